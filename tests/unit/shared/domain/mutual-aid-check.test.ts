import { describe, expect, it } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import {
  aidProducts,
  checkClaim,
  checkMutualAid,
  claimDays,
  claimDueIn,
  claimState,
  claimsByAid,
  claimsDue,
  isClaimOver,
  isCovered,
  usualNext,
} from '#shared/domain/mutual-aid-check.ts'
import { day, idOf, rec } from '#tests/support/record.ts'

const today = day('2026-03-08')

const aid = (n: number, values: MutualAid = {}, more = {}) =>
  rec<MutualAid>(
    n,
    'mutual-aid',
    {
      member: idOf(1),
      product: '在职职工住院医疗互助',
      type: 'superior',
      year: 2026,
      fee: { amount: yuan(120), payer: 'member' },
      ...values,
    },
    more,
  )

const claim = (values: MutualAidClaim = {}): MutualAidClaim => ({
  aid: idOf(20),
  happenedOn: day('2026-02-01'),
  ...values,
})

describe('an enrolment', () => {
  const types = (values: MutualAid) => {
    const checked = checkMutualAid({ ...aid(1).values, ...values }, [aid(2)])
    return checked.ok ? [] : checked.error.map(({ type }) => type)
  }

  it('is once for each member, product and year', () => {
    expect(types({})).toEqual(['enrolled-twice'])
    expect(types({ product: '在职职工住院医疗互助 ' })).toEqual(['enrolled-twice'])
    expect(types({ year: 2025 })).toEqual([])
    expect(types({ member: idOf(3) })).toEqual([])
  })

  it('does not end before it begins', () => {
    expect(types({ year: 2025, enrolledOn: day('2025-01-01'), until: day('2024-12-31') })).toEqual([
      'until-before-start',
    ])
  })

  it('covers what happens in its time', () => {
    const values = { enrolledOn: day('2026-01-01'), until: day('2026-12-31') }
    expect(isCovered(values, day('2026-12-31'))).toBe(true)
    expect(isCovered(values, day('2027-01-01'))).toBe(false)
    expect(isCovered(values, day('2025-12-31'))).toBe(false)
    expect(isCovered({}, day('2020-01-01'))).toBe(true)
  })

  it('counts people and fees by product and year; void ones do not count', () => {
    const products = aidProducts([
      aid(1),
      aid(2, { member: idOf(3) }),
      aid(3, { year: 2025 }),
      aid(4, { member: idOf(4) }, { life: 'void' }),
    ])
    expect(products.map(({ year, people, fees }) => [year, people, fees])).toEqual([
      [2026, 2, yuan(240)],
      [2025, 1, yuan(120)],
    ])
  })
})

describe('a claim', () => {
  const done = [
    { step: 'reported' as const, day: day('2026-02-02') },
    { step: 'collected' as const, day: day('2026-02-20') },
  ]

  it('stands where its latest step is, whatever order they are listed in', () => {
    expect(claimState(claim())).toBe('started')
    expect(claimState(claim({ done }))).toBe('collected')
    expect(claimState(claim({ done: done.toReversed() }))).toBe('collected')
    const oneDay = done.map((one) => ({ ...one, day: day('2026-02-02') }))
    expect(claimState(claim({ done: oneDay.toReversed() }))).toBe('collected')
  })

  it('goes on step by step until it is paid out or refused', () => {
    const reached = []
    let values = claim()
    for (let next = usualNext(values); next; next = usualNext(values)) {
      reached.push(next)
      values = { ...values, done: [...(values.done ?? []), { step: next, day: day('2026-02-02') }] }
    }
    expect(reached).toEqual(['reported', 'collected', 'submitted', 'approved', 'paid'])
    expect(isClaimOver(values)).toBe(true)
    expect(isClaimOver(claim({ done: [{ step: 'refused', day: day('2026-02-02') }] }))).toBe(true)
  })

  it('reminds of its next step until it is over', () => {
    const next = { step: 'submitted' as const, dueOn: day('2026-03-10') }
    expect(claimDueIn(claim({ done, next }), today)).toBe(2)
    expect(claimDueIn(claim({ done, next }), day('2026-03-15'))).toBe(-5)
    const over = claim({ done: [{ step: 'refused', day: day('2026-03-01') }], next })
    expect(claimDueIn(over, today)).toBeNull()
    const all = [claim({ done, next }), claim({ done }), over].map((one, n) =>
      rec(n, 'mutual-aid-claim', one),
    )
    expect(claimsDue(all, today, 7).map(({ id }) => id)).toEqual([idOf(0)])
    expect(claimsDue(all, today, 1)).toEqual([])
    expect(claimDays(all)).toEqual(['2026-03-10'])
    expect(claimsByAid(all).get(idOf(20))).toHaveLength(3)
  })

  it('says what cannot be', () => {
    const types = (values: MutualAidClaim) => {
      const checked = checkClaim(claim(values), today)
      return checked.ok ? [] : checked.error.map(({ type }) => type)
    }
    expect(types({ done })).toEqual([])
    expect(types({ happenedOn: day('2026-03-09') })).toEqual(['happened-in-future'])
    expect(types({ done: [{ step: 'reported', day: day('2026-01-31') }] })).toEqual(['step-before-event'])
    expect(types({ done: [{ step: 'reported', day: day('2026-03-09') }] })).toEqual(['step-in-future'])
    expect(types({ done: [{ step: 'reported' }] })).toEqual(['step-unfinished'])
    expect(types({ done: [{ step: 'paid', day: day('2026-03-01') }] })).toEqual(['paid-amount-needed'])
    expect(
      types({ done: [{ step: 'refused', day: day('2026-03-01') }], next: { dueOn: day('2026-04-01') } }),
    ).toEqual(['next-after-end'])
  })
})
