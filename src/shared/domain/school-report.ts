import type { Day } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import {
  type CondolenceEvent,
  condolenceEvents,
  type GiftForm,
  type Payer,
  type Visit,
} from './condolence.ts'
import type { Rec } from './field.ts'

/** Figures that open down to their records. */
export interface ReportSums {
  readonly count: number
  readonly amount: Fen
  /** Goods and souvenirs. */
  readonly goods: Fen
  readonly cash: Fen
  /** Vouchers, cards, and amounts without a form. */
  readonly other: Fen
  readonly byPayer: Readonly<Partial<Record<Payer, Fen>>>
  /** Visits without an amount: not given, or withheld from this reader. */
  readonly withoutAmount: number
  readonly records: readonly EntityId[]
}

/** A branch as the report names it. Groups are counted with their branch. */
export interface ReportBranch {
  readonly id: string
  readonly name: string
}

/** One line: one branch, one event. */
export interface CondolenceLine extends ReportSums {
  readonly branch: ReportBranch
  readonly event: CondolenceEvent
}

/** 慰问统计表. Every total is the sum of the same visits as its lines. */
export interface CondolenceReport {
  readonly from: Day
  readonly to: Day
  readonly lines: readonly CondolenceLine[]
  readonly totals: ReportSums
  readonly byEvent: readonly (ReportSums & { readonly event: CondolenceEvent })[]
  readonly byBranch: readonly (ReportSums & { readonly branch: ReportBranch })[]
  /** Counted, but more than one value of some field waits for a decision. */
  readonly conflicts: readonly EntityId[]
  /** Left out: effective records of visits that have not been made or carry no event. */
  readonly notCounted: readonly EntityId[]
}

const isGoods = (form: GiftForm | null | undefined): boolean => form === 'goods' || form === 'souvenir'

const sums = (visits: readonly Rec<Visit>[]): ReportSums => {
  const amountOf = (visit: Rec<Visit>): Fen => visit.values.gift?.amount ?? (0 as Fen)
  const sumOf = (is: (visit: Rec<Visit>) => boolean): Fen => sumFen(visits.filter(is).map(amountOf))
  const amount = sumOf(() => true)
  const goods = sumOf(({ values }) => isGoods(values.gift?.form))
  const cash = sumOf(({ values }) => values.gift?.form === 'cash')
  const byPayer: Partial<Record<Payer, Fen>> = {}
  for (const visit of visits) {
    const payer = visit.values.gift?.payer
    if (payer) byPayer[payer] = ((byPayer[payer] ?? 0) + amountOf(visit)) as Fen
  }
  return {
    count: visits.length,
    amount,
    goods,
    cash,
    other: (amount - goods - cash) as Fen,
    byPayer,
    withoutAmount: visits.filter(({ values }) => values.gift?.amount == null).length,
    records: visits.map(({ id }) => id).sort(),
  }
}

/**
 * The visits made from one day to another, both included, by branch and event. Void and incomplete records, and visits not
 * yet made, are left out. The same for every order of records.
 */
export const condolenceReport = (
  visits: readonly Rec<Visit>[],
  period: { readonly from: Day; readonly to: Day },
  branchOf: (home: string) => ReportBranch,
): CondolenceReport => {
  const { from, to } = period
  const effective = visits.filter(({ life }) => life === 'active')
  const counted: Rec<Visit>[] = []
  const notCounted: EntityId[] = []
  for (const visit of effective) {
    const { visitedOn, event, happenedOn } = visit.values
    if (visitedOn && event) {
      if (visitedOn >= from && visitedOn <= to) counted.push(visit)
    } else if (!visitedOn && happenedOn && (happenedOn < from || happenedOn > to)) continue
    else notCounted.push(visit.id)
  }
  const branches = new Map<string, ReportBranch>()
  for (const { home } of counted) {
    const branch = branchOf(home)
    branches.set(branch.id, branch)
  }
  const sorted = [...branches.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1),
  )
  const ofBranch = groupBy(counted, ({ home }) => branchOf(home).id)
  const ofEvent = groupBy(counted, ({ values }) => values.event)
  return {
    from,
    to,
    lines: sorted.flatMap((branch) => {
      const byEvent = groupBy(ofBranch.get(branch.id) ?? [], ({ values }) => values.event)
      return condolenceEvents.flatMap((event) => {
        const group = byEvent.get(event)
        return group ? [{ branch, event, ...sums(group) }] : []
      })
    }),
    totals: sums(counted),
    byEvent: condolenceEvents.flatMap((event) => {
      const group = ofEvent.get(event)
      return group ? [{ event, ...sums(group) }] : []
    }),
    byBranch: sorted.map((branch) => ({ branch, ...sums(ofBranch.get(branch.id) ?? []) })),
    conflicts: counted
      .filter(({ conflicts }) => conflicts.length > 0)
      .map(({ id }) => id)
      .sort(),
    notCounted: notCounted.sort(),
  }
}

/** The branch an organisation counts with: a group with the branch above it. */
export const branchOfOrg = (
  orgs: ReadonlyMap<
    string,
    { readonly name: string; readonly level: string; readonly parent: string | null }
  >,
  own: { readonly org: string; readonly name: string },
  home: string,
): ReportBranch => {
  const found = orgs.get(home)
  if (found?.level === 'group' && found.parent) {
    const above = orgs.get(found.parent)
    if (above?.level === 'branch') return { id: found.parent, name: above.name }
    if (found.parent === own.org) return { id: own.org, name: own.name }
  }
  return { id: home, name: found?.name ?? (home === own.org ? own.name : home.slice(0, 6)) }
}
