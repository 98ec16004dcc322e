import { describe, expect, test } from 'vitest'
import {
  identityCheckCharacter,
  maskAccount,
  maskIdentityNumber,
  readIdentityNumber,
} from '#shared/domain/identity-number.ts'

// The two examples printed in GB 11643-1999.
const man = '440524188001010014'
const example = '11010519491231002X'

const problem = (text: string) => {
  const read = readIdentityNumber(text)
  return read.ok ? null : read.error
}

describe('identity numbers', () => {
  test('the example of the standard proves itself', () => {
    expect(identityCheckCharacter(example.slice(0, 17))).toBe('X')
    expect(identityCheckCharacter(man.slice(0, 17))).toBe('4')
    expect(readIdentityNumber(example)).toEqual({
      ok: true,
      value: { number: example, birthday: '1949-12-31', sex: 'female' },
    })
  })

  test('spaces, a small x and full-width digits are read', () => {
    const typed = ' １１０１０５ 19491231 002x'
    expect(readIdentityNumber(typed)).toMatchObject({ ok: true, value: { number: example } })
  })

  test('every single wrong digit is found', () => {
    for (let at = 0; at < 17; at++) {
      for (const digit of '0123456789') {
        if (digit === example[at]) continue
        const wrong = example.slice(0, at) + digit + example.slice(at + 1)
        expect(problem(wrong)).not.toBeNull()
      }
    }
  })

  test.each([
    ['110105194912310', { type: 'id-first-generation' }],
    ['1101051949123100', { type: 'id-wrong-length', length: 16 }],
    ['', { type: 'id-wrong-length', length: 0 }],
    ['1101051949123100AX', { type: 'id-bad-character' }],
    ['110105194913310021', { type: 'id-bad-birthday' }],
    ['110105190002290021', { type: 'id-bad-birthday' }],
    ['440524188001010014', { type: 'id-bad-birthday' }],
    ['110105194912310021', { type: 'id-bad-check' }],
  ])('%s is refused', (text, expected) => {
    expect(problem(text)).toEqual(expected)
  })

  test('is masked on the screen', () => {
    expect(maskIdentityNumber(example)).toBe('110***********002X')
    expect(maskIdentityNumber('12345')).toBe('*****')
    expect(maskAccount('6222020200001234567')).toBe('***************4567')
  })
})
