import { approvalField, lifeField } from './change.ts'
import type { Facts } from './facts.ts'
import type { FoldedRecord } from './fold.ts'
import { type Ancestry, ancestryOf, writersOf } from './fold-field.ts'
import { isObject } from './strict-json.ts'
import type { Write } from './write.ts'

/** A write that stays while something it was built on goes. */
export interface Dependant {
  readonly record: FoldedRecord
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
 * one of them in a field, those whose author saw one, and all the rest when what created the record goes. `kin`: the record
 * and all that show as one with it, because what goes of one was before the authors of the others too. By record, in the
 * order of its writes.
 */
export const dependantsOf = (
  kin: readonly FoldedRecord[],
  goes: (write: Write) => boolean,
  facts: Pick<Facts, 'isBefore'>,
): readonly Dependant[] => {
  const all = kin.flatMap(({ writes }) => writes)
  const leaving = new Set(all.filter(goes))
  if (leaving.size === 0) return []
  const against = new Set(
    kin.flatMap(({ ineffective }) => ineffective.flatMap(({ id, field }) => (field === null ? [id] : []))),
  )
  const creating = writersOf(all, lifeField).filter(({ id }) => !against.has(id))
  const loses = creating.length > 0 && creating.every((write) => leaving.has(write))
  const ids = new Set<unknown>([...leaving].map(({ id }) => id))
  const numbers = new Map(kin.flatMap(({ writes }, i) => writes.map((write) => [write, i] as const)))
  const recordOf = kin.length > 1 ? (write: Write): number => numbers.get(write) ?? 0 : null
  const ancestries = new Map<string, Ancestry>()
  const builtOn = (write: Write, field: string): boolean => {
    const ancestry = ancestries.get(field) ?? ancestryOf(field, writersOf(all, field), facts, recordOf)
    ancestries.set(field, ancestry)
    const marked = new Set<Write>()
    ancestry.markFrom(write, marked)
    return [...marked].some((one) => leaving.has(one))
  }
  return kin.flatMap((record) =>
    record.writes.flatMap((write): Dependant[] => {
      if (leaving.has(write) || against.has(write.id)) return []
      const field = fieldsOf(write).find((name) => builtOn(write, name))
      if (field === undefined && !loses && !namedBy(write).some((id) => ids.has(id))) return []
      return [{ record, write, field: field ?? null, loses }]
    }),
  )
}
