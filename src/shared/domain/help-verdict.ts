import type { Fen } from '../base/money.ts'
import type { HelpContent } from './help.ts'
import { type Judgement, judgesOtherwise, parseJudgement, type SentenceShapes } from './judgement.ts'

/** One sentence of what the rules say of a help. The words are in `i18n/*\/help.ts`. */
export type HelpSentence =
  /** No row caps help of this content. */
  | { readonly type: 'no-rule' }
  | { readonly type: 'over-cap'; readonly amount: Fen; readonly cap: Fen }
  | { readonly type: 'over-pupil-cap'; readonly amount: Fen; readonly cap: Fen; readonly pupils: number }
  /** With what the member was helped with before in the same calendar year; without contents it is all help. */
  | {
      readonly type: 'over-year-cap'
      readonly contents: readonly HelpContent[]
      readonly total: Fen
      readonly cap: Fen
    }

/** What the rules say of a help. They ask for no papers. */
export type HelpVerdict = Judgement<HelpSentence, never>

const shapes: SentenceShapes<HelpSentence['type']> = {
  'no-rule': {},
  'over-cap': { amount: 'whole', cap: 'whole' },
  'over-pupil-cap': { amount: 'whole', cap: 'whole', pupils: 'whole' },
  'over-year-cap': { contents: 'texts', total: 'whole', cap: 'whole' },
}

/** Reads a stored verdict; null when it is none. */
export const parseHelpVerdict = (value: unknown): HelpVerdict | null =>
  parseJudgement<HelpSentence, never>(value, shapes)

/** Sentences that only tell something: what no rule caps is allowed. */
export const tellingHelpSentences: ReadonlySet<HelpSentence['type']> = new Set(['no-rule'])

/** Whether two verdicts judge differently: another state, or other objections. */
export const helpWouldDiffer = (stored: HelpVerdict, now: HelpVerdict): boolean =>
  judgesOtherwise(stored, now, tellingHelpSentences)
