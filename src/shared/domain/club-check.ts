import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { tidy } from '../base/text.ts'
import { checkValues, type FieldProblem } from './check.ts'
import { type Club, type ClubMember, club, clubMember } from './club.ts'
import type { Rec } from './field.ts'
import type { Member } from './member.ts'
import { isOutside, type MembershipStatus } from './membership.ts'

/** Why a club or a place in it cannot be saved so. */
export type ClubProblem =
  | FieldProblem
  /** One club for one name (S51). */
  | { readonly type: 'name-taken' }
  | { readonly type: 'ends-before-founded' }
  | { readonly type: 'ended-in-future' }
  | { readonly type: 'already-in' }
  | { readonly type: 'left-before-joined' }
  | { readonly type: 'joined-in-future' }
  | { readonly type: 'not-a-member'; readonly status: MembershipStatus; readonly on: Day }

/** What a school's rules say of a club. It is told and asks for no reason: a club is no act that could be left undone. */
export type ClubSentence =
  | { readonly type: 'too-few-people'; readonly people: number; readonly least: number }
  | { readonly type: 'too-few-units'; readonly units: number; readonly least: number }
  /** These members of the club are in more clubs than the rule allows. */
  | { readonly type: 'too-many-clubs'; readonly names: readonly string[]; readonly most: number }

/** Whether a club is there on a day: not dissolved before. One without a day of founding always was. */
export const clubRuns = ({ foundedOn, endedOn }: Club, on: Day): boolean =>
  (!foundedOn || foundedOn <= on) && (!endedOn || on <= endedOn)

/** A club has a name that no other of the same union bears, and ends after it began. `others` are the clubs without this one. */
export const checkClub = (
  draft: Club,
  others: readonly Rec<Club>[],
  context: { readonly today: Day },
): Result<Club, readonly ClubProblem[]> => {
  const problems: ClubProblem[] = [...checkValues(club, draft, true)]
  const name = tidy(draft.name ?? '')
  const isSame = ({ life, values }: Rec<Club>) =>
    life === 'active' && !values.endedOn && tidy(values.name ?? '') === name
  if (name && !draft.endedOn && others.some(isSame)) problems.push({ type: 'name-taken' })
  const { foundedOn, termEndsOn, endedOn } = draft
  if (foundedOn && ((endedOn && endedOn < foundedOn) || (termEndsOn && termEndsOn < foundedOn)))
    problems.push({ type: 'ends-before-founded' })
  if ((endedOn && endedOn > context.today) || (foundedOn && foundedOn > context.today))
    problems.push({ type: 'ended-in-future' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/**
 * A member stands once in a club at a time, is a member on the day of joining, and leaves after joining. `status` is the
 * membership on `on`, the day of joining, or today where it has none; `others` are all places without this one.
 */
export const checkClubMember = (
  draft: ClubMember,
  others: readonly Rec<ClubMember>[],
  context: { readonly today: Day; readonly on: Day; readonly status: MembershipStatus },
): Result<ClubMember, readonly ClubProblem[]> => {
  const problems: ClubProblem[] = [...checkValues(clubMember, draft, true)]
  const { joinedOn, leftOn } = draft
  const isSame = ({ life, values }: Rec<ClubMember>) =>
    life === 'active' && !values.leftOn && values.club === draft.club && values.member === draft.member
  if (!leftOn && draft.member && others.some(isSame)) problems.push({ type: 'already-in' })
  if (joinedOn && leftOn && leftOn < joinedOn) problems.push({ type: 'left-before-joined' })
  if ((joinedOn && joinedOn > context.today) || (leftOn && leftOn > context.today))
    problems.push({ type: 'joined-in-future' })
  if (isOutside(context.status))
    problems.push({ type: 'not-a-member', status: context.status, on: context.on })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** Who is in a club on a day, the day of leaving no more; each member once, whatever arrived twice. */
export const clubMembersOn = (
  id: Rec<Club>['id'],
  places: readonly Rec<ClubMember>[],
  on: Day,
): readonly Rec<ClubMember>[] => {
  const found = new Map<string, Rec<ClubMember>>()
  for (const one of places) {
    const { club: of, member, joinedOn, leftOn } = one.values
    if (one.life !== 'active' || of !== id || !member) continue
    if ((joinedOn && joinedOn > on) || (leftOn && leftOn <= on)) continue
    const known = found.get(member)
    if (!known || one.id < known.id) found.set(member, one)
  }
  return [...found.values()]
}

/** From how many departments the members of a club come; those without one are not counted. */
export const unitsOf = (
  places: readonly Rec<ClubMember>[],
  memberOf: (id: EntityId) => Rec<Member> | undefined,
): number =>
  new Set(places.flatMap(({ values: { member } }) => (member && memberOf(member)?.values.unit?.trim()) || []))
    .size
