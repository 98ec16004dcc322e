import type { EntityId } from '#shared/base/id.ts'
import { oncePer } from '#shared/base/once.ts'
import type { ProposalProblem, ProposalState } from '#shared/domain/proposal-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import type { ProposalData } from './model.ts'

type Words = Messages['proposalPage']

const byId = oncePer(
  (members: ProposalData['members']) => new Map(members.map((one) => [one.id, one.values])),
)

/** Name of a member, and a sentence where the record has not arrived. */
export const nameOfMember = (data: ProposalData, t: Words, id: string | null | undefined): string =>
  id ? (byId(data.members).get(id as EntityId)?.name ?? t.unknown) : t.nobody

/** Why it cannot be submitted, as a sentence saying what to do; people are named. */
export const problemWords = (messages: Messages, problem: ProposalProblem, data: ProposalData): string => {
  const t = messages.proposalPage
  return problem.type === 'seconder-not-a-delegate'
    ? t.form.notDelegate(nameOfMember(data, t, problem.member))
    : problemText(messages, 'proposal', messages.proposal.problems, problem)
}

export type StateTone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

const tones: Readonly<Record<ProposalState, StateTone>> = {
  draft: 'neutral',
  'awaiting-review': 'warn',
  returned: 'warn',
  declined: 'bad',
  reviewed: 'info',
  submitted: 'info',
  accepted: 'good',
  merged: 'good',
  suggestion: 'good',
  rejected: 'neutral',
  withdrawn: 'neutral',
}

/** The colour of a state; the word stands beside it. */
export const stateTone = (state: ProposalState): StateTone => tones[state]
