import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import { fundReport } from '#shared/domain/fund-report.ts'
import { allocationOf, type FundPool, headcountDay } from '#shared/domain/fund-rule.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { headcount } from '#shared/domain/membership.ts'
import { type FundPack, parseFundPack } from '#shared/rules/fund.ts'
import { fundGzucm2015, fundShu2012, fundZju2019 } from '#shared/rules/packs/fund-examples.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const read = (source: PackSource): FundPack => {
  const pack = parseFundPack(source)
  if (!pack.ok) throw new Error(JSON.stringify(pack.error))
  return pack.value
}
const poolOf = (source: PackSource, n = 0): FundPool => {
  const pool = read(source).rule.pools[n]
  if (!pool) throw new Error('no such pool')
  return pool
}
const problems = (body: unknown) => {
  const pack = parseFundPack({ id: 'x', title: 't', source: 's', body })
  return pack.ok ? [] : pack.error
}

describe('reading a pack for money', () => {
  test('the shipped packs are right', () => {
    for (const pack of shippedPacks.fund) expect(parseFundPack(pack).ok).toBe(true)
    expect(read(fundShu2012).rule).toMatchObject({ fixed: true, unspent: 'clear' })
    expect(read(fundZju2019).rule).toMatchObject({ fixed: false, unspent: 'carry' })
    expect(read(fundGzucm2015).rule).toMatchObject({ unspent: 'carry', pools: [{ perHead: yuan(100) }] })
  })

  const pool = { id: 'a', perHead: 100 }
  test.each([
    [{ limits: [] }, 'missing', null, 'pools'],
    [{ pools: [], limits: [] }, 'empty', null, 'pools'],
    [{ pools: [{ id: 'a', perHead: -1 }], limits: [] }, 'out-of-range', 1, 'perHead'],
    [{ pools: [{ id: 'a', perHead: 0.5 }], limits: [] }, 'wrong-type', 1, 'perHead'],
    [{ pools: [pool, pool], limits: [] }, 'repeated', 2, 'id'],
    [{ pools: [{ ...pool, people: 'men' }], limits: [] }, 'unknown-value', 1, 'people'],
    [{ pools: [{ ...pool, on: { month: 13, of: 'year' } }], limits: [] }, 'out-of-range', 1, 'on.month'],
    [{ pools: [pool], limits: [], unspent: 'burn' }, 'unknown-value', null, 'unspent'],
    [{ pools: [pool], limits: [{ category: 'film' }] }, 'missing', null, 'limits.1.amount'],
    [
      { pools: [pool], limits: [{ category: 'gold', amount: 1 }] },
      'unknown-value',
      null,
      'limits.1.category',
    ],
    [{ pools: [pool], limits: [], more: 1 }, 'unknown-key', null, 'more'],
  ])('%j is refused', (body, type, row, key) => {
    expect(problems({ format: 1, ...body })).toContainEqual({ type, row, key })
  })
})

describe('an allocation by headcount', () => {
  test('counts heads on the day the rule names', () => {
    expect(headcountDay(poolOf(fundZju2019), 2026)).toBe('2025-12-31')
    expect(headcountDay(poolOf(fundZju2019, 1), 2026)).toBe('2026-03-31')
    expect(headcountDay(poolOf(fundGzucm2015), 2026)).toBeNull()
    const february: FundPool = { ...poolOf(fundZju2019), on: { month: 2, day: null, of: 'year' } }
    expect(headcountDay(february, 2024)).toBe('2024-02-29')
    expect(headcountDay({ ...february, on: { month: 12, day: null, of: 'year' } }, 2024)).toBe('2024-12-31')
    expect(headcountDay({ ...february, on: { month: 2, day: 30, of: 'year' } }, 2024)).toBeNull()
  })

  test('52 members on the last 31 December get 15,600.00 even if they are 54 now', () => {
    const members = Array.from({ length: 55 }, (_, n) =>
      rec<Member>(n, 'member', { name: `甲${n}`, sex: n % 2 === 0 ? 'female' : 'male' }),
    )
    const event = (n: number, member: number, values: MemberEvent) =>
      rec<MemberEvent>(n, 'member-event', { member: idOf(member), ...values })
    const events = [
      event(101, 52, { event: 'joined', day: day('2026-01-01') }),
      event(102, 53, { event: 'joined', day: day('2026-02-10') }),
      event(103, 54, { event: 'transferred-in', day: day('2026-03-01') }),
      event(104, 0, { event: 'left', day: day('2026-01-01') }),
    ]
    const pool = poolOf(fundZju2019)
    const on = headcountDay(pool, 2026)
    if (!on) throw new Error('no day')
    const then = headcount(members, events, on)
    expect(then.count).toBe(52)
    expect(allocationOf(pool.perHead, then.count)).toBe(yuan(15_600))
    expect(headcount(members, events, day('2026-11-26')).count).toBe(54)
    expect(allocationOf(poolOf(fundZju2019, 1).perHead, then.women)).toBe(yuan(2600))
  })
})

describe('the money of 上海大学 2012 (S103)', () => {
  const rule = read(fundShu2012).rule
  const pool = poolOf(fundShu2012)
  const members = Array.from({ length: 46 }, (_, n) => rec<Member>(n, 'member', { name: `甲${n}` }))
  const moved = (n: number, event: MemberEvent['event'], on: string) =>
    rec<MemberEvent>(100 + n, 'member-event', { member: idOf(n), event: event ?? null, day: day(on) })
  const given = (events: readonly ReturnType<typeof moved>[]) => {
    const on = headcountDay(pool, 2026)
    if (!on) throw new Error('no day')
    return allocationOf(pool.perHead, headcount(members, events, on).count)
  }

  // 100 yuan a member by the headcount of the last 31 December: who comes or goes later changes nothing.
  test.each([
    ['nobody moved', [], 4600],
    ['one joined on the day itself', [moved(0, 'joined', '2025-12-31')], 4600],
    ['one joined the day after (增人不补)', [moved(0, 'joined', '2026-01-01')], 4500],
    ['one left on the day itself', [moved(1, 'left', '2025-12-31')], 4500],
    ['one left the day after (减人不退)', [moved(1, 'left', '2026-01-01')], 4600],
    [
      'one came in June and two retired in May',
      [moved(0, 'joined', '2026-06-01'), moved(1, 'transferred-out', '2026-05-01')],
      4500,
    ],
  ] as const)('when %s', (_, events, yuans) => {
    expect(rule.fixed).toBe(true)
    expect(given(events)).toBe(yuan(yuans))
  })

  const entry = (n: number, side: 'income' | 'spending', on: string, amount: number) =>
    rec<FundEntry>(500 + n, 'fund-entry', {
      side,
      ...(side === 'income' ? { source: 'headcount' as const } : { category: 'culture' as const }),
      day: day(on),
      title: '甲',
      sum: { amount: yuan(amount) },
    })
  test.each([
    ['what is left is cleared on 1 January', 4600, 4000, 600, 0],
    ['an even balance clears nothing', 4600, 4600, 0, 0],
    ['a deficit is never cleared', 4600, 5000, 0, -400],
  ] as const)('%s', (_, income, spending, cleared, opening) => {
    const entries = [entry(1, 'income', '2026-02-01', income), entry(2, 'spending', '2026-05-01', spending)]
    const records = { entries, activities: [], spendings: [], visits: [] }
    expect(fundReport(records, [], () => rule, 2026).cleared).toBe(yuan(cleared))
    expect(fundReport(records, [], () => rule, 2027).broughtIn).toBe(yuan(opening))
  })
})
