import type { ChangeId, EntityId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { approvalField, homeField, lifeField } from './change.ts'
import type { Facts, IneffectiveReason } from './facts.ts'
import type { FoldedRecord, Ineffective } from './fold.ts'
import { type Ancestry, ancestryOf, type FieldHeads, foldField, seenOf, writersOf } from './fold-field.ts'
import { judgeApprovals } from './late-approval.ts'
import { type FoldedField, lifeOf } from './life.ts'
import { homeJudge, type Moves, movesOf } from './moves.ts'
import { erasedWrite, type Write, writesField } from './write.ts'

/** A record to be folded; its writes sorted by `compareWrites`. */
export interface Member {
  readonly entity: EntityId
  readonly writes: readonly Write[]
}

/** A write, and whether it counts as far as its own record tells. */
interface Judged {
  readonly write: Write
  /** Why the change counts for nothing; null when it counts, field by field. */
  readonly reason: IneffectiveReason | null
  /** Why nothing but its move counts: where the record belongs decides over the rest. */
  readonly homeReason: IneffectiveReason | null
}

/** A record with its home. */
interface Judgement extends Member {
  readonly moves: Moves
  readonly judged: readonly Judged[]
}

/** All fields that any of these writes writes or names, sorted; not `home`, of which each record has its own. */
const fieldsOf = (writes: readonly Write[]): readonly string[] => {
  const names = new Set<string>([lifeField])
  for (const write of writes) {
    for (const name of Object.keys(write.values)) names.add(name)
    for (const name of write.missing) names.add(name)
    for (const name of Object.keys(write.seen)) names.add(name)
  }
  names.delete(homeField)
  return [...names].sort()
}

/** Writes whose content is erased lose it here, at every arrival anew. */
const withoutErased = (kind: string, { entity, writes }: Member, facts: Facts): Member => {
  const kept = writes.map((write) => {
    if (facts.isErased({ id: write.id, kind, entity }, write.org)) return erasedWrite(write)
    if (!write.erased) return write
    const { erased: _, ...live } = write
    return live
  })
  return { entity, writes: kept }
}

type Ancestries = (field: string) => Ancestry

const ancestriesOf = (members: readonly Member[], facts: Facts): Ancestries => {
  const all = members.flatMap(({ writes }) => writes)
  const numbers = new Map<Write, number>()
  if (members.length > 1)
    for (const [i, { writes }] of members.entries()) for (const write of writes) numbers.set(write, i)
  const recordOf = members.length > 1 ? (write: Write): number => numbers.get(write) ?? 0 : null
  const made = new Map<string, Ancestry>()
  return (field) => {
    const held = made.get(field) ?? ancestryOf(field, writersOf(all, field), facts, recordOf)
    made.set(field, held)
    return held
  }
}

const judgeMember = (
  kind: string,
  { entity, writes }: Member,
  fields: readonly string[],
  ancestries: Ancestries,
  facts: Facts,
): Judgement => {
  const reasons = new Map(writes.map((write) => [write, facts.reasonAgainst(kind, entity, write)]))
  const movers = facts.field(kind, homeField) ? writersOf(writes, homeField) : none
  const reasonOf = (write: Write): IneffectiveReason | null => reasons.get(write) ?? null
  const moves = movesOf(kind, facts.mintedBy(entity), movers, reasonOf, facts)
  const ways = moves.heads.length > 0 ? fields.map((field) => ({ field, ancestry: ancestries(field) })) : none
  const againstHome = homeJudge(moves, ways, facts)
  const judged = writes.map((write): Judged => {
    const homeReason = againstHome(write)
    const isMove = movers.length > 0 && writesField(write, homeField)
    return { write, reason: reasonOf(write) ?? (isMove ? null : homeReason), homeReason }
  })
  return { entity, writes, moves, judged }
}

/** Why the writes of a group count for nothing, and what remains. */
const sift = (
  kind: string,
  group: readonly Judgement[],
  fields: readonly string[],
  ancestries: Ancestries,
  facts: Facts,
) => {
  const against = new Map<EntityId, Ineffective[]>(group.map(({ entity }) => [entity, []]))
  const homeReasons = new Map<Write, IneffectiveReason>()
  const counting: { readonly entity: EntityId; readonly write: Write }[] = []
  for (const { entity, judged } of group) {
    for (const { write, reason, homeReason } of judged) {
      if (!reason) counting.push({ entity, write })
      if (homeReason) homeReasons.set(write, homeReason)
    }
  }
  const forbids = (write: Write, field: string): IneffectiveReason | null => {
    const home = field === homeField ? undefined : homeReasons.get(write)
    if (home) return home
    const rule = facts.field(kind, field)
    return rule && levelRank(rule.owner) > levelRank(write.role) ? 'rejected-owner' : null
  }

  const ancestry = ancestries(approvalField)
  const approving = counting.flatMap(({ write }) =>
    writesField(write, approvalField) && !forbids(write, approvalField) ? [write] : [],
  )
  const knowsApproval = facts.field(kind, approvalField) !== undefined
  const heads = knowsApproval ? foldField(approvalField, ancestry, approving, none).heads : none
  const writes = group.flatMap((member) => member.writes)
  const approvals = judgeApprovals(kind, heads, writes, ancestries, facts)

  /** The revokes of an approved write that came too late to take it back; null when one did not. */
  const lateRevokes = (entity: EntityId, write: Write): readonly ChangeId[] | null => {
    if (writesField(write, homeField) || writesField(write, approvalField)) return null
    const by = facts.revokesOf({ id: write.id, kind, entity }, write.org)
    if (!by.every((one) => approvals.isRevokeLate(one.write, one.target))) return null
    return by.map((one) => one.write.id).sort()
  }
  for (const { entity, judged } of group) {
    const row = against.get(entity)
    for (const { write, reason, homeReason } of judged) {
      if (!reason) continue
      const late = reason === 'revoked' && approvals.isApproved ? lateRevokes(entity, write) : null
      // What was approved stays, as far as its home lets it count; whoever took it back is listed beside it.
      for (const id of late ?? none) row?.push({ id, field: null, reason: 'late-approval' })
      if (late && !homeReason) counting.push({ entity, write })
      else row?.push({ id: write.id, field: null, reason: late && homeReason ? homeReason : reason })
    }
  }

  const effective = new Map<string, readonly Write[]>()
  for (const field of fields) {
    const kept = counting.filter(({ entity, write }) => {
      if (!writesField(write, field)) return false
      const reason = forbids(write, field) ?? (approvals.isLate(write, field) ? 'late-approval' : null)
      if (reason) against.get(entity)?.push({ id: write.id, field, reason })
      return !reason
    })
    effective.set(
      field,
      kept.map(({ write }) => write),
    )
  }
  return { against, counting, effective, forbids, approvals }
}

/** One field, folded. */
interface View extends FoldedField, FieldHeads {}

/** What the fields of a record say together. */
const assemble = (kind: string, views: readonly View[], facts: Facts) => {
  const values: Record<string, unknown> = {}
  const heads: Record<string, readonly ChangeId[]> = {}
  const conflicts: string[] = []
  const waiting: string[] = []
  const erased: string[] = []
  let changedAt: number | null = null
  for (const { field, heads: own, conflict, waiting: waits } of views) {
    const [shown] = own
    if (shown) {
      heads[field] = own.map((head) => head.id)
      changedAt = Math.max(changedAt ?? shown.at, shown.at)
    }
    // What this version does not know is followed, so that edits name its heads, but shows nothing.
    if (!facts.field(kind, field)) continue
    if (shown && Object.hasOwn(shown.values, field)) values[field] = shown.values[field]
    if (shown?.erased) erased.push(field)
    if (conflict) conflicts.push(field)
    if (waits) waiting.push(field)
  }
  return { values, heads, conflicts, waiting, erased, changedAt }
}

const foldGroup = (
  kind: string,
  group: readonly Judgement[],
  fields: readonly string[],
  ancestries: Ancestries,
  facts: Facts,
): readonly FoldedRecord[] => {
  const { against, counting, effective, forbids, approvals } = sift(kind, group, fields, ancestries, facts)
  // What a change names counts only when it writes something that counts.
  const naming = new Set([...effective.values()].flat())
  const knowsHome = facts.field(kind, homeField) !== undefined
  const moving = new Map<EntityId, Write[]>()
  for (const { entity, write } of counting) {
    if (!knowsHome || !writesField(write, homeField)) continue
    const isMove = group.some((member) => member.entity === entity && member.moves.to.has(write.id))
    const row = moving.get(entity) ?? []
    moving.set(entity, row)
    if (isMove) {
      row.push(write)
      naming.add(write)
    } else {
      const reason = forbids(write, homeField) ?? 'rejected-home'
      against.get(entity)?.push({ id: write.id, field: homeField, reason })
    }
  }
  const view = (field: string, writes: readonly Write[], namers: Iterable<Write>): View => {
    const ancestry = ancestries(field)
    const named = [...namers].flatMap((write) => (writesField(write, field) ? none : seenOf(write, field)))
    return { field, effective: writes, ancestry, ...foldField(field, ancestry, writes, named) }
  }
  const shared = fields.map((field) => view(field, effective.get(field) ?? none, naming))
  const homes = group.map(({ entity, writes }) => {
    const own = writes.filter((write) => naming.has(write))
    const isNamed = own.some((write) => seenOf(write, homeField).length > 0)
    return moving.has(entity) || isNamed ? [view(homeField, moving.get(entity) ?? none, own)] : none
  })
  // One of which no write counts shows under the others, not they under it: an import taken back leaves no trace.
  const speaking = group.filter(({ writes }) => writes.some((write) => naming.has(write)))
  const [first = group[0]] = speaking
  // Who voids one of several cannot name where the others belong.
  const own = speaking.length < 2 && first ? (homes[group.indexOf(first)] ?? none) : none
  const life = lifeOf([...shared, ...own])
  const isChanged = shared.some(({ field, heads }) => approvals.isChanged(field, heads))
  const approval = approvals.isApproved ? (isChanged ? 'changed' : 'approved') : 'none'
  const last = Math.max(...group.map(({ writes }) => writes.at(-1)?.at ?? 0))
  return group.map(({ entity, writes, moves }, i): FoldedRecord => {
    const views = [...shared, ...(homes[i] ?? none)].sort((a, b) => (a.field < b.field ? -1 : 1))
    const { changedAt, ...said } = assemble(kind, views, facts)
    return {
      kind,
      entity,
      writes,
      home: moves.home,
      ...life,
      ...said,
      ineffective: against.get(entity) ?? none,
      approval,
      sameAs: first && first.entity !== entity ? first.entity : null,
      with: group.map((other) => other.entity).filter((other) => other !== entity),
      changedAt: changedAt ?? last,
    }
  })
}

/**
 * Several records of one kind: each group shows as one (sync.md rule 8); the groups were one once, so that a write of one may
 * still name a write of another.
 */
export const foldFamily = (
  kind: string,
  groups: readonly (readonly Member[])[],
  facts: Facts,
): readonly FoldedRecord[] => {
  const live = groups.map((group) => group.map((member) => withoutErased(kind, member, facts)))
  const members = live.flat()
  const ancestries = ancestriesOf(members, facts)
  const fields = fieldsOf(members.flatMap(({ writes }) => writes))
  return live.flatMap((group) => {
    const judged = group.map((member) => judgeMember(kind, member, fields, ancestries, facts))
    return foldGroup(kind, judged, fields, ancestries, facts)
  })
}

const none: readonly never[] = []
