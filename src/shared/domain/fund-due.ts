import type { Fen } from '../base/money.ts'
import type { FundCategory } from './fund.ts'
import type { FundLine, FundReport } from './fund-report.ts'

/** What of a year's money somebody should see to. */
export interface FundDue {
  /** Categories that cost more than was planned, with how much more. */
  readonly over: readonly { readonly category: FundCategory; readonly amount: Fen }[]
  /** Records that are not counted until somebody completes them. */
  readonly gaps: number
  /** Spending entered in the ledger without an invoice number. */
  readonly papers: number
}

/** Spending of the ledger itself without an invoice number; what was taken back asks for none. */
export const withoutInvoice = ({ lines }: Pick<FundReport, 'lines'>): readonly FundLine[] => {
  const back = new Set(lines.flatMap(({ corrects }) => corrects ?? []))
  return lines.filter(
    ({ kind, side, id, corrects, invoiceNo }) =>
      kind === 'fund-entry' && side === 'spending' && !corrects && !back.has(id) && !invoiceNo?.trim(),
  )
}

/** What is due of a year: a pure function of its report. */
export const fundDue = (report: FundReport): FundDue => ({
  over: report.overBudget.map(({ category, left }) => ({ category, amount: (0 - (left ?? 0)) as Fen })),
  gaps: report.leftOut.length,
  papers: withoutInvoice(report).length,
})
