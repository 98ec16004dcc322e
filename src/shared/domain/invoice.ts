import type { EntityId } from '../base/id.ts'
import { tidy, toHalfWidth } from '../base/text.ts'
import type { Activity, ActivitySpending } from './activity.ts'
import type { Rec } from './field.ts'
import type { FundEntry } from './fund.ts'

/** An invoice number as it is compared: half width, without spaces, capital letters; empty when there is none. */
export const invoiceKey = (text: string | null | undefined): string =>
  toHalfWidth(tidy(text ?? ''))
    .replace(/\s/g, '')
    .toUpperCase()

/** The entries that hold their invoice: neither void, nor counter-entries, nor taken back by one. */
export const entriesHolding = (entries: readonly Rec<FundEntry>[]): readonly Rec<FundEntry>[] => {
  const active = entries.filter(({ life }) => life === 'active')
  const back = new Set(active.flatMap(({ values }) => values.corrects ?? []))
  return active.filter(({ id, values }) => !values.corrects && !back.has(id))
}

/** The lines that hold their invoice: neither void nor of a voided activity; one whose activity has not arrived holds it. */
export const spendingsHolding = (
  spendings: readonly Rec<ActivitySpending>[],
  activities: readonly Rec<Activity>[],
): readonly Rec<ActivitySpending>[] => {
  const gone = new Set<EntityId>(activities.flatMap(({ id, life }) => (life === 'void' ? [id] : [])))
  return spendings.filter(
    ({ life, values }) => life === 'active' && !(values.activity && gone.has(values.activity)),
  )
}

/** One invoice that stands in the fund and on a line of an activity: it is claimed twice. */
export interface DoubledInvoice {
  readonly invoiceNo: string
  readonly entry: Rec<FundEntry>
  readonly spending: Rec<ActivitySpending>
}

/** Invoices that both hold, as when two PCs entered them without knowing of each other; by number. */
export const doubledInvoices = (
  entries: readonly Rec<FundEntry>[],
  spendings: readonly Rec<ActivitySpending>[],
): readonly DoubledInvoice[] => {
  const byKey = new Map<string, Rec<ActivitySpending>>()
  for (const one of spendings) {
    const key = invoiceKey(one.values.cost?.invoiceNo)
    const known = byKey.get(key)
    if (key !== '' && (!known || one.id < known.id)) byKey.set(key, one)
  }
  return entriesHolding(entries)
    .flatMap((entry): DoubledInvoice[] => {
      const spending = byKey.get(invoiceKey(entry.values.sum?.invoiceNo))
      return spending ? [{ invoiceNo: entry.values.sum?.invoiceNo?.trim() ?? '', entry, spending }] : []
    })
    .sort((a, b) => (a.invoiceNo === b.invoiceNo ? 0 : a.invoiceNo < b.invoiceNo ? -1 : 1))
}
