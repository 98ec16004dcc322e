import { type Day, dayParts } from '#shared/base/day.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { oncePer } from '#shared/base/once.ts'
import type { Activity, ActivityParticipant } from '#shared/domain/activity.ts'
import { byRef } from '#shared/domain/by-ref.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'
import type { Proposal } from '#shared/domain/proposal.ts'

/** The year so far in figures; each opens its list. */
export interface YearFigures {
  readonly year: number
  readonly activities: number
  readonly participations: number
  /** Share of today's members who took part at least once; null without members. */
  readonly coverage: number | null
  readonly visits: number
  readonly visited: number
  readonly visitMoney: Fen
  readonly proposals: number
  readonly submitted: number
}

/** One month of the bars. */
export interface Month {
  readonly month: number
  readonly activities: number
  readonly visits: number
}

/** The records the figures come from. */
export interface YearRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly activities: readonly Rec<Activity>[]
  readonly participants: readonly Rec<ActivityParticipant>[]
  readonly visits: readonly Rec<Visit>[]
  readonly proposals: readonly Rec<Proposal>[]
}

const active = <V>(records: readonly Rec<V>[]): readonly Rec<V>[] =>
  records.filter(({ life }) => life === 'active')

/** Members on a day: what their events say; somebody without events is one. */
export const activeMembers = (
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  on: Day,
): readonly Rec<Member>[] => {
  const byMember = eventsByMember(events)
  return active(members).filter(({ id }) => membershipAt(byMember.get(id) ?? [], on) === 'active')
}

/** Activities that took place in a year until today, and visits that were made. */
const ofYear = (records: YearRecords, today: Day) => {
  const year = today.slice(0, 4)
  const inYear = (day: Day | null | undefined): boolean =>
    (day ?? '9999') <= today && (day ?? '').startsWith(year)
  return {
    activities: active(records.activities).filter(
      ({ values }) => !values.cancelled && inYear(values.startsOn),
    ),
    visits: active(records.visits).filter(({ values }) => values.visitedOn && inYear(visitDay(values))),
    proposals: active(records.proposals).filter(
      ({ values }) => inYear(values.proposedOn) || inYear(values.submittedOn),
    ),
  }
}

/** The figures of the year of `today`. */
export const yearFigures = (records: YearRecords, today: Day): YearFigures => {
  const { activities, visits, proposals } = ofYear(records, today)
  const members = activeMembers(records.members, records.events, today)
  const known = new Set<string>(members.map(({ id }) => id))
  // One member at one activity counts once, however many records say so.
  const taken = new Set<string>()
  const people = new Set<string>()
  for (const { id } of activities) {
    for (const { values } of active(byRef(records.participants, 'activity', id))) {
      if (!values.member || !values.signedInAt) continue
      taken.add(`${id} ${values.member}`)
      if (known.has(values.member)) people.add(values.member)
    }
  }
  return {
    year: dayParts(today).year,
    activities: activities.length,
    participations: taken.size,
    coverage: members.length > 0 ? people.size / members.length : null,
    visits: visits.length,
    visited: new Set(visits.flatMap(({ values }) => values.member ?? [])).size,
    visitMoney: sumFen(visits.flatMap(({ values }) => values.gift?.amount ?? [])),
    proposals: proposals.length,
    submitted: proposals.filter(({ values }) => values.submittedOn).length,
  }
}

/** Twelve months of the year of `today`. */
export const months = (records: YearRecords, today: Day): readonly Month[] => {
  const { activities, visits } = ofYear(records, today)
  const count = (days: readonly (Day | null | undefined)[], month: number): number =>
    days.filter((day) => day && dayParts(day).month === month).length
  return Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    activities: count(
      activities.map(({ values }) => values.startsOn),
      at + 1,
    ),
    visits: count(
      visits.map(({ values }) => visitDay(values)),
      at + 1,
    ),
  }))
}

/** A file that came in. */
export interface Arrival {
  readonly party: string
  readonly at: number
}

/** One branch as the school sees it. */
export interface BranchRow {
  readonly id: string
  readonly name: string
  readonly members: number
  readonly files: number
  readonly lastFileAt: number | null
  readonly activities: number
  readonly visits: number
  readonly proposals: number
}

const counted = (records: readonly { readonly home: string }[]): ReadonlyMap<string, number> => {
  const map = new Map<string, number>()
  for (const { home } of records) map.set(home, (map.get(home) ?? 0) + 1)
  return map
}

/** The branches under an organisation, those that were silent longest first. */
export const branchRows = (
  own: string,
  orgs: ReadonlyMap<string, { readonly name: string; readonly parent: string | null }>,
  arrivals: readonly Arrival[],
  records: YearRecords,
  today: Day,
): readonly BranchRow[] => {
  const year = ofYear(records, today)
  const members = counted(activeMembers(records.members, records.events, today))
  const activities = counted(year.activities)
  const visits = counted(year.visits)
  const proposals = counted(year.proposals)
  return [...orgs]
    .filter(([id, { parent }]) => id !== own && parent === own)
    .map(([id, { name }]): BranchRow => {
      const files = arrivals.filter(({ party }) => party === id)
      return {
        id,
        name,
        members: members.get(id) ?? 0,
        files: files.length,
        lastFileAt: files.length > 0 ? Math.max(...files.map(({ at }) => at)) : null,
        activities: activities.get(id) ?? 0,
        visits: visits.get(id) ?? 0,
        proposals: proposals.get(id) ?? 0,
      }
    })
    .sort((a, b) => (a.lastFileAt ?? 0) - (b.lastFileAt ?? 0) || (a.name < b.name ? -1 : 1))
}

/** How many fields of these records wait for a decision. Void records do not. */
export const conflictCount = (lists: readonly (readonly Rec<object>[])[]): number =>
  lists.reduce((sum, list) => sum + conflictsOf(list), 0)

const conflictsOf = oncePer((list: readonly Rec<object>[]): number =>
  list.reduce((sum, { conflicts, life }) => sum + (life === 'void' ? 0 : conflicts.length), 0),
)
