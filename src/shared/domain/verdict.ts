import type { Day } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import type { CondolenceEvent, EvidenceKind, GiftForm, Payer, Relation } from './condolence.ts'
import { type Judgement, judgesOtherwise, parseJudgement, type SentenceShapes } from './judgement.ts'
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
  /** By the ledger of dues: so many months since one, and what they lack. */
  | { readonly type: 'dues-owing'; readonly since: Day; readonly months: number; readonly amount: Fen }
  | { readonly type: 'dues-unknown' }
  | { readonly type: 'not-a-member'; readonly status: MembershipStatus }
  | { readonly type: 'not-active'; readonly status: MembershipStatus }

/** What the rules say of a visit; missing is the evidence it does not hold yet. */
export type Verdict = Judgement<VerdictSentence, EvidenceKind>

const shapes: SentenceShapes<VerdictSentence['type']> = {
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
  'dues-owing': { since: 'text', months: 'whole', amount: 'whole' },
  'dues-unknown': {},
  'not-a-member': { status: 'text' },
  'not-active': { status: 'text' },
}

/** Reads a stored verdict; null when it is none. */
export const parseVerdict = (value: unknown): Verdict | null =>
  parseJudgement<VerdictSentence, EvidenceKind>(value, shapes)

/** Sentences that only tell something: they never change the state. */
export const tellingSentences: ReadonlySet<VerdictSentence['type']> = new Set(['dues-unknown'])

/** Whether two verdicts judge differently: another state, or other objections. */
export const wouldDiffer = (stored: Verdict, now: Verdict): boolean =>
  judgesOtherwise(stored, now, tellingSentences)
