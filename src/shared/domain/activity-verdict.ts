import type { Day } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import type {
  ActivityArea,
  ActivityPayer,
  ClaimPaper,
  ClaimSignature,
  PrizeForm,
  SpendingUse,
} from './activity.ts'
import { type Judgement, judgesOtherwise, parseJudgement, type SentenceShapes } from './judgement.ts'

/** A share such as two thirds, kept whole so that nothing is rounded. */
export interface Share {
  readonly part: number
  readonly of: number
}

/** For whose heads an amount was counted: 人数 at a day, or those who signed in. */
export type HeadBasis = 'headcount' | 'attended'

/** What a closed claim must hold: a paper, a signature, or a fact without which the rules cannot be asked. */
export type ClaimNeed = ClaimPaper | ClaimSignature | 'use' | 'payer' | 'invoice-no' | 'invoice-day'

/** One sentence about an activity: an id and the numbers it speaks of. The words are in `i18n/*\/activity-verdict.ts`. */
export type ActivitySentence =
  | { readonly type: 'no-pack' }
  /** The pack says nothing of this type of activity. */
  | { readonly type: 'no-rule' }
  | { readonly type: 'nobody-signed-in' }
  /** `amount` is what one person got, rounded up; `total` and `most` are compared exactly. No uses: everything. */
  | {
      readonly type: 'over-per-head'
      readonly uses: readonly SpendingUse[]
      readonly per: 'activity' | 'day'
      readonly amount: Fen
      readonly cap: Fen
      readonly total: Fen
      readonly most: Fen
      readonly heads: number
    }
  /** What one person got in the year, this activity included. */
  | {
      readonly type: 'over-per-year'
      readonly uses: readonly SpendingUse[]
      readonly amount: Fen
      readonly cap: Fen
    }
  | {
      readonly type: 'over-grant'
      readonly payers: readonly ActivityPayer[]
      readonly per: 'activity' | 'year'
      readonly basis: HeadBasis
      /** The day of the headcount; null for those who came. */
      readonly on: Day | null
      readonly heads: number
      readonly perHead: Fen
      readonly total: Fen
      readonly most: Fen
    }
  /** The rule lets staff pay what goes beyond, and the lines do not show that they did. */
  | {
      readonly type: 'staff-pays-rest'
      readonly on: Day | null
      readonly heads: number
      readonly perHead: Fen
      readonly total: Fen
      readonly most: Fen
      readonly rest: Fen
    }
  | {
      readonly type: 'use-not-allowed'
      readonly use: SpendingUse
      readonly items: readonly string[]
      readonly prizes: 'with' | 'without' | 'any'
    }
  | { readonly type: 'item-refused'; readonly items: readonly string[] }
  | { readonly type: 'item-not-allowed'; readonly items: readonly string[] }
  | {
      readonly type: 'goods-not-listed'
      readonly items: readonly string[]
      readonly allowed: readonly string[]
    }
  | { readonly type: 'meal-too-short'; readonly hours: number; readonly from: number }
  | { readonly type: 'hours-needed'; readonly from: number }
  | {
      readonly type: 'too-many-winners'
      readonly winners: number
      readonly max: number
      readonly heads: number
      readonly part: number
      readonly of: number
    }
  | {
      readonly type: 'prize-over-cap'
      readonly form: PrizeForm
      readonly item: string
      readonly rank: number
      readonly amount: Fen
      readonly most: Fen
      /** Members of the team; 1 for one person. */
      readonly heads: number
      readonly perHead: Fen
    }
  | {
      readonly type: 'prize-not-lower'
      readonly form: PrizeForm
      readonly item: string
      readonly rank: number
      readonly amount: Fen
      readonly above: Fen
    }
  | { readonly type: 'not-same-day'; readonly days: number }
  | {
      readonly type: 'area-not-allowed'
      readonly area: ActivityArea
      readonly areas: readonly ActivityArea[]
    }
  | { readonly type: 'area-unknown'; readonly areas: readonly ActivityArea[] }
  | {
      readonly type: 'too-few'
      readonly heads: number
      readonly members: number
      readonly least: number
      readonly part: number
      readonly of: number
    }
  | { readonly type: 'claim-late'; readonly on: Day; readonly last: Day }
  | {
      readonly type: 'too-many-invoices'
      readonly count: number
      readonly max: number
      readonly joint: boolean
    }
  | { readonly type: 'invoice-late'; readonly items: readonly string[]; readonly on: Day; readonly last: Day }

/** What the rules say of an activity, stored when it is closed for the claim; missing is what the claim does not hold yet. */
export type ActivityVerdict = Judgement<ActivitySentence, ClaimNeed>

/** Sentences that alone refuse: they cannot be overridden with a reason. */
export const refusingSentences: ReadonlySet<ActivitySentence['type']> = new Set([
  'item-refused',
  'invoice-late',
])
/** Sentences that tell something and ask for no reason. */
export const tellingSentences: ReadonlySet<ActivitySentence['type']> = new Set([
  'no-pack',
  'no-rule',
  'area-unknown',
])

const shapes: SentenceShapes<ActivitySentence['type']> = {
  'no-pack': {},
  'no-rule': {},
  'nobody-signed-in': {},
  'over-per-head': {
    uses: 'texts',
    per: 'text',
    amount: 'whole',
    cap: 'whole',
    total: 'whole',
    most: 'whole',
    heads: 'whole',
  },
  'over-per-year': { uses: 'texts', amount: 'whole', cap: 'whole' },
  'over-grant': {
    payers: 'texts',
    per: 'text',
    basis: 'text',
    on: 'text?',
    heads: 'whole',
    perHead: 'whole',
    total: 'whole',
    most: 'whole',
  },
  'staff-pays-rest': {
    on: 'text?',
    heads: 'whole',
    perHead: 'whole',
    total: 'whole',
    most: 'whole',
    rest: 'whole',
  },
  'use-not-allowed': { use: 'text', items: 'texts', prizes: 'text' },
  'item-refused': { items: 'texts' },
  'item-not-allowed': { items: 'texts' },
  'goods-not-listed': { items: 'texts', allowed: 'texts' },
  'meal-too-short': { hours: 'number', from: 'number' },
  'hours-needed': { from: 'number' },
  'too-many-winners': { winners: 'whole', max: 'whole', heads: 'whole', part: 'whole', of: 'whole' },
  'prize-over-cap': {
    form: 'text',
    item: 'text',
    rank: 'whole',
    amount: 'whole',
    most: 'whole',
    heads: 'whole',
    perHead: 'whole',
  },
  'prize-not-lower': { form: 'text', item: 'text', rank: 'whole', amount: 'whole', above: 'whole' },
  'not-same-day': { days: 'whole' },
  'area-not-allowed': { area: 'text', areas: 'texts' },
  'area-unknown': { areas: 'texts' },
  'too-few': { heads: 'whole', members: 'whole', least: 'whole', part: 'whole', of: 'whole' },
  'claim-late': { on: 'text', last: 'text' },
  'too-many-invoices': { count: 'whole', max: 'whole', joint: 'flag' },
  'invoice-late': { items: 'texts', on: 'text', last: 'text' },
}

/** Reads a stored verdict; null when it is none. */
export const parseActivityVerdict = (value: unknown): ActivityVerdict | null =>
  parseJudgement<ActivitySentence, ClaimNeed>(value, shapes)

/** Whether two verdicts judge differently: another state or other sentences, those that only tell too. */
export const activityWouldDiffer = (stored: ActivityVerdict, now: ActivityVerdict): boolean =>
  judgesOtherwise(stored, now, new Set())
