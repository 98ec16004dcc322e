import { type Day, dayOf } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Activity, ActivityParticipant } from './activity.ts'
import { type Attendance, attendancesIn } from './activity-coverage.ts'
import { wasHeld } from './activity-plan.ts'
import type { Club, ClubMember } from './club.ts'
import { clubMembersOn, clubRuns } from './club-check.ts'
import type { Rec } from './field.ts'

/** One club in one year. */
export interface ClubYear {
  readonly club: Rec<Club>
  /** Whether it was there on the day on which members are counted. */
  readonly runs: boolean
  /** Its members on the last day of the year, or today. */
  readonly members: readonly Rec<ClubMember>[]
  /** Its activities that were held in the year, by day. */
  readonly activities: readonly Rec<Activity>[]
  /** Who took part in them: members of the club and others. */
  readonly attendances: readonly Attendance[]
  /** Members of the club who took part at least once. */
  readonly took: readonly EntityId[]
  /** Of its members; null without members. */
  readonly share: number | null
  readonly spent: Fen
}

/** What the figures of clubs are reckoned from. */
export interface ClubRecords {
  readonly clubs: readonly Rec<Club>[]
  readonly places: readonly Rec<ClubMember>[]
  readonly activities: readonly Rec<Activity>[]
  readonly participants: readonly Rec<ActivityParticipant>[]
}

/**
 * Every club with its year, those that run first, then by name: members, activities, who took part, money. The same for
 * every order of records; void clubs are left out.
 */
export const clubYears = (
  records: ClubRecords,
  spentOf: (activity: EntityId) => Fen,
  year: number,
  today: Day,
): readonly ClubYear[] => {
  const last = dayOf(year, 12, 31)
  const on = last !== null && last < today ? last : today
  const attended = attendancesIn(records.activities, records.participants, year, today)
  return records.clubs
    .filter(({ life }) => life === 'active')
    .map((club): ClubYear => {
      const members = clubMembersOn(club.id, records.places, on)
      const attendances = attended.filter(({ activity }) => activity.values.club === club.id)
      const came = new Set(attendances.map(({ member }) => member))
      const own = members.flatMap(({ values }) => values.member ?? [])
      const took = own.filter((id) => came.has(id)).sort()
      const activities = records.activities
        .filter(
          ({ life, values }) =>
            life === 'active' &&
            values.club === club.id &&
            wasHeld(values, today) &&
            values.startsOn?.startsWith(`${year}-`),
        )
        .sort((a, b) => (`${a.values.startsOn} ${a.id}` < `${b.values.startsOn} ${b.id}` ? -1 : 1))
      return {
        club,
        runs: clubRuns(club.values, on),
        members,
        activities,
        attendances,
        took,
        share: own.length === 0 ? null : took.length / own.length,
        spent: sumFen(activities.map(({ id }) => spentOf(id))),
      }
    })
    .sort(
      (a, b) =>
        Number(b.runs) - Number(a.runs) ||
        (a.club.values.name ?? '').localeCompare(b.club.values.name ?? '', 'zh-CN') ||
        (a.club.id < b.club.id ? -1 : 1),
    )
}
