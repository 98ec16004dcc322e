import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '#shared/base/day.ts'
import { type Fen, yuan } from '#shared/base/money.ts'
import {
  baseIn,
  type DuesBase,
  duesFields,
  duesMonthsOf,
  duesOf,
  duesStanding,
  type MemberDues,
  monthEnd,
  monthStart,
  owedOf,
} from '#shared/domain/dues.ts'
import type { DuesRule } from '#shared/domain/member-rule.ts'
import { parseMemberPack } from '#shared/rules/member.ts'
import { memberS102 } from '#shared/rules/packs/member-examples.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const pack = parseMemberPack(memberS102)
if (!pack.ok || !pack.value.rule.dues) throw new Error('the shipped pack has a rule for dues')
const rule: DuesRule = pack.value.rule.dues
const year = (n: number, values: MemberDues, more = {}) =>
  rec<MemberDues>(n, 'member-dues', { member: idOf(1), year: 2026, ...values }, more)
const paid = (amount: number) => ({ due: yuan(amount), paid: yuan(amount) })
const open = (due: number, part = 0) => ({ due: yuan(due), paid: yuan(part) })

describe('dues of 0.5 % to the jiao (S102)', () => {
  test.each([
    [6535, 32.7],
    [6540, 32.7],
    [6530, 32.7],
    [6529.99, 32.6],
    [6550, 32.8],
    [6549.99, 32.7],
    [10_000, 50],
    [9.99, 0],
    [10, 0.1],
    [0, 0],
    [1_234_567.89, 6172.8],
  ])('of %d yuan are %d yuan', (base, due) => {
    expect(duesOf(yuan(base), rule)).toBe(yuan(due))
  })

  test('are rounded as the rule says', () => {
    expect(duesOf(yuan(6535), { ...rule, rounding: 'down' })).toBe(yuan(32.6))
    expect(duesOf(yuan(6521), { ...rule, rounding: 'up' })).toBe(yuan(32.7))
    expect(duesOf(yuan(6520), { ...rule, rounding: 'up' })).toBe(yuan(32.6))
    expect(duesOf(yuan(6535), { ...rule, unit: 1 as Fen })).toBe(3268)
    expect(duesOf(yuan(6535), { ...rule, perTenThousand: 100 })).toBe(yuan(65.4))
  })

  test('are whole units, never more than half a unit from the exact share, and never fall when the base grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        (base, more) => {
          const due = duesOf(base as Fen, rule)
          expect(due % rule.unit).toBe(0)
          expect(Math.abs(due - (base * rule.perTenThousand) / 10_000)).toBeLessThanOrEqual(rule.unit / 2)
          expect(duesOf((base + more) as Fen, rule)).toBeGreaterThanOrEqual(due)
        },
      ),
    )
  })
})

test('a month is named by its first day and ends on its last', () => {
  expect(monthStart(day('2024-02-29'))).toBe('2024-02-01')
  expect(monthEnd(day('2024-02-01'))).toBe('2024-02-29')
  expect(monthEnd(day('2025-12-05'))).toBe('2025-12-31')
})

test('the base of a month is that of the latest month up to it, of two writings of one month the larger', () => {
  const base = (n: number, from: string, amount: number, life: 'active' | 'void' = 'active') =>
    rec<DuesBase>(n, 'dues-base', { member: idOf(1), from: day(from), base: yuan(amount) }, { life })
  const bases = [
    base(1, '2025-01-01', 6000),
    base(2, '2026-01-01', 6500),
    base(3, '2026-01-15', 6400),
    base(4, '2026-03-01', 9000, 'void'),
  ]
  for (const list of [bases, bases.toReversed()]) {
    expect(baseIn(list, day('2024-12-01'))).toBeNull()
    expect(baseIn(list, day('2025-12-01'))).toBe(yuan(6000))
    expect(baseIn(list, day('2026-01-01'))).toBe(yuan(6500))
    expect(baseIn(list, day('2026-04-01'))).toBe(yuan(6500))
  }
})

