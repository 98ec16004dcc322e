import type { Fen } from '../base/money.ts'
import type { CondolenceEvent, EvidenceKind, GiftForm, Payer, Relation } from './condolence.ts'
import type { MembershipStatus } from './membership.ts'

/** One sentence of a verdict: an id and what it speaks of. The words are in `i18n/*\/condolence-verdict.ts`. */
export type VerdictSentence =
  /** The pack has no row for this event. */
  | { readonly type: 'no-rule' }
  | { readonly type: 'no-pack' }
  | { readonly type: 'relation-needed'; readonly relations: readonly Relation[] }
  | { readonly type: 'relation-not-covered'; readonly relations: readonly Relation[] }
  | { readonly type: 'severity-not-covered' }
  | { readonly type: 'festival-not-covered'; readonly festivals: readonly string[] }
  | { readonly type: 'form-not-allowed'; readonly form: GiftForm; readonly forms: readonly GiftForm[] }
  | { readonly type: 'form-forbidden'; readonly form: GiftForm; readonly forms: readonly GiftForm[] }
  | { readonly type: 'payer-not-allowed'; readonly payer: Payer; readonly payers: readonly Payer[] }
  | { readonly type: 'over-cap'; readonly amount: Fen; readonly cap: Fen }
  | { readonly type: 'under-floor'; readonly amount: Fen; readonly floor: Fen }
  /** With what the member was given before under the same row in the same calendar year. */
  | { readonly type: 'over-year-cap'; readonly total: Fen; readonly cap: Fen }
  /** A sum of the whole pack for a calendar year; without events it is over all of them. */
  | {
      readonly type: 'over-limit'
      readonly per: 'member' | 'union'
      readonly events: readonly CondolenceEvent[]
      readonly total: Fen
      readonly cap: Fen
    }
  | {
      readonly type: 'too-often'
      readonly per: 'year' | 'ever' | 'occurrence'
      readonly number: number
      readonly max: number
    }
  /** Another visit for the same occurrence is recorded, and the rule allows only one. */
  | { readonly type: 'duplicate' }
  | { readonly type: 'late'; readonly days: number; readonly count: number; readonly unit: 'days' | 'months' }
  | { readonly type: 'dues-not-paid' }
  | { readonly type: 'dues-unknown' }
  | { readonly type: 'not-a-member'; readonly status: MembershipStatus }
  | { readonly type: 'not-active'; readonly status: MembershipStatus }

/** What the rules say of a visit. It is stored with the visit; a later pack never changes it. */
export interface Verdict {
  readonly state: 'allowed' | 'warning' | 'refused'
  readonly sentences: readonly VerdictSentence[]
  /** The row of the pack that was applied. */
  readonly rule: string | null
  readonly pack: string | null
  /** Title, school and year of the pack, with the clause where it is known. */
  readonly source: string | null
  /** Evidence the row asks for and the visit does not hold yet; it never changes the state. */
  readonly missing: readonly EvidenceKind[]
}

type Shape = 'text' | 'texts' | 'whole'
const shapes: { readonly [T in VerdictSentence['type']]: Readonly<Record<string, Shape>> } = {
  'no-rule': {},
  'no-pack': {},
  'relation-needed': { relations: 'texts' },
  'relation-not-covered': { relations: 'texts' },
  'severity-not-covered': {},
  'festival-not-covered': { festivals: 'texts' },
  'form-not-allowed': { form: 'text', forms: 'texts' },
  'form-forbidden': { form: 'text', forms: 'texts' },
  'payer-not-allowed': { payer: 'text', payers: 'texts' },
  'over-cap': { amount: 'whole', cap: 'whole' },
  'under-floor': { amount: 'whole', floor: 'whole' },
  'over-year-cap': { total: 'whole', cap: 'whole' },
  'over-limit': { per: 'text', events: 'texts', total: 'whole', cap: 'whole' },
  'too-often': { per: 'text', number: 'whole', max: 'whole' },
  duplicate: {},
  late: { days: 'whole', count: 'whole', unit: 'text' },
  'dues-not-paid': {},
  'dues-unknown': {},
  'not-a-member': { status: 'text' },
  'not-active': { status: 'text' },
}

const isShape = (value: unknown, shape: Shape): boolean =>
  shape === 'whole'
    ? Number.isSafeInteger(value)
    : shape === 'text'
      ? typeof value === 'string'
      : Array.isArray(value) && value.every((one) => typeof one === 'string')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSentence = (value: unknown): value is VerdictSentence => {
  if (!isRecord(value) || typeof value.type !== 'string' || !Object.hasOwn(shapes, value.type)) return false
  return Object.entries(shapes[value.type as VerdictSentence['type']]).every(([name, shape]) =>
    isShape(value[name], shape),
  )
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * Reads a stored verdict; null when it is none. Sentences this version does not know, or that are damaged, are left out:
 * the state still says how the rules judged.
 */
export const parseVerdict = (value: unknown): Verdict | null => {
  if (!isRecord(value)) return null
  const { state } = value
  if (state !== 'allowed' && state !== 'warning' && state !== 'refused') return null
  return {
    state,
    sentences: Array.isArray(value.sentences) ? value.sentences.filter(isSentence) : [],
    rule: textOrNull(value.rule),
    pack: textOrNull(value.pack),
    source: textOrNull(value.source),
    missing: texts(value.missing) as readonly EvidenceKind[],
  }
}

/** Sentences that only tell something: they never change the state. */
export const tellingSentences: ReadonlySet<VerdictSentence['type']> = new Set(['dues-unknown'])

/**
 * Whether two verdicts judge differently: another state, or other objections. Missing evidence, what is only told, and how a
 * pack calls its rows do not count.
 */
export const wouldDiffer = (stored: Verdict, now: Verdict): boolean => {
  const objections = (of: Verdict) =>
    JSON.stringify(of.sentences.filter(({ type }) => !tellingSentences.has(type)))
  return stored.state !== now.state || objections(stored) !== objections(now)
}
