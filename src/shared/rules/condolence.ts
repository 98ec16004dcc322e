import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type ApprovalStep,
  approvalSteps,
  type CondolenceEvent,
  condolenceEvents,
  type EvidenceKind,
  evidenceKinds,
  festivals,
  type GiftForm,
  giftForms,
  type Payer,
  payers,
  type Relation,
  relations,
  type Severity,
  severities,
} from '../domain/condolence.ts'
import { checkIds, openBody, type PackProblem, type PackSource, type Reader } from './read.ts'

/** One of the festivals. */
export type Festival = (typeof festivals)[number]

/** What a row is about: an event, or `any` for every event no other row of the pack names. */
export const rowEvents = [...condolenceEvents, 'any'] as const
/** One of them. */
export type RowEvent = (typeof rowEvents)[number]

/** How often: within a year, ever, or for the same occurrence (one illness, one child). */
export const periods = ['year', 'ever', 'occurrence'] as const
/** What a claim window counts. */
export const windowUnits = ['days', 'months'] as const

/** One row of a school's condolence rules (domain 3.2). Amounts in fen. */
export interface CondolenceRow {
  readonly id: string
  readonly event: RowEvent
  /** Which festivals a festival row covers; empty for any. */
  readonly festivals: readonly Festival[]
  /** For whose sake; empty for any. */
  readonly relations: readonly Relation[]
  /** Empty for any. */
  readonly severities: readonly Severity[]
  /** The first is the usual one. */
  readonly payers: readonly Payer[]
  /** Each payer gives its own, side by side: the cap, the frequency and the duplicates count for each payer. */
  readonly eachPayer: boolean
  /** Allowed forms, the first is the usual one. Others are warned of. */
  readonly forms: readonly GiftForm[]
  /** Forms that cannot be: refused. */
  readonly forbidden: readonly GiftForm[]
  readonly cap: Fen
  /** The least where the rule names a range, such as 300 to 500; less is warned of. */
  readonly floor: Fen | null
  /** The most for one member under this row within a calendar year, however often. */
  readonly yearCap: Fen | null
  /** What is usually given; the cap when the rule names a fixed amount. */
  readonly usual: Fen
  readonly frequency: { readonly max: number; readonly per: (typeof periods)[number] } | null
  readonly evidence: readonly EvidenceKind[]
  /** How long after the event it may still be claimed. */
  readonly window: { readonly count: number; readonly unit: (typeof windowUnits)[number] } | null
  /** Handed out by real name: each signs a receipt list. */
  readonly realName: boolean
  /** Only for members who pay dues on time. */
  readonly duesRequired: boolean
  readonly chain: readonly ApprovalStep[]
  /** No second visit for the same occurrence, whoever pays. */
  readonly noDuplicate: boolean
  readonly clause: string | null
  /** What the rule says besides and nothing here can judge; shown as it is. */
  readonly note: string | null
}

/** A sum for a calendar year over several events; beyond it is warned of. */
export interface CondolenceLimit {
  readonly id: string
  /** Empty for all. */
  readonly events: readonly CondolenceEvent[]
  /** For one member, or for the whole union that gives. */
  readonly per: 'member' | 'union'
  readonly cap: Fen
}

/** A school's condolence rules, ready to judge. */
export interface CondolencePack extends PackSource {
  readonly rows: readonly CondolenceRow[]
  readonly limits: readonly CondolenceLimit[]
}

const readRow = (row: Reader): CondolenceRow => {
  const cap = row.amount('cap')
  const frequency = row.object('frequency')
  const window = row.object('window')
  const read: CondolenceRow = {
    id: row.text('id', 40),
    event: row.one('event', rowEvents),
    festivals: row.some('festivals', festivals, 0),
    relations: row.some('relations', relations, 0),
    severities: row.some('severities', severities, 0),
    payers: row.some('payers', payers, 1),
    eachPayer: row.flag('eachPayer'),
    forms: row.some('forms', giftForms, 1),
    forbidden: row.some('forbidden', giftForms, 0),
    cap,
    floor: row.amountOr('floor'),
    yearCap: row.amountOr('yearCap'),
    usual: row.amountOr('usual') ?? cap,
    frequency: frequency && { max: frequency.number('max', 1, 1000), per: frequency.one('per', periods) },
    evidence: row.some('evidence', evidenceKinds, 0),
    window: window && { count: window.number('count', 1, 3650), unit: window.one('unit', windowUnits) },
    realName: row.flag('realName'),
    duesRequired: row.flag('duesRequired'),
    chain: row.some('chain', approvalSteps, 0),
    noDuplicate: row.flag('noDuplicate'),
    clause: row.textOr('clause'),
    note: row.textOr('note'),
  }
  frequency?.done()
  window?.done()
  row.done()
  return read
}

const readLimit = (limit: Reader): CondolenceLimit => {
  const read: CondolenceLimit = {
    id: limit.text('id', 40),
    events: limit.some('events', condolenceEvents, 0),
    per: limit.one('per', ['member', 'union']),
    cap: limit.amount('cap'),
  }
  limit.done()
  return read
}