describe('standing with dues', () => {
  const at = (records: readonly ReturnType<typeof year>[], on: string, of: DuesRule | null = rule) =>
    duesStanding(duesMonthsOf(records), day(on), of)

  test('is unknown while nothing is written, or nothing that has to be paid yet', () => {
    expect(at([], '2026-03-08')).toEqual({ type: 'unknown' })
    expect(at([year(1, { m03: open(30) })], '2026-03-31')).toEqual({ type: 'unknown' })
  })

  test('is paid through the last month that lacks nothing', () => {
    expect(at([year(1, { m01: paid(30), m02: paid(30) })], '2026-03-08')).toEqual({
      type: 'paid',
      through: '2026-02-28',
    })
    // Paid ahead, and a month without dues.
    const ahead = [year(1, { m01: { due: yuan(30), waived: true }, m06: paid(30) })]
    expect(at(ahead, '2026-03-08')).toEqual({ type: 'paid', through: '2026-06-30' })
  })

  test('is owing from the first month that lacks something, as soon as that month is over', () => {
    const records = [year(1, { m01: paid(30), m02: open(30.5, 10), m03: open(30.5) })]
    expect(at(records, '2026-02-28')).toEqual({ type: 'paid', through: '2026-01-31' })
    expect(at(records, '2026-03-01')).toEqual({
      type: 'owing',
      since: '2026-02-01',
      months: 1,
      amount: yuan(20.5),
      inRow: 0,
    })
    expect(at(records, '2026-04-01')).toMatchObject({ months: 2, amount: yuan(51), inRow: 1 })
  })

  test('leaves open the months that the rule leaves open', () => {
    const records = [year(1, { m01: paid(30), m02: open(30) })]
    expect(at(records, '2026-03-01', { ...rule, grace: 1 }).type).toBe('paid')
    expect(at(records, '2026-04-01', { ...rule, grace: 1 }).type).toBe('owing')
    expect(at(records, '2026-03-01', null).type).toBe('owing')
  })

  test('counts the last months without any payment, over the turn of the year', () => {
    const unpaid = { m10: open(30), m11: open(30), m12: open(30) }
    const records = [
      year(1, { year: 2025, m08: open(30), m09: paid(30), ...unpaid }),
      year(2, { m01: open(30), m02: open(30) }),
    ]
    expect(at(records, '2026-03-01')).toEqual({
      type: 'owing',
      since: '2025-08-01',
      months: 6,
      amount: yuan(180),
      inRow: 5,
    })
  })

  test('takes two writings of a month as one payment, and void records as none', () => {
    const records = [year(1, { m01: open(30, 10) }), year(2, { m01: paid(30) })]
    expect(at(records, '2026-02-01').type).toBe('paid')
    expect(duesMonthsOf(records).get(day('2026-01-01'))).toMatchObject({ paid: yuan(30) })
    expect(at([year(1, { m01: paid(30) }, { life: 'void' })], '2026-02-01')).toEqual({ type: 'unknown' })
  })
})

const anyMonth = fc.record({
  due: fc.integer({ min: 0, max: 50 }).map((n) => (n * 10) as Fen),
  paid: fc.integer({ min: 0, max: 50 }).map((n) => (n * 10) as Fen),
  waived: fc.boolean(),
})
const anyYear = fc.record({
  year: fc.constantFrom(2024, 2025, 2026),
  field: fc.constantFrom(...duesFields),
  month: anyMonth,
})

test('standing and months are the same in whatever order the records were entered', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyYear, { maxLength: 20 })
        .map((all) => all.map(({ field, month, ...one }, n) => year(n, { ...one, [field]: month })))
        .chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
      fc.integer({ min: 0, max: 40 }),
      ([all, shuffled], n) => {
        const on = addMonths(day('2024-01-01'), n)
        expect([...duesMonthsOf(shuffled)]).toEqual([...duesMonthsOf(all)])
        expect(duesStanding(duesMonthsOf(shuffled), on, rule)).toEqual(
          duesStanding(duesMonthsOf(all), on, rule),
        )
      },
    ),
  )
})

test('somebody owes exactly what the months before the running one lack', () => {
  fc.assert(
    fc.property(fc.array(anyYear, { maxLength: 20 }), fc.integer({ min: 0, max: 40 }), (all, n) => {
      const on = addMonths(day('2024-01-01'), n)
      const months = duesMonthsOf(
        all.map(({ field, month, ...one }, i) => year(i, { ...one, [field]: month })),
      )
      const lack = [...months].reduce((sum, [first, one]) => sum + (first < on ? owedOf(one) : 0), 0)
      const standing = duesStanding(months, on, rule)
      expect(standing.type === 'owing' ? standing.amount : 0).toBe(lack)
      if (standing.type === 'owing') expect(standing.inRow).toBeLessThanOrEqual(standing.months)
    }),
  )
})
