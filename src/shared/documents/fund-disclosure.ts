import type { Day } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Block, Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { lineAbove, paperHead } from './head.ts'
import { type ListRow, listTable } from './list.ts'
import { listPage as page, size } from './page.ts'
import { dayText, definePaper, money, type PaperContext, type PaperHead } from './paper.ts'

/** Income of one source. */
export interface DisclosedIncome {
  readonly name: string
  readonly count: number
  readonly amount: Fen
}

/** Spending of one category. */
export interface DisclosedSpending extends DisclosedIncome {
  readonly budget: Fen | null
}

/** 经费收支公开表: one branch's year, for members to read. Every sum is made of the lines given. */
export interface FundDisclosure {
  readonly head: PaperHead
  readonly year: number
  /** The day up to which it was reckoned. */
  readonly asOf: Day
  readonly opening: Fen
  readonly income: readonly DisclosedIncome[]
  readonly spending: readonly DisclosedSpending[]
  /** The accounts with a balance of their own; none where there is only one. */
  readonly accounts: readonly {
    readonly name: string
    readonly opening: Fen
    readonly income: Fen
    readonly spending: Fen
    readonly closing: Fen
  }[]
  /** What the rule gives back at the end of the year. */
  readonly cleared: Fen
  readonly heads: number
  /** How each allocation was reckoned, in words. */
  readonly basis: readonly string[]
  readonly corrections: number
  readonly leftOut: number
}

const leftOf = (budget: Fen | null, amount: Fen): Fen | null =>
  budget === null ? null : ((budget - amount) as Fen)

/** 经费收支公开表 as a document. */
export const fundDisclosure = (data: FundDisclosure, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.fund
  const title = messages.titles['fund-disclosure']
  const income = sumFen(data.income.map(({ amount }) => amount))
  const spending = sumFen(data.spending.map(({ amount }) => amount))
  const closing = (data.opening + income - spending) as Fen
  const budget = data.spending.some((one) => one.budget !== null)
    ? sumFen(data.spending.flatMap((one) => one.budget ?? []))
    : null
  const count = (lines: readonly DisclosedIncome[]) =>
    String(lines.reduce((total, line) => total + line.count, 0))
  // Parts of the table, each with what it is made of set in below.
  const part = (...sum: readonly string[]): ListRow => ({ sum, align: 'left' })
  const rows: ListRow[] = [
    part(m.opening, '', '', money(data.opening), ''),
    part(m.income, count(data.income), '', money(income), ''),
    ...data.income.map((one) => [`　${one.name}`, String(one.count), '', money(one.amount), '']),
    part(m.spending, count(data.spending), money(budget), money(spending), money(leftOf(budget, spending))),
    ...data.spending.map((one) => [
      `　${one.name}`,
      String(one.count),
      money(one.budget),
      money(one.amount),
      money(leftOf(one.budget, one.amount)),
    ]),
    part(m.closing, '', '', money(closing), ''),
    ...data.accounts.map((one) => [`　${m.account(one.name)}`, '', '', money(one.closing), '']),
    ...(data.cleared === 0 ? [] : [[`　${m.cleared}`, '', '', money(data.cleared), '']]),
  ]
  const perHead = data.heads > 0 ? (Math.round(spending / data.heads) as Fen) : null
  const notes: string[] = [
    ...(data.income.length + data.spending.length === 0 ? [m.nothing] : []),
    ...(perHead === null ? [] : [m.heads(data.heads, money(perHead))]),
    ...data.accounts.map((one) =>
      m.accountLine(one.name, money(one.opening), money(one.income), money(one.spending), money(one.closing)),
    ),
    ...data.basis.map(m.basis),
    ...(data.corrections > 0 ? [m.corrections(data.corrections)] : []),
    ...(data.leftOut > 0 ? [m.leftOut(data.leftOut)] : []),
    m.posted,
  ]
  const note = (text: string): Block => ({
    text,
    fontSize: size.wu,
    margin: [0, 6, 0, 0],
    preserveLeadingSpaces: true,
  })
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, { right: m.year(data.year) }),
        lineAbove(m.asOf(dayText(data.asOf, messages)), messages.yuan, page),
        listTable(
          [
            { header: m.item, share: 62, align: 'left' },
            { header: m.count, share: 18, align: 'right' },
            { header: m.budget, share: 32, align: 'right' },
            { header: m.actual, share: 34, align: 'right' },
            { header: m.left, share: 32, align: 'right' },
          ],
          rows,
          page,
          { breaks: context.breaks },
        ),
        ...notes.map(note),
        signatureRow([m.filler, m.reviewer, m.chair], page),
      ],
    },
    context,
  )
}
