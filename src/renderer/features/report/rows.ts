import type { CondolenceEvent, Payer } from '#shared/domain/condolence.ts'
import { payers } from '#shared/domain/condolence.ts'
import type { CondolenceReport, ReportBranch, ReportSums } from '#shared/domain/school-report.ts'

export const reportViews = ['detail', 'byBranch', 'byEvent'] as const

/** How the report is put together. The sums are the same in every view. */
export type ReportView = (typeof reportViews)[number]

/** A row of the report: what it stands for, where it stands for one branch or event only, and the sums. */
export interface ReportRow extends ReportSums {
  readonly key: string
  readonly branch: ReportBranch | null
  readonly event: CondolenceEvent | null
}

/** The rows of a view. */
export const reportRows = (report: CondolenceReport, view: ReportView): readonly ReportRow[] => {
  const row = (sums: ReportSums, branch: ReportBranch | null, event: CondolenceEvent | null): ReportRow => ({
    ...sums,
    branch,
    event,
    key: `${branch?.id ?? ''}~${event ?? ''}`,
  })
  switch (view) {
    case 'detail':
      return report.lines.map((line) => row(line, line.branch, line.event))
    case 'byBranch':
      return report.byBranch.map((line) => row(line, line.branch, null))
    case 'byEvent':
      return report.byEvent.map((line) => row(line, null, line.event))
  }
}

/** The payers that paid anything, in the order of their list: the columns that are shown. */
export const payersOf = (report: CondolenceReport): readonly Payer[] =>
  payers.filter((payer) => report.totals.byPayer[payer] !== undefined)
