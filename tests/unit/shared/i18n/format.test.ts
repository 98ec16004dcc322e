import { describe, expect, test } from 'vitest'
import { yuan } from '#shared/base/money.ts'
import { formats } from '#shared/i18n/format.ts'
import { day } from '#tests/support/record.ts'

describe('formats', () => {
  test('days', () => {
    expect(formats.zh.day(day('2026-03-08'))).toBe('2026年3月8日')
    expect(formats.en.day(day('2026-03-08'))).toBe('2026-03-08')
  })

  test('money has thousands, two decimals and its unit', () => {
    expect(formats.zh.money(yuan(1234.5))).toBe('1,234.50 元')
    expect(formats.en.money(yuan(-1_000_000))).toBe('-1,000,000.00 yuan')
  })

  test.each([
    [0.8333, '83.3%'],
    [0.3335, '33.4%'],
    [1.005, '100.5%'],
    [0.00049, '0.0%'],
    [1, '100.0%'],
    [0, '0.0%'],
    [null, '—'],
    [Number.NaN, '—'],
  ])('%s per cent', (share, text) => {
    expect(formats.zh.percent(share)).toBe(text)
  })

  test('counts have thousands', () => {
    expect(formats.zh.count(1234567)).toBe('1,234,567')
  })
})
