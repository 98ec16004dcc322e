import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#shared/base/day.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import { type Activity, type ActivitySpending, fundCategories, fundPots } from '#shared/domain/activity.ts'
import { payers, type Visit } from '#shared/domain/condolence.ts'
import type { Rec } from '#shared/domain/field.ts'
import { type FundBudget, type FundEntry, fundPeople, incomeSources } from '#shared/domain/fund.ts'
import { counterEntry } from '#shared/domain/fund-check.ts'
import type { FundRecords } from '#shared/domain/fund-line.ts'
import { fundReport, fundYears } from '#shared/domain/fund-report.ts'
import type { FundRule } from '#shared/domain/fund-rule.ts'
import { fundByBranch, fundTotals, splitByBranch } from '#shared/domain/fund-school.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const keep: FundRule = { pools: [], fixed: true, unspent: 'carry', limits: [] }
const clear: FundRule = { ...keep, unspent: 'clear' }
const carry = () => keep

const income = (n: number, on: string, amount: number, values: FundEntry = {}, more = {}) =>
  rec<FundEntry>(
    n,
    'fund-entry',
    { side: 'income', source: 'dues', day: day(on), title: '会费', sum: { amount: yuan(amount) }, ...values },
    more,
  )
const spending = (n: number, on: string, amount: number, values: FundEntry = {}) =>
  income(n, on, amount, { side: 'spending', source: null, category: 'home', title: '书架', ...values })
const walk = rec<Activity>(900, 'activity', { title: '健步走', startsOn: day('2026-04-10') })
const line = (n: number, amount: number, values: ActivitySpending = {}) =>
  rec<ActivitySpending>(n, 'activity-spending', {
    activity: walk.id,
    item: '水',
    category: 'outing',
    cost: { amount: yuan(amount), payer: 'branch-fund' },
    ...values,
  })
const visit = (n: number, on: string | null, gift: NonNullable<Visit['gift']> | null) =>
  rec<Visit>(n, 'visit', { member: idOf(1), event: 'illness', visitedOn: on === null ? null : day(on), gift })
const records = (parts: Partial<FundRecords>): FundRecords => ({
  entries: [],
  activities: [walk],
  spendings: [],
  visits: [],
  ...parts,
})
const budget = (n: number, category: NonNullable<FundBudget['category']>, amount: number, year = 2026) =>
  rec<FundBudget>(n, 'fund-budget', { year, category, budget: yuan(amount) })

