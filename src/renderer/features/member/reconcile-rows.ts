import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { maskAccount, maskIdentityNumber } from '#shared/domain/identity-number.ts'
import type { MemberIdentity } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { fieldText, type RecordFormat } from '#shared/i18n/record-text.ts'
import type { Difference } from '#shared/sheet/member-differences.ts'
import type { OwnMember, Pair, Reconciliation } from '#shared/sheet/member-reconcile.ts'
import { numberColumn, type Table, textColumn } from '#shared/sheet/table.ts'
import { fieldKind, importLabel } from './import-rows.ts'
import type { MemberRow } from './rows.ts'

export const reconcileStates = ['differs', 'here', 'there', 'gone', 'twice'] as const
/** What is the matter with somebody in one of two lists. */
export type ReconcileState = (typeof reconcileStates)[number]

/** One line of what has to be looked into. */
export interface ReconcileLine {
  readonly key: string
  readonly state: ReconcileState
  readonly name: string
  readonly staffNo: string
  readonly unit: string
  /** The row of the other list, as Excel counts. */
  readonly row: number | null
  readonly by: Pair['by'] | null
  readonly what: string
}

/** The members as another list is held against them; who is present is a matter of membership today. */
export const ownMembers = (
  rows: readonly MemberRow[],
  identities: readonly Rec<MemberIdentity>[],
): readonly OwnMember[] => {
  const identityOf = new Map(identities.map(({ values }) => [values.member, values]))
  return rows.map(({ id, values, joinedOn, status }) => ({
    id,
    member: values,
    identity: identityOf.get(id) ?? null,
    joinedOn,
    isPresent: status === 'active' || status === 'retained',
  }))
}

const masks: Readonly<Record<string, (text: string) => string>> = {
  idNumber: maskIdentityNumber,
  bankAccount: maskAccount,
}

/** One difference, here and there; covered numbers stay covered. */
export const reconcileDifference = (
  { field, before, after }: Difference,
  messages: Messages,
  format: RecordFormat,
): string => {
  const t = messages.border.reconcile
  const mask = masks[field]
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return t.empty
    if (mask && typeof value === 'string') return /[*＊×●]/.test(value) ? value : mask(value)
    if (field === 'joinedOn') return fieldText(messages, 'member-event', 'day', value, format)
    return fieldText(messages, fieldKind(field), field, value, format) || t.empty
  }
  const [here, there] = [shown(before), shown(after)]
  const label = importLabel(field, messages)
  return here === there ? messages.check.at(label, t.covered) : t.difference(label, here, there)
}

/** What has to be looked into, line by line: first what differs, then who is missing on either side. */
export const reconcileLines = (
  found: Reconciliation,
  rows: readonly MemberRow[],
  messages: Messages,
  format: RecordFormat,
): readonly ReconcileLine[] => {
  const byId = new Map(rows.map((one) => [one.id, one]))
  const member = (id: EntityId) => {
    const values = byId.get(id)?.values
    return { name: values?.name ?? '', staffNo: values?.staffNo ?? '', unit: values?.unit ?? '' }
  }
  const pairs = (state: ReconcileState, list: readonly Pair[]): readonly ReconcileLine[] =>
    list.map(({ id, row, by, differences }) => ({
      key: `${state} ${row.row}`,
      state,
      ...member(id),
      row: row.row,
      by,
      what: differences
        .map((one) => reconcileDifference(one, messages, format))
        .join(messages.border.reconcile.between),
    }))
  return [
    ...pairs('differs', found.differing),
    ...found.onlyHere.map(
      (id): ReconcileLine => ({
        key: `here ${id}`,
        state: 'here',
        ...member(id),
        row: null,
        by: null,
        what: '',
      }),
    ),
    ...found.onlyThere.map(
      ({ row, values }): ReconcileLine => ({
        key: `there ${row}`,
        state: 'there',
        name: values.name ?? '',
        staffNo: values.staffNo ?? '',
        unit: values.unit ?? '',
        row,
        by: null,
        what: '',
      }),
    ),
    ...pairs('gone', found.goneHere),
    ...pairs('twice', found.twice),
  ]
}

/** How many there are of each. */
export const reconcileCounts = (found: Reconciliation) => ({
  same: found.same,
  differs: found.differing.length,
  here: found.onlyHere.length,
  there: found.onlyThere.length,
  gone: found.goneHere.length,
  twice: found.twice.length,
})

/** The lines as a table for Excel, ready to print; the line of counts is its title. */
export const reconcileTable = (
  lines: readonly ReconcileLine[],
  summary: string,
  org: string,
  messages: Messages,
): Table => {
  const t = messages.border.reconcile
  const { fields } = messages.member
  return {
    name: t.title,
    title: `${t.sheet(org)}（${summary}）`,
    columns: [
      textColumn(t.state, 18),
      textColumn(fields.name, 12),
      textColumn(fields.staffNo, 14),
      textColumn(fields.unit, 20),
      numberColumn(t.row, 12),
      textColumn(t.by, 14),
      textColumn(t.what, 60),
    ],
    rows: lines.map(({ state, name, staffNo, unit, row, by, what }) => [
      t.states[state],
      name,
      staffNo,
      unit,
      row,
      by && t.bys[by],
      what,
    ]),
    landscape: true,
  }
}
