import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ActivitySpending } from './activity.ts'
import { checkValues, type FieldProblem } from './check.ts'
import type { Rec } from './field.ts'
import { type FundBudget, type FundEntry, fundBudget, fundEntry } from './fund.ts'
import { potOf } from './fund-line.ts'
import { entriesHolding, invoiceKey } from './invoice.ts'

/** Why an entry or a budget cannot be saved so. */
export type FundProblem =
  | FieldProblem
  | { readonly type: 'amount-needed' }
  | { readonly type: 'source-needed' }
  | { readonly type: 'category-needed' }
  | { readonly type: 'in-future' }
  /** The same invoice number stands on another entry or on spending of an activity. */
  | { readonly type: 'invoice-used'; readonly where: 'fund' | 'activity'; readonly title: string }
  /** The month of the entry is over: it is corrected by a counter-entry only. */
  | { readonly type: 'closed' }
  | { readonly type: 'reason-needed' }
  /** A month that is over stays as it was reported. */
  | { readonly type: 'correction-in-closed-month' }
  | { readonly type: 'already-corrected' }
  | { readonly type: 'corrects-a-correction' }
  /** The counter-entry is not the entry it names, taken back. */
  | { readonly type: 'correction-differs' }
  | { readonly type: 'already-budgeted' }

/** What an entry is judged with. */
export interface FundCheckContext {
  readonly today: Day
  /** All other entries. */
  readonly others: readonly Rec<FundEntry>[]
  /** Spending of all activities that were not voided (`spendingsHolding`). */
  readonly spendings: readonly Rec<ActivitySpending>[]
  /** The entry as it stands, when it is changed. */
  readonly self?: Rec<FundEntry> | null
}

const monthOf = (day: Day): string => day.slice(0, 7)

/**
 * Whether an entry can no longer be edited or voided: the month of its day is over, or somebody approved it. It is then
 * corrected by a counter-entry, so that what was reported stays as it was.
 */
export const isClosed = (
  { values, approval }: Pick<Rec<FundEntry>, 'values' | 'approval'>,
  today: Day,
): boolean => approval !== 'none' || Boolean(values.day && monthOf(values.day) < monthOf(today))

/** The effective counter-entries of an entry; more than one when two people corrected it without knowing of each other. */
export const correctionsOf = (id: EntityId, entries: readonly Rec<FundEntry>[]): readonly Rec<FundEntry>[] =>
  entries.filter(({ life, values }) => life === 'active' && values.corrects === id)

/** The entry that takes another back: the same side, kind and amount, without the invoice, which thereby is free again. */
export const counterEntry = (
  { id, values }: Rec<FundEntry>,
  { day, reason }: { readonly day: Day | null; readonly reason: string | null },
): FundEntry => {
  const { side, source, category, title, sum, basis, pot } = values
  return {
    ...(side ? { side } : {}),
    ...(source ? { source } : {}),
    ...(category ? { category } : {}),
    ...(title ? { title } : {}),
    ...(sum?.amount == null
      ? {}
      : { sum: { amount: sum.amount, ...(sum.party ? { party: sum.party } : {}) } }),
    ...(basis ? { basis } : {}),
    ...(pot ? { pot } : {}),
    corrects: id,
    day,
    reason,
  }
}

const sameMoney = (a: FundEntry, b: FundEntry): boolean =>
  (a.side ?? null) === (b.side ?? null) &&
  (a.source ?? null) === (b.source ?? null) &&
  (a.category ?? null) === (b.category ?? null) &&
  potOf(a) === potOf(b) &&
  (a.sum?.amount ?? null) === (b.sum?.amount ?? null)

const invoiceProblem = (
  draft: FundEntry,
  { others, spendings }: FundCheckContext,
): readonly FundProblem[] => {
  const invoice = invoiceKey(draft.sum?.invoiceNo)
  if (invoice === '' || draft.corrects) return []
  const is = (other: string | null | undefined) => invoiceKey(other) === invoice
  const entry = entriesHolding(others).find(({ values }) => is(values.sum?.invoiceNo))
  if (entry) return [{ type: 'invoice-used', where: 'fund', title: entry.values.title ?? '' }]
  const line = spendings.find(({ life, values }) => life === 'active' && is(values.cost?.invoiceNo))
  return line ? [{ type: 'invoice-used', where: 'activity', title: line.values.item ?? '' }] : []
}

const correctionProblems = (
  draft: FundEntry,
  { others, self, today }: FundCheckContext,
): readonly FundProblem[] => {
  if (!draft.corrects) return []
  const problems: FundProblem[] = []
  const original = others.find(({ id }) => id === draft.corrects)
  if (!draft.reason?.trim()) problems.push({ type: 'reason-needed' })
  if (draft.day && monthOf(draft.day) < monthOf(today)) problems.push({ type: 'correction-in-closed-month' })
  if (original?.values.corrects) problems.push({ type: 'corrects-a-correction' })
  if (original && !sameMoney(original.values, draft)) problems.push({ type: 'correction-differs' })
  if (correctionsOf(draft.corrects, others).some(({ id }) => id !== self?.id))
    problems.push({ type: 'already-corrected' })
  return problems
}

/** An entry has a side, its kind, an amount above nothing and a day not after today; its invoice is claimed once. */
export const checkFundEntry = (
  draft: FundEntry,
  context: FundCheckContext,
): Result<FundEntry, readonly FundProblem[]> => {
  const problems: FundProblem[] = [...checkValues(fundEntry, draft, true)]
  if (context.self && isClosed(context.self, context.today)) problems.push({ type: 'closed' })
  if (!draft.sum?.amount) problems.push({ type: 'amount-needed' })
  if (draft.side === 'income' && !draft.source) problems.push({ type: 'source-needed' })
  if (draft.side === 'spending' && !draft.category) problems.push({ type: 'category-needed' })
  if (draft.day && draft.day > context.today) problems.push({ type: 'in-future' })
  problems.push(...invoiceProblem(draft, context), ...correctionProblems(draft, context))
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** One budget for a year and category. `others` are the budgets without this one. */
export const checkFundBudget = (
  draft: FundBudget,
  others: readonly Rec<FundBudget>[],
): Result<FundBudget, readonly FundProblem[]> => {
  const problems: FundProblem[] = [...checkValues(fundBudget, draft, true)]
  const isSame = ({ life, values }: Rec<FundBudget>) =>
    life === 'active' && values.year === draft.year && values.category === draft.category
  if (others.some(isSame)) problems.push({ type: 'already-budgeted' })
  return problems.length > 0 ? err(problems) : ok(draft)
}
