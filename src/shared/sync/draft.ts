import type { ChangeId, EntityId } from '../base/id.ts'
import { sameValue } from '../base/same.ts'
import type { FieldClass } from '../domain/field.ts'
import { fieldOf } from '../domain/registry.ts'
import { type Life, lifeField } from './change.ts'
import type { Draft } from './change-build.ts'
import { type FoldedRecord, lifeState, seenFor } from './fold.ts'

/** What a person wants one record to say. `fields` of a new record need no `life`; it is added. */
export interface Edit {
  readonly kind: string
  readonly entity: EntityId
  readonly fields: Readonly<Record<string, unknown>>
  /** Late writes that are taken in, by field: named as seen beside the heads. With it every field given is news. */
  readonly also?: Readonly<Record<string, readonly ChangeId[]>>
}

/** What of an edit is news beside the record as it stands; a conflicting field is news even when its shown value stays. */
const newsOf = (edit: Edit, record: FoldedRecord | null): Readonly<Record<string, unknown>> => {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(edit.fields)) {
    if (value === undefined) continue
    if (!record) {
      if (value !== null) fields[name] = value
    } else if (
      edit.also ||
      !sameValue(value, record.values[name] ?? null) ||
      record.conflicts.includes(name)
    ) {
      fields[name] = value
    }
  }
  if (Object.keys(fields).length === 0 && record) return fields
  const alive: Life = { state: 'active' }
  // A record begins with its life; editing a void one calls it back.
  if (!(lifeField in fields) && record?.life !== 'active') fields[lifeField] = alive
  return fields
}

/**
 * One record's part of a save: its news by class, and all heads its author saw in the record as it stands here. Null when
 * it says nothing new. Throws for a field that the kind does not have: only a bug writes one.
 */
export const draftOf = (edit: Edit, record: FoldedRecord | null): Draft | null => {
  const fields = newsOf(edit, record)
  const names = Object.keys(fields)
  if (names.length === 0) return null
  const values: Partial<Record<FieldClass, Record<string, unknown>>> = {}
  for (const name of names) {
    const place = fieldOf(edit.kind, name)
    if (!place) throw new Error(`${edit.kind} has no field ${name}`)
    const body = values[place.class] ?? {}
    body[name] = fields[name]
    values[place.class] = body
  }
  const seen: Record<string, readonly ChangeId[]> = {
    ...seenFor(record, names, lifeState(fields[lifeField]) === 'void'),
  }
  const { also = {} } = edit
  for (const name of Object.keys(also)) seen[name] = [...(seen[name] ?? []), ...(also[name] ?? [])]
  return { kind: edit.kind, entity: edit.entity, values, seen }
}
