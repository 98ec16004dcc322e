import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { checkValues } from '#shared/domain/check.ts'
import { memberFamily } from '#shared/domain/member.ts'
import {
  checkIdentity,
  checkMember,
  checkMemberEvent,
  type MemberProblem,
} from '#shared/domain/member-check.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { MemberBase, MemberDraft } from './draft.ts'

/** The field of the form at which a problem is shown. */
const placeOf = (problem: MemberProblem): string => {
  switch (problem.type) {
    case 'field':
      return problem.field
    case 'birthday-in-future':
      return 'birthday'
    case 'arrived-before-birth':
      return 'arrivedOn'
    case 'day-in-future':
    case 'event-before-birth':
    case 'event-after-death':
    case 'event-twice':
      return 'joinedOn'
    case 'id-expiry-twice':
      return 'idUntil'
    case 'account-not-digits':
      return 'bankAccount'
    default:
      return 'idNumber'
  }
}

/** What to do about a problem of a member, its identity or an event of its membership. */
export const memberProblemText = (messages: Messages, problem: MemberProblem): string =>
  problem.type === 'field'
    ? sentenceOf(messages.check.faults, problem.fault)
    : sentenceOf(messages.member.problems, problem)

/** Everything that keeps a draft from being saved, by the field where it is shown. */
export const problemsOf = (
  draft: MemberDraft,
  base: MemberBase | null,
  today: Day,
  messages: Messages,
): ReadonlyMap<string, string> => {
  const found: MemberProblem[] = []
  const checked = checkMember(draft.member, { today })
  if (!checked.ok) found.push(...checked.error)
  const card = checkIdentity({ ...draft.identity, member: base?.id ?? ('' as EntityId) }, draft.member)
  // The identity record names its member when it is written.
  if (!card.ok) found.push(...card.error.filter((one) => placeOf(one) !== 'member'))
  found.push(...checkValues(memberFamily, draft.family))
  if (!base && draft.joinedOn) {
    const event = checkMemberEvent({ event: 'joined', day: draft.joinedOn }, { today, person: draft.member })
    if (!event.ok) found.push(...event.error.filter((one) => placeOf(one) === 'joinedOn'))
  }
  return new Map(found.map((one) => [placeOf(one), memberProblemText(messages, one)]))
}
