import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#renderer/engine.ts'
import type { Fund } from '#renderer/features/fund/model.ts'
import {
  disclosurePaper,
  historyTable,
  ledgerTables,
  reviewTables,
  schoolTable,
} from '#renderer/features/fund/papers.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { FundBudget, FundEntry } from '#shared/domain/fund.ts'
import { counterEntry } from '#shared/domain/fund-check.ts'
import { fundReport } from '#shared/domain/fund-report.ts'
import { fundTotals } from '#shared/domain/fund-school.ts'
import { en, zh } from '#shared/i18n/messages.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const allocation = rec<FundEntry>(1, 'fund-entry', {
  side: 'income',
  source: 'headcount',
  day: day('2026-01-10'),
  title: '活动经费',
  sum: { amount: yuan(15_600) },
  basis: { people: 'all', heads: 52, on: day('2025-12-31'), perHead: yuan(300) },
})
const wrong = rec<FundEntry>(2, 'fund-entry', {
  side: 'spending',
  category: 'home',
  day: day('2026-02-01'),
  title: '书架',
  sum: { amount: yuan(300), invoiceNo: '0012' },
})
const back = rec<FundEntry>(
  3,
  'fund-entry',
  counterEntry(wrong, { day: day('2026-03-01'), reason: '多写一个零' }),
)
const visit = rec<Visit>(4, 'visit', {
  member: idOf(9),
  event: 'illness',
  visitedOn: day('2026-04-01'),
  gift: { amount: yuan(300), payer: 'branch-fund' },
})
const half = rec<Visit>(5, 'visit', { visitedOn: day('2026-04-02'), gift: { amount: yuan(1) } })
const budget = rec<FundBudget>(6, 'fund-budget', { year: 2026, category: 'condolence', budget: yuan(200) })
const records = { entries: [allocation, wrong, back], activities: [], spendings: [], visits: [visit, half] }
const report = fundReport(records, [budget], () => null, 2026)
const school = [{ branch: { id: 'b', name: '机械学院分工会' }, report, heads: 52, perHead: 577 as Fen }]
const data = {
  branch: null,
  report,
  records,
  heads: 52,
  nameOf: (id: string) => (id === idOf(9) ? '王敏' : null),
  school,
  totals: fundTotals(school),
} as unknown as Fund['data']
const org = '机械学院分工会'

describe('经费收支公开表', () => {
  it('holds the sums of the report and shows how the allocation was reckoned', () => {
    const paper = disclosurePaper(data, { org }, day('2026-11-26'), zh, 'zh')
    expect(paper.income).toEqual([{ name: '按人数拨款', count: 1, amount: yuan(15_600) }])
    expect(paper.spending).toEqual([
      { name: '职工慰问支出', count: 1, amount: yuan(300), budget: yuan(200) },
      { name: '职工小家建设支出', count: 2, amount: 0, budget: null },
    ])
    expect(paper.basis).toEqual(['2025年12月31日会员 52 人、52 × 300.00 = 15,600.00'])
    expect([paper.corrections, paper.leftOut]).toEqual([1, 1])
  })

  it('does not show the calculation of an allocation that was taken back', () => {
    const undone = rec<FundEntry>(
      7,
      'fund-entry',
      counterEntry(allocation, { day: day('2026-03-01'), reason: '错' }),
    )
    const all = { ...records, entries: [...records.entries, undone] }
    const again = { ...data, records: all, report: fundReport(all, [], () => null, 2026) }
    expect(disclosurePaper(again, { org }, day('2026-11-26'), zh, 'zh').basis).toEqual([])
  })
})

describe('an account of its own', () => {
  const women = rec<FundEntry>(8, 'fund-entry', {
    side: 'income',
    source: 'headcount',
    day: day('2026-03-31'),
    title: '女工活动费',
    sum: { amount: yuan(2000) },
    basis: { people: 'women', heads: 20, on: day('2026-03-31'), perHead: yuan(100) },
  })
  const all = { ...records, entries: [...records.entries, women] }
  const two = { ...data, records: all, report: fundReport(all, [], () => null, 2026) }

  it('stands on the notice and in the summary with its balance', () => {
    const paper = disclosurePaper(two, { org }, day('2026-11-26'), zh, 'zh')
    expect(paper.accounts).toEqual([
      { name: '分工会经费', opening: 0, income: yuan(15_600), spending: yuan(300), closing: yuan(15_300) },
      { name: '女工活动费', opening: 0, income: yuan(2000), spending: 0, closing: yuan(2000) },
    ])
    const [summary, lines] = ledgerTables(two, org, zh)
    expect(summary?.rows.slice(-2)).toEqual([
      ['结余：分工会经费', 4, yuan(15_300)],
      ['结余：女工活动费', 1, yuan(2000)],
    ])
    expect(lines?.rows.find((row) => row[1] === '女工活动费')?.[2]).toBe('按人数拨款（女工活动费）')
  })

  it('is not spoken of where there is only one', () => {
    expect(disclosurePaper(data, { org }, day('2026-11-26'), zh, 'zh').accounts).toEqual([])
    expect(ledgerTables(data, org, zh)[0]?.rows.at(-1)?.[0]).toBe('　职工小家建设支出')
  })
})

describe('the tables for Excel', () => {
  it('end at the closing balance, every line with the balance after it', () => {
    const [, lines] = ledgerTables(data, org, zh)
    expect(lines?.rows.map((row) => [row[0], row[1], row[4], row[5], row[6]])).toEqual([
      [null, '由 2025 年结转 0.00 元', null, null, 0],
      ['2026-01-10', '活动经费', yuan(15_600), null, yuan(15_600)],
      ['2026-02-01', '书架', null, yuan(300), yuan(15_300)],
      ['2026-03-01', '书架', null, yuan(-300), yuan(15_600)],
      ['2026-04-01', '慰问王敏（生病住院）', null, yuan(300), yuan(15_300)],
    ])
    expect(lines?.totals?.slice(4, 7)).toEqual([yuan(15_600), yuan(300), yuan(15_300)])
  })

  it('give a reviewer corrections with their reason, what is not counted, and who wrote what', () => {
    const history = [
      { at: 2, field: 'title', value: '书架', orgName: org, deviceName: '办公室', state: 'shown' },
      { at: 1, field: 'category', value: 'home', orgName: org, deviceName: '办公室', state: 'earlier' },
    ] as unknown as HistoryEntry[]
    const written = historyTable([{ entry: wrong, history }], org, 2026, zh, 'zh', (at) => `t${at}`)
    expect(written.rows.map((row) => row.slice(0, 4))).toEqual([
      ['t1', '书架', '支出类别', '职工小家建设支出'],
      ['t2', '书架', '摘要', '书架'],
    ])
    const [, , , corrections, left, last] = reviewTables(data, org, zh, written)
    expect(corrections?.rows).toEqual([
      ['2026-03-01', '书架', '支出', yuan(-300), '多写一个零', idOf(3), idOf(2)],
    ])
    expect(left?.rows).toEqual([['2026-04-02', '慰问', '没有写经费来源（列支渠道）', idOf(5)]])
    expect(last).toBe(written)
  })

  it('set the branches of a school side by side, in either language', () => {
    const table = schoolTable(school, data.totals, 2026, en)
    expect(table.rows).toEqual([[org, 52, 0, yuan(15_600), yuan(300), yuan(15_300), 577, yuan(200)]])
    expect(table.totals?.slice(1, 6)).toEqual([52, 0, yuan(15_600), yuan(300), yuan(15_300)])
  })
})
