import { expect, test } from 'vitest'
import { columnLetters, holds, lastPlace, placeName, readBlock, readPlace } from '#shared/sheet/cell-place.ts'

test('places are named as Excel names them, and read back', () => {
  expect([0, 25, 26, 701, 702, lastPlace.column].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ])
  for (const place of [{ row: 0, column: 0 }, { row: 41, column: 703 }, lastPlace])
    expect(readPlace(placeName(place))).toEqual(place)
  expect(readPlace('$B$5')).toEqual({ row: 4, column: 1 })
})

test('what is no place, or beyond the sheet, is none', () => {
  for (const text of ['', 'A', '5', 'A0', 'XFE1', 'A1048577', 'A1:B2', '甲1'])
    expect(readPlace(text)).toBe(null)
})

test('blocks are read in any order of their corners, whole columns and rows too', () => {
  expect(readBlock('B5')).toEqual(readBlock('B5:B5'))
  expect(readBlock('C9:A2')).toEqual({ from: { row: 1, column: 0 }, to: { row: 8, column: 2 } })
  expect(readBlock('$A:$C')).toEqual({ from: { row: 0, column: 0 }, to: { row: lastPlace.row, column: 2 } })
  expect(readBlock('$2:$4')).toEqual({
    from: { row: 1, column: 0 },
    to: { row: 3, column: lastPlace.column },
  })
  for (const text of ['', 'A:5', 'A1:B2:C3', '#REF!']) expect(readBlock(text)).toBe(null)
})

test('a block holds its corners and nothing beside it', () => {
  const block = readBlock('B2:C3')
  if (!block) throw new Error('no block')
  expect(
    [readPlace('B2'), readPlace('C3'), readPlace('A2'), readPlace('C4')].map((at) => at && holds(block, at)),
  ).toEqual([true, true, false, false])
})
