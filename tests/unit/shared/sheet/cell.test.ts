import { describe, expect, test } from 'vitest'
import { type CellInput, dayOfSerial, readDayCell, readText } from '#shared/sheet/cell.ts'
import { escapeText, unescapeText } from '#shared/sheet/escape.ts'

const dayIn = (cell: CellInput) => {
  const read = readDayCell(cell)
  return read.ok ? read.value : read.error.type
}
const textIn = (cell: CellInput) => {
  const read = readText(cell)
  return read.ok ? read.value : read.error.type
}

describe('text in cells', () => {
  test.each([
    [null, ''],
    [undefined, ''],
    ['  王　某\u200b ', '王 某'],
    ['—', ''],
    ['/', ''],
    ['无', '无'],
    [123, '123'],
    [13800000000, '13800000000'],
    [110105194912310020, 'lost-precision'],
    ['1.10105E+17', 'lost-precision'],
    [true, '是'],
    [Number.NaN, ''],
    ['#N/A', 'formula-error'],
    ['#REF!', 'formula-error'],
    [new Date('2026-03-08T00:00:00Z'), '2026-03-08'],
    ["'=1+1", '=1+1'],
    ["'quoted", "'quoted"],
  ])('%j reads as %s', (cell, expected) => {
    expect(textIn(cell)).toBe(expected)
  })
})

describe('days in cells', () => {
  test.each([
    ['1980-03-08', '1980-03-08'],
    ['1980/3/8', '1980-03-08'],
    ['1980.03.08', '1980-03-08'],
    ['1980年3月8日', '1980-03-08'],
    ['19800308', '1980-03-08'],
    [19800308, '1980-03-08'],
    ['１９８０-３-８', '1980-03-08'],
    ['1980-03-08 00:00:00', '1980-03-08'],
    [new Date('1980-03-08T00:00:00Z'), '1980-03-08'],
    [new Date(1980, 2, 8), '1980-03-08'],
    [new Date(Number.NaN), 'unreadable-day'],
    [29288, '1980-03-08'],
    [29288.75, '1980-03-08'],
    [null, null],
    ['', null],
    ['—', null],
    [1980, 'day-incomplete'],
    ['1980', 'day-incomplete'],
    ['1980.3', 'day-incomplete'],
    ['1980年3月', 'day-incomplete'],
    [198003, 'day-incomplete'],
    ['198003', 'day-incomplete'],
    ['1980-02-30', 'unreadable-day'],
    [19801308, 'unreadable-day'],
    ['去年', 'unreadable-day'],
    [-5, 'unreadable-day'],
    [1e9, 'unreadable-day'],
    [true, 'unreadable-day'],
    ['#VALUE!', 'formula-error'],
  ])('%j reads as %s', (cell, expected) => {
    expect(dayIn(cell)).toBe(expected)
  })

  test('serial numbers follow the 1900 system with its day that never was', () => {
    expect(dayOfSerial(1)).toBe('1900-01-01')
    expect(dayOfSerial(59)).toBe('1900-02-28')
    expect(dayOfSerial(60)).toBeNull()
    expect(dayOfSerial(61)).toBe('1900-03-01')
    expect(dayOfSerial(46089)).toBe('2026-03-08')
    expect(dayOfSerial(0)).toBeNull()
  })
})

describe('texts that look like formulas', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', "'=1", '\r=1'])(
    '%j is escaped and comes back',
    (text) => {
      expect(escapeText(text)).toBe(`'${text}`)
      expect(unescapeText(escapeText(text))).toBe(text)
    },
  )

  test.each(['王某', '2026-03-08', "O'Neill", "'quoted'", ''])('%j stays as it is', (text) => {
    expect(escapeText(text)).toBe(text)
    expect(unescapeText(text)).toBe(text)
  })
})
