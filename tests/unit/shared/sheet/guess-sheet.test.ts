import { expect, test } from 'vitest'
import {
  findHeadings,
  guessBy,
  guessSheetBy,
  type RawSheet,
  sheetColumns,
} from '#shared/sheet/guess-sheet.ts'

const guess = guessBy({ who: ['姓名', '会员'], sum: ['金额', '慰问金额'] })
const find = (rows: RawSheet['rows']) => findHeadings(rows, guess, (known) => known.length >= 2)
const sheet = {
  name: '慰问',
  rows: [['2025 年慰问'], [], ['姓 名', '金额（元）', '备注'], ['', '500'], ['张三', '300', '住院']],
}

test('columns are known by their headings, below a title', () => {
  const found = guessSheetBy(sheet, { guess, find, remembered: () => null })
  expect(found).toEqual({ headingRow: 2, found: true, mapping: ['who', 'sum', null] })
})

test('each column is shown with the first value it holds', () => {
  const found = guessSheetBy(sheet, { guess, find, remembered: () => null })
  expect(sheetColumns(sheet, found)).toEqual([
    { heading: '姓 名', example: '张三', value: 'who' },
    { heading: '金额（元）', example: '500', value: 'sum' },
    { heading: '备注', example: '住院', value: null },
  ])
})

test('what was said of the same headings counts, and a row that a person points out', () => {
  const remembered = (heads: readonly string[]) =>
    heads[2] === '备注' ? ([null, 'sum', 'who'] as const) : null
  expect(guessSheetBy(sheet, { guess, find, remembered }).mapping).toEqual([null, 'sum', 'who'])
  expect(guessSheetBy(sheet, { guess, find, remembered: () => null }, 4)).toMatchObject({
    headingRow: 4,
    mapping: [null, null, null],
  })
})

test('a sheet without known headings says so', () => {
  expect(guessSheetBy({ name: '', rows: [['a', 'b']] }, { guess, find, remembered: () => null }).found).toBe(
    false,
  )
})
