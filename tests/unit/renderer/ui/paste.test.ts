import { expect, it } from 'vitest'
import { readCells } from '#renderer/ui/paste.ts'

it('reads a block copied from a spreadsheet', () => {
  expect(readCells('王建国\t男\r\n李梅\t女\r\n')).toEqual([
    ['王建国', '男'],
    ['李梅', '女'],
  ])
})

it('keeps line breaks, tabs and quotes inside a quoted cell', () => {
  expect(readCells('"一行\n二行"\t"说 ""好"""\n')).toEqual([['一行\n二行', '说 "好"']])
  expect(readCells('5" 屏\tb')).toEqual([['5" 屏', 'b']])
})

it('keeps empty cells', () => {
  expect(readCells('a\t\tb\n\t\t')).toEqual([
    ['a', '', 'b'],
    ['', '', ''],
  ])
})
