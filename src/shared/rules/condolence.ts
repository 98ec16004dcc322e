import type { Fen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type ApprovalStep,
  approvalSteps,
  type CondolenceEvent,
  condolenceEvents,
  type EvidenceKind,
  evidenceKinds,
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

/** One row of a school's condolence rules (domain 3.2). Amounts in fen. */
export interface CondolenceRow {
  readonly id: string
  readonly event: CondolenceEvent
  /** For whose sake; empty for any. */
  readonly relations: readonly Relation[]
  /** Empty for any. */
  readonly severities: readonly Severity[]
  /** The first is the usual one. */
  readonly payers: readonly Payer[]
  /** Allowed forms, the first is the usual one. Others are warned of. */
  readonly forms: readonly GiftForm[]
  /** Forms that cannot be: refused. */
  readonly forbidden: readonly GiftForm[]
  readonly cap: Fen
  /** What is usually given; the cap when the rule names a fixed amount. */
  readonly usual: Fen
  readonly frequency: { readonly max: number; readonly per: 'year' | 'ever' | 'occurrence' } | null
  readonly evidence: readonly EvidenceKind[]
  /** How long after the event it may still be claimed. */
  readonly window: { readonly count: number; readonly unit: 'days' | 'months' } | null
  /** Only for members who pay dues on time. */
  readonly duesRequired: boolean
  readonly chain: readonly ApprovalStep[]
  /** No second visit for the same occurrence, whoever pays. */
  readonly noDuplicate: boolean
  readonly clause: string | null
}

/** A school's condolence rules, ready to judge. */
export interface CondolencePack extends PackSource {
  readonly rows: readonly CondolenceRow[]
}

const periods = ['year', 'ever', 'occurrence'] as const
const units = ['days', 'months'] as const

const readRow = (row: Reader): CondolenceRow => {
  const cap = row.amount('cap')
  const frequency = row.object('frequency')
  const window = row.object('window')
  const read: CondolenceRow = {
    id: row.text('id', 40),
    event: row.one('event', condolenceEvents),
    relations: row.some('relations', relations, 0),
    severities: row.some('severities', severities, 0),
    payers: row.some('payers', payers, 1),
    forms: row.some('forms', giftForms, 1),
    forbidden: row.some('forbidden', giftForms, 0),
    cap,
    usual: row.amountOr('usual') ?? cap,
    frequency: frequency && { max: frequency.number('max', 1, 1000), per: frequency.one('per', periods) },
    evidence: row.some('evidence', evidenceKinds, 0),
    window: window && { count: window.number('count', 1, 3650), unit: window.one('unit', units) },
    duesRequired: row.flag('duesRequired'),
    chain: row.some('chain', approvalSteps, 0),
    noDuplicate: row.flag('noDuplicate'),
    clause: row.textOr('clause'),
  }
  frequency?.done()
  window?.done()
  row.done()
  return read
}

/** Reads a pack strictly: every problem with its row, or a pack that can be judged by. Body: `{ format: 1, rows: [...] }`. */
export const parseCondolencePack = (pack: PackSource): Result<CondolencePack, readonly PackProblem[]> => {
  const problems: PackProblem[] = []
  const body = openBody(pack, problems)
  const rows = body.objects('rows', 1).map(readRow)
  body.done()
  checkIds(
    rows.map(({ id }) => id),
    problems,
  )
  rows.forEach((row, i) => {
    if (row.usual > row.cap) problems.push({ type: 'out-of-range', row: i + 1, key: 'usual' })
    if (row.forms.some((form) => row.forbidden.includes(form)))
      problems.push({ type: 'repeated', row: i + 1, key: 'forbidden' })
  })
  return problems.length > 0 ? err(problems) : ok({ ...pack, rows })
}

/** What decides which row applies. */
export interface Occasion {
  readonly event?: CondolenceEvent | null
  readonly relation?: Relation | null
  readonly severity?: Severity | null
  readonly payer?: Payer | null
  readonly form?: GiftForm | null
}

/** The events the rules know, in the order of the pack: what the form offers. */
export const eventsOf = (pack: CondolencePack): readonly CondolenceEvent[] => [
  ...new Set(pack.rows.map((row) => row.event)),
]

/** The relations an event of the rules asks for; empty when it does not matter. */
export const relationsOf = (pack: CondolencePack, event: CondolenceEvent): readonly Relation[] => {
  const named = new Set(pack.rows.filter((row) => row.event === event).flatMap((row) => row.relations))
  return relations.filter((relation) => named.has(relation))
}

/**
 * The row that applies: the event must match; a stated relation or severity must be covered; among those left, one whose
 * payer and form match is preferred, then the first. Without a relation, only rows for the member or for anybody apply.
 */
export const findRow = (pack: CondolencePack, occasion: Occasion): CondolenceRow | null => {
  const relation = occasion.relation ?? 'self'
  const rows = pack.rows.filter(
    (row) =>
      row.event === occasion.event &&
      (row.relations.length === 0 || row.relations.includes(relation)) &&
      (row.severities.length === 0 || !occasion.severity || row.severities.includes(occasion.severity)),
  )
  const score = (row: CondolenceRow): number =>
    (occasion.payer && row.payers.includes(occasion.payer) ? 2 : 0) +
    (occasion.form && row.forms.includes(occasion.form) ? 1 : 0)
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

/** The usual form, amount and payer for an occasion, and what it needs; null when the rules do not know it. */
export const suggest = (pack: CondolencePack, occasion: Occasion): Suggestion | null => {
  const row = findRow(pack, occasion)
  const [form] = row?.forms ?? []
  const [payer] = row?.payers ?? []
  if (!row || !form || !payer) return null
  return { rule: row.id, form, amount: row.usual, payer, chain: row.chain, evidence: row.evidence }
}
