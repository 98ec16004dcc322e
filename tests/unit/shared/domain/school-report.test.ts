import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fen, sumFen, yuan } from '#shared/base/money.ts'
import { condolenceEvents, giftForms, payers, type Visit } from '#shared/domain/condolence.ts'
import { condolenceReport } from '#shared/domain/school-report.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const period = { from: day('2026-01-01'), to: day('2026-12-31') }
const names: Readonly<Record<string, string>> = { m: '机械学院分工会', l: '理学院分工会' }
const branchOf = (home: string) => ({ id: home, name: names[home] ?? home })

const visit = (n: number, home: string, values: Visit, more = {}) =>
  rec<Visit>(n, 'visit', { visitedOn: day('2026-03-08'), event: 'illness', ...values }, { home, ...more })

const gift = (amount: number, form: 'goods' | 'cash' | 'card' | 'souvenir' = 'goods') =>
  ({ form, amount: yuan(amount), payer: form === 'cash' ? 'school-union' : 'branch-fund' }) as const

describe('the school’s table of visits', () => {
  test('by branch and event, goods and cash apart, each figure with its records', () => {
    const report = condolenceReport(
      [
        visit(1, 'm', { gift: gift(300) }),
        visit(2, 'm', { gift: gift(300.5) }),
        visit(3, 'm', { event: 'relative-death', gift: gift(1000, 'cash') }),
        visit(4, 'l', { event: 'retirement', gift: gift(400, 'souvenir') }),
        visit(5, 'l', { event: 'birthday', gift: gift(300, 'card') }),
        visit(6, 'l', { event: 'birthday' }),
      ],
      period,
      branchOf,
    )
    expect(
      report.lines.map(({ branch, event, count, amount }) => [branch.name, event, count, amount]),
    ).toEqual([
      ['机械学院分工会', 'illness', 2, 60_050],
      ['机械学院分工会', 'relative-death', 1, 100_000],
      ['理学院分工会', 'birthday', 2, 30_000],
      ['理学院分工会', 'retirement', 1, 40_000],
    ])
    expect(report.lines[0]?.records).toEqual([idOf(1), idOf(2)])
    expect(report.totals).toEqual({
      count: 6,
      amount: 230_050,
      goods: 100_050,
      cash: 100_000,
      other: 30_000,
      byPayer: { 'branch-fund': 130_050, 'school-union': 100_000 },
      withoutAmount: 1,
      records: [1, 2, 3, 4, 5, 6].map(idOf),
    })
    expect(report.byEvent.map(({ event, count }) => [event, count])).toEqual([
      ['birthday', 2],
      ['illness', 2],
      ['relative-death', 1],
      ['retirement', 1],
    ])
    expect(report.byBranch.map(({ branch, amount }) => [branch.id, amount])).toEqual([
      ['m', 160_050],
      ['l', 70_000],
    ])
  })

  test('void, incomplete, other years and visits not made are left out; the last kind is listed', () => {
    const report = condolenceReport(
      [
        visit(1, 'm', { gift: gift(300) }),
        visit(2, 'm', { gift: gift(300) }, { life: 'void' }),
        visit(3, 'm', { gift: gift(300) }, { life: 'incomplete' }),
        visit(4, 'm', { visitedOn: day('2025-12-31'), gift: gift(300) }),
        visit(5, 'm', { visitedOn: null, happenedOn: day('2026-03-01'), gift: gift(300) }),
        visit(6, 'm', { visitedOn: null, happenedOn: day('2025-03-01') }),
        visit(7, 'm', { event: null }),
      ],
      period,
      branchOf,
    )
    expect(report.totals.records).toEqual([idOf(1)])
    expect(report.notCounted).toEqual([idOf(5), idOf(7)])
  })

  test('both ends of the period count', () => {
    const report = condolenceReport(
      [visit(1, 'm', { visitedOn: period.from }), visit(2, 'm', { visitedOn: period.to })],
      period,
      branchOf,
    )
    expect(report.totals.count).toBe(2)
  })

  test('groups are counted with their branch; conflicts are counted and listed', () => {
    const report = condolenceReport(
      [visit(1, 'group-1', { gift: gift(1) }), visit(2, 'm', { gift: gift(2) }, { conflicts: ['gift'] })],
      period,
      () => ({ id: 'm', name: '机械学院分工会' }),
    )
    expect(report.lines).toHaveLength(1)
    expect(report.conflicts).toEqual([idOf(2)])
  })

  test('lines, events, branches, forms and payers all add up to the totals, in any order', () => {
    const any = fc.record({
      home: fc.constantFrom('m', 'l', 'x'),
      event: fc.constantFrom(...condolenceEvents),
      amount: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      form: fc.constantFrom(...giftForms),
      payer: fc.constantFrom(...payers),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (all) => {
        const visits = all.map(({ home, event, amount, form, payer }, i) =>
          visit(i, home, { event, gift: { amount: amount as Fen | null, form, payer } }),
        )
        const report = condolenceReport(visits, period, branchOf)
        const { totals } = report
        for (const parts of [report.lines, report.byEvent, report.byBranch]) {
          expect(sumFen(parts.map((part) => part.amount))).toBe(totals.amount)
          expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(totals.count)
          expect(parts.flatMap((part) => part.records).sort()).toEqual(totals.records)
        }
        expect(totals.goods + totals.cash + totals.other).toBe(totals.amount)
        expect(sumFen(Object.values(totals.byPayer))).toBe(totals.amount)
        expect(condolenceReport(visits.toReversed(), period, branchOf)).toEqual(report)
      }),
    )
  })
})
