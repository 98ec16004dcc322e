// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'

afterEach(cleanup)

interface Row {
  readonly name: string
  readonly count: number | null
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', value: (row) => row.name },
  {
    key: 'count',
    title: '次数',
    value: (row) => row.count,
    end: true,
    total: (rows) => rows.reduce((sum, row) => sum + (row.count ?? 0), 0),
  },
]

const rows: readonly Row[] = Array.from({ length: 120 }, (_, n) => ({
  name: `会员${n}`,
  count: n === 7 ? null : n,
}))

const names = () =>
  screen
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent)
    .filter((text) => text !== '合计')

const table = (over: Partial<Parameters<typeof DataTable<Row>>[0]> = {}) =>
  render(<DataTable label="会员" rows={rows} rowKey={(row) => row.name} columns={columns} {...over} />)

describe('a table', () => {
  it('pages its rows, and totals all of them', () => {
    table()
    expect(names()).toHaveLength(50)
    fireEvent.click(screen.getByRole('button', { name: '下一页' }))
    expect(names()[0]).toBe('会员50')
    const total = screen.getByRole('rowheader', { name: '合计' }).closest('tr')
    expect(total && within(total).getByText('7133')).toBeTruthy()
  })

  it('sorts numbers as numbers, keeps missing values last both ways, and says how it is sorted', () => {
    table()
    const head = screen.getByRole('columnheader', { name: '次数' })
    fireEvent.click(within(head).getByRole('button'))
    expect(head.getAttribute('aria-sort')).toBe('ascending')
    expect(names().slice(0, 2)).toEqual(['会员0', '会员1'])
    fireEvent.click(within(head).getByRole('button'))
    expect(names()[0]).toBe('会员119')
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '200' } })
    expect(names().at(-1)).toBe('会员7')
  })

  it('lets names and lists of names take a second line, and neither days nor whole sentences', () => {
    const cells = ['演乙辰、上官辛申、拟辛', '2026-11-14', '教职工', '字'.repeat(61)]
    table({
      rows: cells.map((name) => ({ name, count: 1 })),
      columns: [columns[0], { key: 'again', title: '又', value: (row) => row.name }] as typeof columns,
    })
    const wraps = (role: string) =>
      screen.getAllByRole(role).map((cell) => cell.getAttribute('data-wraps') !== null)
    expect(wraps('rowheader')).toEqual([true, false, false, false])
    expect(wraps('cell')).toEqual([true, false, false, false])
  })

  it('opens a row by its name and by a click anywhere on it', () => {
    const onOpen = vi.fn()
    table({ onOpen })
    fireEvent.click(screen.getByRole('button', { name: '会员3' }))
    fireEvent.click(screen.getByRole('cell', { name: '4' }))
    expect(onOpen.mock.calls.map(([row]) => row.name)).toEqual(['会员3', '会员4'])
  })

  it('says whether nothing is there or nothing matches', () => {
    const { rerender } = table({ rows: [], empty: <p>先登记会员</p> })
    expect(screen.getByText('先登记会员')).toBeTruthy()
    rerender(
      <DataTable
        label="会员"
        rows={[]}
        rowKey={(row: Row) => row.name}
        columns={columns}
        empty="先登记"
        filtered
      />,
    )
    expect(screen.getByText('没有符合条件的记录')).toBeTruthy()
  })
})
