import { addDays, addMonths, type Day, dayOf, dayParts } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import { amount, day, flag, group, lines, money, needed, plain, ref, sensitive } from './declare.ts'
import { defineKind, type Rec, type Values } from './field.ts'
import type { DuesRule } from './member-rule.ts'

/** The months of a year as fields of one record, so that two PCs may each write another month. */
export const duesFields = [
  'm01',
  'm02',
  'm03',
  'm04',
  'm05',
  'm06',
  'm07',
  'm08',
  'm09',
  'm10',
  'm11',
  'm12',
] as const
/** One of them. */
export type DuesField = (typeof duesFields)[number]

/** What a month asked for and what was paid; `waived`: nothing is asked for (免交). */
const month = money(group({ due: amount, paid: amount, waived: flag }))

/** 会费: what one member paid in one year, month by month. */
export const memberDues = defineKind('member-dues', {
  member: needed(ref('member')),
  year: needed({ type: 'number', min: 1950, max: 2100, integer: true }),
  m01: month,
  m02: month,
  m03: month,
  m04: month,
  m05: month,
  m06: month,
  m07: month,
  m08: month,
  m09: month,
  m10: month,
  m11: month,
  m12: month,
  note: plain(lines(500)),
})
/** The values of a year of dues. */
export type MemberDues = Values<typeof memberDues>

/** 会费基数: 岗位工资 and 薪级工资 of a month, from a month on. Pay is nobody else's business: it stays in the union. */
export const duesBase = defineKind('dues-base', {
  member: { ...sensitive(ref('member')), required: true },
  from: { ...sensitive(day), required: true },
  base: { ...sensitive(amount), required: true },
})
/** The values of a base. */
export type DuesBase = Values<typeof duesBase>

/** A month is named by its first day. */
export const monthStart = (on: Day): Day => {
  const { year, month: number } = dayParts(on)
  return dayOf(year, number, 1) ?? on
}

/** The last day of the month a day lies in. */
export const monthEnd = (on: Day): Day => addDays(addMonths(monthStart(on), 1), -1)

/** The field of a month. */
export const duesField = (on: Day): DuesField => duesFields[dayParts(on).month - 1] ?? 'm01'

/**
 * What a base asks for in a month, in fen: its share by the rule, brought to whole units (a jiao) as the rule rounds. Exactly
 * half a unit is rounded up to the nearest.
 */
export const duesOf = (base: Fen, rule: DuesRule): Fen => {
  const product = base * rule.perTenThousand
  const step = 10_000 * rule.unit
  const units =
    rule.rounding === 'down'
      ? Math.floor(product / step)
      : rule.rounding === 'up'
        ? Math.ceil(product / step)
        : Math.floor((2 * product + step) / (2 * step))
  return (units * rule.unit) as Fen
}

/** One month of a member as all records together say. */
export interface DuesMonth {
  readonly due: Fen
  readonly paid: Fen
  readonly waived: boolean
}

/** The months of a member that somebody has written down, by their first days. */
export type DuesMonths = ReadonlyMap<Day, DuesMonth>

/** What a month still lacks. */
export const owedOf = ({ due, paid, waived }: DuesMonth): Fen => (waived ? 0 : Math.max(0, due - paid)) as Fen

const larger = (a: number | null | undefined, b: number): Fen => Math.max(a ?? 0, b) as Fen

/**
 * The months of one member. Two records of one year are two writings of the same months: the larger amount counts, never the
 * sum, because a payment noted twice was made once. The order of the records does not matter.
 */
export const duesMonthsOf = (records: readonly Rec<MemberDues>[]): DuesMonths => {
  const months = new Map<Day, DuesMonth>()
  for (const { life, values } of records) {
    if (life !== 'active' || !values.year) continue
    for (const [at, field] of duesFields.entries()) {
      const written = values[field]
      const first = dayOf(values.year, at + 1, 1)
      if (!written || !first) continue
      const known = months.get(first)
      months.set(first, {
        due: larger(written.due, known?.due ?? 0),
        paid: larger(written.paid, known?.paid ?? 0),
        waived: written.waived === true || known?.waived === true,
      })
    }
  }
  return new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The records of each member, so that months are put together only when they are asked for. */
export const duesByMember = <V extends MemberDues | DuesBase>(
  records: readonly Rec<V>[],
): ReadonlyMap<EntityId, readonly Rec<V>[]> => {
  const map = new Map<EntityId, Rec<V>[]>()
  for (const one of records) {
    const { member } = one.values
    if (one.life !== 'active' || !member) continue
    const list = map.get(member)
    if (list) list.push(one)
    else map.set(member, [one])
  }
  return map
}

/** The base in force in a month: that of the latest month up to it; of two for one month the larger. Null when none is written. */
export const baseIn = (bases: readonly Rec<DuesBase>[], on: Day): Fen | null => {
  let found: { readonly from: Day; readonly base: Fen } | null = null
  for (const { life, values } of bases) {
    const { from, base } = values
    if (life !== 'active' || !from || base == null || monthStart(from) > on) continue
    const start = monthStart(from)
    if (!found || start > found.from || (start === found.from && base > found.base))
      found = { from: start, base }
  }
  return found?.base ?? null
}

/** How somebody stands with dues on a day. Only months that are written down are judged. */
export type DuesStanding =
  | { readonly type: 'unknown' }
  /** Every month that must be paid by then is; `through` is the last day of the last one. */
  | { readonly type: 'paid'; readonly through: Day }
  | {
      readonly type: 'owing'
      /** The first month that lacks something. */
      readonly since: Day
      readonly months: number
      readonly amount: Fen
      /** How many of the last months were not paid at all, without one between that was. */
      readonly inRow: number
    }

/**
 * The standing on a day: months before the running one must be paid, less those the rule still leaves open (`grace`). The
 * running month and later ones never count against anybody.
 */
export const duesStanding = (months: DuesMonths, on: Day, rule: DuesRule | null): DuesStanding => {
  const end = addMonths(monthStart(on), -(rule?.grace ?? 0))
  const ripe = [...months].filter(([first]) => first < end)
  const owing = ripe.filter(([, one]) => owedOf(one) > 0)
  const [since] = owing
  if (since) {
    const paidAt = ripe.findLastIndex(([, one]) => one.waived || one.paid > 0 || one.due === 0)
    return {
      type: 'owing',
      since: since[0],
      months: owing.length,
      amount: owing.reduce((sum, [, one]) => sum + owedOf(one), 0) as Fen,
      inRow: ripe.length - 1 - paidAt,
    }
  }
  const last = [...months].findLast(([, one]) => owedOf(one) === 0)
  return last ? { type: 'paid', through: monthEnd(last[0]) } : { type: 'unknown' }
}
