import type { Messages } from '#shared/i18n/messages.ts'
import { wordIn } from '#shared/i18n/sentence.ts'
import type { ActivityRowDraft, FundDraft, GrantDraft, Part, PartKind } from './activity-draft.ts'
import { partsOf } from './activity-draft.ts'
import { shareText } from './typed.ts'
import { yuanText } from './words.ts'

const listOf = (
  t: Messages,
  table: Readonly<Record<string, string>>,
  values: readonly string[] | null | undefined,
): string => (values ?? []).map((value) => wordIn(table, value)).join(t.rulePage.join)

/** Which activities a row is for. */
export const typesText = (t: Messages, row: ActivityRowDraft): string => {
  const w = t.rulePage.activity
  const types = listOf(t, t.activity.choices.type, row.types)
  const prizes = row.prizes && row.prizes !== 'any' ? w.prizes[row.prizes] : ''
  return [types, prizes].filter(Boolean).join(t.rulePage.join)
}

/** So much a head, by whose heads, from which source. */
export const grantText = (t: Messages, grant: GrantDraft): string => {
  const w = t.rulePage.activity
  const { days, date } = grant
  if (grant.perHead == null || !days) return w.says.unfinished(w.kinds.grants)
  const on = date ? w.date(date.month, date.day) : '…'
  return [
    w.says.grant(
      listOf(t, t.activity.spending.choices.payer, grant.payers),
      days === 'attended' ? w.says.heads.attended : w.says.heads[days](on),
      yuanText(grant.perHead),
    ),
    grant.only ? w.says.women : '',
    grant.beyond === 'staff' ? w.says.staff : '',
  ]
    .filter(Boolean)
    .join(t.rulePage.join)
}

/** A fund of the year in one line. */
export const fundText = (t: Messages, fund: FundDraft): string =>
  [listOf(t, t.activity.choices.type, fund.types), grantText(t, fund)].filter(Boolean).join(' · ')

type Say = (t: Messages, row: ActivityRowDraft, at: number) => string | null

const date = (
  t: Messages,
  at: { readonly month: number; readonly day: number } | null | undefined,
): string => (at ? t.rulePage.activity.date(at.month, at.day) : '')

const joined = (t: Messages, parts: readonly (string | false | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(t.rulePage.join) || null

const uses = (t: Messages, of: readonly string[] | null | undefined): string =>
  listOf(t, t.activity.spending.choices.use, of)

const says: Readonly<Record<PartKind, Say>> = {
  grants: (t, row, at) => grantText(t, row.grants?.[at] ?? {}),
  caps: (t, row, at) => {
    const w = t.rulePage.activity.says
    const { perHead, per, uses: of, alone } = row.caps?.[at] ?? {}
    if (perHead == null || !per) return null
    return joined(t, [w.cap(uses(t, of) || w.everything, yuanText(perHead), per), alone && w.alone])
  },
  notUses: (t, row) => (row.notUses?.length ? t.rulePage.activity.says.notUses(uses(t, row.notUses)) : null),
  items: (t, row, at) => {
    const w = t.rulePage.activity.says
    const { words, as, uses: of } = row.items?.[at] ?? {}
    if (!words?.length || !as) return null
    const said = as === 'refused' ? w.refused : w.warned
    return `${of?.length ? w.within(uses(t, of)) : ''}${said(words.join(t.rulePage.join))}`
  },
  goods: (t, { goods }) =>
    goods?.length
      ? t.rulePage.activity.says.goods(goods.map(({ name }) => name).join(t.rulePage.join))
      : null,
  mealFromHours: (t, row) => (row.mealFromHours ? t.rulePage.activity.says.meal(row.mealFromHours) : null),
  winners: (t, row) => (row.winners ? t.rulePage.activity.says.winners(shareText(row.winners)) : null),
  prize: (t, { prize }) => {
    const w = t.rulePage.activity.says
    return joined(t, [
      prize?.individual != null && w.individual(yuanText(prize.individual)),
      prize?.teamPerHead != null && w.team(yuanText(prize.teamPerHead)),
      prize?.descending && w.descending,
    ])
  },
  sameDay: (t) => t.rulePage.activity.says.sameDay,
  areas: (t, { areas }) =>
    areas?.length ? t.rulePage.activity.says.areas(listOf(t, t.activity.choices.area, areas)) : null,
  participation: (t, { participation }) =>
    participation ? t.rulePage.activity.says.participation(shareText(participation)) : null,
  claim: (t, { claim }) => {
    const w = t.rulePage.activity.says
    return joined(t, [
      claim?.last && w.claimBy(date(t, claim.last)),
      claim?.days != null && w.claimWithin(claim.days),
    ])
  },
  invoices: (t, { invoices }) => {
    const w = t.rulePage.activity.says
    return joined(t, [
      invoices?.max != null && w.invoices(invoices.max),
      invoices?.joint != null && w.joint(invoices.joint),
      invoices?.last && w.invoiceBy(date(t, invoices.last)),
    ])
  },
  papers: (t, row, at) => {
    const { paper, uses: of } = row.papers?.[at] ?? {}
    return paper ? t.rulePage.activity.says.paper(t.activity.choices.papers[paper], uses(t, of)) : null
  },
  signatures: (t, { signatures }) =>
    signatures?.length
      ? t.rulePage.activity.says.signatures(listOf(t, t.activity.choices.signatures, signatures))
      : null,
}

/** One part of a row as a sentence. */
export const partText = (t: Messages, row: ActivityRowDraft, { kind, at }: Part): string => {
  const w = t.rulePage.activity
  return says[kind](t, row, at) ?? w.says.unfinished(w.kinds[kind])
}

/** The parts of some kinds, in sentences. */
export const partsText = (t: Messages, row: ActivityRowDraft, kinds: readonly PartKind[]): string =>
  partsOf(row)
    .filter(({ kind }) => kinds.includes(kind))
    .map((part) => partText(t, row, part))
    .join(t.rulePage.partJoin)

/** The kinds of each column of the table. */
export const columnKinds = {
  money: ['grants', 'caps'],
  bounds: [
    'notUses',
    'items',
    'goods',
    'mealFromHours',
    'winners',
    'prize',
    'sameDay',
    'areas',
    'participation',
  ],
  claim: ['claim', 'invoices', 'papers', 'signatures'],
} as const satisfies Readonly<Record<string, readonly PartKind[]>>

/** A row in one line. */
export const activityRowText = (t: Messages, row: ActivityRowDraft): string =>
  [
    typesText(t, row),
    ...Object.values(columnKinds).map((kinds) => partsText(t, row, kinds)),
    row.clause ?? '',
  ]
    .filter(Boolean)
    .join(' · ')
