import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeLines } from '#shared/sync/segment-text.ts'

const encoder = new TextEncoder()
const bytes = (lines: readonly string[]): readonly (readonly number[])[] =>
  encodeLines(lines).map((line) => [...line])

test('lines encoded together are the bytes of each line, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
      expect(bytes(lines)).toEqual(lines.map((line) => [...encoder.encode(line)]))
    }),
  )
})

test('neither empty lines, half characters nor a newline inside shift what follows', () => {
  for (const lines of [
    [],
    [''],
    ['', ''],
    ['a', '', '齉'],
    ['\ud800', '\udc00'],
    ['a\nb', 'c'],
    ['a', 'b\n'],
    ['\n'],
  ])
    expect(bytes(lines)).toEqual(lines.map((line) => [...encoder.encode(line)]))
})
