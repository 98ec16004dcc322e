import type { Day } from '#shared/base/day.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import type { ProposalRule } from './standing.ts'

/** Two seconders besides the proposer: what most schools ask (domain 4.1). Counts only where no pack says otherwise. */
export const usualRule: ProposalRule = {
  seconders: 2,
  deadline: null,
  lateBecomesSuggestion: false,
  source: null,
}

/** The rule that holds on a day. */
export const proposalRule = (_packs: readonly Rec<RulePackRecord>[], _day: Day): ProposalRule => usualRule
