import { approvalField, lifeField } from './change.ts'
import type { Facts } from './facts.ts'
import type { FoldedRecord } from './fold.ts'
import { ancestryOf, writersOf } from './fold-field.ts'
import { isObject } from './strict-json.ts'
import { type Write, writesField } from './write.ts'

/** A write that stays while something it was built on goes. */
export interface Dependant {
  readonly write: Write
  /** The field that was built on; null when the write is about the record. */
  readonly field: string | null
  /** The record would lose what created it. */
  readonly loses: boolean
}

const fieldsOf = ({ values, missing }: Write): readonly string[] => [...Object.keys(values), ...missing]

const namedBy = ({ seen, values }: Write): readonly unknown[] => {
  const approval = values[approvalField]
  const covers = isObject(approval) && isObject(approval.covers) ? Object.values(approval.covers) : []
  return [...Object.values(seen), ...covers].flat()
}

/**
 * The counting writes of a record that were built on writes that are to go (an import taken back): those that descend from
 * one of them in a field, those whose author saw one, and all the rest when what created the record goes. In the order of
 * the record's writes; `others`: what stands behind the same record because both are the same.
 */
export const dependantsOf = (
  record: FoldedRecord,
  goes: (write: Write) => boolean,
  facts: Pick<Facts, 'isBefore'>,
  others: readonly Write[] = [],
): readonly Dependant[] => {
  const leaving = new Set(record.writes.filter(goes))
  if (leaving.size === 0) return []
  const against = new Set(record.ineffective.flatMap(({ id, field }) => (field === null ? [id] : [])))
  const staying = record.writes.filter((write) => !leaving.has(write) && !against.has(write.id))
  const creating = writersOf(record.writes, lifeField).filter(({ id }) => !against.has(id))
  const loses = creating.length > 0 && creating.every((write) => leaving.has(write))
  const ids = new Set<unknown>([...leaving].map(({ id }) => id))
  const names = (write: Write): boolean => namedBy(write).some((id) => ids.has(id))
  const ancestries = new Map<string, ReturnType<typeof ancestryOf>>()
  const builtOn = (write: Write, field: string): boolean => {
    const ancestry =
      ancestries.get(field) ?? ancestryOf(field, writersOf(record.writes, field), facts as Facts)
    ancestries.set(field, ancestry)
    const marked = new Set<Write>()
    ancestry.markFrom(write, marked)
    return [...marked].some((one) => leaving.has(one))
  }
  const own = staying.flatMap((write): Dependant[] => {
    const field = fieldsOf(write).find((name) => writesField(write, name) && builtOn(write, name))
    if (field === undefined && !loses && !names(write)) return []
    return [{ write, field: field ?? null, loses }]
  })
  const linked = others.filter((write) => !goes(write) && names(write))
  return [...own, ...linked.map((write): Dependant => ({ write, field: null, loses: false }))]
}
