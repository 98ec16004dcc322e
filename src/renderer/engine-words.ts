import { type Messages, zh } from '#shared/i18n/messages.ts'
import type { Refusal } from '#shared/sync/refusal.ts'

const megabytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** What the engine answers when something was not done. */
export interface EngineProblem {
  readonly type: string
  readonly detail?: string
}

/** Why a file was not taken, and what to do about it. */
export const refusalSentence = (t: Messages, refusal: Refusal): string => {
  const words = t.exchange.refusal
  switch (refusal.type) {
    case 'truncated':
      return words.truncated(
        megabytes(refusal.got),
        refusal.expected === null ? null : megabytes(refusal.expected),
      )
    case 'wrong-kind':
      return words['wrong-kind'](t.exchange.fileKind[refusal.kind] ?? refusal.kind)
    default:
      return words[refusal.type]
  }
}

const isRefusal = (problem: EngineProblem): problem is Refusal =>
  Object.hasOwn(zh.exchange.refusal, problem.type)

/** Why something was not saved or not read, and what to do about it. */
export const problemSentence = (t: Messages, problem: EngineProblem): string => {
  const words = t.exchange.problem
  if (problem.type === 'disk-error') return words['disk-error'](problem.detail ?? '')
  if (Object.hasOwn(words, problem.type)) {
    const sentence = words[problem.type as Exclude<keyof typeof words, 'disk-error'>]
    return sentence
  }
  return isRefusal(problem) ? refusalSentence(t, problem) : words['disk-error'](problem.type)
}

/** The same as a notice: what somebody cancelled is not bad. */
export const problemNotice = (
  t: Messages,
  problem: EngineProblem,
): { readonly text: string; readonly tone: 'bad' | 'info' } => ({
  text: problemSentence(t, problem),
  tone: problem.type === 'cancelled' ? 'info' : 'bad',
})

/** The sentence of what went wrong; null when it went well. */
export const problemOf = (
  t: Messages,
  result: { readonly ok: true } | { readonly ok: false; readonly error: EngineProblem },
): string | null => (result.ok ? null : problemSentence(t, result.error))

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
