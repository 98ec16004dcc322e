import type { ChangeId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { readCovers } from './approval.ts'
import { approvalField, homeField, lifeField } from './change.ts'
import type { Facts } from './facts.ts'
import { type Ancestry, seenOf, writersOf } from './fold-field.ts'
import { isVoid } from './life.ts'
import type { RevokeTarget } from './system-value.ts'
import type { Write } from './write.ts'

/** What the counting approvals of a record say of its other writes. */
export interface Approvals {
  /** Whether any covers something. */
  readonly isApproved: boolean
  /** Whether a write of a field came too late: it is nothing that was approved, and its author had not seen that it was. */
  readonly isLate: (write: Write, field: string) => boolean
  /** The same of a revoke of a write. */
  readonly isRevokeLate: (revoke: Write, target: RevokeTarget) => boolean
  /** Whether what was approved is not what stands now. */
  readonly isChanged: (field: string, heads: readonly Write[]) => boolean
}

interface Judge {
  readonly id: ChangeId
  readonly covers: ReadonlyMap<string, readonly ChangeId[]>
  /** What was approved of a field with all before it; null while some of it is not held, so that nothing can be told. */
  readonly approved: (field: string) => ReadonlySet<Write> | null
  /** Whether a write, or one of that field which it descends from, had seen the approval. */
  readonly isSeenBy: (write: Write, field: string) => boolean
  /** The approval and those that descend from it. */
  readonly ids: ReadonlySet<ChangeId>
  readonly life: readonly ChangeId[]
}

/** A function that remembers what it gave for a field. */
const perField = <T>(make: (field: string) => T): ((field: string) => T) => {
  const made = new Map<string, T>()
  return (field) => {
    const held = made.get(field)
    if (held !== undefined) return held
    const value = make(field)
    made.set(field, value)
    return value
  }
}

const judgeOf = (head: Write, writes: readonly Write[], ancestryOf: (field: string) => Ancestry): Judge => {
  const covers = readCovers(head.values[approvalField])
  // A void is an edit of the whole: who approved knew of those before the life he saw.
  const life = [...(covers.get(lifeField) ?? []), ...seenOf(head, lifeField)]
  const heirs = ancestryOf(approvalField).descendants([head])
  const ids = new Set([...heirs].map(({ id }) => id))
  const sees = (write: Write): boolean =>
    write === head || seenOf(write, approvalField).some((id) => ids.has(id))
  const byId = new Map(writes.map((write) => [write.id, write]))
  const approvedOf = (field: string): ReadonlySet<Write> | null => {
    const named = field === lifeField ? life : (covers.get(field) ?? [])
    const marked = new Set<Write>()
    ancestryOf(field).markIds(named, marked)
    const isWhole = named.every((id) => byId.has(id)) && ancestryOf(field).isWhole(marked)
    return isWhole ? marked : null
  }
  const approved = perField((field) => ({ set: approvedOf(field) }))
  const seers = perField((field) => ancestryOf(field).descendants(writersOf(writes, field).filter(sees)))
  return {
    id: head.id,
    covers,
    approved: (field) => approved(field).set,
    isSeenBy: (write, field) => sees(write) || seers(field).has(write),
    ids,
    life,
  }
}

/**
 * How the effective heads of `approval` judge a record (sync.md rule 7). What is an ancestor of what they cover, or saw them,
 * is not late; a void or a revoke by a level that may not approve is late even when it saw them. A void touches all that is
 * covered; a revoke touches the covered writes, and those that gave the record the life the approver saw.
 */
export const judgeApprovals = (
  kind: string,
  heads: readonly Write[],
  writes: readonly Write[],
  ancestryOf: (field: string) => Ancestry,
  facts: Pick<Facts, 'field'>,
): Approvals => {
  const judges = heads
    .map((head) => judgeOf(head, writes, ancestryOf))
    .filter(({ covers }) => covers.size > 0)
  const owner = facts.field(kind, approvalField)?.owner ?? 'school'
  const mayApprove = (write: Write): boolean => levelRank(write.role) >= levelRank(owner)

  const isLateFor = (judge: Judge, write: Write, field: string): boolean => {
    const voids = field === lifeField && isVoid(write)
    if (!voids && !judge.covers.has(field)) return false
    const approved = judge.approved(field)
    if (!approved || approved.has(write)) return false
    return (voids && !mayApprove(write)) || !judge.isSeenBy(write, field)
  }
  const protects = ({ covers, life }: Judge, id: ChangeId): boolean =>
    life.includes(id) || [...covers.values()].some((ids) => ids.includes(id))

  return {
    isApproved: judges.length > 0,
    isLate: (write, field) =>
      field !== approvalField &&
      field !== homeField &&
      judges.some((judge) => isLateFor(judge, write, field)),
    isRevokeLate: (revoke, { id, approval = [] }) =>
      judges.some(
        (judge) =>
          protects(judge, id) && (!mayApprove(revoke) || !approval.some((named) => judge.ids.has(named))),
      ),
    isChanged: (field, now) =>
      judges.some(({ covers, approved }) => {
        const ids = covers.get(field)
        if (!ids || !approved(field)) return false
        return [...now.map(({ id }) => id)].sort().join() !== [...new Set(ids)].sort().join()
      }),
  }
}
