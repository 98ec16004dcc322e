import { describe, expect, it } from 'vitest'
import { reportPaper, reportTable } from '#renderer/features/report/papers.ts'
import { payersOf, reportRows, reportViews } from '#renderer/features/report/rows.ts'
import { type Fen, sumFen, yuan } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { branchOfOrg, condolenceReport } from '#shared/domain/school-report.ts'
import { zh } from '#shared/i18n/messages.ts'
import { day, rec } from '#tests/support/record.ts'

const orgs = new Map([
  ['A', { name: '机械学院分工会', level: 'branch', parent: 'S' }],
  ['G', { name: '第一工会小组', level: 'group', parent: 'A' }],
])
const own = { org: 'S', name: '示例大学工会' }
const branchOf = (home: string) => branchOfOrg(orgs, own, home)
const visit = (n: number, home: string, values: Visit) =>
  rec<Visit>(n, 'visit', { visitedOn: day('2026-03-01'), ...values }, { home })
const report = condolenceReport(
  [
    visit(1, 'A', { event: 'illness', gift: { form: 'goods', amount: yuan(300), payer: 'branch-fund' } }),
    visit(2, 'G', { event: 'illness', gift: { form: 'cash', amount: yuan(0.01), payer: 'school-union' } }),
    visit(3, 'S', { event: 'retirement', gift: { form: 'goods', amount: yuan(400), payer: 'school-union' } }),
  ],
  { from: day('2026-01-01'), to: day('2026-12-31') },
  branchOf,
)

describe('the report', () => {
  it('counts a group with its branch and the school by its own name', () => {
    expect(branchOf('G')).toEqual({ id: 'A', name: '机械学院分工会' })
    expect(branchOf('S')).toEqual({ id: 'S', name: '示例大学工会' })
  })

  it('adds up to the same in every view, with keys of their own', () => {
    for (const view of reportViews) {
      const rows = reportRows(report, view)
      expect(sumFen(rows.map((row) => row.amount))).toBe(yuan(700.01))
      expect(rows.flatMap((row) => row.records)).toHaveLength(3)
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
    }
  })

  it('shows a column for each payer that paid', () => {
    expect(payersOf(report)).toEqual(['branch-fund', 'school-union'])
  })

  it('prints a line for each branch and event, with who paid', () => {
    expect(reportPaper(report, { org: '示例大学工会' }, zh).lines).toMatchObject([
      {
        branch: '机械学院分工会',
        event: '生病住院',
        payer: '分工会经费、校工会',
        count: 2,
        goods: 30_000,
        cash: 1,
      },
      { branch: '示例大学工会', event: '退休离岗', payer: '校工会', count: 1 },
    ])
  })

  it('leaves for Excel with as many cells as columns and totals to the fen', () => {
    const table = reportTable(report, zh)
    for (const row of [...table.rows, table.totals ?? []]) expect(row).toHaveLength(table.columns.length)
    expect(table.totals?.[6]).toBe(70_001 as Fen)
  })
})
