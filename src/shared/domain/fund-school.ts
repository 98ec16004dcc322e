import { groupBy } from '../base/group.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Rec } from './field.ts'
import type { FundBudget } from './fund.ts'
import type { FundRecords } from './fund-line.ts'
import { type FundReport, fundReport } from './fund-report.ts'
import type { FundRuleOf } from './fund-rule.ts'
import type { ReportBranch } from './school-report.ts'

/** One branch's year beside the others. */
export interface FundBranchLine {
  readonly branch: ReportBranch
  readonly report: FundReport
  readonly heads: number
  /** Spending by head, rounded to the fen; null without members. For reading only: sums are made of `report`. */
  readonly perHead: Fen | null
}

/** What one branch's ledger is made of. */
export interface FundBranchRecords {
  readonly branch: ReportBranch
  readonly records: FundRecords
  readonly budgets: readonly Rec<FundBudget>[]
}

/** The records of each branch, groups counted with theirs; branches without a record are left out. */
export const splitByBranch = (
  records: FundRecords,
  budgets: readonly Rec<FundBudget>[],
  branchOf: (home: string) => ReportBranch,
): readonly FundBranchRecords[] => {
  const branches = new Map<string, ReportBranch>()
  const split = <V>(all: readonly Rec<V>[]): ReadonlyMap<string, readonly Rec<V>[]> =>
    groupBy(all, ({ home }) => {
      const branch = branchOf(home)
      branches.set(branch.id, branch)
      return branch.id
    })
  const [entries, spendings, visits, planned] = [
    split(records.entries),
    split(records.spendings),
    split(records.visits),
    split(budgets),
  ]
  return [...branches.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
    .map((branch) => ({
      branch,
      records: {
        entries: entries.get(branch.id) ?? [],
        // Only looked up by spending, whoever wrote them.
        activities: records.activities,
        spendings: spendings.get(branch.id) ?? [],
        visits: visits.get(branch.id) ?? [],
      },
      budgets: planned.get(branch.id) ?? [],
    }))
}

/** 各分工会经费: a line for each branch; those without any money of that year are left out. */
export const fundByBranch = (
  branches: readonly FundBranchRecords[],
  headsOf: (branch: string) => number,
  ruleOf: FundRuleOf,
  year: number,
): readonly FundBranchLine[] =>
  branches.flatMap(({ branch, records, budgets }) => {
    const report = fundReport(records, budgets, ruleOf, year)
    if (report.lines.length === 0 && report.broughtIn === 0 && report.budget === 0) return []
    const heads = headsOf(branch.id)
    const perHead = heads > 0 ? (Math.round(report.spending / heads) as Fen) : null
    return [{ branch, report, heads, perHead }]
  })

/** The four figures of all branches together. */
export const fundTotals = (lines: readonly FundBranchLine[]) => {
  const total = (of: (report: FundReport) => Fen): Fen => sumFen(lines.map(({ report }) => of(report)))
  return {
    opening: total((report) => report.opening),
    income: total((report) => report.income),
    spending: total((report) => report.spending),
    closing: total((report) => report.closing),
    heads: lines.reduce((sum, { heads }) => sum + heads, 0),
  }
}
