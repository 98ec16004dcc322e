import { type Day, dayOf } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Rec } from './field.ts'
import type { Member, MemberEvent } from './member.ts'
import { eventsByMember, membershipAt } from './membership.ts'
import type { MutualAid, MutualAidClaim } from './mutual-aid.ts'
import { claimState } from './mutual-aid-check.ts'
import type { ReportBranch } from './school-report.ts'

/** How far claims are, in the words of a table. */
export const claimOutcomes = ['open', 'paid', 'refused'] as const
/** One of them. */
export type ClaimOutcome = (typeof claimOutcomes)[number]

/** How far a claim is. */
export const claimOutcome = (values: MutualAidClaim): ClaimOutcome => {
  const state = claimState(values)
  return state === 'paid' || state === 'refused' ? state : 'open'
}

/** Figures of mutual aid in one year. */
export interface AidSums {
  /** Members at the end of the year, or today. */
  readonly heads: number
  /** Who is enrolled; in two products counts once. */
  readonly people: number
  /** As a share of the members; null without any. */
  readonly share: number | null
  readonly fees: Fen
  readonly claims: Readonly<Record<ClaimOutcome, number>>
  readonly claimed: Fen
  readonly paid: Fen
}

/** The mutual aid of one branch beside the others. */
export interface AidBranchLine extends AidSums {
  readonly branch: ReportBranch
}

/** The last day of a year, not after today: on it the members of the year are counted. */
export const countingDay = (year: number, today: Day): Day => {
  const last = dayOf(year, 12, 31)
  return last !== null && last < today ? last : today
}

const groups = <T>(
  records: readonly Rec<T>[],
  branchOf: (home: string) => ReportBranch,
  branches: Map<string, ReportBranch>,
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const { home, values } of records) {
    const branch = branchOf(home)
    branches.set(branch.id, branch)
    const list = found.get(branch.id)
    if (list) list.push(values)
    else found.set(branch.id, [values])
  }
  return found
}

/**
 * 各分工会互助保障: a line for each branch that has members or somebody enrolled, groups counted with theirs. `aids` are the
 * enrolments of one year, `claims` those made on them.
 */
export const aidByBranch = (
  aids: readonly Rec<MutualAid>[],
  claims: readonly Rec<MutualAidClaim>[],
  members: readonly Rec<Member>[],
  events: readonly Rec<MemberEvent>[],
  on: Day,
  branchOf: (home: string) => ReportBranch,
): readonly AidBranchLine[] => {
  const branches = new Map<string, ReportBranch>()
  const byMember = eventsByMember(events)
  const heads = groups(
    members.filter(
      ({ id, life }) => life === 'active' && membershipAt(byMember.get(id) ?? [], on) === 'active',
    ),
    branchOf,
    branches,
  )
  const enrolled = groups(aids, branchOf, branches)
  const made = groups(claims, branchOf, branches)
  return [...branches.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
    .map((branch) => {
      const count = heads.get(branch.id)?.length ?? 0
      const own = enrolled.get(branch.id) ?? []
      const people = new Set(own.flatMap(({ member }) => member ?? [])).size
      const claimed = made.get(branch.id) ?? []
      const outcomes = claimed.map(claimOutcome)
      const of = (outcome: ClaimOutcome) => outcomes.filter((one) => one === outcome).length
      return {
        branch,
        heads: count,
        people,
        share: count > 0 ? people / count : null,
        fees: sumFen(own.flatMap(({ fee }) => fee?.amount ?? [])),
        claims: { open: of('open'), paid: of('paid'), refused: of('refused') },
        claimed: sumFen(claimed.flatMap((one) => one.claimed ?? [])),
        paid: sumFen(claimed.flatMap((one) => one.paid ?? [])),
      }
    })
}

/** The figures of all branches together. */
export const aidTotals = (lines: readonly AidBranchLine[]): AidSums => {
  const sum = (of: (line: AidBranchLine) => number): number => lines.reduce((all, line) => all + of(line), 0)
  const money = (of: (line: AidBranchLine) => Fen): Fen => sumFen(lines.map(of))
  const [heads, people] = [sum((line) => line.heads), sum((line) => line.people)]
  return {
    heads,
    people,
    share: heads > 0 ? people / heads : null,
    fees: money(({ fees }) => fees),
    claims: {
      open: sum(({ claims }) => claims.open),
      paid: sum(({ claims }) => claims.paid),
      refused: sum(({ claims }) => claims.refused),
    },
    claimed: money(({ claimed }) => claimed),
    paid: money(({ paid }) => paid),
  }
}
