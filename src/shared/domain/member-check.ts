import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { tidy } from '../base/text.ts'
import { checkValues, type FieldProblem } from './check.ts'
import type { Rec } from './field.ts'
import { type IdentityProblem, readIdentityNumber } from './identity-number.ts'
import {
  type Member,
  type MemberEvent,
  type MemberIdentity,
  member,
  memberEvent,
  memberIdentity,
} from './member.ts'

/** Why a member cannot be saved so. */
export type MemberProblem =
  | FieldProblem
  | IdentityProblem
  | { readonly type: 'birthday-in-future' }
  | { readonly type: 'arrived-before-birth' }
  | { readonly type: 'day-in-future' }
  | { readonly type: 'event-before-birth'; readonly birthday: Day }
  /** Nothing happens to a membership after its member died. */
  | { readonly type: 'event-after-death'; readonly day: Day }
  | { readonly type: 'event-twice'; readonly day: Day }
  /** The identity number says another birthday or sex than the member's record. */
  | { readonly type: 'identity-birthday-differs'; readonly birthday: Day }
  | { readonly type: 'identity-sex-differs'; readonly sex: 'male' | 'female' }
  | { readonly type: 'id-expiry-twice' }
  | { readonly type: 'account-not-digits' }

/** A member as a form or a file gives it. Duplicates are not refused here: see `possibleDuplicates`. */
export const checkMember = (
  draft: Member,
  context: { readonly today: Day },
): Result<Member, readonly MemberProblem[]> => {
  const problems: MemberProblem[] = [...checkValues(member, draft, true)]
  if (draft.birthday && draft.birthday > context.today) problems.push({ type: 'birthday-in-future' })
  if (draft.birthday && draft.arrivedOn && draft.arrivedOn <= draft.birthday)
    problems.push({ type: 'arrived-before-birth' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/**
 * A membership event: not in the future, because the ledger records what happened; not before the member was born or after
 * the death that `others`, the other events of the member, tell of; not a second time on one day.
 */
export const checkMemberEvent = (
  draft: MemberEvent,
  context: { readonly today: Day; readonly person?: Member; readonly others?: readonly MemberEvent[] },
): Result<MemberEvent, readonly MemberProblem[]> => {
  const problems: MemberProblem[] = [...checkValues(memberEvent, draft, true)]
  const { day } = draft
  if (day) {
    const { today, person, others = [] } = context
    const birthday = person?.birthday
    const death = others.find(({ event }) => event === 'died')?.day
    if (day > today) problems.push({ type: 'day-in-future' })
    if (birthday && day <= birthday) problems.push({ type: 'event-before-birth', birthday })
    if (death && day > death) problems.push({ type: 'event-after-death', day: death })
    if (others.some((one) => one.event === draft.event && one.day === day))
      problems.push({ type: 'event-twice', day })
  }
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** An identity record against its member: an identity card's number must prove itself and agree with birthday and sex. */
export const checkIdentity = (
  draft: MemberIdentity,
  person: Member,
): Result<MemberIdentity, readonly MemberProblem[]> => {
  const problems: MemberProblem[] = [...checkValues(memberIdentity, draft, true)]
  let value = draft
  if (draft.idNumber && (draft.idType ?? 'identity-card') === 'identity-card') {
    const read = readIdentityNumber(draft.idNumber)
    if (!read.ok) problems.push(read.error)
    else {
      value = { ...draft, idNumber: read.value.number }
      const { birthday, sex } = read.value
      if (person.birthday && person.birthday !== birthday)
        problems.push({ type: 'identity-birthday-differs', birthday })
      if ((person.sex === 'male' || person.sex === 'female') && person.sex !== sex)
        problems.push({ type: 'identity-sex-differs', sex })
    }
  }
  if (draft.idUntil && draft.idLasting) problems.push({ type: 'id-expiry-twice' })
  if (draft.bankAccount && !/^[\d\s]{6,40}$/.test(draft.bankAccount))
    problems.push({ type: 'account-not-digits' })
  return problems.length > 0 ? err(problems) : ok(value)
}

/**
 * Members who may be the same person as a draft: the same staff number, or the same name with the same birthday.
 * Offered to a person, never refused: staff numbers repeat between units (S132).
 */
export const possibleDuplicates = (
  draft: Member,
  others: readonly Rec<Member>[],
  self?: EntityId,
): readonly EntityId[] => {
  const name = tidy(draft.name ?? '')
  const staffNo = tidy(draft.staffNo ?? '')
  return others
    .filter(
      ({ id, values }) =>
        id !== self &&
        ((staffNo !== '' && tidy(values.staffNo ?? '') === staffNo) ||
          (name !== '' &&
            tidy(values.name ?? '') === name &&
            draft.birthday &&
            values.birthday === draft.birthday)),
    )
    .map(({ id }) => id)
}