describe('the ledger of a year', () => {
  const all = records({
    entries: [
      income(1, '2026-01-05', 1000, { source: 'opening', title: '期初' }),
      income(2, '2026-01-02', 15_600, { source: 'headcount' }),
      spending(3, '2026-05-01', 300.1),
    ],
    spendings: [line(4, 88.8)],
    visits: [visit(5, '2026-06-01', { amount: yuan(300), form: 'goods', payer: 'branch-fund' })],
  })
  const report = fundReport(all, [budget(6, 'outing', 80), budget(7, 'film', 50)], carry, 2026)

  test('a visit from before the ledger is in its opening balance and counts no second time', () => {
    const made = visit(5, '2025-06-01', { amount: yuan(300), form: 'cash', payer: 'branch-fund' })
    const of = (visits: readonly Rec<Visit>[]) => fundReport(records({ visits }), [], carry, 2026).broughtIn
    expect(of([made])).toBe(-30_000)
    expect(of([{ ...made, values: { ...made.values, earlier: true } }])).toBe(0)
  })

  test('has four figures, and spending of activities and visits by itself', () => {
    const { opening, income: got, spending: spent, closing } = report
    expect([opening, got, spent, closing]).toEqual([
      yuan(1000),
      yuan(15_600),
      68_890,
      yuan(1000 + 15_600) - 68_890,
    ])
    expect(report.lines.map(({ kind, day: on, balance }) => [kind, on, balance])).toEqual([
      ['fund-entry', '2026-01-05', 100_000],
      ['fund-entry', '2026-01-02', 1_660_000],
      ['activity-spending', '2026-04-10', 1_651_120],
      ['fund-entry', '2026-05-01', 1_621_110],
      ['visit', '2026-06-01', 1_591_110],
    ])
    expect(report.lines[2]).toMatchObject({ title: '健步走 · 水', open: walk.id })
  })

  test('sets budget against actual by category, with what opens each figure', () => {
    expect(
      report.categories.map(({ category, budget: planned, actual, left }) => [
        category,
        planned,
        actual,
        left,
      ]),
    ).toEqual([
      ['condolence', null, 30_000, null],
      ['outing', 8000, 8880, -880],
      ['film', 5000, 0, 5000],
      ['home', null, 30_010, null],
    ])
    expect(report.overBudget.map(({ category }) => category)).toEqual(['outing'])
    expect(report.sources).toMatchObject([{ source: 'headcount', amount: yuan(15_600) }])
    expect(report.budget).toBe(yuan(130))
  })

  test('warns of a balance below nothing and of a limit that was passed, and refuses neither', () => {
    const over = fundReport(
      records({
        entries: [
          spending(1, '2026-02-01', 10, { category: 'film' }),
          income(2, '2026-03-01', 100, {
            source: 'headcount',
            basis: { people: 'all', heads: 3, on: day('2025-12-31'), perHead: yuan(1) },
          }),
          spending(3, '2026-03-02', 5, { category: 'film' }),
        ],
      }),
      [],
      () => ({ ...keep, limits: [{ category: 'film', amount: null, perHead: yuan(4), clause: null }] }),
      2026,
    )
    expect(over.belowZeroOn).toBe('2026-02-01')
    expect(over.closing).toBe(yuan(85))
    expect(over.overLimit).toMatchObject([{ cap: yuan(12), spent: yuan(15) }])
  })

  test('counts what the branch’s fund pays, and lists what lacks a day, an amount or a payer', () => {
    const left = fundReport(
      records({
        entries: [
          income(1, '2026-01-01', 1, { sum: null }),
          income(2, '2026-01-01', 1, {}, { life: 'void' }),
        ],
        activities: [walk, rec<Activity>(901, 'activity', { title: '作废' }, { life: 'void' })],
        spendings: [
          line(3, 1, { cost: { amount: yuan(1), payer: 'school-union' } }),
          line(4, 1, { cost: { amount: yuan(1) } }),
          line(5, 1, { activity: idOf(901) }),
          line(6, 1, { activity: idOf(902), spentOn: day('2026-01-09') }),
        ],
        visits: [
          visit(7, '2026-01-01', { amount: yuan(1), payer: 'school-union' }),
          visit(8, '2026-01-01', { amount: yuan(1) }),
          visit(9, null, { amount: yuan(1), payer: 'branch-fund' }),
          visit(10, '2026-01-01', null),
          visit(11, '2026-01-01', { payer: 'branch-fund' }),
        ],
      }),
      [],
      carry,
      2026,
    )
    expect(left.lines).toEqual([])
    expect(new Map(left.leftOut.map(({ id, gap }) => [id, gap]))).toEqual(
      new Map([
        [idOf(1), 'no-amount'],
        [idOf(4), 'no-payer'],
        [idOf(6), 'incomplete'],
        [idOf(8), 'no-payer'],
        [idOf(11), 'no-amount'],
      ]),
    )
  })

  test('clears what is left where the rule says so, but never a deficit', () => {
    const two = records({ entries: [income(1, '2025-01-01', 100), spending(2, '2026-01-01', 30)] })
    const ruleOf = () => clear
    const first = fundReport(two, [], ruleOf, 2025)
    expect([first.closing, first.cleared, first.carried]).toEqual([yuan(100), yuan(100), 0])
    const second = fundReport(two, [], ruleOf, 2026)
    expect([second.opening, second.closing, second.cleared, second.carried]).toEqual([
      0,
      yuan(-30),
      0,
      yuan(-30),
    ])
    expect(fundReport(two, [], carry, 2026).opening).toBe(yuan(100))
  })

  test('keeps a balance of its own for the women’s money: what one account has left pays nothing of the other', () => {
    const women = { pot: 'women' } as const
    const both = records({
      entries: [
        income(1, '2025-01-02', 1000, { source: 'headcount' }),
        income(2, '2025-03-31', 400, {
          source: 'headcount',
          basis: { people: 'women', heads: 4, on: day('2025-03-31'), perHead: yuan(100) },
        }),
        spending(3, '2025-03-08', 150, women),
        spending(4, '2026-03-08', 300, women),
      ],
      spendings: [line(5, 20, women), line(6, 30)],
    })
    const potsOf = (year: number, rule = carry) =>
      fundReport(both, [], rule, year).pots.map((one) => [one.pot, one.broughtIn, one.closing, one.cleared])
    expect(potsOf(2025)).toEqual([
      ['general', 0, yuan(1000), 0],
      ['women', 0, yuan(250), 0],
    ])
    expect(potsOf(2026)).toEqual([
      ['general', yuan(1000), yuan(970), 0],
      ['women', yuan(250), yuan(-70), 0],
    ])
    // Cleared account by account: the deficit of one stays although the other has more.
    const cleared = fundReport(both, [], () => clear, 2026)
    expect(potsOf(2026, () => clear)).toEqual([
      ['general', 0, yuan(-30), 0],
      ['women', 0, yuan(-320), 0],
    ])
    expect([cleared.broughtIn, cleared.closing, cleared.carried]).toEqual([0, yuan(-350), yuan(-350)])
    expect(fundReport(records({}), [], carry, 2026).pots.map(({ pot }) => pot)).toEqual(['general'])
  })

  test('says of two budgets for one category which counts, and of an entry that it was taken back twice', () => {
    const wrong = spending(1, '2026-01-01', 10)
    const back = counterEntry(wrong, { day: day('2026-02-01'), reason: '错' })
    const again = fundReport(
      records({ entries: [wrong, rec(2, 'fund-entry', back), rec(3, 'fund-entry', back)] }),
      [budget(5, 'home', 7), budget(4, 'home', 9)],
      carry,
      2026,
    )
    expect(again.categories).toMatchObject([{ category: 'home', budget: yuan(9), actual: yuan(-10) }])
    expect(again.doubledBudgets).toEqual([idOf(4), idOf(5)])
    expect(again.correctedTwice).toEqual([wrong.id])
  })
})

