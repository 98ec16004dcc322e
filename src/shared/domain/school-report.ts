import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { type CondolenceEvent, condolenceEvents, type Payer, payers, type Visit } from './condolence.ts'
import { visitDay } from './condolence-check.ts'
import type { Rec } from './field.ts'

/** Visits of one branch for one event from one payer, with the records behind them. */
export interface CondolenceLine {
  /** The organisation that recorded them. */
  readonly home: string
  readonly event: CondolenceEvent | null
  readonly payer: Payer | null
  readonly visits: readonly EntityId[]
  readonly goods: Fen
  readonly cash: Fen
  /** Cards, vouchers, souvenirs, and gifts whose form is not known. */
  readonly other: Fen
}

/** 慰问统计: what was done in a period, and which records were left out and why. */
export interface CondolenceReport {
  readonly lines: readonly CondolenceLine[]
  /** Without any day: in no period. */
  readonly undated: readonly EntityId[]
  /** Incomplete records: listed, not counted. */
  readonly incomplete: readonly EntityId[]
}

type Counted = Pick<CondolenceLine, 'visits' | 'goods' | 'cash' | 'other'>

const countOf = (visits: readonly Rec<Visit>[]): Counted => {
  const sum = (of: (form: string | null) => boolean): Fen =>
    sumFen(
      visits.flatMap(({ values: { gift } }) =>
        gift?.amount != null && of(gift.form ?? null) ? [gift.amount] : [],
      ),
    )
  return {
    visits: visits.map(({ id }) => id),
    goods: sum((form) => form === 'goods'),
    cash: sum((form) => form === 'cash'),
    other: sum((form) => form !== 'goods' && form !== 'cash'),
  }
}

const place = (list: readonly string[], value: string | null): number =>
  value === null ? list.length : list.indexOf(value)

/**
 * The visits of a period (both days included, by `visitDay`), summed by branch, event and payer. Branches stand in the
 * order of `homes`; events and payers in that of their lists. The lines add up to the whole: every counted visit stands in
 * exactly one.
 */
export const condolenceReport = (
  visits: readonly Rec<Visit>[],
  homes: readonly string[],
  from: Day,
  to: Day,
): CondolenceReport => {
  const whole = visits.filter(({ life }) => life === 'active')
  const groups = new Map<string, Rec<Visit>[]>()
  for (const one of whole) {
    const day = visitDay(one.values)
    if (day === null || day < from || day > to) continue
    const key = JSON.stringify([one.home, one.values.event ?? null, one.values.gift?.payer ?? null])
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const lines = [...groups.values()].flatMap((group): readonly CondolenceLine[] => {
    const [first] = group
    if (!first) return []
    const { event, gift } = first.values
    return [{ home: first.home, event: event ?? null, payer: gift?.payer ?? null, ...countOf(group) }]
  })
  return {
    lines: lines.sort(
      (a, b) =>
        place(homes, a.home) - place(homes, b.home) ||
        place(condolenceEvents, a.event) - place(condolenceEvents, b.event) ||
        place(payers, a.payer) - place(payers, b.payer),
    ),
    undated: whole.filter(({ values }) => visitDay(values) === null).map(({ id }) => id),
    incomplete: visits.filter(({ life }) => life === 'incomplete').map(({ id }) => id),
  }
}

/** How lines may be put together. */
export type ReportView = 'detail' | 'byBranch' | 'byEvent' | 'byPayer'

/** A row of the report as it is shown: what it stands for (null where it stands for all), and the sums. */
export interface ReportRow extends Counted {
  readonly key: string
  readonly home: string | null
  readonly event: CondolenceEvent | null
  readonly payer: Payer | null
}

/** Lines put together by one of their sides. The sums over the rows are the same in every view. */
export const reportRows = (lines: readonly CondolenceLine[], view: ReportView): readonly ReportRow[] => {
  const rows = new Map<string, ReportRow>()
  for (const line of lines) {
    const home = view === 'detail' || view === 'byBranch' ? line.home : null
    const event = view === 'detail' || view === 'byEvent' ? line.event : null
    const payer = view === 'detail' || view === 'byPayer' ? line.payer : null
    const key = [home, event, payer].map((part) => part ?? '').join('~')
    const row = rows.get(key)
    rows.set(key, {
      key,
      home,
      event,
      payer,
      visits: [...(row?.visits ?? []), ...line.visits],
      goods: sumFen([row?.goods ?? (0 as Fen), line.goods]),
      cash: sumFen([row?.cash ?? (0 as Fen), line.cash]),
      other: sumFen([row?.other ?? (0 as Fen), line.other]),
    })
  }
  return [...rows.values()]
}

/** The money of a row or line, whatever its form. */
export const amountOf = (row: Pick<CondolenceLine, 'goods' | 'cash' | 'other'>): Fen =>
  sumFen([row.goods, row.cash, row.other])
