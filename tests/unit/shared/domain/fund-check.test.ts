import { describe, expect, test } from 'vitest'
import { type Fen, yuan } from '#shared/base/money.ts'
import type { ActivitySpending } from '#shared/domain/activity.ts'
import type { FundBudget, FundEntry } from '#shared/domain/fund.ts'
import {
  checkFundBudget,
  checkFundEntry,
  correctionsOf,
  counterEntry,
  type FundCheckContext,
  isClosed,
} from '#shared/domain/fund-check.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-20')
const good: FundEntry = {
  side: 'spending',
  category: 'home',
  day: day('2026-03-08'),
  title: '书架',
  sum: { amount: yuan(320.5), invoiceNo: '00123456' },
}
const entry = (n: number, values: FundEntry = {}, more = {}) =>
  rec<FundEntry>(n, 'fund-entry', { ...good, sum: { amount: yuan(320.5) }, ...values }, more)
const context = (more: Partial<FundCheckContext> = {}): FundCheckContext => ({
  today,
  others: [],
  spendings: [],
  ...more,
})
const types = (draft: FundEntry, more: Partial<FundCheckContext> = {}) => {
  const checked = checkFundEntry(draft, context(more))
  return checked.ok ? [] : checked.error.map(({ type }) => type)
}

describe('an entry of the fund', () => {
  test('needs a side, its kind, a day, a title and an amount above nothing', () => {
    expect(types(good)).toEqual([])
    expect(types({ ...good, sum: { amount: yuan(0) } })).toEqual(['amount-needed'])
    expect(types({ ...good, sum: null })).toEqual(['amount-needed'])
    expect(types({ ...good, category: null })).toEqual(['category-needed'])
    expect(types({ ...good, side: 'income', category: null })).toEqual(['source-needed'])
    expect(types({ ...good, side: 'income', category: null, source: 'dues' })).toEqual([])
    expect(types({ ...good, title: ' ' })).toEqual(['field'])
    expect(types({ ...good, day: null })).toEqual(['field'])
  })

  test('is refused below zero, and where it is no whole number of fen', () => {
    for (const amount of [-1 as Fen, 0.5 as Fen]) {
      const checked = checkFundEntry({ ...good, sum: { amount } }, context())
      expect(checked.ok ? [] : checked.error).toContainEqual(
        expect.objectContaining({ type: 'field', field: 'sum', part: 'amount' }),
      )
    }
  })

  test('lies not in the future', () => {
    expect(types({ ...good, day: today })).toEqual([])
    expect(types({ ...good, day: day('2026-03-21') })).toEqual(['in-future'])
  })

  test('claims an invoice once, however the number is typed, also among the spending of activities', () => {
    const other = entry(2, { title: '桌子', sum: { amount: yuan(1), invoiceNo: ' 0012 3456' } })
    const checked = checkFundEntry(good, context({ others: [other] }))
    expect(checked.ok ? [] : checked.error).toEqual([{ type: 'invoice-used', where: 'fund', title: '桌子' }])
    const line = rec<ActivitySpending>(3, 'activity-spending', {
      item: '矿泉水',
      cost: { amount: yuan(3), invoiceNo: '００１２３４５６' },
    })
    const claimed = checkFundEntry(good, context({ spendings: [line] }))
    expect(claimed.ok ? [] : claimed.error).toEqual([
      { type: 'invoice-used', where: 'activity', title: '矿泉水' },
    ])
    expect(types(good, { others: [{ ...other, life: 'void' }] })).toEqual([])
    expect(types({ ...good, sum: { amount: yuan(1) } }, { others: [other] })).toEqual([])
  })

  test('whose invoice was taken back leaves it free for the right entry', () => {
    const wrong = entry(2, { sum: { amount: yuan(32.05), invoiceNo: '00123456' } })
    const back = rec<FundEntry>(3, 'fund-entry', counterEntry(wrong, { day: today, reason: '少写一位' }))
    expect(types(good, { others: [wrong, back] })).toEqual([])
    expect(types(good, { others: [wrong, { ...back, life: 'void' }] })).toEqual(['invoice-used'])
  })
})

describe('a month that is over', () => {
  test('is closed: an entry of it is changed no more', () => {
    const old = entry(1, { day: day('2026-02-28') })
    expect(isClosed(old, day('2026-02-28'))).toBe(false)
    expect(isClosed(old, day('2026-03-01'))).toBe(true)
    expect(types({ ...good, day: day('2026-02-28') }, { self: old })).toEqual(['closed'])
    expect(types(good, { self: entry(1) })).toEqual([])
  })

  test('is closed early by an approval', () => {
    expect(isClosed({ ...entry(1), approval: 'approved' }, today)).toBe(true)
    expect(isClosed({ ...entry(1), approval: 'changed' }, today)).toBe(true)
  })

  test('still takes an entry that comes late', () => {
    expect(types({ ...good, day: day('2025-12-30') })).toEqual([])
  })
})

describe('a counter-entry', () => {
  const original = entry(1, { day: day('2026-01-08'), sum: { amount: yuan(99.99), invoiceNo: 'A1' } })
  const back = counterEntry(original, { day: today, reason: '重复登记' })

  test('has the side, kind and amount of what it takes back, not its invoice', () => {
    expect(back).toEqual({
      side: 'spending',
      category: 'home',
      title: '书架',
      sum: { amount: yuan(99.99) },
      corrects: idOf(1),
      day: today,
      reason: '重复登记',
    })
    expect(types(back, { others: [original] })).toEqual([])
  })

  test('belongs to the account of what it takes back', () => {
    const women = entry(2, { pot: 'women' })
    const back = counterEntry(women, { day: today, reason: '错' })
    expect(back.pot).toBe('women')
    expect(types(back, { others: [women] })).toEqual([])
    expect(types({ ...back, pot: 'general' }, { others: [women] })).toEqual(['correction-differs'])
  })

  test('needs a reason, stands in this month, and takes back once what is no correction itself', () => {
    expect(types({ ...back, reason: null }, { others: [original] })).toEqual(['reason-needed'])
    expect(types({ ...back, day: day('2026-02-28') }, { others: [original] })).toEqual([
      'correction-in-closed-month',
    ])
    const first = rec<FundEntry>(2, 'fund-entry', back)
    expect(types(back, { others: [original, first] })).toEqual(['already-corrected'])
    expect(types(back, { others: [original, { ...first, life: 'void' }] })).toEqual([])
    const again = counterEntry(first, { day: today, reason: '又错' })
    expect(types(again, { others: [original, first] })).toEqual(['corrects-a-correction'])
    expect(types({ ...back, sum: { amount: yuan(9) } }, { others: [original] })).toEqual([
      'correction-differs',
    ])
    expect(correctionsOf(idOf(1), [original, first]).map(({ id }) => id)).toEqual([idOf(2)])
  })
})

test('a category has one budget a year', () => {
  const budget = (n: number, values: FundBudget) => rec<FundBudget>(n, 'fund-budget', values)
  const draft: FundBudget = { year: 2026, category: 'film', budget: yuan(100) }
  expect(checkFundBudget(draft, [budget(1, { ...draft, year: 2025 })]).ok).toBe(true)
  const twice = checkFundBudget(draft, [budget(1, draft)])
  expect(twice.ok ? [] : twice.error).toEqual([{ type: 'already-budgeted' }])
  expect(checkFundBudget({ ...draft, year: null }, []).ok).toBe(false)
})
