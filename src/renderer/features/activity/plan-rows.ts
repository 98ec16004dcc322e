import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { ActivityPlan, PlannedTime, PlanState } from '#shared/domain/activity-plan.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import {
  dayColumn,
  moneyColumn,
  numberColumn,
  type Table,
  type TableCell,
  textColumn,
} from '#shared/sheet/table.ts'
import type { ActivityRec } from './summary.ts'

/** A line of the plan, or an activity held without one, as the table shows it. */
export interface PlanRow {
  readonly record: ActivityRec
  readonly planned: PlannedTime | null
  readonly state: PlanState | 'extra'
  readonly budget: Fen | null
  readonly spent: Fen
  readonly people: number
}

/** The lines of the plan, then what was held besides. What is cancelled needs its budget no more. */
export const planRows = (
  plan: ActivityPlan,
  spentOf: (id: EntityId) => Fen,
  peopleOf: (id: EntityId) => number,
): readonly PlanRow[] => [
  ...plan.lines.map(
    (line): PlanRow => ({
      record: line.record,
      planned: line.planned,
      state: line.state,
      budget: line.state === 'cancelled' ? null : line.budget,
      spent: line.spent,
      people: peopleOf(line.record.id),
    }),
  ),
  ...plan.extra.map(
    (record): PlanRow => ({
      record,
      planned: null,
      state: 'extra',
      budget: record.values.budget ?? null,
      spent: spentOf(record.id),
      people: peopleOf(record.id),
    }),
  ),
]

/** What is left of the budget of an activity, in fen, below nothing when more was spent; null without a budget. */
export const leftOf = ({ budget, spent }: Pick<PlanRow, 'budget' | 'spent'>): Fen | null =>
  budget === null ? null : ((budget - spent) as Fen)

/** 3月8日, or 3月 where the day is open. */
export const plannedText = (messages: Messages, { month, day }: PlannedTime): string => {
  const t = messages.activityYear.plan
  return day === null ? t.monthName(month) : t.monthDay(month, day)
}

/** 年度计划 beside what was held, as a table for Excel. */
export const planTable = (
  year: number,
  rows: readonly PlanRow[],
  org: string,
  clubOf: (record: ActivityRec) => string | null,
  messages: Messages,
): Table => {
  const t = messages.activityYear.plan
  const c = t.columns
  return {
    name: t.sheet,
    title: t.titleOf(org, year),
    columns: [
      textColumn(c.time, 12),
      textColumn(c.title, 30),
      textColumn(c.type, 16),
      textColumn(c.club, 16),
      moneyColumn(c.budget),
      textColumn(c.state, 14),
      dayColumn(c.held),
      numberColumn(c.people, 10),
      moneyColumn(c.spent),
      moneyColumn(c.left, 16),
    ],
    rows: rows.map((row): TableCell[] => {
      const { values } = row.record
      return [
        row.planned && plannedText(messages, row.planned),
        values.title ?? null,
        values.type ? messages.activity.choices.type[values.type] : null,
        clubOf(row.record),
        row.budget,
        t.states[row.state],
        values.startsOn ?? null,
        row.people,
        row.spent,
        leftOf(row),
      ]
    }),
    totals: [
      messages.app.table.total,
      null,
      null,
      null,
      sumFen(rows.flatMap(({ budget }) => budget ?? [])),
      null,
      null,
      rows.reduce((sum, { people }) => sum + people, 0),
      sumFen(rows.map(({ spent }) => spent)),
      null,
    ],
    landscape: true,
  }
}
