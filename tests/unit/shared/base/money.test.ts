import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fen, formatFen, readFen, sumFen, yuan } from '#shared/base/money.ts'

describe('money', () => {
  test.each([
    ['1,234.5', 123_450],
    ['¥300', 30_000],
    ['￥ 0.05', 5],
    ['300元', 30_000],
    ['1，000', 100_000],
    ['-5', -500],
    ['1.234', null],
    ['abc', null],
    ['', null],
    ['1e3', null],
  ])('%s is read', (text, fen) => {
    expect(readFen(text)).toBe(fen)
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(readFen(formatFen(fen as Fen))).toBe(fen)
      }),
    )
  })

  test('sums are exact where floating yuan are not', () => {
    expect(sumFen([yuan(0.1), yuan(0.2)])).toBe(30)
  })
})
