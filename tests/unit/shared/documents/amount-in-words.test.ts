import { describe, expect, test } from 'vitest'
import type { Fen } from '#shared/base/money.ts'
import { amountInWords } from '#shared/documents/amount-in-words.ts'

describe('an amount in capital numerals', () => {
  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [12, '壹角贰分'],
    [50, '伍角整'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [110, '壹元壹角整'],
    [112, '壹元壹角贰分'],
    [1000, '壹拾元整'],
    [1001, '壹拾元零壹分'],
    [1050, '壹拾元零伍角整'],
    [10_000, '壹佰元整'],
    [10_500, '壹佰零伍元整'],
    [11_000, '壹佰壹拾元整'],
    [30_000, '叁佰元整'],
    [100_000, '壹仟元整'],
    [100_500, '壹仟零伍元整'],
    [101_000, '壹仟零壹拾元整'],
    [1_000_000, '壹万元整'],
    [1_000_500, '壹万零伍元整'],
    [1_050_000, '壹万零伍佰元整'],
    [1_200_000, '壹万贰仟元整'],
    [10_000_000, '壹拾万元整'],
    [10_000_500, '壹拾万零伍元整'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [100_000_000, '壹佰万元整'],
    [1_000_000_000, '壹仟万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_500, '壹亿零伍元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [123_456_789_012, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分'],
    [-30_050, '负叁佰元零伍角整'],
  ])('%i fen is %s', (fen, words) => {
    expect(amountInWords(fen as Fen)).toBe(words)
  })

  test('the examples of the regulation on writing bills come out as printed there', () => {
    expect(amountInWords(140_950 as Fen)).toBe('壹仟肆佰零玖元伍角整')
    expect(amountInWords(600_714 as Fen)).toBe('陆仟零柒元壹角肆分')
    expect(amountInWords(168_032 as Fen)).toBe('壹仟陆佰捌拾元零叁角贰分')
    expect(amountInWords(1_640_902 as Fen)).toBe('壹万陆仟肆佰零玖元零贰分')
    expect(amountInWords(32_504 as Fen)).toBe('叁佰贰拾伍元零肆分')
  })
})
