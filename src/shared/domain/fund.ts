import { fundCategories, fundPots } from './activity.ts'
import { amount, choice, day, group, lines, money, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** Which side of the ledger an entry stands on. */
export const fundSides = ['income', 'spending'] as const
/** One of them. */
export type FundSide = (typeof fundSides)[number]

/** 收入来源: 按人数拨款, 会费, 专项拨款, 行政补助, 期初结余, 其他. */
export const incomeSources = ['headcount', 'dues', 'grant', 'administration', 'opening', 'other'] as const
/** One of them. */
export type IncomeSource = (typeof incomeSources)[number]

/** 支出类别 (domain b-36), the same as of the spending of activities. */
export type FundCategory = (typeof fundCategories)[number]

/** Whom an allocation by headcount counts: all members, or women only (女工活动费). */
export const fundPeople = ['all', 'women'] as const
/** One of them. */
export type FundPeople = (typeof fundPeople)[number]

const heads = { type: 'number', min: 0, max: 1_000_000, integer: true } as const

/**
 * 经费收支: one entry of the branch's fund ledger. What activities and visits cost is not typed again: it comes from their
 * own records. An entry that names another in `corrects` takes it back: the same side and amount, counted negative.
 */
export const fundEntry = defineKind('fund-entry', {
  side: needed(choice(fundSides), 'branch'),
  /** Of income. */
  source: plain(choice(incomeSources), 'branch'),
  /** Of spending. */
  category: plain(choice(fundCategories), 'branch'),
  day: needed(day, 'branch'),
  title: needed(text(120), 'branch'),
  /** The invoice is that of the amount; `party` paid it or was paid. */
  sum: money(group({ amount, invoiceNo: text(60), party: text(120) }), 'branch'),
  /** How an allocation was reckoned: so many heads on a day, so much each. */
  basis: money(
    group({ people: choice(fundPeople), heads, on: day, perHead: amount, rule: text(120) }),
    'branch',
  ),
  handler: plain(text(60), 'branch'),
  corrects: plain(ref('fund-entry'), 'branch'),
  /** Why it is corrected. */
  reason: plain(lines(500), 'branch'),
  note: plain(lines(1000), 'branch'),
  /** Empty: an allocation by the number of women is the women's, anything else the branch's own (`potOf`). */
  pot: plain(choice(fundPots), 'branch'),
})
/** The values of an entry. */
export type FundEntry = Values<typeof fundEntry>

/** 经费预算: what one category may cost in one year. */
export const fundBudget = defineKind('fund-budget', {
  year: needed({ type: 'number', min: 1950, max: 2100, integer: true }, 'branch'),
  category: needed(choice(fundCategories), 'branch'),
  budget: money(amount, 'branch'),
})
/** The values of a budget. */
export type FundBudget = Values<typeof fundBudget>
