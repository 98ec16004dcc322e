import type { PaperHead } from '#shared/documents/paper.ts'
import type { SchoolReport } from '#shared/documents/school-report.ts'
import type { CondolenceReport, ReportSums } from '#shared/domain/school-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { moneyColumn, numberColumn, type Table, type TableCell, textColumn } from '#shared/sheet/table.ts'
import { payersOf, reportRows } from './rows.ts'

/** The report as a paper: a line for each branch and event. */
export const reportPaper = (report: CondolenceReport, head: PaperHead, messages: Messages): SchoolReport => ({
  head,
  from: report.from,
  to: report.to,
  lines: report.lines.map((line) => ({
    branch: line.branch.name,
    event: messages.condolence.choices.event[line.event],
    payer: messages.paper.list(
      payersOf(report)
        .filter((payer) => line.byPayer[payer] !== undefined)
        .map((payer) => messages.condolence.choices.payer[payer]),
    ),
    count: line.count,
    goods: line.goods,
    cash: line.cash,
    other: line.other,
  })),
})

/** The report as a table for Excel, with its totals. */
export const reportTable = (report: CondolenceReport, messages: Messages): Table => {
  const t = messages.reportPage
  const paid = payersOf(report)
  const figures = (sums: ReportSums): readonly TableCell[] => [
    sums.count,
    sums.goods,
    sums.cash,
    sums.other,
    sums.amount,
    ...paid.map((payer) => sums.byPayer[payer] ?? null),
  ]
  return {
    name: t.school,
    title: t.titleOf(report.from, report.to),
    columns: [
      textColumn(t.branch, 24),
      textColumn(t.event, 16),
      numberColumn(t.visits),
      moneyColumn(t.goods),
      moneyColumn(t.cash),
      moneyColumn(t.other),
      moneyColumn(t.amount),
      ...paid.map((payer) => moneyColumn(t.paidBy(messages.condolence.choices.payer[payer]))),
    ],
    rows: reportRows(report, 'detail').map((row) => [
      row.branch?.name ?? t.all,
      row.event ? messages.condolence.choices.event[row.event] : t.all,
      ...figures(row),
    ]),
    totals: [messages.app.table.total, null, ...figures(report.totals)],
    landscape: true,
  }
}
