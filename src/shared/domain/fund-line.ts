import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import { oncePer } from '../base/once.ts'
import type { Activity, ActivitySpending, FundPot } from './activity.ts'
import type { CondolenceEvent, Visit } from './condolence.ts'
import type { Rec } from './field.ts'
import type { FundCategory, FundEntry, FundPeople, IncomeSource } from './fund.ts'

/** The records the ledger is made of; void ones may be among them and are left out. */
export interface FundRecords {
  readonly entries: readonly Rec<FundEntry>[]
  readonly activities: readonly Rec<Activity>[]
  readonly spendings: readonly Rec<ActivitySpending>[]
  readonly visits: readonly Rec<Visit>[]
}

/** The kinds of record a line may come from. */
export type FundLineKind = 'fund-entry' | 'activity-spending' | 'visit'

/** Where a line of the ledger stands. Opening balances are no income. */
export type FundLineSide = 'opening' | 'income' | 'spending'

/** One record as the ledger counts it. */
export interface FundMove {
  readonly kind: FundLineKind
  readonly id: EntityId
  /** The record to open: the activity of its spending, else the record itself. */
  readonly open: EntityId
  readonly home: string
  readonly side: FundLineSide
  readonly source: IncomeSource | null
  readonly category: FundCategory | null
  readonly day: Day
  /** What people call it; a visit has its event instead. */
  readonly title: string | null
  readonly event: CondolenceEvent | null
  readonly member: EntityId | null
  readonly party: string | null
  readonly invoiceNo: string | null
  /** In fen; negative for a counter-entry. It adds to its own side. */
  readonly amount: Fen
  readonly corrects: EntityId | null
  readonly basis: { readonly people: FundPeople; readonly heads: number } | null
  /** The account it belongs to. */
  readonly pot: FundPot
}

/** Why an effective record is not in the ledger. */
export type FundGap = 'incomplete' | 'no-amount' | 'no-day' | 'no-payer'

/** A record that is left out until somebody completes it. */
export interface FundLeftOut {
  readonly kind: FundLineKind
  readonly id: EntityId
  readonly open: EntityId
  readonly gap: FundGap
  /** For the year in which it would stand; null when no day is known. */
  readonly day: Day | null
}

/** All lines of all years in no order, and what was left out. */
export interface FundMoves {
  readonly moves: readonly FundMove[]
  readonly leftOut: readonly FundLeftOut[]
}

/** The account of an entry: the one it names, else the women's for an allocation by the number of women. */
export const potOf = ({ pot, basis }: Pick<FundEntry, 'pot' | 'basis'>): FundPot =>
  pot ?? (basis?.people === 'women' ? 'women' : 'general')

const fromEntry = (entry: Rec<FundEntry>): FundMove | FundLeftOut => {
  const { id, home, life, values } = entry
  const { side, source, category, day, sum, basis, corrects } = values
  const out = { kind: 'fund-entry', id, open: id, day: day ?? null } as const
  if (life !== 'active' || !side) return { ...out, gap: 'incomplete' }
  if (!day) return { ...out, gap: 'no-day' }
  if (sum?.amount == null) return { ...out, gap: 'no-amount' }
  const isIncome = side === 'income'
  return {
    kind: 'fund-entry',
    id,
    open: id,
    home,
    side: isIncome && source === 'opening' ? 'opening' : side,
    source: isIncome ? (source ?? 'other') : null,
    category: isIncome ? null : (category ?? 'other'),
    day,
    title: values.title ?? null,
    event: null,
    member: null,
    party: sum.party ?? null,
    invoiceNo: sum.invoiceNo ?? null,
    amount: corrects ? ((0 - sum.amount) as Fen) : sum.amount,
    corrects: corrects ?? null,
    basis: basis?.people && basis.heads != null ? { people: basis.people, heads: basis.heads } : null,
    pot: potOf(values),
  }
}

/** Spending of an activity that was voided counts no more; without its activity it has not arrived whole. */
const fromSpending = (
  line: Rec<ActivitySpending>,
  activities: ReadonlyMap<EntityId, Rec<Activity>>,
): FundMove | FundLeftOut | null => {
  const { id, home, life, values } = line
  const { activity: of, item, category, spentOn, cost } = values
  const activity = of ? activities.get(of) : undefined
  if (activity?.life === 'void') return null
  if (cost?.payer && cost.payer !== 'branch-fund') return null
  const day = spentOn ?? activity?.values.endsOn ?? activity?.values.startsOn ?? null
  const out = { kind: 'activity-spending', id, open: of ?? id, day } as const
  if (life !== 'active' || !activity) return { ...out, gap: 'incomplete' }
  if (cost?.amount == null) return { ...out, gap: 'no-amount' }
  if (!cost.payer) return { ...out, gap: 'no-payer' }
  if (!day) return { ...out, gap: 'no-day' }
  return {
    kind: 'activity-spending',
    id,
    open: of ?? id,
    home,
    side: 'spending',
    source: null,
    category: category ?? 'other',
    day,
    title: [activity.values.title, item].filter(Boolean).join(' · ') || null,
    event: null,
    member: null,
    party: cost.payee ?? null,
    invoiceNo: cost.invoiceNo ?? null,
    amount: cost.amount,
    corrects: null,
    basis: null,
    pot: values.pot ?? 'general',
  }
}

/** A visit counts on the day it was made; one that is still to be made costs nothing yet. */
/** Visits from before the ledger are in its opening balance and do not count a second time. */
const fromVisit = ({ id, home, life, values }: Rec<Visit>): FundMove | FundLeftOut | null => {
  const { gift, visitedOn: day, event, member, earlier } = values
  if (!day || earlier || (gift?.payer && gift.payer !== 'branch-fund')) return null
  const out = { kind: 'visit', id, open: id, day } as const
  if (life !== 'active') return { ...out, gap: 'incomplete' }
  if (gift?.amount == null) return gift?.payer ? { ...out, gap: 'no-amount' } : null
  if (!gift.payer) return { ...out, gap: 'no-payer' }
  return {
    kind: 'visit',
    id,
    open: id,
    home,
    side: 'spending',
    source: null,
    category: 'condolence',
    day,
    title: null,
    event: event ?? null,
    member: member ?? null,
    party: null,
    invoiceNo: null,
    amount: gift.amount,
    corrects: null,
    basis: null,
    pot: 'general',
  }
}

const byId = oncePer(
  (activities: readonly Rec<Activity>[]) => new Map(activities.map((one) => [one.id, one])),
)

/**
 * Every record as a line: entries of the ledger, spending of activities, gifts of visits, the last two only where the
 * branch's fund pays. Voided records are nowhere; what lacks a day, an amount or a payer is left out and listed.
 */
export const fundMoves = ({ entries, activities, spendings, visits }: FundRecords): FundMoves => {
  const alive = <V>(records: readonly Rec<V>[]) => records.filter(({ life }) => life !== 'void')
  const all = [
    ...alive(entries).map(fromEntry),
    ...alive(spendings).map((line) => fromSpending(line, byId(activities))),
    ...alive(visits).map(fromVisit),
  ]
  const moves: FundMove[] = []
  const leftOut: FundLeftOut[] = []
  for (const one of all) {
    if (one === null) continue
    if ('gap' in one) leftOut.push(one)
    else moves.push(one)
  }
  return { moves, leftOut }
}
