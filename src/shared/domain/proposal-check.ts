import { addDays, type Day, dayOf, dayParts } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { byRef } from './by-ref.ts'
import { checkValues, type FieldProblem, isEmpty } from './check.ts'
import type { Rec } from './field.ts'
import { type Proposal, type ProposalOutcome, type ProposalSeconder, proposal } from './proposal.ts'

/** What a school asks of a proposal (domain 4.1); data, read by `rules/proposal.ts`. */
export interface ProposalRule {
  /** Seconders beside the proposer. */
  readonly seconders: number
  /** Only delegates may propose and second. */
  readonly delegatesOnly: boolean
  /** The branch chair reviews before it is submitted. */
  readonly chairReview: boolean
  readonly deadline:
    | { readonly type: 'day'; readonly day: Day }
    | { readonly type: 'yearly'; readonly month: number; readonly day: number }
    | { readonly type: 'before-opening'; readonly days: number }
    | null
  /** What a late one becomes; never lost. */
  readonly late: 'late' | 'suggestion'
}

/** Where a proposal stands, derived from what is written. */
export type ProposalState =
  | 'draft'
  | 'awaiting-review'
  | 'returned'
  | 'declined'
  | 'reviewed'
  | 'submitted'
  | ProposalOutcome

/** The members who second a proposal: each once, the proposer never. */
export const secondersOf = (
  id: EntityId,
  proposer: EntityId | null | undefined,
  records: readonly Rec<ProposalSeconder>[],
): readonly EntityId[] => [
  ...new Set(
    byRef(records, 'proposal', id)
      .filter(({ life }) => life === 'active')
      .flatMap(({ values: { member } }) => (member && member !== proposer ? [member] : [])),
  ),
]

/** The state, from the latest step that is written down backwards. `seconders` are counted by `secondersOf`. */
export const proposalState = (values: Proposal, seconders: number, rule: ProposalRule): ProposalState => {
  if (values.outcome?.outcome) return values.outcome.outcome
  if (values.submittedOn) return 'submitted'
  const verdict = values.chairReview?.verdict
  if (verdict === 'revise') return 'returned'
  if (verdict === 'disagree') return 'declined'
  if (seconders < rule.seconders) return 'draft'
  return rule.chairReview && verdict !== 'agree' ? 'awaiting-review' : 'reviewed'
}

/** Why a proposal cannot be saved or submitted so. */
export type ProposalProblem =
  | FieldProblem
  | { readonly type: 'proposer-seconds' }
  | { readonly type: 'proposer-not-a-delegate' }
  | { readonly type: 'seconder-not-a-delegate'; readonly member: EntityId }
  | { readonly type: 'seconder-repeated'; readonly member: EntityId }
  | { readonly type: 'needs'; readonly field: 'proposer' | 'reason' | 'measures' }
  | { readonly type: 'too-few-seconders'; readonly have: number; readonly need: number }
  | { readonly type: 'review-needed' }
  | { readonly type: 'review-negative' }
  | { readonly type: 'submitted-in-future' }

/** What a proposal is checked with. `seconders` as chosen, repetitions included. */
export interface ProposalContext {
  readonly rule: ProposalRule
  readonly seconders: readonly EntityId[]
  readonly isDelegate: (member: EntityId) => boolean
  readonly today: Day
}

/**
 * A draft may be incomplete, but nobody seconds the own proposal or signs without being a delegate. One that carries
 * `submittedOn` must be whole: text, enough seconders, and the chair's review.
 */
export const checkProposal = (
  draft: Proposal,
  context: ProposalContext,
): Result<Proposal, readonly ProposalProblem[]> => {
  const { rule, seconders, isDelegate } = context
  const { proposer, submittedOn } = draft
  const problems: ProposalProblem[] = [...checkValues(proposal, draft, true)]
  if (proposer && seconders.includes(proposer)) problems.push({ type: 'proposer-seconds' })
  seconders.forEach((member, i) => {
    if (seconders.indexOf(member) < i) problems.push({ type: 'seconder-repeated', member })
    else if (rule.delegatesOnly && member !== proposer && !isDelegate(member))
      problems.push({ type: 'seconder-not-a-delegate', member })
  })
  if (rule.delegatesOnly && proposer && !isDelegate(proposer))
    problems.push({ type: 'proposer-not-a-delegate' })
  if (submittedOn) {
    if (submittedOn > context.today) problems.push({ type: 'submitted-in-future' })
    for (const field of ['proposer', 'reason', 'measures'] as const)
      if (isEmpty(draft[field])) problems.push({ type: 'needs', field })
    const have = new Set(seconders.filter((member) => member !== proposer)).size
    if (have < rule.seconders) problems.push({ type: 'too-few-seconders', have, need: rule.seconders })
    const verdict = draft.chairReview?.verdict
    if (rule.chairReview && !verdict) problems.push({ type: 'review-needed' })
    if (verdict === 'revise' || verdict === 'disagree') problems.push({ type: 'review-negative' })
  }
  return problems.length > 0 ? err(problems) : ok(draft)
}

/**
 * The last day for submitting. A yearly date is taken in the year of `proposedOn`, or of `today` while that is empty;
 * null when there is no deadline, or the opening of the congress is not known.
 */
export const proposalDeadline = (
  values: Proposal,
  rule: ProposalRule,
  context: { readonly today: Day; readonly openingOn?: Day | null },
): Day | null => {
  const { deadline } = rule
  switch (deadline?.type) {
    case 'day':
      return deadline.day
    case 'yearly':
      return dayOf(dayParts(values.proposedOn ?? context.today).year, deadline.month, deadline.day)
    case 'before-opening':
      return context.openingOn ? addDays(context.openingOn, -deadline.days) : null
    case undefined:
      return null
  }
}

/** Whether a proposal was, or is by now, late, and what that makes of it; null while it is in time. It is never deleted. */
export const lateness = (
  values: Proposal,
  rule: ProposalRule,
  context: { readonly today: Day; readonly openingOn?: Day | null },
): ProposalRule['late'] | null => {
  const deadline = proposalDeadline(values, rule, context)
  return deadline && (values.submittedOn ?? context.today) > deadline ? rule.late : null
}
