import { describe, expect, test } from 'vitest'
import { characterCount, mask, matchKey, tidy, toHalfWidth } from '#shared/base/text.ts'

describe('texts', () => {
  test('are compared and shown without what people do not see', () => {
    expect(toHalfWidth('Ａ１（中）　')).toBe('A1(中) ')
    expect(tidy(' 王\u3000\u200b 某\n')).toBe('王 某')
    expect(matchKey('* 出 生 日 期（必填）:')).toBe('出生日期')
    expect(characterCount('𠮷野')).toBe(2)
    expect(mask('13812345678', 3, 4)).toBe('138****5678')
    expect(mask('12', 3, 4)).toBe('**')
  })
})
