import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { Activity, ActivitySpending } from '#shared/domain/activity.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { doubledInvoices, entriesHolding, invoiceKey, spendingsHolding } from '#shared/domain/invoice.ts'
import { idOf, rec } from '#tests/support/record.ts'

const line = (n: number, invoiceNo: string | null, activity = 1) =>
  rec<ActivitySpending>(n, 'activity-spending', {
    activity: idOf(activity),
    item: `水${n}`,
    cost: { amount: yuan(5), invoiceNo },
  })
const entry = (n: number, invoiceNo: string | null, more: FundEntry = {}) =>
  rec<FundEntry>(n, 'fund-entry', {
    side: 'spending',
    title: `书架${n}`,
    sum: { amount: yuan(5), invoiceNo },
    ...more,
  })

test('a number is the same in full width, with spaces and in small letters', () => {
  expect(invoiceKey(' ab１２ 3 ')).toBe('AB123')
  expect([invoiceKey(null), invoiceKey('  ')]).toEqual(['', ''])
})

test('a voided activity holds no invoice; one that has not arrived does', () => {
  const gone = rec<Activity>(1, 'activity', { title: '春游' }, { life: 'void' })
  const lines = [line(10, '1', 1), line(11, '2', 2), { ...line(12, '3', 2), life: 'void' as const }]
  expect(spendingsHolding(lines, [gone]).map(({ id }) => id)).toEqual([idOf(11)])
})

test('an invoice that the fund and an activity both hold is named once, by the first of its lines', () => {
  const lines = [line(13, '7'), line(12, '7'), line(14, null)]
  const found = doubledInvoices([entry(20, ' 7'), entry(21, '8'), entry(22, null)], lines)
  expect(found.map((one) => [one.invoiceNo, one.entry.id, one.spending.id])).toEqual([
    ['7', idOf(20), idOf(12)],
  ])
})

test('what was taken back, and the counter-entry itself, hold nothing', () => {
  const held = [entry(20, '7'), entry(21, null, { corrects: idOf(20) }), entry(22, '9')]
  expect(entriesHolding(held).map(({ id }) => id)).toEqual([idOf(22)])
  expect(doubledInvoices(held, [line(12, '7')])).toEqual([])
})
