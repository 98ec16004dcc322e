import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '#renderer/sheet/read.ts'
import { writeWorkbook } from '#renderer/sheet/write.ts'
import { yuan } from '#shared/base/money.ts'
import type { Table } from '#shared/sheet/table.ts'
import { day } from '#tests/support/paper-samples.ts'

const table: Table = {
  name: '慰问 2026',
  title: '慰问明细',
  landscape: true,
  columns: [
    { header: '姓名', type: 'text', width: 12 },
    { header: '身份证号', type: 'text', width: 22 },
    { header: '次数', type: 'number', width: 8 },
    { header: '金额', type: 'money', width: 14 },
    { header: '日期', type: 'day', width: 12 },
  ],
  rows: [
    ['李敏', '110101199003078515', 2, yuan(1234.5), day('2026-03-08')],
    ['王秀英', '007', null, null, null],
  ],
  totals: ['合计', null, 2, yuan(1234.5), null],
}

const readBack = async (bytes: Uint8Array) => {
  const result = await readWorkbook(bytes)
  if (!result.ok) throw new Error(result.error.type)
  return result.value
}

describe('writing a workbook', () => {
  test('what was written is read back, money in yuan and days at midnight UTC', async () => {
    const sheets = await readBack(await writeWorkbook([table]))
    expect(sheets).toEqual([
      {
        name: '慰问 2026',
        rows: [
          ['慰问明细', null, null, null, null],
          ['姓名', '身份证号', '次数', '金额', '日期'],
          ['李敏', '110101199003078515', 2, 1234.5, new Date('2026-03-08T00:00:00Z')],
          ['王秀英', '007', null, null, null],
          ['合计', null, 2, 1234.5, null],
        ],
      },
    ])
  })

  test('money has #,##0.00, text the text format, and the head stays in sight and on every page', async () => {
    const workbook = await readXlsx(await writeWorkbook([table]), { readStyles: true })
    const [sheet] = workbook.sheets
    const formatAt = (key: string) => sheet?.cells?.get(key)?.style?.numFmt
    expect(formatAt('2,1')).toBe('@')
    expect(formatAt('2,3')).toBe('#,##0.00')
    expect(formatAt('2,4')).toBe('yyyy-mm-dd')
    expect(sheet?.cells?.get('1,0')?.style?.font?.bold).toBe(true)
    expect(sheet?.freezePane).toEqual({ rows: 2 })
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      printTitlesRow: '$2:$2',
      fitToWidth: 1,
    })
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }])
  })

  test('the name of a sheet is quoted where the printed head refers to it', async () => {
    const workbook = await readXlsx(await writeWorkbook([{ ...table, name: "2026 院's" }]))
    expect(workbook.sheets[0]?.pageSetup?.printTitlesRow).toBe('$2:$2')
  })

  test.each(['=1+1', '+86 10', '-1', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://x.test","x")', "'=1"])(
    'a text that looks like a formula stays a text, with a quote in front: %s',
    async (text) => {
      const bytes = await writeWorkbook([
        { name: 'a', columns: [{ header: text, type: 'text', width: 9 }], rows: [[text]] },
      ])
      const workbook = await readXlsx(bytes, { readStyles: true })
      expect(workbook.sheets[0]?.rows).toEqual([[text], [`'${text}`]])
      for (const cell of workbook.sheets[0]?.cells?.values() ?? []) expect(cell.formula).toBeUndefined()
      expect(workbook.sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@')
    },
  )

  test('control characters are left out and the escape of the format is kept as text', async () => {
    const [sheet] = await readBack(
      await writeWorkbook([
        { name: 'a', columns: [{ header: 'h', type: 'text', width: 9 }], rows: [['a\u0001b_x0041_c\r\nd']] },
      ]),
    )
    expect(sheet?.rows[1]).toEqual(['ab_x0041_c\nd'])
  })

  test('a value that is not what its column says is written as text', async () => {
    const [sheet] = await readBack(
      await writeWorkbook([
        {
          name: 'a',
          columns: [
            { header: 'n', type: 'number', width: 9 },
            { header: 'm', type: 'money', width: 9 },
            { header: 'd', type: 'day', width: 9 },
          ],
          rows: [['约三', '=2', '不详']],
        },
      ]),
    )
    expect(sheet?.rows[1]).toEqual(['约三', "'=2", '不详'])
  })

  test('names of sheets are made valid and different', async () => {
    const one = (name: string): Table => ({ ...table, name })
    const sheets = await readBack(
      await writeWorkbook([
        one('慰问/签领[1]'),
        one('慰问/签领[1]'),
        one('字'.repeat(40)),
        one(''),
        one("'a'"),
      ]),
    )
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '慰问 签领 1',
      '慰问 签领 1 (2)',
      '字'.repeat(31),
      'Sheet',
      'a',
    ])
  })

  test('twenty thousand rows survive the round trip', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [
      `会员${n}`,
      `00${n}`,
      n,
      yuan(n),
      day('2026-03-08'),
    ])
    const [sheet] = await readBack(await writeWorkbook([{ ...table, rows }]))
    expect(sheet?.rows).toHaveLength(20_003)
    expect(sheet?.rows[20_001]?.slice(0, 4)).toEqual(['会员19999', '0019999', 19_999, 19_999])
  })
})
