import type { ProposalProblem, ProposalState } from '#shared/domain/proposal-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { ProposalData } from './model.ts'

type Words = Messages['proposalPage']

/** Name of a member, and a sentence where the record has not arrived. */
export const nameOfMember = (data: ProposalData, t: Words, id: string | null | undefined): string =>
  id ? (data.members.find((one) => one.id === id)?.values.name ?? t.unknown) : t.nobody

/** Why it cannot be submitted, as a sentence saying what to do. */
export const problemWords = (t: Words, problem: ProposalProblem, data: ProposalData): string => {
  const words = t.problem
  switch (problem.type) {
    case 'seconder-not-a-delegate':
      return words['not-a-delegate'](nameOfMember(data, t, problem.member))
    case 'proposer-not-a-delegate':
      return words['proposer-not-a-delegate']
    case 'seconder-repeated':
      return words['seconder-repeated'](nameOfMember(data, t, problem.member))
    case 'too-few-seconders':
      return words['too-few-seconders'](problem.have, problem.need)
    case 'needs':
      return words.needs[problem.field]
    case 'field':
      return problem.field === 'title' ? words.title : words.field
    default:
      return words[problem.type]
  }
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
