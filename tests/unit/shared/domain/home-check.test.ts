import { describe, expect, test } from 'vitest'
import type { HomeRating } from '#shared/domain/home.ts'
import { checkRating, reviewRates } from '#shared/domain/home-check.ts'
import { day } from '#tests/support/record.ts'

const today = day('2026-12-08')
const draft: HomeRating = { year: 2026, table: { id: 'home-s15', version: 1 } }
const problems = (values: HomeRating) => {
  const checked = checkRating(values, { today })
  return checked.ok ? [] : checked.error
}

describe('checks of ratings', () => {
  test('year and table are enough to begin', () => {
    expect(problems(draft)).toEqual([])
    expect(problems({})).toHaveLength(2)
  })

  test('the counts of the review may not contradict each other', () => {
    expect(problems({ ...draft, review: { distributed: 10, returned: 11 } })).toEqual([
      { type: 'more-returned-than-distributed' },
    ])
    expect(problems({ ...draft, review: { returned: 9, valid: 10 } })).toEqual([
      { type: 'more-valid-than-returned' },
    ])
    expect(problems({ ...draft, review: { valid: 10, satisfied: 8, dissatisfied: 3 } })).toEqual([
      { type: 'more-answers-than-valid' },
    ])
  })

  test('a rating is not sent in the future', () => {
    expect(problems({ ...draft, submittedOn: day('2026-12-09') })).toEqual([{ type: 'submitted-in-future' }])
  })

  test('both rates of satisfaction are shown (S31b: 141 sent, 137 back, 127 and 10)', () => {
    const rates = reviewRates({
      distributed: 141,
      returned: 137,
      valid: 137,
      satisfied: 127,
      basicallySatisfied: 10,
      dissatisfied: 0,
    })
    expect(rates.satisfied).toBeCloseTo(0.927, 3)
    expect(rates.atLeastBasically).toBe(1)
    expect(rates.returned).toBeCloseTo(0.972, 3)
    expect(reviewRates({})).toEqual({ returned: null, satisfied: null, atLeastBasically: null })
  })
})
