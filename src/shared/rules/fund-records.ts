import type { Day } from '../base/day.ts'
import { dayOf } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Portions } from '../base/portions.ts'
import type { FundCategory, FundPeople } from '../domain/fund.ts'
import { fundReport } from '../domain/fund-report.ts'
import { allocationOf, type FundRule, type FundRuleOf, headcountDay } from '../domain/fund-rule.ts'
import type { FundBranchRecords } from '../domain/fund-school.ts'
import type { ReportBranch } from '../domain/school-report.ts'

/** Money of one pool for one branch: so many heads on a day, so much each. */
export interface Given {
  readonly people: FundPeople
  readonly heads: number
  readonly perHead: Fen
  readonly on: Day
}

/** What a rule comes to for one branch in one year. */
export interface FundOutcome {
  readonly given: readonly Given[]
  /** The sum of what is given. */
  readonly amount: Fen
  /** What is given back at the end of the year; of the running year as it stands. */
  readonly cleared: Fen
  /** Categories on which more was spent than the rule allows. */
  readonly over: readonly FundCategory[]
}

/** A branch and year for which another rule comes to something else. */
export interface FundChanged {
  readonly branch: ReportBranch
  readonly year: number
  readonly before: FundOutcome
  readonly after: FundOutcome
}

/** Heads of a branch at the end of a day. */
export type HeadsOn = (branch: string, day: Day) => { readonly count: number; readonly women: number }

const outcome = (
  { branch, records, budgets }: FundBranchRecords,
  ruleOf: FundRuleOf,
  headsOn: HeadsOn,
  year: number,
  today: Day,
): FundOutcome => {
  const report = fundReport(records, budgets, ruleOf, year)
  const last = dayOf(year, 12, 31) ?? today
  const given = (ruleOf(year)?.pools ?? []).map((pool): Given => {
    const named = headcountDay(pool, year) ?? last
    // A day still to come is counted by the heads of today.
    const on = named > today ? today : named
    const { count, women } = headsOn(branch.id, on)
    return { people: pool.people, heads: pool.people === 'women' ? women : count, perHead: pool.perHead, on }
  })
  return {
    given,
    amount: sumFen(given.map(({ perHead, heads }) => allocationOf(perHead, heads))),
    cleared: report.cleared,
    over: report.overLimit.map(({ limit }) => limit.category),
  }
}

/**
 * What a rule would change: for every branch and year, what it gives by headcount, gives back at the end and warns of,
 * beside what the rule of that year (`ruleOf`) does. Years before are reckoned by their own rules. Nothing is written.
 */
export function* compareFund(
  rule: FundRule,
  ruleOf: FundRuleOf,
  branches: readonly FundBranchRecords[],
  headsOn: HeadsOn,
  years: readonly number[],
  today: Day,
): Portions<{ readonly judged: number; readonly changed: readonly FundChanged[] }> {
  const changed: FundChanged[] = []
  let judged = 0
  for (const one of branches) {
    for (const year of years) {
      const before = outcome(one, ruleOf, headsOn, year, today)
      const trial: FundRuleOf = (of) => (of === year ? rule : ruleOf(of))
      const after = outcome(one, trial, headsOn, year, today)
      const isSame =
        before.amount === after.amount &&
        before.cleared === after.cleared &&
        before.over.join() === after.over.join()
      if (!isSame) changed.push({ branch: one.branch, year, before, after })
      judged += 1
      yield judged
    }
  }
  return { judged, changed }
}
