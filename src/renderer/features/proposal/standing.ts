import { type Day, daysBetween } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import type { Messages } from '#shared/i18n/messages.ts'

export type ProposalRec = Rec<Proposal>
export type SeconderRec = Rec<ProposalSeconder>

/** Where a proposal stands; the words are those of the noun. */
export type ProposalState = keyof Messages['proposal']['state']

/** What a school asks before a proposal is handed in. */
export interface ProposalRule {
  /** Seconders besides the proposer. */
  readonly seconders: number
  readonly deadline: Day | null
  readonly lateBecomesSuggestion: boolean
  readonly source: string | null
}

/** Why a proposal cannot be submitted yet. */
export type SubmitRefusal =
  | {
      readonly type: 'no-title' | 'no-reason' | 'no-measures' | 'no-proposer' | 'self-seconded' | 'no-review'
    }
  | { readonly type: 'review-not-agreed' }
  | { readonly type: 'not-delegate'; readonly member: EntityId }
  | { readonly type: 'too-few-seconders'; readonly have: number; readonly need: number }

/** One proposal as lists show it. */
export interface ProposalRow {
  readonly id: EntityId
  readonly home: string
  readonly record: ProposalRec
  readonly title: string
  /** One record per member, even where two were merged in. */
  readonly seconders: readonly SeconderRec[]
  readonly state: ProposalState
  readonly refusals: readonly SubmitRefusal[]
  /** Days to the deadline while it is not submitted; negative when it has passed. Null without a deadline. */
  readonly daysLeft: number | null
  /** Days by which it was, or is, too late. */
  readonly late: number
}

const blank = (text: string | null | undefined): boolean => (text ?? '').trim() === ''

/** Everything that keeps a proposal from being submitted, the most basic first. */
export const submitRefusals = (
  values: Proposal,
  seconders: readonly EntityId[],
  isDelegate: (member: EntityId) => boolean,
  rule: ProposalRule,
): readonly SubmitRefusal[] => {
  const found: SubmitRefusal[] = []
  if (blank(values.title)) found.push({ type: 'no-title' })
  if (blank(values.reason)) found.push({ type: 'no-reason' })
  if (blank(values.measures)) found.push({ type: 'no-measures' })
  const { proposer } = values
  if (!proposer) found.push({ type: 'no-proposer' })
  for (const one of new Set([...(proposer ? [proposer] : []), ...seconders]))
    if (!isDelegate(one)) found.push({ type: 'not-delegate', member: one })
  if (proposer && seconders.includes(proposer)) found.push({ type: 'self-seconded' })
  const have = new Set(seconders.filter((one) => one !== proposer)).size
  if (have < rule.seconders) found.push({ type: 'too-few-seconders', have, need: rule.seconders })
  const verdict = values.chairReview?.verdict
  if (!verdict) found.push({ type: 'no-review' })
  else if (verdict !== 'agree') found.push({ type: 'review-not-agreed' })
  return found
}

/** The stage of a proposal: the school's outcome first, then what the branch has done. */
export const proposalState = (values: Proposal, refusals: readonly SubmitRefusal[]): ProposalState => {
  if (values.outcome?.outcome) return values.outcome.outcome
  if (values.submittedOn) return 'submitted'
  const verdict = values.chairReview?.verdict
  if (verdict === 'revise') return 'returned'
  if (verdict === 'disagree') return 'declined'
  const open = refusals.filter((one) => one.type !== 'no-review' && one.type !== 'review-not-agreed')
  if (open.length > 0) return 'draft'
  return verdict === 'agree' ? 'reviewed' : 'awaiting-review'
}

/** One seconder per member, in the order in which they were added. */
export const onePerMember = (seconders: readonly SeconderRec[]): readonly SeconderRec[] => {
  const seen = new Set<string>()
  return seconders.filter((one) => {
    const member = one.values.member
    if (!member || seen.has(member)) return false
    seen.add(member)
    return true
  })
}

/** All proposals with their standing, the newest first. */
export const standings = (
  proposals: readonly ProposalRec[],
  seconders: readonly SeconderRec[],
  members: readonly Rec<Member>[],
  rule: ProposalRule,
  today: Day,
): readonly ProposalRow[] => {
  const delegates = new Set<string>(members.flatMap((one) => (one.values.delegate ? one.id : [])))
  const byProposal = new Map<string, SeconderRec[]>()
  for (const one of seconders) {
    const key = one.values.proposal
    if (!key) continue
    const list = byProposal.get(key)
    if (list) list.push(one)
    else byProposal.set(key, [one])
  }
  const rows = proposals.map((record): ProposalRow => {
    const { values } = record
    const own = onePerMember(byProposal.get(record.id) ?? [])
    const refusals = submitRefusals(
      values,
      own.flatMap((one) => one.values.member ?? []),
      (member) => delegates.has(member),
      rule,
    )
    const open = !values.submittedOn && !values.outcome?.outcome
    const daysLeft = rule.deadline && open ? daysBetween(today, rule.deadline) : null
    const on = values.submittedOn ?? (open ? today : null)
    return {
      id: record.id,
      home: record.home,
      record,
      title: values.title ?? '',
      seconders: own,
      state: proposalState(values, refusals),
      refusals,
      daysLeft,
      late: rule.deadline && on ? Math.max(0, daysBetween(rule.deadline, on)) : 0,
    }
  })
  return rows.sort((a, b) => {
    const x = a.record.values.proposedOn ?? ''
    const y = b.record.values.proposedOn ?? ''
    return x === y ? 0 : x < y ? 1 : -1
  })
}

/** The columns of the board, and the states that stand in each. */
export const boardColumns = [
  { key: 'draft', states: ['draft', 'returned', 'declined'] },
  { key: 'review', states: ['awaiting-review'] },
  { key: 'ready', states: ['reviewed'] },
  { key: 'submitted', states: ['submitted'] },
  { key: 'decided', states: ['accepted', 'merged', 'suggestion', 'rejected', 'withdrawn'] },
] as const satisfies readonly { readonly key: string; readonly states: readonly ProposalState[] }[]

/** Seconders to write and to take away, so that the records say what the form says. */
export const seconderChanges = (
  before: readonly SeconderRec[],
  after: readonly EntityId[],
): { readonly add: readonly EntityId[]; readonly remove: readonly EntityId[] } => ({
  add: after.filter((member) => !before.some((one) => one.values.member === member)),
  remove: before.flatMap((one) => (one.values.member && after.includes(one.values.member) ? [] : one.id)),
})
