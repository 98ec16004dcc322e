import type { ExpectedBranch } from './sample.ts'
import type { Totals } from './tally.ts'

/** Sums over all branches. Amounts in fen. */
export interface ExpectedSum {
  readonly activeMembers: number
  readonly visits: number
  readonly fen: number
  readonly goods: number
  readonly cash: number
  readonly voided: number
  readonly conflicts: number
  readonly changes: number
}

/** What a sample must come to, worked out while it was invented: `expected.json`. */
export interface Expected {
  readonly seed: number
  readonly branches: number
  readonly members: number
  readonly now: number
  readonly school: string
  /** Once the files that arrived are in, and once the late ones are in too. */
  readonly arrived: ExpectedSum
  readonly complete: ExpectedSum
  readonly gaps: number
  readonly lateFiles: number
  readonly each: readonly ExpectedBranch[]
}

const add = (sum: ExpectedSum, totals: Totals, changes: number): ExpectedSum => {
  const of = (pick: 'count' | 'total' | 'goods' | 'cash'): number =>
    totals.visits.reduce((all, visit) => all + visit[pick], 0)
  return {
    activeMembers: sum.activeMembers + totals.activeMembers,
    visits: sum.visits + of('count'),
    fen: sum.fen + of('total'),
    goods: sum.goods + of('goods'),
    cash: sum.cash + of('cash'),
    voided: sum.voided + totals.voided,
    conflicts: sum.conflicts + totals.conflicts.length,
    changes: sum.changes + changes,
  }
}

const nothing: ExpectedSum = {
  activeMembers: 0,
  visits: 0,
  fen: 0,
  goods: 0,
  cash: 0,
  voided: 0,
  conflicts: 0,
  changes: 0,
}

/** Adds the branches up. */
export const sumExpected = (
  about: Pick<Expected, 'seed' | 'branches' | 'members' | 'now' | 'school'>,
  each: readonly ExpectedBranch[],
): Expected => ({
  ...about,
  arrived: each.reduce((sum, { arrived, changes }) => add(sum, arrived, changes.arrived), nothing),
  complete: each.reduce((sum, { complete, changes }) => add(sum, complete, changes.complete), nothing),
  gaps: each.reduce((sum, { gaps }) => sum + gaps.length, 0),
  lateFiles: each.reduce((sum, { late }) => sum + late.length, 0),
  each,
})
