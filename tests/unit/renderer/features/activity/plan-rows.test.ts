import { expect, test } from 'vitest'
import { leftOf, plannedText, planRows, planTable } from '#renderer/features/activity/plan-rows.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Activity } from '#shared/domain/activity.ts'
import { activityPlan } from '#shared/domain/activity-plan.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const activities = [
  rec<Activity>(1, 'activity', {
    title: '春游',
    type: 'outing',
    plannedFor: { year: 2026, month: 4, day: 18 },
    startsOn: day('2026-04-19'),
    budget: yuan(1000),
  }),
  rec<Activity>(2, 'activity', {
    title: '观影',
    plannedFor: { year: 2026, month: 5 },
    cancelled: true,
    budget: yuan(500),
  }),
  rec<Activity>(3, 'activity', { title: '讲座', startsOn: day('2026-05-04'), club: idOf(9) }),
]
const spentOf = (id: EntityId): Fen => yuan(id === idOf(1) ? 1200.5 : id === idOf(3) ? 50 : 0)
const rows = planRows(activityPlan(activities, spentOf, 2026, day('2026-06-01')), spentOf, () => 10)

test('what is left of a budget goes below nothing; without one nothing is said', () => {
  expect(rows.map(({ state, budget }) => [state, budget])).toEqual([
    ['done', yuan(1000)],
    ['cancelled', null],
    ['extra', null],
  ])
  expect(rows.map(leftOf)).toEqual([yuan(-200.5), null, null])
})

test('the table for Excel holds every line, and the sums of its columns', () => {
  const table = planTable(2026, rows, '机械学院分工会', ({ values }) => (values.club ? '读书会' : null), zh)
  expect(table.title).toBe('机械学院分工会 2026 年活动计划和执行情况')
  expect(table.rows).toEqual([
    [
      '4月18日',
      '春游',
      '春秋游、健步走',
      null,
      yuan(1000),
      '已举行',
      '2026-04-19',
      10,
      yuan(1200.5),
      yuan(-200.5),
    ],
    ['5月', '观影', null, null, null, '已取消', null, 10, 0, null],
    [null, '讲座', null, '读书会', null, '计划外', '2026-05-04', 10, yuan(50), null],
  ])
  expect(table.totals).toEqual(['合计', null, null, null, yuan(1000), null, null, 30, yuan(1250.5), null])
})

test('a planned time is written with its day only where there is one', () => {
  expect(plannedText(zh, { year: 2026, month: 3, day: null })).toBe('3月')
  expect(plannedText(en, { year: 2026, month: 3, day: 8 })).toBe('8 Mar')
})
