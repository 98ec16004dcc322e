import { expect, test } from 'vitest'
import { readBlock } from '#shared/sheet/cell-place.ts'
import { dropDownAt, dropDowns, entriesOf, sourceOf } from '#shared/sheet/drop-downs.ts'

const names = new Map([
  ['学历表', '字典!$A$1:$A$3'],
  ['again', 'again'],
])

test('a list is written into the formula, lies in cells, or behind a name', () => {
  expect(sourceOf('"01男, 02女,"', names)).toEqual(['01男', '02女'])
  expect(sourceOf('"a ""b"""', names)).toEqual(['a "b"'])
  expect(sourceOf('$A$1:$A$2', names)).toEqual({ sheet: null, block: readBlock('A1:A2') })
  expect(sourceOf("'代码 表''1'!$B$2", names)).toEqual({ sheet: "代码 表'1", block: readBlock('B2') })
  expect(sourceOf('学历表', names)).toEqual({ sheet: '字典', block: readBlock('A1:A3') })
})

test('what is known only when it is reckoned is unknown', () => {
  for (const formula of ['INDIRECT($B$4)', 'OFFSET(A1,0,0,5,1)', 'nobody', 'again', ''])
    expect(sourceOf(formula, names)).toBe(null)
})

test('of two drop-downs over one cell the later counts; other validations are none', () => {
  const xml =
    '<sheetData/><dataValidation type="list" sqref="A1:A9 C1"><formula1>"a"</formula1></dataValidation><dataValidation type="whole" sqref="A1"><formula1>1</formula1></dataValidation><dataValidation type="list" sqref="A5"><formula1>"b"</formula1></dataValidation>'
  const lists = dropDowns(xml)
  expect(lists).toHaveLength(2)
  const at = (row: number, column: number) => dropDownAt(lists, { row, column })?.formula ?? null
  expect([at(0, 0), at(4, 0), at(0, 2), at(9, 0)]).toEqual(['"a"', '"b"', '"a"', null])
})

test('entries of cells end with the sheet, empty cells are none', () => {
  const block = readBlock('$A:$A')
  const texts = ['甲', '', ' 乙 ']
  expect(block && entriesOf(block, texts.length, ({ row }) => texts[row] ?? '')).toEqual(['甲', '乙'])
})
