import { expect, test } from 'vitest'
import {
  branchesAmong,
  filterOverrides,
  overrideRows,
  overrideTable,
} from '#renderer/features/report/override-rows.ts'
import { yuan } from '#shared/base/money.ts'
import { zh } from '#shared/i18n/messages.ts'
import type { Override } from '#shared/rules/override.ts'
import { day, idOf } from '#tests/support/record.ts'

const overrides: readonly Override[] = [
  {
    kind: 'visit',
    id: idOf(1),
    home: 'a',
    day: day('2026-05-01'),
    reason: '委员会同意',
    amount: yuan(600),
    values: { member: idOf(9), event: 'illness' },
    verdict: {
      state: 'warning',
      sentences: [{ type: 'over-cap', amount: yuan(600), cap: yuan(500) }],
      rule: 'r1',
      pack: 'p',
      source: '某大学 慰问办法 2026 第三条',
      missing: ['photo'],
    },
  },
  {
    kind: 'activity',
    id: idOf(2),
    home: 'b',
    day: day('2026-04-18'),
    reason: '校工会同意',
    amount: yuan(8200),
    values: { title: '春游', type: 'outing' },
    verdict: {
      state: 'warning',
      sentences: [{ type: 'claim-late', on: day('2026-06-01'), last: day('2026-05-31') }],
      rule: 'outing',
      pack: 'p',
      source: '活动办法',
      missing: ['sign-in-list'],
    },
  },
  {
    kind: 'help',
    id: idOf(4),
    home: 'b',
    day: day('2026-04-01'),
    reason: '主席会议同意',
    amount: yuan(3000),
    values: { member: idOf(9), content: 'study', pupils: 1 },
    verdict: {
      state: 'warning',
      sentences: [{ type: 'over-pupil-cap', amount: yuan(3000), cap: yuan(2000), pupils: 1 }],
      rule: 'study',
      pack: 'p',
      source: '困难补助办法',
      missing: [],
    },
  },
  {
    kind: 'visit',
    id: idOf(3),
    home: 'a',
    day: null,
    reason: '旧记录',
    amount: null,
    values: {},
    verdict: null,
  },
]
const rows = overrideRows(
  overrides,
  (id) => (id === idOf(9) ? '甲一' : undefined),
  (home) => ({ id: home, name: home === 'a' ? '文学院' : '化学院' }),
  zh,
)

test('each says who, what, what the rules had said with their source, and the reason', () => {
  expect(rows[0]).toMatchObject({
    name: '甲一',
    what: '生病住院',
    said: '600.00 元超过上限 500.00 元。',
    source: '某大学 慰问办法 2026 第三条',
    reason: '委员会同意',
  })
  expect(rows[1]?.name).toBe('春游')
  expect(rows[1]?.said).toContain('2026-06-01 报账已逾期')
  expect(rows[1]?.said).toContain('报账时还缺：签到表。')
  expect(rows[2]).toMatchObject({
    name: '甲一',
    what: '助学',
    said: '1 名学生共 3,000.00 元，规定每名不超过 2,000.00 元。',
  })
  expect(rows[3]).toMatchObject({ name: zh.condolencePage.unknownMember, said: '（当时的意见读不出）' })
})

test('they can be looked at by sort and by branch', () => {
  expect(filterOverrides(rows, { kind: 'visit', branch: null })).toHaveLength(2)
  expect(filterOverrides(rows, { kind: null, branch: 'b' }).map(({ id }) => id)).toEqual([idOf(2), idOf(4)])
  expect(filterOverrides(rows, { kind: 'visit', branch: 'b' })).toEqual([])
  expect(branchesAmong(rows).map(({ name }) => name)).toEqual(['化学院', '文学院'])
})

test('the table for Excel holds every column and adds the amounts up', () => {
  const table = overrideTable(rows, '标题', zh)
  expect(table.rows.map((row) => row.length)).toEqual([9, 9, 9, 9])
  expect(table.columns).toHaveLength(9)
  expect(table.totals?.[5]).toBe(yuan(11_800))
})
