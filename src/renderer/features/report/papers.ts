import type { Day } from '#shared/base/day.ts'
import { sumFen } from '#shared/base/money.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { SchoolReport } from '#shared/documents/school-report.ts'
import { amountOf, type ReportRow } from '#shared/domain/school-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Column, Table, TableCell } from '#shared/sheet/table.ts'

/** The words of what a row stands for. */
export const eventText = (row: Pick<ReportRow, 'event'>, messages: Messages): string =>
  row.event ? messages.condolence.choices.event[row.event] : messages.reportPage.unknown

export const payerText = (row: Pick<ReportRow, 'payer'>, messages: Messages): string =>
  row.payer ? messages.condolence.choices.payer[row.payer] : messages.reportPage.unknown

/** The report as a paper. */
export const reportPaper = (
  rows: readonly ReportRow[],
  period: { readonly from: Day; readonly to: Day },
  head: PaperHead,
  messages: Messages,
  branchOf: (home: string) => string,
): SchoolReport => ({
  head,
  ...period,
  lines: rows.map((row) => ({
    branch: row.home === null ? messages.reportPage.all : branchOf(row.home),
    event: eventText(row, messages),
    payer: payerText(row, messages),
    count: row.visits.length,
    goods: row.goods,
    cash: row.cash,
    other: row.other,
  })),
})

/** The report as a table for Excel, with its totals. */
export const reportTable = (
  rows: readonly ReportRow[],
  period: { readonly from: Day; readonly to: Day },
  messages: Messages,
  branchOf: (home: string) => string,
): Table => {
  const t = messages.reportPage
  const money = (header: string): Column => ({ header, type: 'money', width: 14 })
  const figures = (of: readonly ReportRow[]): readonly TableCell[] => [
    of.reduce((sum, row) => sum + row.visits.length, 0),
    sumFen(of.map((row) => row.goods)),
    sumFen(of.map((row) => row.cash)),
    sumFen(of.map((row) => row.other)),
    sumFen(of.map(amountOf)),
  ]
  return {
    name: t.school,
    title: `${t.school}（${period.from} — ${period.to}）`,
    columns: [
      { header: t.branch, type: 'text', width: 24 },
      { header: t.event, type: 'text', width: 16 },
      { header: t.payer, type: 'text', width: 14 },
      { header: t.visits, type: 'number', width: 8 },
      money(t.goods),
      money(t.cash),
      money(t.other),
      money(t.amount),
    ],
    rows: rows.map((row) => [
      row.home === null ? t.all : branchOf(row.home),
      eventText(row, messages),
      payerText(row, messages),
      ...figures([row]),
    ]),
    totals: [messages.app.table.total, null, null, ...figures(rows)],
    landscape: true,
  }
}
