import type { ChangeId, EntityId, OrgId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { sameValue } from '../base/same.ts'
import { approvalField, homeField, lifeField } from './change.ts'
import type { Facts } from './facts.ts'
import { type FoldedRecord, lifeState } from './fold.ts'
import { compareHeads } from './fold-field.ts'
import type { Write } from './write.ts'

/** With more writes than this, going through all of them for each is no longer quick. */
const mostWrites = 16

/** Whether a write counts in whole, in every field: it is known, held, allowed, and voids, moves and approves nothing. */
const countsInWhole = (
  kind: string,
  entity: EntityId,
  write: Write,
  minted: OrgId,
  facts: Facts,
): boolean => {
  if (write.missing.length > 0 || write.erased) return false
  if (write.org !== minted && !facts.isAtOrAbove(write.org, minted)) return false
  const rank = levelRank(write.role)
  for (const field in write.values) {
    const rule = facts.field(kind, field)
    if (field === homeField || field === approvalField || !rule || levelRank(rule.owner) > rank) return false
  }
  if (Object.hasOwn(write.values, lifeField) && lifeState(write.values[lifeField]) !== 'active') return false
  if (facts.reasonAgainst(kind, entity, write)) return false
  return !facts.isErased({ id: write.id, kind, entity }, write.org)
}

const names = (write: Write, field: string, id: ChangeId): boolean =>
  Object.hasOwn(write.seen, field) && (write.seen[field]?.includes(id) ?? false)

/**
 * Where every writer counts, a write is covered exactly when another names it or follows it in its chain: whatever lies
 * further back is covered by those between. Its successor is mostly the next by clock.
 */
const isCovered = (field: string, writers: readonly Write[], at: number, facts: Facts): boolean => {
  const write = writers[at]
  for (let step = 1; step < writers.length; step++) {
    const other = writers[(at + step) % writers.length]
    if (!write || !other) return false
    if (names(other, field, write.id) || (other.device === write.device && facts.isBefore(write, other)))
      return true
  }
  return false
}

/** By field, those who write it; null when one does not count in whole or names what is not among them. */
const writersByField = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  minted: OrgId,
  facts: Facts,
): ReadonlyMap<string, readonly Write[]> | null => {
  const found = new Map<string, Write[]>()
  for (const write of writes) {
    if (!countsInWhole(kind, entity, write, minted, facts)) return null
    for (const field in write.values) {
      const row = found.get(field)
      if (row) row.push(write)
      else found.set(field, [write])
    }
  }
  for (const { seen } of writes) {
    for (const field in seen) {
      const row = found.get(field)
      for (const id of seen[field] ?? []) if (!row?.some((one) => one.id === id)) return null
    }
  }
  return found
}

/**
 * A record of a few writes that all count in whole, none of which voids, moves or approves it: what `foldFamily` gives, the
 * short way. Null when there is more to say.
 */
export const foldPlain = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  facts: Facts,
): FoldedRecord | null => {
  const minted = writes.length <= mostWrites ? facts.mintedBy(entity) : null
  const byField = minted === null ? null : writersByField(kind, entity, writes, minted, facts)
  if (!byField?.has(lifeField)) return null
  const values: Record<string, unknown> = {}
  const heads: Record<string, readonly ChangeId[]> = {}
  const conflicts: string[] = []
  let changedAt = Number.NEGATIVE_INFINITY
  for (const field of [...byField.keys()].sort()) {
    const writers = byField.get(field) ?? none
    const own =
      writers.length === 1 ? writers : writers.filter((_, at) => !isCovered(field, writers, at, facts))
    const sorted = own.length === 1 ? own : [...own].sort(compareHeads(field))
    const [first, ...others] = sorted
    if (!first) return null
    const value = first.values[field]
    values[field] = value
    heads[field] = sorted.map(({ id }) => id)
    changedAt = Math.max(changedAt, first.at)
    if (others.some((head) => !sameValue(head.values[field], value))) conflicts.push(field)
  }
  return {
    kind,
    entity,
    writes,
    home: minted,
    life: 'active',
    editedWhileVoided: false,
    values,
    heads,
    conflicts,
    waiting: none,
    ineffective: none,
    approval: 'none',
    erased: none,
    sameAs: null,
    with: none,
    changedAt,
  }
}

const none: readonly never[] = []
