import type { EntityId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { approvalField, homeField, lifeField } from './change.ts'
import type { Facts } from './facts.ts'
import { type FoldedRecord, foldedSingle, lifeState } from './fold.ts'
import { foldFamily } from './fold-family.ts'
import { foldPlain } from './fold-plain.ts'
import type { Write } from './write.ts'

/** A record of one write that counts in whole: by far the most. Null when there is more to say. */
const foldSingle = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  facts: Facts,
): FoldedRecord | null => {
  const write = writes[0]
  if (!write || writes.length !== 1 || write.missing.length > 0) return null
  if (write.org !== facts.mintedBy(entity)) return null
  for (const _ in write.seen) return null
  if (lifeState(write.values[lifeField]) !== 'active') return null
  const rank = levelRank(write.role)
  for (const field in write.values) {
    const rule = facts.field(kind, field)
    if (field === homeField || field === approvalField || !rule || levelRank(rule.owner) > rank) return null
  }
  if (facts.reasonAgainst(kind, entity, write)) return null
  if (facts.isErased({ id: write.id, kind, entity }, write.org)) return null
  return foldedSingle(kind, entity, writes, write)
}

/** The view of one record that stands alone (sync.md section 2). */
export const foldRecord = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  facts: Facts,
): FoldedRecord => {
  const short = foldSingle(kind, entity, writes, facts) ?? foldPlain(kind, entity, writes, facts)
  const [record] = short ? [short] : foldFamily(kind, [[{ entity, writes }]], facts)
  if (!record) throw new Error('a record folds to itself')
  return record
}
