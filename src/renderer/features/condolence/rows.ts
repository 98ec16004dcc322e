import { type Day, dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { CondolenceEvent, Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member } from '#shared/domain/member.ts'

/** One visit of the list, joined with its member. */
export interface VisitRow {
  readonly id: EntityId
  readonly rec: Rec<Visit>
  readonly values: Visit
  readonly home: string
  readonly branch: string
  /** Null when the member's record has not arrived or is void. */
  readonly member: Rec<Member> | null
  /** The day that places it in a period: of the visit, else of what happened. */
  readonly day: Day | null
  readonly amount: Fen | null
}

/** The visits with their members, newest first; those without any day first, because somebody must complete them. */
export const visitRows = (
  visits: readonly Rec<Visit>[],
  members: readonly Rec<Member>[],
  branchOf: (home: string) => string,
): readonly VisitRow[] => {
  const byId = new Map(members.map((one) => [one.id, one]))
  const rows = visits.map((rec) => ({
    id: rec.id,
    rec,
    values: rec.values,
    home: rec.home,
    branch: branchOf(rec.home),
    member: (rec.values.member && byId.get(rec.values.member)) || null,
    day: rec.values.visitedOn ?? rec.values.happenedOn ?? null,
    amount: rec.values.gift?.amount ?? null,
  }))
  const by = (row: VisitRow): string => row.day ?? '9999'
  return rows.sort((a, b) => (by(a) < by(b) ? 1 : by(a) > by(b) ? -1 : 0))
}

/** A stretch of time; an open end lets everything through. */
export interface Period {
  readonly from: Day | null
  readonly to: Day | null
}

export const periodNames = ['thisYear', 'lastYear', 'thisQuarter', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

/** The period a word stands for, seen from a day. */
export const periodOf = (name: PeriodName, today: Day): Period => {
  const { year, month } = dayParts(today)
  switch (name) {
    case 'thisYear':
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
    case 'lastYear':
      return { from: dayOf(year - 1, 1, 1), to: dayOf(year - 1, 12, 31) }
    case 'thisQuarter': {
      const first = month - ((month - 1) % 3)
      const last = first + 2
      return { from: dayOf(year, first, 1), to: dayOf(year, last, last === 3 || last === 12 ? 31 : 30) }
    }
    case 'all':
      return { from: null, to: null }
  }
}

/** Whether a day lies in a period. A visit without a day shows only where everything shows. */
export const isWithin = (day: Day | null, period: Period): boolean =>
  day === null
    ? period.from === null && period.to === null
    : (period.from === null || day >= period.from) && (period.to === null || day <= period.to)

/** What the list is narrowed by. */
export interface VisitFilter {
  readonly event: CondolenceEvent | null
  readonly branch: string | null
  readonly period: PeriodName
  readonly attention: boolean
  readonly approval: Rec<Visit>['approval'] | null
  /** Only those saved beyond the rules, with a reason. */
  readonly overridden: boolean
  readonly find: string
}

/** The rows a filter lets through. */
export const filterVisits = (
  rows: readonly VisitRow[],
  filter: VisitFilter,
  today: Day,
  needsAttention: (row: VisitRow) => boolean,
  matches: (row: VisitRow, query: string) => boolean,
): readonly VisitRow[] => {
  const period = periodOf(filter.period, today)
  return rows.filter(
    (row) =>
      isWithin(row.day, period) &&
      (filter.event === null || row.values.event === filter.event) &&
      (filter.branch === null || row.home === filter.branch) &&
      (!filter.overridden || Boolean(row.values.overrideReason)) &&
      (!filter.attention || needsAttention(row)) &&
      (filter.approval === null || row.rec.approval === filter.approval) &&
      (filter.find.trim() === '' || matches(row, filter.find)),
  )
}

/** Visits, members visited, and the sum. Incomplete records do not count. */
export const visitTotals = (
  rows: readonly VisitRow[],
): { readonly visits: number; readonly people: number; readonly amount: Fen } => {
  const whole = rows.filter((row) => row.rec.life === 'active')
  return {
    visits: whole.length,
    people: new Set(whole.flatMap((row) => row.values.member ?? [])).size,
    amount: sumFen(whole.flatMap((row) => (row.amount === null ? [] : [row.amount]))),
  }
}

/** The last visits of each member, newest first. */
export const visitsByMember = (rows: readonly VisitRow[]): ReadonlyMap<EntityId, readonly VisitRow[]> => {
  const map = new Map<EntityId, VisitRow[]>()
  for (const row of rows) {
    if (!row.values.member) continue
    const list = map.get(row.values.member)
    if (list) list.push(row)
    else map.set(row.values.member, [row])
  }
  return map
}
