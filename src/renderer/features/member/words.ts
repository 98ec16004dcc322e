import { problemSentence } from '#renderer/engine-words.ts'
import type { Messages } from '#shared/i18n/messages.ts'

/** Why a file did not come about, and what to do. */
export const outSentence = (
  t: Messages,
  problem: { readonly type: string; readonly characters?: readonly string[] },
): string =>
  problem.type === 'missing-glyphs'
    ? t.paper.problems.missingGlyphs(problem.characters ?? [])
    : problemSentence(t, problem)
