import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { type FundPot, fundCategories, fundPots } from './activity.ts'
import type { Rec } from './field.ts'
import { type FundBudget, type FundCategory, type IncomeSource, incomeSources } from './fund.ts'
import { type FundLeftOut, type FundMove, type FundRecords, fundMoves } from './fund-line.ts'
import { allocationOf, type FundLimit, type FundRuleOf } from './fund-rule.ts'

/** A line of one year, with what was left after it. */
export interface FundLine extends FundMove {
  readonly balance: Fen
}

/** What came from one source. */
export interface FundSourceSum {
  readonly source: IncomeSource
  readonly amount: Fen
  readonly lines: readonly FundLine[]
}

/** What was planned for a category, and what it cost; `left` is null without a budget. */
export interface FundCategorySum {
  readonly category: FundCategory
  readonly budget: Fen | null
  readonly actual: Fen
  readonly left: Fen | null
  readonly lines: readonly FundLine[]
}

/** A limit of the rule that was passed. */
export interface FundOverLimit {
  readonly limit: FundLimit
  readonly cap: Fen
  readonly spent: Fen
}

/** One account of the fund in a year: it balances by itself, and all of them together are the ledger. */
export interface FundPotSum {
  readonly pot: FundPot
  readonly broughtIn: Fen
  readonly opening: Fen
  readonly income: Fen
  readonly spending: Fen
  readonly closing: Fen
  readonly cleared: Fen
  readonly carried: Fen
  readonly lines: readonly FundLine[]
}

