import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { Change } from './change.ts'

/** One change as its record keeps it: all that folding needs, without the lines. */
export interface Write {
  readonly id: ChangeId
  readonly device: DeviceId
  readonly seq: number
  readonly at: number
  readonly org: OrgId
  readonly role: Level
  readonly actor: EntityId | null
  /** The version of the record shapes its writer knew. */
  readonly schema: number
  /** Save id, position in the save, number of changes in the save. */
  readonly save: readonly [SaveId, number, number]
  readonly seen: Readonly<Record<string, readonly ChangeId[]>>
  /** Field names come from outside: look them up with `Object.hasOwn`. */
  readonly values: Readonly<Record<string, unknown>>
  /** Fields it writes whose body is not held here: withheld or erased. */
  readonly missing: readonly string[]
  /** All that it said is erased for good. */
  readonly erased?: true
}

const nothingMissing: readonly string[] = []

const missingOf = (change: Change): readonly string[] => {
  let written = 0
  const { fields } = change.header
  for (const names of [fields.plain, fields.sensitive, fields.money]) written += names?.length ?? 0
  let held = 0
  for (const _ in change.values) held++
  if (held === written) return nothingMissing
  return Object.values(fields)
    .flat()
    .filter((name) => !Object.hasOwn(change.values, name))
    .sort()
}

/** The write of a parsed change. */
export const writeOf = (change: Change): Write => {
  const { header } = change
  return {
    id: change.id,
    device: header.device,
    seq: header.seq,
    at: header.at,
    org: header.org,
    role: header.role,
    actor: header.actor,
    schema: header.schema,
    save: header.save,
    seen: header.seen,
    values: change.values,
    missing: missingOf(change),
  }
}

/** A write without what it said, which is erased; the same one when it is so already. */
export const erasedWrite = (write: Write): Write => {
  if (write.erased && write.missing.length > 0 && Object.keys(write.values).length === 0) return write
  const missing = [...new Set([...Object.keys(write.values), ...write.missing])].sort()
  return { ...write, values: {}, missing, erased: true }
}

/** Whether a write writes a field, its value held or not. */
export const writesField = (write: Write, field: string): boolean =>
  Object.hasOwn(write.values, field) || (write.missing.length > 0 && write.missing.includes(field))

/** The order in which a record keeps its writes: by clock, then id; the same for every order of arrival. */
export const compareWrites = (a: Write, b: Write): number => a.at - b.at || (a.id < b.id ? -1 : 1)

/**
 * The writes of a record with more added, sorted. A change that came again with a body it lacked before fills the gap;
 * nothing is lost by one that came again with less. Returns the same array when nothing is new.
 */
export const mergeWrites = (held: readonly Write[], added: readonly Write[]): readonly Write[] => {
  if (held.length === 0 && added.length === 1) return added
  const byId = new Map(held.map((write) => [write.id, write]))
  let changed = false
  for (const write of added) {
    const old = byId.get(write.id)
    if (old && !old.missing.some((field) => Object.hasOwn(write.values, field))) continue
    changed = true
    if (!old) byId.set(write.id, write)
    else
      byId.set(write.id, {
        ...old,
        values: { ...old.values, ...write.values },
        missing: old.missing.filter((field) => !Object.hasOwn(write.values, field)),
      })
  }
  return changed ? [...byId.values()].sort(compareWrites) : held
}
