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

type WorkbookProblem =
  | { readonly type: 'not-a-workbook' | 'encrypted' | 'damaged' | 'no-rows' }
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'too-many-rows'; readonly rows: number; readonly columns: number }

/** Why a workbook was not read, and what to do. */
export const workbookSentence = (t: Messages, problem: WorkbookProblem): string => {
  const words = t.paper.problems
  switch (problem.type) {
    case 'not-a-workbook':
      return words.notAWorkbook
    case 'encrypted':
      return words.encrypted
    case 'damaged':
      return words.damaged
    case 'no-rows':
      return words.noRows
    case 'too-large':
      return words.tooLarge(`${Math.round(problem.limit / 1_048_576)} MB`)
    case 'too-many-rows':
      return words.tooManyRows(problem.rows, problem.columns)
  }
}