/** The ledger of one year: opening + income - spending = closing, exact to the fen. */
export interface FundReport {
  readonly year: number
  /** From the year before. */
  readonly broughtIn: Fen
  /** Brought in, and opening balances entered for this year. */
  readonly opening: Fen
  readonly income: Fen
  readonly spending: Fen
  readonly closing: Fen
  /** What the rule gives back at the end of the year: what is left of each account; a deficit is never given back. */
  readonly cleared: Fen
  /** The closing without what is cleared: what the next year begins with. */
  readonly carried: Fen
  /** By day: opening balances first, income before spending. */
  readonly lines: readonly FundLine[]
  /** The branch's own account, and the women's once something was booked to it. */
  readonly pots: readonly FundPotSum[]
  /** Sources that brought something, opening balances aside. */
  readonly sources: readonly FundSourceSum[]
  /** Categories with a budget or with spending. */
  readonly categories: readonly FundCategorySum[]
  readonly budget: Fen
  readonly overBudget: readonly FundCategorySum[]
  readonly overLimit: readonly FundOverLimit[]
  /** The first day on which more had been spent than there was; null when none. */
  readonly belowZeroOn: Day | null
  /** Records of this year, and those without a day, that are not counted. */
  readonly leftOut: readonly FundLeftOut[]
  /** Budgets of a year and category that has several; the one with the smallest id counts. */
  readonly doubledBudgets: readonly EntityId[]
  /** Entries that were taken back more than once, all of which count. */
  readonly correctedTwice: readonly EntityId[]
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

const sideOrder = { opening: 0, income: 1, spending: 2 } as const

const byPlace = (a: FundMove, b: FundMove): number => {
  const first = Number(a.side !== 'opening') - Number(b.side !== 'opening')
  if (first !== 0) return first
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return sideOrder[a.side] - sideOrder[b.side] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const sumOf = (moves: readonly FundMove[], side: FundMove['side']): Fen =>
  sumFen(moves.flatMap((move) => (move.side === side ? [move.amount] : [])))

/** What a year's money comes to, before its rule. */
const figuresOf = (broughtIn: Fen, moves: readonly FundMove[]) => {
  const opening = (broughtIn + sumOf(moves, 'opening')) as Fen
  const income = sumOf(moves, 'income')
  const spending = sumOf(moves, 'spending')
  return { broughtIn, opening, income, spending, closing: (opening + income - spending) as Fen }
}

type ByPot = Readonly<Record<FundPot, Fen>>

const clearedOf = (closing: Fen, year: number, ruleOf: FundRuleOf): Fen =>
  ruleOf(year)?.unspent === 'clear' && closing > 0 ? closing : (0 as Fen)

const budgetsOf = (budgets: readonly Rec<FundBudget>[], year: number) => {
  const found = new Map<FundCategory, Rec<FundBudget>>()
  const doubled = new Set<EntityId>()
  for (const one of budgets) {
    const { category, year: of } = one.values
    if (one.life !== 'active' || of !== year || !category) continue
    const known = found.get(category)
    if (known) {
      doubled.add(known.id)
      doubled.add(one.id)
    }
    if (!known || one.id < known.id) found.set(category, one)
  }
  return { found, doubled: [...doubled].sort() }
}

/** The heads the year's allocation was reckoned by; null when none was entered. Of several the largest. */
const headsOf = (moves: readonly FundMove[]): number | null => {
  const back = new Set(moves.flatMap(({ corrects }) => corrects ?? []))
  const heads = moves.flatMap(({ id, basis, corrects }) =>
    basis?.people === 'all' && !corrects && !back.has(id) ? [basis.heads] : [],
  )
  return heads.length === 0 ? null : Math.max(...heads)
}

const overLimits = (
  limits: readonly FundLimit[],
  categories: readonly FundCategorySum[],
  heads: number | null,
): readonly FundOverLimit[] =>
  limits.flatMap((limit) => {
    const spent = categories.find(({ category }) => category === limit.category)?.actual ?? 0
    const caps = [
      limit.amount,
      limit.perHead !== null && heads !== null ? allocationOf(limit.perHead, heads) : null,
    ].filter((cap) => cap !== null)
    if (caps.length === 0) return []
    const cap = Math.min(...caps) as Fen
    return spent > cap ? [{ limit, cap, spent: spent as Fen }] : []
  })

const withBalance = (moves: readonly FundMove[], from: Fen): readonly FundLine[] => {
  let balance: number = from
  return moves.toSorted(byPlace).map((move) => {
    balance += move.side === 'spending' ? -move.amount : move.amount
    return { ...move, balance: balance as Fen }
  })
}

const twice = (moves: readonly FundMove[]): readonly EntityId[] => {
  const seen = new Set<EntityId>()
  const again = new Set<EntityId>()
  for (const { corrects } of moves) {
    if (!corrects) continue
    if (seen.has(corrects)) again.add(corrects)
    seen.add(corrects)
  }
  return [...again].sort()
}

/** The years the ledger speaks of, earliest first. */
export const fundYears = (records: FundRecords, budgets: readonly Rec<FundBudget>[]): readonly number[] => {
  const years = new Set(fundMoves(records).moves.map(({ day }) => yearOf(day)))
  for (const { life, values } of budgets) if (life === 'active' && values.year) years.add(values.year)
  return [...years].sort((a, b) => a - b)
}

/**
 * The ledger of one branch in one year. The years before are reckoned first, each by its own rule, so that what one year
 * carries over is what the next is brought. The same for every order of records; a figure is the sum of its lines.
 */
export const fundReport = (
  records: FundRecords,
  budgets: readonly Rec<FundBudget>[],
  ruleOf: FundRuleOf,
  year: number,
): FundReport => {
  const { moves, leftOut } = fundMoves(records)
  const byYear = new Map<number, FundMove[]>()
  for (const move of moves) {
    const of = yearOf(move.day)
    const list = byYear.get(of)
    if (list) list.push(move)
    else byYear.set(of, [move])
  }
  const ofPot = (of: number, pot: FundPot) => (byYear.get(of) ?? []).filter((move) => move.pot === pot)
  let brought: ByPot = { general: 0 as Fen, women: 0 as Fen }
  const carriedBy = (of: number, pot: FundPot): Fen => {
    const { closing } = figuresOf(brought[pot], ofPot(of, pot))
    return (closing - clearedOf(closing, of, ruleOf)) as Fen
  }
  // Years without a line, too: what one of them clears is gone.
  for (let before = Math.min(year, ...byYear.keys()); before < year; before++)
    brought = { general: carriedBy(before, 'general'), women: carriedBy(before, 'women') }
  const own = byYear.get(year) ?? []
  const broughtIn = (brought.general + brought.women) as Fen
  const figures = figuresOf(broughtIn, own)
  const lines = withBalance(own, broughtIn)
  const pots = fundPots.flatMap((pot): FundPotSum[] => {
    const potLines = lines.filter((line) => line.pot === pot)
    if (pot !== 'general' && potLines.length === 0 && brought[pot] === 0) return []
    const sums = figuresOf(brought[pot], potLines)
    const cleared = clearedOf(sums.closing, year, ruleOf)
    return [{ pot, ...sums, cleared, carried: (sums.closing - cleared) as Fen, lines: potLines }]
  })
  const cleared = sumFen(pots.map((one) => one.cleared))
  const { found, doubled } = budgetsOf(budgets, year)
  const sources = incomeSources.flatMap((source): FundSourceSum[] => {
    const of = lines.filter((line) => line.side === 'income' && line.source === source)
    return of.length === 0 ? [] : [{ source, amount: sumFen(of.map(({ amount }) => amount)), lines: of }]
  })
  const categories = fundCategories.flatMap((category): FundCategorySum[] => {
    const of = lines.filter((line) => line.side === 'spending' && line.category === category)
    const budget = found.get(category)?.values.budget ?? null
    if (of.length === 0 && budget === null) return []
    const actual = sumFen(of.map(({ amount }) => amount))
    return [
      { category, budget, actual, left: budget === null ? null : ((budget - actual) as Fen), lines: of },
    ]
  })
  return {
    year,
    ...figures,
    cleared,
    carried: (figures.closing - cleared) as Fen,
    lines,
    pots,
    sources,
    categories,
    budget: sumFen(categories.flatMap(({ budget }) => budget ?? [])),
    overBudget: categories.filter(({ left }) => left !== null && left < 0),
    overLimit: overLimits(ruleOf(year)?.limits ?? [], categories, headsOf(own)),
    belowZeroOn: lines.find(({ side, balance }) => side === 'spending' && balance < 0)?.day ?? null,
    leftOut: leftOut
      .filter(({ day }) => day === null || yearOf(day) === year)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    doubledBudgets: doubled,
    correctedTwice: twice(moves).filter((id) => own.some((one) => one.corrects === id || one.id === id)),
  }
}
