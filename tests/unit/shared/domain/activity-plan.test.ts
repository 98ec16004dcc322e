import { describe, expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Activity } from '#shared/domain/activity.ts'
import { checkActivity } from '#shared/domain/activity-check.ts'
import { activityCalendar, activityPlan, lastPlannedDay } from '#shared/domain/activity-plan.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-06-15')
const activity = (n: number, values: Activity, more = {}) => rec<Activity>(n, 'activity', values, more)
const planned = (month: number, on: number | null = null, year = 2026) => ({
  plannedFor: { year, month, day: on },
})
const spent = new Map<EntityId, Fen>([
  [idOf(1), yuan(900)],
  [idOf(6), yuan(50)],
])
const spentOf = (id: EntityId) => spent.get(id) ?? (0 as Fen)

const all = [
  activity(1, { title: '三八节', ...planned(3, 8), startsOn: day('2026-03-06'), budget: yuan(1000) }),
  activity(2, { title: '春游', ...planned(4), budget: yuan(2000) }),
  activity(3, { title: '健步走', ...planned(6), budget: yuan(300) }),
  activity(4, { title: '羽毛球赛', ...planned(5), startsOn: day('2026-09-20') }),
  activity(5, { title: '观影', ...planned(2), cancelled: true, budget: yuan(500) }),
  activity(6, { title: '讲座', startsOn: day('2026-05-04') }),
  activity(7, { title: '明年', ...planned(3, null, 2027) }),
  activity(8, { title: '作废', ...planned(3) }, { life: 'void' }),
]

describe('the plan of a year', () => {
  const plan = activityPlan(all, spentOf, 2026, today)

  test('says of each activity what became of it, month by month', () => {
    expect(plan.lines.map(({ record, state }) => [record.values.title, state])).toEqual([
      ['观影', 'cancelled'],
      ['三八节', 'done'],
      ['春游', 'overdue'],
      ['羽毛球赛', 'open'],
      ['健步走', 'open'],
    ])
    expect([plan.planned, plan.done, plan.overdue]).toEqual([4, 1, 1])
  })

  test('sets budget against spending, and names what was held besides', () => {
    expect([plan.budget, plan.spent, plan.extraSpent]).toEqual([yuan(3300), yuan(900), yuan(50)])
    expect(plan.extra.map(({ id }) => id)).toEqual([idOf(6)])
    expect(activityPlan(all, spentOf, 2027, today).lines.map(({ record }) => record.id)).toEqual([idOf(7)])
  })

  test('is the same in whatever order the records are', () => {
    expect(activityPlan(all.toReversed(), spentOf, 2026, today)).toEqual(plan)
  })
})

test('a plan without a day lasts to the end of its month', () => {
  expect(lastPlannedDay({ year: 2026, month: 2, day: null })).toBe('2026-02-28')
  expect(lastPlannedDay({ year: 2026, month: 12, day: null })).toBe('2026-12-31')
  expect(lastPlannedDay({ year: 2026, month: 4, day: 9 })).toBe('2026-04-09')
  const due = (on: string) =>
    activityPlan([activity(2, planned(4, 9))], spentOf, 2026, day(on)).lines[0]?.state
  expect([due('2026-04-09'), due('2026-04-10')]).toEqual(['open', 'overdue'])
})

test('a plan names a month, and a day that exists', () => {
  const types = (plannedFor: NonNullable<Activity['plannedFor']> | null) => {
    const checked = checkActivity({ title: '春游', plannedFor })
    return checked.ok ? [] : checked.error.map(({ type }) => type)
  }
  expect(types({ year: 2026 })).toEqual(['plan-month-needed'])
  expect(types({ day: 3 })).toEqual(['plan-month-needed'])
  expect(types({ year: 2026, month: 2, day: 29 })).toEqual(['no-such-plan-day'])
  expect(types({ year: 2028, month: 2, day: 29 })).toEqual([])
  expect(types({ year: 2026, month: 13 })).toEqual(['field'])
  expect(types(null)).toEqual([])
})

test('in the calendar an activity stands where it begins, else where it is planned', () => {
  const months = activityCalendar(all.toReversed(), 2026, today).map((entries) =>
    entries.map(({ record, day: on, state }) => [record.values.title, on, state]),
  )
  expect(months).toHaveLength(12)
  expect(months[2]).toEqual([['三八节', 6, 'held']])
  expect(months[3]).toEqual([['春游', null, 'overdue']])
  expect(months[4]).toEqual([['讲座', 4, 'held']])
  expect(months[5]).toEqual([['健步走', null, 'planned']])
  expect(months[8]).toEqual([['羽毛球赛', 20, 'coming']])
  expect(months[1]).toEqual([['观影', null, 'cancelled']])
})
