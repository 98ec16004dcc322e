import type { Write } from '#renderer/engine.ts'
import { type Day, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, readFen } from '#shared/base/money.ts'
import {
  baseIn,
  type DuesBase,
  type DuesMonth,
  type DuesStanding,
  duesByMember,
  duesField,
  duesMonthsOf,
  duesOf,
  duesStanding,
  type MemberDues,
  monthEnd,
  monthStart,
  owedOf,
} from '#shared/domain/dues.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import type { DuesRule } from '#shared/domain/member-rule.ts'
import { eventsByMember, membershipAt } from '#shared/domain/membership.ts'

/** What the table of a month is made of. */
export interface DuesRecords {
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly dues: readonly Rec<MemberDues>[]
  readonly bases: readonly Rec<DuesBase>[]
}

/** One person in the table of a month. */
export interface DuesRow {
  readonly id: EntityId
  readonly name: string
  readonly staffNo: string
  readonly unit: string
  /** The base written for the month; null when none is. */
  readonly base: Fen | null
  /** What is written for the month; null when it is not. */
  readonly saved: DuesMonth | null
  /** What is due: as written, else by base and rule; null when neither says. */
  readonly due: Fen | null
  /** What months before lack. */
  readonly before: Fen
}

/** The last day of a month that has come: dues are asked of those who are members then. */
export const dueDay = (month: Day, today: Day): Day => {
  const end = monthEnd(month)
  return end < today ? end : today
}

/** Those of whom a month asks dues: active members of the own union at its end, by name; retained and retired ones pay none (S102). */
export const duesRows = (
  records: DuesRecords,
  month: Day,
  rule: DuesRule | null,
  context: { readonly today: Day; readonly org: string },
): readonly DuesRow[] => {
  const events = eventsByMember(records.events)
  const dues = duesByMember(records.dues)
  const bases = duesByMember(records.bases)
  const on = dueDay(month, context.today)
  return records.members
    .filter(
      ({ id, life, home }) =>
        life === 'active' && home === context.org && membershipAt(events.get(id) ?? [], on) === 'active',
    )
    .map(({ id, values }): DuesRow => {
      const months = duesMonthsOf(dues.get(id) ?? [])
      const saved = months.get(month) ?? null
      const base = baseIn(bases.get(id) ?? [], month)
      return {
        id,
        name: values.name ?? '',
        staffNo: values.staffNo ?? '',
        unit: [values.unit, values.group].filter(Boolean).join(' / '),
        base,
        saved,
        due: saved?.due ?? (base === null || !rule ? null : duesOf(base, rule)),
        before: [...months].reduce((sum, [first, one]) => sum + (first < month ? owedOf(one) : 0), 0) as Fen,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1))
}

/** What a person typed over in a row; what is missing stays as it was filled in. */
export interface DuesEdit {
  readonly base?: Fen | null
  readonly due?: Fen | null
  readonly paid?: Fen | null
  readonly waived?: boolean
}

/** A row with what was typed over: a new base gives a new due, what is due is taken as paid until something else is typed. */
export const editedRow = (row: DuesRow, edit: DuesEdit | undefined, rule: DuesRule | null) => {
  const base = edit?.base === undefined ? row.base : edit.base
  const changedBase = edit?.base !== undefined && edit.base !== row.base
  const due =
    edit?.due !== undefined ? edit.due : changedBase && base !== null && rule ? duesOf(base, rule) : row.due
  const waived = edit?.waived ?? row.saved?.waived ?? false
  const paid =
    edit?.paid !== undefined
      ? edit.paid
      : row.saved && !changedBase && edit?.due === undefined
        ? row.saved.paid
        : due
  return {
    ...row,
    base,
    changedBase,
    due,
    waived,
    paid: waived && edit?.paid === undefined ? (0 as Fen) : paid,
  }
}

/** A row as it would be saved. */
export type EditedRow = ReturnType<typeof editedRow>

/** Whether saving the row would write something: an amount is known, and it is not what is written already. */
export const isOpen = ({ saved, due, paid, waived, changedBase }: EditedRow): boolean =>
  due !== null &&
  (changedBase || !saved || saved.due !== due || saved.paid !== (paid ?? 0) || saved.waived !== waived)

/**
 * The writes of a month: for each person its field of the year's record (a new record where the year has none), and a base
 * from this month on where it was changed. `fresh` gives ids for new records.
 */
export const duesWrites = (
  rows: readonly EditedRow[],
  month: Day,
  records: Pick<DuesRecords, 'dues' | 'bases'>,
  fresh: () => EntityId,
): readonly Write[] => {
  const { year } = dayParts(month)
  const known = duesByMember(records.dues)
  const bases = duesByMember(records.bases)
  const first = <V>(list: readonly Rec<V>[] | undefined, is: (one: Rec<V>) => boolean) =>
    list?.filter(is).reduce<Rec<V> | undefined>((a, b) => (a && a.id < b.id ? a : b), undefined)
  return rows.flatMap((row): readonly Write[] => {
    if (row.due === null) return []
    const value = { due: row.due, paid: row.paid ?? 0, ...(row.waived ? { waived: true } : {}) }
    const field = duesField(month)
    const held = first(known.get(row.id), ({ values }) => values.year === year)
    const base =
      row.changedBase && row.base !== null
        ? first(bases.get(row.id), ({ values }) => Boolean(values.from && monthStart(values.from) === month))
        : undefined
    return [
      held
        ? { kind: 'member-dues', entity: held.id, fields: { [field]: value } }
        : { kind: 'member-dues', entity: fresh(), fields: { member: row.id, year, [field]: value } },
      ...(row.changedBase && row.base !== null
        ? [
            base
              ? { kind: 'dues-base', entity: base.id, fields: { base: row.base } }
              : {
                  kind: 'dues-base',
                  entity: fresh(),
                  fields: { member: row.id, from: month, base: row.base },
                },
          ]
        : []),
    ]
  })
}

/** The writes that settle every month a member owes: what is due is taken as paid. */
export const settleWrites = (
  records: readonly Rec<MemberDues>[],
  standing: DuesStanding,
): readonly Write[] => {
  if (standing.type !== 'owing') return []
  const months = duesMonthsOf(records)
  const byRecord = new Map<EntityId, Record<string, unknown>>()
  for (const [first, one] of months) {
    if (owedOf(one) === 0) continue
    const { year } = dayParts(first)
    const field = duesField(first)
    const held = records
      .filter(({ life, values }) => life === 'active' && values.year === year && values[field])
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0]
    if (!held) continue
    const fields = byRecord.get(held.id) ?? {}
    fields[field] = { due: one.due, paid: one.due }
    byRecord.set(held.id, fields)
  }
  return [...byRecord].map(([entity, fields]) => ({ kind: 'member-dues', entity, fields }))
}

