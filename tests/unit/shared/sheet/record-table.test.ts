import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { type Visit, visit } from '#shared/domain/condolence.ts'
import { memberIdentity } from '#shared/domain/member.ts'
import { condolenceReport } from '#shared/domain/school-report.ts'
import { zh } from '#shared/i18n/messages.ts'
import { recordTable } from '#shared/sheet/record-table.ts'
import { reportTable } from '#shared/sheet/report-table.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const to = {
  name: '慰问',
  words: zh.condolence,
  yes: '是',
  no: '否',
  separator: '、',
  nameOf: (id: string) => (id === idOf(1) ? '王某' : id),
}

describe('records of any kind as a table', () => {
  test('groups become columns, lists and choices words, references names; bodies stay away', () => {
    const values: Visit = {
      member: idOf(1),
      event: 'illness',
      visitedOn: day('2026-03-08'),
      gift: { form: 'goods', amount: yuan(300), payer: 'branch-fund', item: '@水果' },
      companions: ['赵某', '钱某'],
      evidence: ['photo', 'receipt-list'],
      signed: [{ step: 'branch', name: '孙某', day: day('2026-03-09') }],
      verdict: { state: 'allowed' },
    }
    const table = recordTable(visit, [rec<Visit>(2, 'visit', values)], to)
    const row = Object.fromEntries(table.columns.map((column, i) => [column.header, table.rows[0]?.[i]]))
    expect(row).toMatchObject({
      会员: '王某',
      慰问事项: '生病住院',
      慰问日期: '2026-03-08',
      '慰问品（金） 慰问形式': '实物',
      '慰问品（金） 金额': 30_000,
      '慰问品（金） 列支渠道': '分工会经费',
      '慰问品（金） 物品': '@水果',
      同行人员: '赵某、钱某',
      证明材料: '照片、签领表',
      审批: '分工会主席签字盖章 孙某 2026-03-09',
    })
    expect(table.columns.map((column) => column.header)).not.toContain('规则意见')
    expect(table.columns.find((column) => column.header.endsWith('金额'))?.type).toBe('money')
  })

  test('sensitive fields only when asked for', () => {
    const words = { ...to, words: zh.member.identity }
    const records = [rec(2, 'member-identity', { member: idOf(1), idNumber: '11010519491231002X' })]
    expect(recordTable(memberIdentity, records, words).columns).toEqual([])
    expect(recordTable(memberIdentity, records, words, { sensitive: true }).rows[0]?.[2]).toBe(
      '11010519491231002X',
    )
  })
})

test('the school’s table for Excel has a column for each payer used, and totals', () => {
  const visits = [
    rec<Visit>(1, 'visit', {
      event: 'illness',
      visitedOn: day('2026-03-08'),
      gift: { form: 'goods', amount: yuan(300), payer: 'branch-fund' },
    }),
    rec<Visit>(2, 'visit', {
      event: 'member-death',
      visitedOn: day('2026-03-08'),
      gift: { form: 'cash', amount: yuan(10_000), payer: 'school-union' },
    }),
  ]
  const report = condolenceReport(visits, { from: day('2026-01-01'), to: day('2026-12-31') }, () => ({
    id: 'm',
    name: '+机械学院分工会',
  }))
  const table = reportTable(report, {
    title: '工会慰问情况统计表',
    branch: '分工会',
    event: '慰问事项',
    count: '人次',
    goods: '实物（元）',
    cash: '现金（元）',
    other: '其他（元）',
    amount: '合计（元）',
    total: '合计',
    events: zh.condolence.choices.event,
    payers: zh.condolence.choices.payer,
  })
  expect(table.columns.map((column) => column.header).slice(-2)).toEqual(['分工会经费', '校工会'])
  expect(table.rows).toEqual([
    ['+机械学院分工会', '生病住院', 1, 30_000, 0, 0, 30_000, 30_000, 0],
    ['+机械学院分工会', '会员去世', 1, 0, 1_000_000, 0, 1_000_000, 0, 1_000_000],
  ])
  expect(table.totals).toEqual(['合计', null, 2, 30_000, 1_000_000, 0, 1_030_000, 30_000, 1_000_000])
})
