import type { CondolenceReport, ReportSums } from '../domain/school-report.ts'
import { moneyColumn, numberColumn, type Table, type TableCell, textColumn } from './table.ts'

/** The words of the school's table. */
export interface ReportWords {
  readonly title: string
  readonly branch: string
  readonly event: string
  readonly count: string
  readonly goods: string
  readonly cash: string
  readonly other: string
  readonly amount: string
  readonly total: string
  readonly events: Readonly<Record<string, string>>
  readonly payers: Readonly<Record<string, string>>
}

/** 慰问统计表 for Excel: one line for each branch and event, payers in columns of their own, totals last. */
export const reportTable = (report: CondolenceReport, words: ReportWords): Table => {
  const payers = Object.keys(words.payers).filter((payer) => Object.hasOwn(report.totals.byPayer, payer))
  const figures = (sums: ReportSums): readonly TableCell[] => {
    const byPayer: Readonly<Record<string, TableCell>> = sums.byPayer
    return [
      sums.count,
      sums.goods,
      sums.cash,
      sums.other,
      sums.amount,
      ...payers.map((payer) => byPayer[payer] ?? 0),
    ]
  }
  return {
    name: words.title,
    title: words.title,
    columns: [
      textColumn(words.branch, 28),
      textColumn(words.event, 18),
      numberColumn(words.count),
      moneyColumn(words.goods),
      moneyColumn(words.cash),
      moneyColumn(words.other),
      moneyColumn(words.amount),
      ...payers.map((payer) => moneyColumn(words.payers[payer] ?? payer)),
    ],
    rows: report.lines.map((line) => [
      line.branch.name,
      words.events[line.event] ?? line.event,
      ...figures(line),
    ]),
    totals: [words.total, null, ...figures(report.totals)],
    landscape: true,
  }
}