/** What cannot be together in one row. */
const checkRow = (row: CondolenceRow, number: number, problems: PackProblem[]): void => {
  const fail = (type: PackProblem['type'], key: string) => problems.push({ type, row: number, key })
  if (row.usual > row.cap) fail('out-of-range', 'usual')
  if (row.floor !== null && row.floor > row.cap) fail('out-of-range', 'floor')
  if (row.yearCap !== null && row.yearCap < row.cap) fail('out-of-range', 'yearCap')
  if (row.forms.some((form) => row.forbidden.includes(form))) fail('repeated', 'forbidden')
  if (row.festivals.length > 0 && row.event !== 'festival') fail('unknown-value', 'festivals')
  if (row.eachPayer && row.payers.length === 1) fail('empty', 'payers')
}

/**
 * Reads a pack strictly: every problem with its row, or a pack that can be judged by. Body: `{ format: 1, rows: [...] }`,
 * with `limits: [...]` where the school sets sums for a year; every key of a row beside the first is there only when needed.
 */
export const parseCondolencePack = (pack: PackSource): Result<CondolencePack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rows = body.objects('rows', 1).map(readRow)
  const limits = body.parts('limits').map(readLimit)
  body.done()
  checkIds(
    rows.map(({ id }) => id),
    problems,
  )
  rows.forEach((row, i) => {
    checkRow(row, i + 1, problems)
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rows, limits })
}

/** What decides which row applies. */
export interface Occasion {
  readonly event?: CondolenceEvent | null
  readonly festival?: Festival | null
  readonly relation?: Relation | null
  readonly severity?: Severity | null
  readonly payer?: Payer | null
  readonly form?: GiftForm | null
}

/** The events the rules know, in the order of the pack: what the form offers. */
export const eventsOf = (pack: CondolencePack): readonly CondolenceEvent[] => {
  const named = pack.rows.flatMap(({ event }) => (event === 'any' ? [] : event))
  const rest = pack.rows.some(({ event }) => event === 'any') ? condolenceEvents : []
  return [...new Set([...named, ...rest])]
}

/** The rows for an event: those that name it, else those for any event. */
export const rowsFor = (
  pack: CondolencePack,
  event: CondolenceEvent | null | undefined,
): readonly CondolenceRow[] => {
  if (!event) return []
  const named = pack.rows.filter((row) => row.event === event)
  return named.length > 0 ? named : pack.rows.filter((row) => row.event === 'any')
}

/** The relations an event of the rules asks for; empty when it does not matter. */
export const relationsOf = (pack: CondolencePack, event: CondolenceEvent): readonly Relation[] => {
  const named = new Set(rowsFor(pack, event).flatMap((row) => row.relations))
  return relations.filter((relation) => named.has(relation))
}

/**
 * The row that applies: the event must match; a stated relation, severity or festival must be covered; among those left, one
 * whose payer and form match is preferred, then the first. Without a relation, only rows for the member or for anybody apply.
 */
export const findRow = (pack: CondolencePack, occasion: Occasion): CondolenceRow | null => {
  const relation = occasion.relation ?? 'self'
  const { severity, festival, payer, form } = occasion
  const rows = rowsFor(pack, occasion.event).filter(
    (row) =>
      (row.relations.length === 0 || row.relations.includes(relation)) &&
      (row.severities.length === 0 || !severity || row.severities.includes(severity)) &&
      (row.festivals.length === 0 || !festival || row.festivals.includes(festival)),
  )
  const score = (row: CondolenceRow): number =>
    (payer && row.payers.includes(payer) ? 2 : 0) + (form && row.forms.includes(form) ? 1 : 0)
  return rows.reduce<CondolenceRow | null>(
    (best, row) => (best === null || score(row) > score(best) ? row : best),
    null,
  )
}

/** What the form fills in by itself. */
export interface Suggestion {
  readonly rule: string
  readonly form: GiftForm
  readonly amount: Fen
  readonly payer: Payer
  readonly chain: readonly ApprovalStep[]
  readonly evidence: readonly EvidenceKind[]
}

/** The papers a row asks for; by real name means a receipt list that each signs. */
export const evidenceOf = (row: CondolenceRow): readonly EvidenceKind[] =>
  row.realName && !row.evidence.includes('receipt-list') ? [...row.evidence, 'receipt-list'] : row.evidence

/** The usual form, amount and payer for an occasion, and what it needs; null when the rules do not know it. */
export const suggest = (pack: CondolencePack, occasion: Occasion): Suggestion | null => {
  const row = findRow(pack, occasion)
  const [form] = row?.forms ?? []
  const [payer] = row?.payers ?? []
  if (!row || !form || !payer) return null
  return { rule: row.id, form, amount: row.usual, payer, chain: row.chain, evidence: evidenceOf(row) }
}
