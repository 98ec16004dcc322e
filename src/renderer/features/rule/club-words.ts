import type { Messages } from '#shared/i18n/messages.ts'
import type { ClubDraft } from './club-draft.ts'

/** The rules of clubs in one line. */
export const clubRuleText = (t: Messages, { people, units, clubsEach, clause }: ClubDraft): string => {
  const w = t.rulePage.club.says
  return [
    people == null ? '' : w.people(people),
    units == null ? '' : w.units(units),
    clubsEach == null ? '' : w.clubsEach(clubsEach),
    clause ?? '',
  ]
    .filter(Boolean)
    .join(t.rulePage.partJoin)
}
