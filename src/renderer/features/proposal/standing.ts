import { type Day, daysBetween } from '#shared/base/day.ts'
import { groupBy } from '#shared/base/group.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'
import type { Proposal, ProposalSeconder } from '#shared/domain/proposal.ts'
import {
  checkProposal,
  lateness,
  type ProposalProblem,
  type ProposalRule,
  type ProposalState,
  proposalDeadline,
  proposalState,
} from '#shared/domain/proposal-check.ts'

export type ProposalRec = Rec<Proposal>
export type SeconderRec = Rec<ProposalSeconder>

/** The school's rule with the line that says where it stands. */
export interface RuleInForce {
  readonly rule: ProposalRule
  readonly source: string | null
}

/** One proposal as lists show it. */
export interface ProposalRow {
  readonly id: EntityId
  readonly home: string
  readonly record: ProposalRec
  readonly title: string
  /** One record per member, even where two were merged in. */
  readonly seconders: readonly SeconderRec[]
  readonly state: ProposalState
  /** What keeps it from being submitted today. */
  readonly problems: readonly ProposalProblem[]
  readonly deadline: Day | null
  /** Days to the deadline while it is not submitted; negative when it has passed. Null without a deadline. */
  readonly daysLeft: number | null
  /** Days by which it was, or by now is, too late; 0 in time. */
  readonly late: number
}

/** Everything that keeps a proposal from being submitted on a day. */
export const submitProblems = (
  values: Proposal,
  seconders: readonly EntityId[],
  isDelegate: (member: EntityId) => boolean,
  rule: ProposalRule,
  today: Day,
): readonly ProposalProblem[] => {
  const checked = checkProposal({ ...values, submittedOn: today }, { rule, seconders, isDelegate, today })
  return checked.ok ? [] : checked.error
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
  { rule }: RuleInForce,
  today: Day,
): readonly ProposalRow[] => {
  const delegates = new Set<string>(members.flatMap((one) => (one.values.delegate ? one.id : [])))
  const byProposal = groupBy(seconders, ({ values }) => values.proposal)
  const rows = proposals.map((record): ProposalRow => {
    const { values } = record
    const own = onePerMember(byProposal.get(record.id) ?? [])
    const named = own.flatMap((one) => one.values.member ?? [])
    const open = !values.submittedOn && !values.outcome?.outcome
    const deadline = proposalDeadline(values, rule, { today })
    const late = (open || values.submittedOn) && lateness(values, rule, { today }) && deadline
    return {
      id: record.id,
      home: record.home,
      record,
      title: values.title ?? '',
      seconders: own,
      state: proposalState(values, named.filter((one) => one !== values.proposer).length, rule),
      problems: open ? submitProblems(values, named, (one) => delegates.has(one), rule, today) : [],
      deadline,
      daysLeft: open && deadline ? daysBetween(today, deadline) : null,
      late: late ? daysBetween(late, values.submittedOn ?? today) : 0,
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
