import type { Day } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import type { Portions } from '../base/portions.ts'
import { sameValue } from '../base/same.ts'
import {
  baseIn,
  type DuesBase,
  type DuesStanding,
  duesByMember,
  duesMonthsOf,
  duesOf,
  duesStanding,
  type MemberDues,
  monthStart,
} from '../domain/dues.ts'
import type { Rec } from '../domain/field.ts'
import type { Member, MemberEvent } from '../domain/member.ts'
import type { MemberRule } from '../domain/member-rule.ts'
import { eventsByMember, membershipAt } from '../domain/membership.ts'
import { isHeldOn, type MemberPost, termEnd, termRuleOf } from '../domain/post.ts'
import { isSameGroup } from '../domain/post-check.ts'

/** The records rules of members are tried on. */
export interface MemberRuleRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly posts: readonly Rec<MemberPost>[]
  readonly dues: readonly Rec<MemberDues>[]
  /** Pay stays in its union: a school holds none of its branches'. */
  readonly bases: readonly Rec<DuesBase>[]
}

/** What rules come to for a post that is held. */
export interface PostOutcome {
  /** The day the term ends, written or by the rule. */
  readonly end: Day | null
  /** How many hold the post at the same time where the rule allows fewer; null where it does not. */
  readonly tooMany: { readonly holders: number; readonly most: number } | null
}

/** What rules come to for the dues of a member. */
export interface DuesOutcome {
  readonly standing: DuesStanding['type']
  /** The months that are open, and what they lack. */
  readonly months: number
  readonly amount: Fen
  /** So many months without dues that the membership may lapse. */
  readonly lapses: boolean
  /** What the running month asks for; null where no pay is known. */
  readonly due: Fen | null
}

/** A post or a member for whom other rules come to something else. */
export type MemberChanged =
  | {
      readonly kind: 'post'
      readonly id: EntityId
      readonly before: PostOutcome
      readonly after: PostOutcome
    }
  | {
      readonly kind: 'dues'
      readonly id: EntityId
      readonly before: DuesOutcome
      readonly after: DuesOutcome
    }

const postOutcome = (
  rule: MemberRule | null,
  values: MemberPost,
  alike: readonly Rec<MemberPost>[],
): PostOutcome => {
  const term = termRuleOf(rule, values.post)
  const holders = alike.filter((one) => term?.per === 'union' || isSameGroup(one.values, values)).length
  const most = term?.most ?? null
  return { end: termEnd(values, rule), tooMany: most !== null && holders > most ? { holders, most } : null }
}

const duesOutcome = (
  rule: MemberRule | null,
  months: ReturnType<typeof duesMonthsOf>,
  base: Fen | null,
  today: Day,
): DuesOutcome => {
  const dues = rule?.dues ?? null
  const standing = duesStanding(months, today, dues)
  const owing = standing.type === 'owing' ? standing : null
  return {
    standing: standing.type,
    months: owing?.months ?? 0,
    amount: owing?.amount ?? (0 as Fen),
    lapses: Boolean(dues?.lapse && owing && owing.inRow >= dues.lapse),
    due: base === null || !dues ? null : duesOf(base, dues),
  }
}

/**
 * What rules would change today: when the terms of the posts held end and how many may hold them, and how members stand with
 * dues, beside what the rules in force (`inForce`) say. Months already written stay as they are. Nothing is written.
 */
export function* compareMembers(
  rule: MemberRule,
  inForce: MemberRule | null,
  records: MemberRuleRecords,
  today: Day,
): Portions<{ readonly judged: number; readonly changed: readonly MemberChanged[] }> {
  const changed: MemberChanged[] = []
  let judged = 0
  const held = records.posts.filter(({ life, values }) => life === 'active' && isHeldOn(values, today))
  const alike = groupBy(held, ({ home, values }) => `${home} ${values.post}`)
  for (const { id, home, values } of held) {
    const others = alike.get(`${home} ${values.post}`) ?? []
    const before = postOutcome(inForce, values, others)
    const after = postOutcome(rule, values, others)
    if (!sameValue(before, after)) changed.push({ kind: 'post', id, before, after })
    judged += 1
    yield judged
  }
  const events = eventsByMember(records.events)
  const dues = duesByMember(records.dues)
  const bases = duesByMember(records.bases)
  for (const { id, life } of records.members) {
    const months = duesMonthsOf(dues.get(id) ?? [])
    const base = baseIn(bases.get(id) ?? [], monthStart(today))
    if (life !== 'active' || (months.size === 0 && base === null)) continue
    if (membershipAt(events.get(id) ?? [], today) !== 'active') continue
    const before = duesOutcome(inForce, months, base, today)
    const after = duesOutcome(rule, months, base, today)
    if (!sameValue(before, after)) changed.push({ kind: 'dues', id, before, after })
    judged += 1
    yield judged
  }
  return { judged, changed }
}
