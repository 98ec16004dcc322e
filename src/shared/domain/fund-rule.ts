import { addDays, type Day, dayOf } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import type { FundCategory, FundPeople } from './fund.ts'

/** Money given by headcount. */
export interface FundPool {
  readonly id: string
  readonly people: FundPeople
  readonly perHead: Fen
  /** The day on which heads are counted; null when the rule names none: then the day of the allocation. */
  readonly on: {
    readonly month: number
    /** Null for the last day of the month. */
    readonly day: number | null
    readonly of: 'previous-year' | 'year'
  } | null
  readonly clause: string | null
}

/** The most that may be spent on a category in a year; of `perHead`, times the heads of the allocation. */
export interface FundLimit {
  readonly category: FundCategory
  readonly amount: Fen | null
  readonly perHead: Fen | null
  readonly clause: string | null
}

/** A school's rule for the money of its branches. */
export interface FundRule {
  readonly pools: readonly FundPool[]
  /** 增人不补、减人不退: members who come or go after the day change nothing. */
  readonly fixed: boolean
  /** What is left at the end of a year: taken along, or given back. */
  readonly unspent: 'carry' | 'clear'
  readonly limits: readonly FundLimit[]
}

/** Which rule holds in a year; null where none is known: then money is carried over and nothing is limited. */
export type FundRuleOf = (year: number) => FundRule | null

/** The day on which the heads of a pool are counted for a year; null when its rule names none, or no such day exists. */
export const headcountDay = ({ on }: FundPool, year: number): Day | null => {
  if (!on) return null
  const of = on.of === 'previous-year' ? year - 1 : year
  if (on.day !== null) return dayOf(of, on.month, on.day)
  const next = on.month === 12 ? dayOf(of + 1, 1, 1) : dayOf(of, on.month + 1, 1)
  return next && addDays(next, -1)
}

/** What a number of heads gets, exact to the fen. */
export const allocationOf = (perHead: Fen, heads: number): Fen => (perHead * heads) as Fen
