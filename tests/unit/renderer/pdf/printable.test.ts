import { expect, test } from 'vitest'
import { missingCharacters, printable, printableData } from '#renderer/pdf/printable.ts'

test('line ends become one kind, tabs become spaces, what is never seen goes', () => {
  expect(printable('a\r\nb\rc\u2028d\te\u0000\u00ad\u200b\ufeff')).toBe('a\nb\nc\nd  e')
  expect(printable('葛\u{e0100}城')).toBe('葛城')
  expect(printable('阿卜杜·买买提 𠮷')).toBe('阿卜杜·买买提 𠮷')
})

test('data keep their shape, numbers, nulls and empty texts', () => {
  const data = { a: ['x\u200b', null, 1, true], b: { c: '', d: undefined } }
  expect(printableData(data)).toEqual({ a: ['x', null, 1, true], b: { c: '', d: undefined } })
  expect(data.a[0]).toBe('x\u200b')
})

test('a character is missing when any font lacks it, and is named once', () => {
  const letters = (all: string) => (code: number) => all.includes(String.fromCodePoint(code))
  expect(missingCharacters(['abc\n', 'cd𠮷𠮷'], [letters('abcd'), letters('abc')])).toEqual(['d', '𠮷'])
})
