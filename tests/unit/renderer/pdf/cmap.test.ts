import { describe, expect, test } from 'vitest'
import { readCmap } from '#renderer/pdf/cmap.ts'
import { shippedFonts } from '#tests/support/printer.ts'

/** A font of nothing but a cmap table with one subtable. */
const fontWith = (subtable: Uint8Array): Uint8Array => {
  const bytes = Buffer.alloc(28 + 12 + subtable.length)
  bytes.writeUInt16BE(1, 4)
  bytes.write('cmap', 12, 'latin1')
  bytes.writeUInt32BE(28, 20)
  bytes.writeUInt16BE(1, 30)
  bytes.writeUInt32BE(12, 36)
  Buffer.from(subtable).copy(bytes, 40)
  return new Uint8Array(bytes)
}

const words = (...values: readonly number[]): Uint8Array => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2)
  })
  return new Uint8Array(bytes)
}

describe('the characters of a font', () => {
  test.each(['regular', 'bold'] as const)(
    'the shipped %s face has the characters of rare names',
    (weight) => {
      const has = readCmap(shippedFonts[weight])
      for (const character of '齉爩㛃䶮龘A1，。（）√□■〔〕¥')
        expect(has(character.codePointAt(0) ?? 0)).toBe(true)
      for (const character of '𠮷☐☑✔😀') expect(has(character.codePointAt(0) ?? 0)).toBe(false)
    },
  )

  test('it lacks private and unassigned characters', () => {
    const has = readCmap(shippedFonts.regular)
    for (const code of [0xe863, 0xffff, 0x10ffff]) expect(has(code)).toBe(false)
  })

  test('format 4: segments by difference and by glyph list, the last one is no character', () => {
    // Two real segments: 0x41-0x42 by difference, 0x61-0x62 by list (glyphs 7 and 0), then 0xffff.
    const has = readCmap(
      fontWith(
        words(4, 44, 0, 6, 0, 0, 0, 0x42, 0x62, 0xffff, 0, 0x41, 0x61, 0xffff, 0xffc0, 0, 1, 0, 4, 0, 7, 0),
      ),
    )
    expect([0x40, 0x41, 0x42, 0x43, 0x61, 0x62, 0xffff].map(has)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ])
  })

  test('format 12: groups beyond the first plane', () => {
    const has = readCmap(fontWith(words(12, 0, 0, 28, 0, 0, 0, 1, 2, 0, 2, 1, 0, 5)))
    expect([0x1ffff, 0x20000, 0x20001, 0x20002].map(has)).toEqual([false, true, true, false])
  })

  test('a font without the table is no font to print with', () => {
    expect(() => readCmap(new Uint8Array(12))).toThrow('cmap')
  })
})