/**
 * The bases that cells copied from Excel give: in each row the first cell that is the staff number or the name of one person,
 * and the last that is an amount. A name that several people have finds nobody.
 */
export const pastedBases = (
  cells: readonly (readonly string[])[],
  rows: readonly Pick<DuesRow, 'id' | 'name' | 'staffNo'>[],
): { readonly found: ReadonlyMap<EntityId, Fen>; readonly unknown: number } => {
  const keys = new Map<string, EntityId | null>()
  const add = (key: string, id: EntityId) => {
    if (key) keys.set(key, keys.has(key) && keys.get(key) !== id ? null : id)
  }
  for (const { id, name } of rows) add(name.trim(), id)
  for (const { id, staffNo } of rows) add(staffNo.trim(), id)
  const found = new Map<EntityId, Fen>()
  let unknown = 0
  for (const row of cells) {
    const texts = row.map((text) => text.trim())
    if (texts.every((text) => text === '')) continue
    const at = texts.findIndex((text) => Boolean(keys.get(text)))
    const id = keys.get(texts[at] ?? '')
    const amount = texts
      .slice(at + 1)
      .map(readFen)
      .findLast((one) => one !== null && one > 0)
    if (id && amount != null) found.set(id, amount)
    else unknown += 1
  }
  return { found, unknown }
}

/** How a member stands today, for lists: months put together from the records of that member. */
export const standingOf = (
  records: readonly Rec<MemberDues>[],
  today: Day,
  rule: DuesRule | null,
): DuesStanding => duesStanding(duesMonthsOf(records), today, rule)
