import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  anniversaryIn,
  type Day,
  daysBetween,
  parseDay,
  readDay,
  yearsBetween,
} from '#shared/base/day.ts'
import { day } from '#tests/support/record.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1900-01-01'), n))

describe('days', () => {
  test('only days of the calendar are read', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    for (const wrong of ['2023-02-29', '2026-2-8', '2026-13-01', '2026-00-10', '', null, 20260208])
      expect(parseDay(wrong)).toBeNull()
  })

  test.each(['2026-3-8', '2026/03/08', '2026.3.8', '20260308', ' 2026年3月8日 ', '2026 年 3 月 8 日'])(
    '%s is what people type',
    (text) => {
      expect(readDay(text)).toBe('2026-03-08')
    },
  )

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (start, n) => {
        expect(daysBetween(start, addDays(start, n))).toBe(n)
        expect(parseDay(addDays(start, n))).not.toBeNull()
      }),
    )
  })

  test('months keep the date or take the last of a shorter month', () => {
    expect(addMonths(day('2025-08-31'), 6)).toBe('2026-02-28')
    expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (start, n) => {
        const there = addMonths(start, n)
        expect(parseDay(there)).toBe(there)
        const months = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        expect(months(there) - months(start)).toBe(n)
      }),
    )
  })

  test('a year is completed on its anniversary', () => {
    expect(anniversaryIn(day('1992-02-29'), 2025)).toBe('2025-02-28')
    expect(yearsBetween(day('2000-03-08'), day('2026-03-07'))).toBe(25)
    expect(yearsBetween(day('2000-03-08'), day('2026-03-08'))).toBe(26)
  })
})
