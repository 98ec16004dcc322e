import type { Day } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'
import type { Portions } from '../base/portions.ts'
import { err, ok, type Result } from '../base/result.ts'
import { sameValue } from '../base/same.ts'
import type { Club, ClubMember } from '../domain/club.ts'
import { type ClubSentence, clubMembersOn, clubRuns, unitsOf } from '../domain/club-check.ts'
import type { Rec } from '../domain/field.ts'
import type { Member } from '../domain/member.ts'
import { openBody, type PackProblem, type PackSource } from './read.ts'

/** What a school asks of its clubs (domain 2.3); null where it asks nothing. */
export interface ClubRule {
  /** The fewest members. */
  readonly people: number | null
  /** The fewest departments they come from. */
  readonly units: number | null
  /** In how many clubs one person may be. */
  readonly clubsEach: number | null
  readonly clause: string | null
}

/** A school's rules for clubs, ready to judge. */
export interface ClubPack extends PackSource {
  readonly rule: ClubRule
}

/** Reads a pack strictly. Body: `{ format: 1, people?, units?, clubsEach?, clause? }`; one of the three is there. */
export const parseClubPack = (pack: PackSource): Result<ClubPack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rule: ClubRule = {
    people: body.numberOr('people', 1, 10_000),
    units: body.numberOr('units', 1, 1000),
    clubsEach: body.numberOr('clubsEach', 1, 100),
    clause: body.textOr('clause'),
  }
  body.done()
  const limits = [rule.people, rule.units, rule.clubsEach]
  if (limits.every((one) => one === null)) problems.push({ type: 'missing', row: null, key: 'people' })
  for (const key of ['people', 'units', 'clubsEach'] as const)
    if (!Number.isInteger(rule[key] ?? 0)) problems.push({ type: 'wrong-type', row: null, key })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rule })
}

/** The records clubs are judged by. */
export interface ClubRuleRecords {
  readonly clubs: readonly Rec<Club>[]
  readonly places: readonly Rec<ClubMember>[]
  readonly members: readonly Rec<Member>[]
}

/** What a rule says of every club that runs on a day, by its id; nothing where there is no rule. The order of records means nothing. */
export const judgeClubs = (
  rule: ClubRule | null,
  records: ClubRuleRecords,
  on: Day,
): ReadonlyMap<EntityId, readonly ClubSentence[]> => {
  const members = new Map(records.members.map((one) => [one.id, one]))
  const places = groupBy(records.places, ({ values }) => values.club)
  const inClub = new Map(
    records.clubs.flatMap(({ id, life, values }) =>
      life === 'active' && clubRuns(values, on) ? [[id, clubMembersOn(id, places.get(id) ?? [], on)]] : [],
    ),
  )
  const clubsOf = groupBy([...inClub.values()].flat(), ({ values }) => values.member)
  const { people, units, clubsEach } = rule ?? {}
  return new Map(
    [...inClub].map(([id, own]): [EntityId, readonly ClubSentence[]] => {
      const found: ClubSentence[] = []
      if (people != null && own.length < people)
        found.push({ type: 'too-few-people', people: own.length, least: people })
      const from = unitsOf(own, (member) => members.get(member))
      if (units != null && from < units) found.push({ type: 'too-few-units', units: from, least: units })
      const many = own.flatMap(({ values: { member } }) =>
        clubsEach != null && member && (clubsOf.get(member)?.length ?? 0) > clubsEach
          ? (members.get(member)?.values.name ?? member)
          : [],
      )
      if (clubsEach != null && many.length > 0)
        found.push({ type: 'too-many-clubs', names: many.sort(), most: clubsEach })
      return [id, found]
    }),
  )
}

/** A club of which other rules say something else. */
export interface ClubChanged {
  readonly id: EntityId
  readonly before: readonly ClubSentence[]
  readonly after: readonly ClubSentence[]
}

/** What rules would say of the clubs of a day otherwise than those in force (`inForce`). Nothing is written. */
export function* compareClubs(
  rule: ClubRule,
  inForce: ClubRule | null,
  records: ClubRuleRecords,
  on: Day,
): Portions<{ readonly judged: number; readonly changed: readonly ClubChanged[] }> {
  const was = judgeClubs(inForce, records, on)
  const is = judgeClubs(rule, records, on)
  yield is.size
  const changed = [...is].flatMap(([id, after]): readonly ClubChanged[] => {
    const before = was.get(id) ?? []
    return sameValue(before, after) ? [] : [{ id, before, after }]
  })
  return { judged: is.size, changed }
}
