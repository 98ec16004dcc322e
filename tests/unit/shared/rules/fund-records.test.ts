import { expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { atOnce } from '#shared/base/portions.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import type { FundBranchRecords } from '#shared/domain/fund-school.ts'
import { parseFundPack } from '#shared/rules/fund.ts'
import { compareFund, type HeadsOn } from '#shared/rules/fund-records.ts'
import { fundShu2012, fundZju2019 } from '#shared/rules/packs/fund-examples.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, rec } from '#tests/support/record.ts'

const ruleOf = (source: PackSource) => {
  const read = parseFundPack(source)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.rule
}
const [zju, shu] = [ruleOf(fundZju2019), ruleOf(fundShu2012)]
const today = day('2026-11-27')
const branch = { id: 'a', name: '文学院' }
const heads: HeadsOn = (_, on) => (on < '2026-01-01' ? { count: 52, women: 20 } : { count: 54, women: 22 })

const entries = (amount: number) => [
  rec<FundEntry>(1, 'fund-entry', {
    side: 'income',
    source: 'dues',
    day: day('2025-05-01'),
    title: '会费',
    sum: { amount: yuan(amount) },
  }),
]
const of = (amount: number): readonly FundBranchRecords[] => [
  {
    branch,
    records: { entries: amount ? entries(amount) : [], activities: [], spendings: [], visits: [] },
    budgets: [],
  },
]

test('the same rule changes nothing', () => {
  expect(atOnce(compareFund(zju, () => zju, of(500), heads, [2025, 2026], today))).toEqual({
    judged: 2,
    changed: [],
  })
})

test('what is given is counted on the day each rule names: 52 × 300 + 22 × 100 against 52 × 100', () => {
  const { changed } = atOnce(compareFund(shu, () => zju, of(0), heads, [2026], today))
  expect(changed.map(({ year, before, after }) => [year, before.amount, after.amount])).toEqual([
    [2026, yuan(52 * 300 + 22 * 100), yuan(52 * 100)],
  ])
  expect(changed[0]?.after.given).toEqual([
    { people: 'all', heads: 52, perHead: yuan(100), on: '2025-12-31' },
  ])
})

test('what the end of the year gives back is compared, the years before by their own rules', () => {
  const carry = { ...shu, unspent: 'carry' as const }
  const { changed } = atOnce(compareFund(shu, () => carry, of(500), heads, [2025, 2026], today))
  expect(changed.map(({ year, before, after }) => [year, before.cleared, after.cleared])).toEqual([
    [2025, 0, yuan(500)],
    [2026, 0, yuan(500)],
  ])
})

test('a limit that would be passed is named', () => {
  const limit = { category: 'other', amount: yuan(100), perHead: null, clause: null } as const
  const spent = rec<FundEntry>(2, 'fund-entry', {
    side: 'spending',
    category: 'other',
    day: day('2026-05-01'),
    title: '维修',
    sum: { amount: yuan(120) },
  })
  const [one] = of(500)
  if (!one) throw new Error('no branch')
  const records = { ...one.records, entries: [...one.records.entries, spent] }
  const { changed } = atOnce(
    compareFund({ ...zju, limits: [limit] }, () => zju, [{ ...one, records }], heads, [2026], today),
  )
  expect(changed.map(({ before, after }) => [before.over, after.over])).toEqual([[[], ['other']]])
})
