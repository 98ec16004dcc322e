import { describe, expect, test } from 'vitest'
import { readCsv } from '#renderer/sheet/csv.ts'
import { sheetLimits } from '#renderer/sheet/read.ts'

const rowsOf = (bytes: Uint8Array) => {
  const read = readCsv(bytes)
  return read.ok ? read.value[0]?.rows : read.error.type
}
const text = (content: string) => new Uint8Array(Buffer.from(content))

describe('reading a text of columns', () => {
  test('quotes, commas and lines inside cells are read; zeros in front stay', () => {
    expect(rowsOf(text('\ufeff姓名,工号,备注\r\n"张, 三",00123,"一\n二"\r\n\r\n'))).toEqual([
      ['姓名', '工号', '备注'],
      ['张, 三', '00123', '一\n二'],
    ])
  })

  test('what keeps Excel from eating digits is taken off', () => {
    expect(rowsOf(text('证件号,工号\n11010519491231002X\t,="00123"'))?.[1]).toEqual([
      '11010519491231002X',
      '00123',
    ])
  })

  test('the encoding of Chinese platforms is understood', () => {
    // 姓名,性别 and 张三,男 in GBK.
    const bytes = Uint8Array.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xc4, 0xd0,
    ])
    expect(rowsOf(bytes)).toEqual([
      ['姓名', '性别'],
      ['张三', '男'],
    ])
  })

  test('tabs part columns too, in the encoding that Excel saves as Unicode text', () => {
    const bytes = new Uint8Array(Buffer.from('\ufeff姓名\t性别\n张三\t男', 'utf16le'))
    expect(rowsOf(bytes)).toEqual([
      ['姓名', '性别'],
      ['张三', '男'],
    ])
  })

  test('nothing, a picture and too much are refused with a reason', () => {
    expect(rowsOf(text(' \n\n'))).toBe('no-rows')
    expect(rowsOf(Uint8Array.of(0x89, 0x50, 0, 0))).toBe('not-a-workbook')
    expect(rowsOf(Uint8Array.of(0xff, 0xff, 0xff))).toBe('damaged')
    expect(rowsOf(text('a\n'.repeat(sheetLimits.rows + 1)))).toBe('too-many-rows')
  })
})
