import { describe, expect, test } from 'vitest'
import type { Block, TableBlock } from '#shared/documents/definition.ts'
import { followedBy, keepWith } from '#shared/documents/keep.ts'
import { type ListColumn, type ListRow, listTable, signatures } from '#shared/documents/list.ts'
import { bodyHeight, bodyWidth, formPage, linesOf, mm, widthOf } from '#shared/documents/page.ts'
import { longName, prose } from '#tests/support/paper-samples.ts'

const columns: readonly ListColumn[] = [
  { header: '姓名', share: 20, is: 'name' },
  { header: '金额', share: 20, align: 'right' },
  { header: '说明', share: 60, align: 'left' },
]

const tablesOf = (block: Block): TableBlock[] =>
  'stack' in block ? block.stack.flatMap(tablesOf) : 'table' in block ? [block] : []

const build = (rows: readonly ListRow[], options = {}): TableBlock[] =>
  tablesOf(listTable(columns, rows, formPage, options))

const idOf = (table: TableBlock | undefined, row: number): string | undefined => {
  const cell = table?.table.body[row]?.find((one) => 'id' in one)
  return cell && 'id' in cell ? cell.id : undefined
}

describe('a list', () => {
  test('fills the page between the margins and repeats its head', () => {
    const [table] = build([['甲', '1.00', '']])
    const used = (table?.table.widths ?? []).reduce((sum, width) => sum + width + 6, 0) + 4 * 0.5
    expect(used).toBeCloseTo(bodyWidth(formPage), 6)
    expect(table?.table.headerRows).toBe(1)
  })

  test('keeps rows whole, except where one is too tall for a page: that would be dropped', () => {
    expect(build([['甲', '1.00', prose(200)]])[0]?.table.dontBreakRows).toBe(true)
    expect(build([['甲', '1.00', prose(3000)]])[0]?.table.dontBreakRows).toBe(false)
  })

  test('figures are never broken: too wide ones are set smaller', () => {
    const [table] = build([['甲', '1,234,567,890,123,456.50', '']])
    const cell = table?.table.body[1]?.[1]
    expect(cell).toMatchObject({ noWrap: true, alignment: 'right', text: '1,234,567,890,123,456.50' })
    expect(cell?.fontSize).toBeLessThan(10.5)
  })

  test('a long name is complete and broken after its dots', () => {
    const [table] = build([[longName, '1.00', '']])
    const cell = table?.table.body[1]?.[0]
    const text = cell && 'text' in cell ? String(cell.text) : ''
    expect(text.replaceAll('\n', '')).toBe(longName)
    for (const line of text.split('\n').slice(1)) expect(line.startsWith('·')).toBe(false)
  })

  test('a heading waits for its first row, the last rows wait for the signatures', () => {
    const rows: ListRow[] = [
      { heading: '一' },
      ['甲', '1.00', ''],
      ['乙', '1.00', ''],
      ['丙', '1.00', ''],
      ['丁', '', ''],
    ]
    const [table] = build(rows, { signed: true })
    expect(idOf(table, 1)).toBe(keepWith('heading 0'))
    expect(idOf(table, 2)).toBe(followedBy('heading 0'))
    expect(idOf(table, 3)).toBe(keepWith(signatures))
  })

  test('a known break begins a new page with the head on it', () => {
    const rows: ListRow[] = ['甲', '乙', '丙', '丁', '戊'].map((name) => [name, '1.00', ''])
    const tables = build(rows, { signed: true, breaks: new Set([signatures]) })
    expect(tables.map((table) => table.table.body.length)).toEqual([3, 4])
    expect(tables[1]?.pageBreak).toBe('before')
    expect(tables[1]?.table.body[0]).toEqual(tables[0]?.table.body[0])
  })
})

describe('measures', () => {
  test('Chinese characters are square and margins come in millimetres', () => {
    expect(widthOf('机械学院', 10)).toBe(40)
    expect(mm(25.4)).toBe(72)
    expect(bodyHeight(formPage)).toBeCloseTo(mm(257), 6)
  })

  test('lines are counted by paragraph', () => {
    expect(linesOf('一\n二', 100, 10)).toBe(2)
    expect(linesOf('', 100, 10)).toBe(1)
    expect(linesOf('字'.repeat(30), 100, 10)).toBeGreaterThanOrEqual(3)
  })
})
