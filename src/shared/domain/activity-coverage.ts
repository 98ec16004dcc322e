import { type Day, dayOf, dayParts, yearsBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Activity, ActivityParticipant } from './activity.ts'
import { wasHeld } from './activity-plan.ts'
import type { Rec } from './field.ts'
import { employments, type Member, type MemberEvent, sexes } from './member.ts'
import { headcount } from './membership.ts'

/** One member at one activity that was held. */
export interface Attendance {
  readonly activity: Rec<Activity>
  readonly member: EntityId
  /** `YYYY-MM-DD HH:MM`. */
  readonly at: string
}

/**
 * Who signed in at the activities that were held in a year: each member once an activity, by day, then by member. The same
 * for every order of records; void and cancelled activities count nobody.
 */
export const attendancesIn = (
  activities: readonly Rec<Activity>[],
  participants: readonly Rec<ActivityParticipant>[],
  year: number,
  today: Day,
): readonly Attendance[] => {
  const held = new Map(
    activities
      .filter(
        ({ life, values }) =>
          life === 'active' &&
          wasHeld(values, today) &&
          values.startsOn &&
          dayParts(values.startsOn).year === year,
      )
      .map((one) => [one.id, one]),
  )
  const found = new Map<string, Attendance>()
  for (const { life, values } of participants) {
    if (life !== 'active' || !values.activity || !values.member || !values.signedInAt) continue
    const activity = held.get(values.activity)
    if (!activity) continue
    const key = `${values.activity} ${values.member}`
    const known = found.get(key)
    if (!known || values.signedInAt < known.at)
      found.set(key, { activity, member: values.member, at: values.signedInAt })
  }
  const order = ({ activity, member }: Attendance): string =>
    `${activity.values.startsOn} ${activity.id} ${member}`
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Age bands for reading, as statistics of staff use them: up to 35, 36 to 45, 46 to 55, from 56. */
export const ageBands = ['to-35', '36-45', '46-55', 'from-56', 'unknown'] as const
/** One of them. */
export type AgeBand = (typeof ageBands)[number]

/** The band of somebody's age on a day. */
export const ageBandOf = (birthday: Day | null | undefined, on: Day): AgeBand => {
  if (!birthday || birthday > on) return 'unknown'
  const age = yearsBetween(birthday, on)
  return age <= 35 ? 'to-35' : age <= 45 ? '36-45' : age <= 55 ? '46-55' : 'from-56'
}

/** By what members are told apart. */
export type CoverageBy = 'all' | 'sex' | 'age' | 'employment' | 'branch'

/** Members of one sort, and how many of them took part at least once. */
export interface CoverageGroup {
  readonly by: CoverageBy
  /** The value they share: a sex, a band, a type of employment, a branch; `unknown` where nothing is written. */
  readonly key: string
  readonly members: readonly EntityId[]
  readonly took: readonly EntityId[]
  readonly missed: readonly EntityId[]
  readonly attendances: readonly Attendance[]
  /** Of the members, who took part at least once; null without members. */
  readonly share: number | null
}

/** What one person took part in. */
export interface MemberShare {
  readonly member: EntityId
  readonly attendances: readonly Attendance[]
}

/** 参与情况 of a year. */
export interface Coverage {
  readonly year: number
  /** The day whose members are counted: the last of the year, or today. */
  readonly on: Day
  readonly whole: CoverageGroup
  /** By sex, age, employment and branch; groups without members are left out. */
  readonly groups: readonly CoverageGroup[]
  /** Every member that is counted, those who took part most first. */
  readonly people: readonly MemberShare[]
  /** Who took part and is no member on that day: retired, or gone since. */
  readonly others: readonly MemberShare[]
}

/** What coverage is reckoned from. */
export interface CoverageRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly activities: readonly Rec<Activity>[]
  readonly participants: readonly Rec<ActivityParticipant>[]
}

const byMost = (a: MemberShare, b: MemberShare): number =>
  b.attendances.length - a.attendances.length || (a.member < b.member ? -1 : 1)

/** Who took part over a year, and which sorts of members were reached. `branchOf` names the branch of a home. */
export const coverageOf = (
  records: CoverageRecords,
  year: number,
  today: Day,
  branchOf: (home: string) => string,
): Coverage => {
  const last = dayOf(year, 12, 31)
  const on = last !== null && last < today ? last : today
  const counted = new Set<EntityId>(headcount(records.members, records.events, on).members)
  const byMember = new Map<EntityId, Attendance[]>([...counted].map((id) => [id, []]))
  for (const one of attendancesIn(records.activities, records.participants, year, today)) {
    const list = byMember.get(one.member)
    if (list) list.push(one)
    else byMember.set(one.member, [one])
  }
  const group = (by: CoverageBy, key: string, members: readonly EntityId[]): CoverageGroup => {
    const took = members.filter((id) => (byMember.get(id)?.length ?? 0) > 0)
    return {
      by,
      key,
      members,
      took,
      missed: members.filter((id) => (byMember.get(id)?.length ?? 0) === 0),
      attendances: took.flatMap((id) => byMember.get(id) ?? []),
      share: members.length === 0 ? null : took.length / members.length,
    }
  }
  const own = records.members.filter(({ id }) => counted.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const grouped = (
    by: CoverageBy,
    keys: readonly string[],
    keyOf: (member: Rec<Member>) => string,
  ): readonly CoverageGroup[] => {
    const lists = new Map<string, EntityId[]>(keys.map((key) => [key, []]))
    for (const one of own) lists.get(keyOf(one))?.push(one.id)
    return keys.map((key) => group(by, key, lists.get(key) ?? [])).filter(({ members }) => members.length > 0)
  }
  const branches = [...new Set(own.map(({ home }) => branchOf(home)))].sort()
  const shares = [...byMember].map(([member, attendances]) => ({ member, attendances }))
  return {
    year,
    on,
    whole: group(
      'all',
      'all',
      own.map(({ id }) => id),
    ),
    groups: [
      ...grouped('sex', sexes, ({ values }) => values.sex ?? 'unknown'),
      ...grouped('age', ageBands, ({ values }) => ageBandOf(values.birthday, on)),
      ...grouped('employment', [...employments, 'unknown'], ({ values }) => values.employment ?? 'unknown'),
      ...(branches.length > 1 ? grouped('branch', branches, ({ home }) => branchOf(home)) : []),
    ],
    people: shares.filter(({ member }) => counted.has(member)).sort(byMost),
    others: shares.filter(({ member }) => !counted.has(member)).sort(byMost),
  }
}
