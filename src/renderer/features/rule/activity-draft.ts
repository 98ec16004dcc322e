import type { ActivityPack, ActivityRow, Fund, Grant, MonthDay } from '#shared/rules/activity.ts'
import { type Draft, type Element, freeId, numbered, written } from './written.ts'

/** Whose heads a grant counts: those who came, or the members of a date in this year or the year before. */
export const headDays = ['attended', 'same', 'previous'] as const
/** One of them. */
export type HeadDays = (typeof headDays)[number]

/** So much a head while it is typed; basis and year of the date are one choice. */
export type GrantDraft = Draft<Omit<Grant, 'basis' | 'on'>> & {
  readonly days?: HeadDays | null
  readonly date?: MonthDay | null
}

/** A grant for a whole year while it is typed. The id is of the screen only. */
export type FundDraft = GrantDraft & Draft<Pick<Fund, 'types'>> & { readonly id: string }

/** Parts of a row of which there may be several. */
type Lists = 'grants' | 'caps' | 'items' | 'papers'
/** Parts that are made of several values. */
type Groups = 'prize' | 'claim' | 'invoices'

/** A row while it is typed. */
export type ActivityRowDraft = { readonly id: string } & Draft<Omit<ActivityRow, 'id' | Lists | Groups>> & {
    readonly grants?: readonly GrantDraft[] | null
  } & {
    readonly [K in Exclude<Lists, 'grants'>]?: readonly Draft<Element<ActivityRow[K]>>[] | null
  } & { readonly [K in Groups]?: Draft<NonNullable<ActivityRow[K]>> | null }

/** The rules of activities while they are typed. */
export interface ActivityDraft {
  readonly rows: readonly ActivityRowDraft[]
  readonly funds: readonly FundDraft[]
}

/** Rules that nobody has written a line of. */
export const blankActivity: ActivityDraft = { rows: [], funds: [] }

const grantDraftOf = ({ basis, on, ...grant }: Grant): GrantDraft => ({
  ...grant,
  days: basis === 'attended' ? 'attended' : (on?.year ?? 'same'),
  date: on && { month: on.month, day: on.day },
})

/** Rules opened for changes; what a row does not say is left out, so that its parts can be listed. */
export const activityDraftOf = ({ rows, funds }: ActivityPack): ActivityDraft => ({
  rows: rows.map((row) => ({
    ...written(row),
    id: row.id,
    ...(row.grants.length > 0 ? { grants: row.grants.map(grantDraftOf) } : {}),
  })),
  funds: numbered(
    funds.map(({ types, ...fund }) => ({ ...grantDraftOf(fund), types })),
    'f',
  ),
})

const grantBody = ({ days, date, ...grant }: GrantDraft): object => ({
  ...written(grant, (key, value) => key === 'id' || (key === 'beyond' && value === 'warn')),
  ...(days ? { basis: days === 'attended' ? 'attended' : 'headcount' } : {}),
  ...(days && days !== 'attended' && date ? { on: { ...date, year: days } } : {}),
})

const rowBody = (row: ActivityRowDraft): object =>
  written(
    {
      ...row,
      grants: row.grants?.map(grantBody),
      caps: row.caps?.map((one) => written(one)),
      items: row.items?.map((one) => written(one)),
      papers: row.papers?.map((one) => written(one)),
      goods: row.goods?.map(({ name, words }) =>
        words.length === 1 && words[0] === name ? { name } : { name, words },
      ),
      prize: row.prize && written(row.prize),
      claim: row.claim && written(row.claim),
      invoices: row.invoices && written(row.invoices),
    },
    (key, value) => key === 'prizes' && value === 'any',
  )

/** The body of a draft. */
export const activityBody = ({ rows, funds }: ActivityDraft): object => ({
  format: 1,
  ...(funds.length > 0 ? { funds: funds.map(grantBody) } : {}),
  rows: rows.map(rowBody),
})

/** What a row can ask for, in the order of its sentences. */
export const partKinds = [
  'grants',
  'caps',
  'notUses',
  'items',
  'goods',
  'mealFromHours',
  'winners',
  'prize',
  'sameDay',
  'areas',
  'participation',
  'claim',
  'invoices',
  'papers',
  'signatures',
] as const
/** One of them. */
export type PartKind = (typeof partKinds)[number]

/** One part of a row: `at` counts those of the same kind. */
export interface Part {
  readonly kind: PartKind
  readonly at: number
}

const isList = (kind: PartKind): kind is Lists =>
  kind === 'grants' || kind === 'caps' || kind === 'items' || kind === 'papers'

/** The parts a row has, those just begun too. */
export const partsOf = (row: ActivityRowDraft): readonly Part[] =>
  partKinds.flatMap((kind): readonly Part[] => {
    if (isList(kind)) return (row[kind] ?? []).map((_, at) => ({ kind, at }))
    const value = row[kind]
    return value === undefined || value === null || value === false ? [] : [{ kind, at: 0 }]
  })

/** The kinds a row can still be given: those that stand once are not offered twice. */
export const kindsToAdd = (row: ActivityRowDraft): readonly PartKind[] => {
  const there = new Set(partsOf(row).map(({ kind }) => kind))
  return partKinds.filter((kind) => isList(kind) || !there.has(kind))
}

const begun: { readonly [K in Exclude<PartKind, Lists>]: NonNullable<ActivityRowDraft[K]> } = {
  notUses: [],
  goods: [],
  mealFromHours: 4,
  winners: { part: 2, of: 3 },
  prize: {},
  sameDay: true,
  areas: [],
  participation: { part: 2, of: 3 },
  claim: {},
  invoices: {},
  signatures: [],
}

/** A row with one part more, and which that is. */
export const withPart = (
  row: ActivityRowDraft,
  kind: PartKind,
): { readonly row: ActivityRowDraft; readonly part: Part } => {
  if (!isList(kind)) return { row: { ...row, [kind]: begun[kind] }, part: { kind, at: 0 } }
  const list = row[kind] ?? []
  const first =
    kind === 'grants' ? { days: 'attended', beyond: 'warn' } : kind === 'caps' ? { per: 'activity' } : {}
  const one = kind === 'items' ? { as: 'warning' } : first
  return { row: { ...row, [kind]: [...list, one] }, part: { kind, at: list.length } }
}

/** A row without one of its parts. */
export const withoutPart = (row: ActivityRowDraft, { kind, at }: Part): ActivityRowDraft => {
  const rest = isList(kind) ? (row[kind] ?? []).filter((_, n) => n !== at) : []
  return { ...row, [kind]: isList(kind) && rest.length > 0 ? rest : null }
}

/** A new row: of no type yet. */
export const newActivityRow = (rows: readonly ActivityRowDraft[]): ActivityRowDraft => ({ id: freeId(rows) })

/** A new grant of the year. */
export const newFund = (funds: readonly FundDraft[]): FundDraft => ({
  id: freeId(funds, 'f'),
  days: 'previous',
  date: { month: 12, day: 31 },
})