const dayIn = fc
  .tuple(
    fc.integer({ min: 2023, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day)
const fen = fc.integer({ min: 0, max: 100_000_000 }).map((n) => n as Fen)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 8 })
const life = fc.constantFrom<Rec<unknown>['life']>('active', 'active', 'active', 'void', 'incomplete')

const anything: fc.Arbitrary<FundRecords> = fc
  .record({
    entries: fc.array(
      fc.record({
        side: fc.constantFrom('income', 'spending'),
        source: maybe(fc.constantFrom(...incomeSources)),
        category: maybe(fc.constantFrom(...fundCategories)),
        day: maybe(dayIn),
        sum: fc.record({ amount: maybe(fen) }),
        basis: maybe(fc.record({ people: fc.constantFrom(...fundPeople), heads: fc.constant(1) })),
        pot: maybe(fc.constantFrom(...fundPots)),
        life,
        corrects: maybe(fc.integer({ min: 0, max: 8 })),
      }),
      { maxLength: 12 },
    ),
    spendings: fc.array(
      fc.record({
        spentOn: maybe(dayIn),
        category: maybe(fc.constantFrom(...fundCategories)),
        cost: maybe(fc.record({ amount: maybe(fen), payer: maybe(fc.constantFrom(...payers)) })),
        pot: maybe(fc.constantFrom(...fundPots)),
        life,
      }),
      { maxLength: 8 },
    ),
    visits: fc.array(
      fc.record({
        visitedOn: maybe(dayIn),
        gift: maybe(fc.record({ amount: maybe(fen), payer: maybe(fc.constantFrom(...payers)) })),
        life,
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ entries, spendings, visits }) => ({
    activities: [walk],
    entries: entries.map(({ life: state, corrects, ...values }, n) =>
      rec<FundEntry>(
        n,
        'fund-entry',
        { ...values, corrects: corrects === null || corrects > 2 ? null : idOf(corrects) } as FundEntry,
        { life: state },
      ),
    ),
    spendings: spendings.map(({ life: state, ...values }, n) =>
      rec<ActivitySpending>(100 + n, 'activity-spending', { activity: walk.id, ...values }, { life: state }),
    ),
    visits: visits.map(({ life: state, ...values }, n) =>
      rec<Visit>(200 + n, 'visit', values, { life: state, home: `h${n % 3}` }),
    ),
  }))
const ruleOfYears = fc
  .array(fc.constantFrom(keep, clear, null), { minLength: 5, maxLength: 5 })
  .map((rules) => (year: number) => rules[year - 2023] ?? null)

describe('whatever the records are', () => {
  test('every year balances, each figure is the sum of its lines, and the last line stands at the closing', () => {
    fc.assert(
      fc.property(anything, ruleOfYears, (all, ruleOf) => {
        for (const year of [2022, 2023, 2024, 2025, 2026, 2027]) {
          const r = fundReport(all, [], ruleOf, year)
          const sum = (side: string) =>
            r.lines.reduce((total, one) => total + (one.side === side ? one.amount : 0), 0)
          const total = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
          // One look at a year: a hundred thousand would take their time.
          expect({
            closing: r.closing,
            opening: r.opening,
            income: [r.income, r.income],
            spending: [r.spending, r.spending],
            last: r.lines.at(-1)?.balance ?? r.closing,
            whole: [r.opening, r.income, r.spending, r.closing].every(Number.isSafeInteger),
          }).toEqual({
            closing: r.opening + r.income - r.spending,
            opening: r.broughtIn + sum('opening'),
            income: [sum('income'), total(r.sources.map(({ amount }) => amount))],
            spending: [sum('spending'), total(r.categories.map(({ actual }) => actual))],
            last: r.closing,
            whole: true,
          })
        }
      }),
    )
  })

  test('the accounts balance each by itself, and together they are the ledger', () => {
    fc.assert(
      fc.property(anything, ruleOfYears, (all, ruleOf) => {
        const reports = [2022, 2023, 2024, 2025, 2026, 2027].map((year) => fundReport(all, [], ruleOf, year))
        const carried = new Map<string, number>()
        for (const r of reports) {
          const total = (of: (one: (typeof r.pots)[number]) => number) =>
            r.pots.reduce((sum, one) => sum + of(one), 0)
          expect({
            broughtIn: total((one) => one.broughtIn),
            opening: total((one) => one.opening),
            income: total((one) => one.income),
            spending: total((one) => one.spending),
            closing: total((one) => one.closing),
            cleared: total((one) => one.cleared),
            carried: total((one) => one.carried),
            lines: total((one) => one.lines.length),
          }).toEqual({
            broughtIn: r.broughtIn,
            opening: r.opening,
            income: r.income,
            spending: r.spending,
            closing: r.closing,
            cleared: r.cleared,
            carried: r.carried,
            lines: r.lines.length,
          })
          for (const one of r.pots) {
            expect(one.closing).toBe(one.opening + one.income - one.spending)
            expect(one.broughtIn).toBe(carried.get(one.pot) ?? 0)
            expect(one.cleared === 0 || one.closing > 0).toBe(true)
          }
          carried.clear()
          for (const one of r.pots) carried.set(one.pot, one.carried)
        }
      }),
    )
  })

  test('what one year carries over is what the next is brought', () => {
    fc.assert(
      fc.property(anything, ruleOfYears, (all, ruleOf) => {
        const years = [2022, 2023, 2024, 2025, 2026, 2027].map((year) => fundReport(all, [], ruleOf, year))
        expect(years.slice(1).map(({ broughtIn }) => broughtIn)).toEqual(
          years.slice(0, -1).map(({ carried }) => carried),
        )
      }),
    )
  })

  test('any order of records gives the same', () => {
    const shuffled = anything.chain((all) =>
      fc.record({
        all: fc.constant(all),
        entries: fc.shuffledSubarray([...all.entries], { minLength: all.entries.length }),
        spendings: fc.shuffledSubarray([...all.spendings], { minLength: all.spendings.length }),
        visits: fc.shuffledSubarray([...all.visits], { minLength: all.visits.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ruleOfYears, ({ all, ...others }, ruleOf) => {
        const budgets = [budget(1, 'home', 1, 2025), budget(2, 'home', 2, 2025)]
        expect(fundReport({ ...all, ...others }, budgets.toReversed(), ruleOf, 2025)).toEqual(
          fundReport(all, budgets, ruleOf, 2025),
        )
      }),
    )
  })

  test('an entry and its counter-entry come to nothing', () => {
    fc.assert(
      fc.property(anything, fen, dayIn, fc.constantFrom('income', 'spending'), (all, amount, on, side) => {
        const wrong = rec<FundEntry>(50, 'fund-entry', {
          side,
          source: side === 'income' ? 'other' : null,
          category: side === 'income' ? null : 'studio',
          day: on,
          sum: { amount },
        })
        const back = rec<FundEntry>(51, 'fund-entry', counterEntry(wrong, { day: on, reason: '错' }))
        const figures = (entries: FundRecords['entries']) => {
          const r = fundReport({ ...all, entries }, [], carry, 2026)
          return [r.opening, r.income, r.spending, r.closing]
        }
        expect(figures([...all.entries, wrong, back])).toEqual(figures(all.entries))
      }),
    )
  })

  test('the branches of a school add up to all of it', () => {
    fc.assert(
      fc.property(anything, (all) => {
        const split = splitByBranch(all, [], (home) => ({ id: home, name: home }))
        const totals = fundTotals(fundByBranch(split, () => 10, carry, 2025))
        const { opening, income: got, spending: spent, closing } = fundReport(all, [], carry, 2025)
        expect(totals).toMatchObject({ opening, income: got, spending: spent, closing })
      }),
    )
  })
})

test('a branch is counted with its groups, and money by head is rounded for reading only', () => {
  const entries = [
    income(1, '2026-01-01', 100, {}, { home: 'b' }),
    { ...spending(2, '2026-02-01', 10), home: 'g' },
    income(3, '2026-01-01', 7, {}, { home: 'c' }),
  ]
  const split = splitByBranch(records({ entries }), [], (home) =>
    home === 'c' ? { id: 'c', name: '乙' } : { id: 'b', name: '甲' },
  )
  const table = fundByBranch(split, (branch) => (branch === 'b' ? 3 : 0), carry, 2026)
  expect(table.map(({ branch, perHead, report }) => [branch.name, perHead, report.closing])).toEqual([
    ['甲', 333, yuan(90)],
    ['乙', null, yuan(7)],
  ])
  expect(fundByBranch(split, () => 1, carry, 2025)).toEqual([])
  expect(fundYears(records({ entries }), [budget(9, 'home', 1, 2024)])).toEqual([2024, 2026])
})
