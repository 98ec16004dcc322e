import type { KindName } from '../domain/registry.ts'
import type { Messages } from './messages.ts'

type Texts = Readonly<Record<string, string>>

/** The words of one kind, for pages that show any kind. */
export interface Words {
  readonly kind: string
  readonly fields: Texts
  readonly parts: Readonly<Record<string, Texts>>
  readonly choices: Readonly<Record<string, Texts>>
}

/** The words of every kind, by its name. */
export const wordsOf = (messages: Messages): Readonly<Record<KindName, Words>> => ({
  member: messages.member,
  'member-event': messages.member.event,
  'member-identity': messages.member.identity,
  'member-family': messages.member.family,
  'identity-view': messages.border.view,
  'member-post': messages.post,
  'member-honour': messages.honour,
  'member-dues': messages.dues,
  'dues-base': messages.dues.base,
  visit: messages.condolence,
  'visit-health': messages.condolence.health,
  'hardship-file': messages.hardship,
  'hardship-event': messages.hardship.event,
  help: messages.help,
  'help-note': messages.help.note,
  'mutual-aid': messages.mutualAid,
  'mutual-aid-claim': messages.mutualAid.claim,
  activity: messages.activity,
  'activity-participant': messages.activity.participant,
  'activity-spending': messages.activity.spending,
  'activity-prize': messages.activity.prize,
  club: messages.club,
  'club-member': messages.club.member,
  'fund-entry': messages.fund,
  'fund-budget': messages.fund.plan,
  attachment: messages.attachment,
  proposal: messages.proposal,
  'proposal-seconder': messages.proposal.seconder,
  'home-rating': messages.home,
  'home-score': messages.home.score,
  'rule-pack': messages.rule,
  'scoring-table': messages.rule.table,
  organisation: messages.organisation,
  transfer: messages.transfer,
})

/** The word of a choice (`field`, or the part's name inside a group); the value itself when this version has no word for it. */
export const choiceWord = (words: Words, field: string, value: string): string => {
  const texts = Object.hasOwn(words.choices, field) ? words.choices[field] : undefined
  return (texts && Object.hasOwn(texts, value) ? texts[value] : undefined) ?? value
}
