import { problemSentence } from '#renderer/engine-words.ts'
import type { VisitProblem } from '#shared/domain/condolence-check.ts'
import type { VerdictSentence } from '#shared/domain/verdict.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'

/** Why a file did not come about, and what to do. */
export const outSentence = (
  t: Messages,
  problem: { readonly type: string; readonly characters?: readonly string[] },
): string =>
  problem.type === 'missing-glyphs'
    ? t.paper.problems.missingGlyphs(problem.characters ?? [])
    : problemSentence(t, problem)

/** Where in the form a problem belongs. */
export const placeOf = (problem: VisitProblem): string => {
  switch (problem.type) {
    case 'field':
      return problem.field
    case 'festival-needed':
      return 'festival'
    case 'relation-needed':
      return 'relation'
    case 'visited-in-future':
      return 'visitedOn'
    case 'gift-incomplete':
      return `gift.${problem.part}`
    case 'reason-needed':
      return 'overrideReason'
    case 'refused':
      return 'verdict'
  }
}

/** What to do about a problem of the form, without the label that stands above it anyway. */
export const visitProblemText = (messages: Messages, problem: VisitProblem): string =>
  problem.type === 'field'
    ? sentenceOf(messages.check.faults, problem.fault)
    : sentenceOf(messages.condolence.problems, problem)

/** One sentence of a verdict in words. */
export const sentenceText = (messages: Messages, sentence: VerdictSentence): string =>
  sentenceOf(messages.condolence.sentences, sentence)
