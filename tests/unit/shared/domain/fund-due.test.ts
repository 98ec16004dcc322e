import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { FundBudget, FundEntry } from '#shared/domain/fund.ts'
import { counterEntry } from '#shared/domain/fund-check.ts'
import { fundDue, withoutInvoice } from '#shared/domain/fund-due.ts'
import { fundReport } from '#shared/domain/fund-report.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const spending = (n: number, amount: number, invoiceNo: string | null, values: FundEntry = {}) =>
  rec<FundEntry>(n, 'fund-entry', {
    side: 'spending',
    category: 'home',
    day: day('2026-02-01'),
    title: `书架${n}`,
    sum: { amount: yuan(amount), invoiceNo },
    ...values,
  })
const wrong = spending(3, 70, null)
const entries = [
  spending(1, 60, '001'),
  spending(2, 50.5, ' '),
  wrong,
  rec<FundEntry>(4, 'fund-entry', counterEntry(wrong, { day: day('2026-03-01'), reason: '错' })),
  spending(5, 1, null, { sum: null }),
  spending(6, 9, null, { side: 'income', source: 'dues', category: null }),
]
const budget = rec<FundBudget>(9, 'fund-budget', { year: 2026, category: 'home', budget: yuan(100) })
const report = fundReport({ entries, activities: [], spendings: [], visits: [] }, [budget], () => null, 2026)

test('a budget that was passed, records that are not counted, and spending without an invoice are due', () => {
  expect(fundDue(report)).toEqual({
    over: [{ category: 'home', amount: yuan(10.5) }],
    gaps: 1,
    papers: 1,
  })
})

test('what was taken back, and income, ask for no invoice', () => {
  expect(withoutInvoice(report).map(({ id }) => id)).toEqual([idOf(2)])
})
