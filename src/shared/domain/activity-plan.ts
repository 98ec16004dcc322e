import { addDays, type Day, dayOf, dayParts } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Activity } from './activity.ts'
import type { Rec } from './field.ts'

/** The time an activity is planned for; the day is null for some time in the month. */
export interface PlannedTime {
  readonly year: number
  readonly month: number
  readonly day: number | null
}

/** `open`: still to be held; `overdue`: its month, or its day, is over and it was not held. */
export type PlanState = 'done' | 'open' | 'overdue' | 'cancelled'

/** One activity of the plan of a year. */
export interface PlanLine {
  readonly record: Rec<Activity>
  readonly planned: PlannedTime
  readonly state: PlanState
  readonly budget: Fen | null
  readonly spent: Fen
}

/** 年度计划, and what became of it. */
export interface ActivityPlan {
  readonly year: number
  /** By month; within it those with a day first. */
  readonly lines: readonly PlanLine[]
  /** Held in the year without standing in its plan, by day. */
  readonly extra: readonly Rec<Activity>[]
  /** Of the lines that are not cancelled. */
  readonly planned: number
  readonly done: number
  readonly overdue: number
  /** Of the lines that are not cancelled; what has no budget counts as nothing. */
  readonly budget: Fen
  /** Of all lines, and of what was held besides. */
  readonly spent: Fen
  readonly extraSpent: Fen
}

/** What the plan says of an activity; null when it is not planned, or only half of it is known. */
export const plannedTime = ({ plannedFor }: Activity): PlannedTime | null =>
  plannedFor?.year != null && plannedFor.month != null
    ? { year: plannedFor.year, month: plannedFor.month, day: plannedFor.day ?? null }
    : null

/** The last day on which a plan is kept: its day, or the end of its month. A day that does not exist is the end of the month. */
export const lastPlannedDay = ({ year, month, day }: PlannedTime): Day => {
  const exact = day === null ? null : dayOf(year, month, day)
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  if (exact) return exact
  if (!next) throw new Error(`no month ${year}-${month}`)
  return addDays(next, -1)
}

/** Whether an activity took place: it began by `today` and was not cancelled. */
export const wasHeld = ({ startsOn, cancelled }: Activity, today: Day): boolean =>
  Boolean(startsOn && startsOn <= today && !cancelled)

const stateOf = (values: Activity, planned: PlannedTime, today: Day): PlanState => {
  if (values.cancelled) return 'cancelled'
  if (wasHeld(values, today)) return 'done'
  // Put off to a day that is known: not overdue before that day.
  if (values.startsOn && values.startsOn > today) return 'open'
  return lastPlannedDay(planned) < today ? 'overdue' : 'open'
}

const byPlan = (a: PlanLine, b: PlanLine): number =>
  a.planned.month - b.planned.month ||
  (a.planned.day ?? 32) - (b.planned.day ?? 32) ||
  (a.record.id < b.record.id ? -1 : 1)

/** The plan of a year beside what was held: the same for every order of records; void and incomplete ones are left out. */
export const activityPlan = (
  activities: readonly Rec<Activity>[],
  spentOf: (id: EntityId) => Fen,
  year: number,
  today: Day,
): ActivityPlan => {
  const active = activities.filter(({ life }) => life === 'active')
  const lines = active
    .flatMap((record): PlanLine[] => {
      const planned = plannedTime(record.values)
      if (planned?.year !== year) return []
      const state = stateOf(record.values, planned, today)
      return [{ record, planned, state, budget: record.values.budget ?? null, spent: spentOf(record.id) }]
    })
    .sort(byPlan)
  const inPlan = new Set(lines.map(({ record }) => record.id))
  const extra = active
    .filter(
      ({ id, values }) =>
        !inPlan.has(id) &&
        values.startsOn &&
        dayParts(values.startsOn).year === year &&
        wasHeld(values, today),
    )
    .sort((a, b) => {
      const [x, y] = [a.values.startsOn ?? '', b.values.startsOn ?? '']
      return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
    })
  const kept = lines.filter(({ state }) => state !== 'cancelled')
  return {
    year,
    lines,
    extra,
    planned: kept.length,
    done: kept.filter(({ state }) => state === 'done').length,
    overdue: kept.filter(({ state }) => state === 'overdue').length,
    budget: sumFen(kept.flatMap(({ budget }) => budget ?? [])),
    spent: sumFen(lines.map(({ spent }) => spent)),
    extraSpent: sumFen(extra.map(({ id }) => spentOf(id))),
  }
}

/** How an activity stands in the calendar. */
export type CalendarState = 'held' | 'coming' | 'planned' | 'overdue' | 'cancelled'

/** One activity in its month; `day` is null for some time in the month. */
export interface CalendarEntry {
  readonly record: Rec<Activity>
  readonly day: number | null
  readonly state: CalendarState
}

/**
 * The twelve months of a year: an activity stands in the month it begins, one without a day where it is planned. Within a
 * month by day, those without one last.
 */
export const activityCalendar = (
  activities: readonly Rec<Activity>[],
  year: number,
  today: Day,
): readonly (readonly CalendarEntry[])[] => {
  const months: CalendarEntry[][] = Array.from({ length: 12 }, () => [])
  for (const record of activities) {
    const { values, life } = record
    if (life !== 'active') continue
    const planned = plannedTime(values)
    const at = values.startsOn ? dayParts(values.startsOn) : planned
    if (!at || at.year !== year) continue
    const state: CalendarState = values.cancelled
      ? 'cancelled'
      : values.startsOn
        ? values.startsOn <= today
          ? 'held'
          : 'coming'
        : planned && lastPlannedDay(planned) < today
          ? 'overdue'
          : 'planned'
    months[at.month - 1]?.push({ record, day: at.day, state })
  }
  return months.map((entries) =>
    entries.sort((a, b) => (a.day ?? 32) - (b.day ?? 32) || (a.record.id < b.record.id ? -1 : 1)),
  )
}
