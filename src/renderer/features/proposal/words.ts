import type { Messages } from '#shared/i18n/messages.ts'
import type { ProposalData } from './model.ts'
import type { ProposalState, SubmitRefusal } from './standing.ts'

type Words = Messages['proposalPage']

/** Name of a member, and a sentence where the record has not arrived. */
export const nameOfMember = (data: ProposalData, t: Words, id: string | null | undefined): string =>
  id ? (data.members.find((one) => one.id === id)?.values.name ?? t.unknown) : t.nobody

/** Why it cannot be submitted, as a sentence saying what to do. */
export const refusalSentence = (t: Words, refusal: SubmitRefusal, data: ProposalData): string => {
  switch (refusal.type) {
    case 'not-delegate':
      return t.refusal['not-delegate'](nameOfMember(data, t, refusal.member))
    case 'too-few-seconders':
      return t.refusal['too-few-seconders'](refusal.have, refusal.need)
    default:
      return t.refusal[refusal.type]
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
