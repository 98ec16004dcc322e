import { choice, day, group, lines, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 提案类别 (domain b-33). */
export const proposalCategories = [
  'teaching',
  'research',
  'talent',
  'staffing',
  'management',
  'logistics',
  'welfare',
  'campus',
  'democracy',
  'other',
] as const

/** 审查结果 (domain 4.2). */
export const proposalOutcomes = ['accepted', 'merged', 'suggestion', 'rejected', 'withdrawn'] as const
/** One of them. */
export type ProposalOutcome = (typeof proposalOutcomes)[number]

/** 分工会主席审核意见. */
export const chairVerdicts = ['agree', 'revise', 'disagree'] as const

/** 提案: 一事一案. What the school decides is owned by the school. */
export const proposal = defineKind('proposal', {
  title: needed(text(120)),
  category: plain(choice(proposalCategories)),
  reason: plain(lines(4000)),
  measures: plain(lines(4000)),
  proposer: plain(ref('member')),
  delegation: plain(text(60)),
  congress: plain(text(120)),
  proposedOn: plain(day),
  chairReview: plain(
    group({ verdict: choice(chairVerdicts), opinion: lines(1000), by: text(60), day }),
    'branch',
  ),
  submittedOn: plain(day, 'branch'),
  number: plain(text(40), 'school'),
  outcome: plain(
    group({ outcome: choice(proposalOutcomes), reason: lines(1000), host: text(80), day }),
    'school',
  ),
})
/** The values of a proposal. */
export type Proposal = Values<typeof proposal>

/** 附议人: one delegate who seconds one proposal. */
export const proposalSeconder = defineKind('proposal-seconder', {
  proposal: needed(ref('proposal')),
  member: needed(ref('member')),
})
/** The values of a seconder. */
export type ProposalSeconder = Values<typeof proposalSeconder>
