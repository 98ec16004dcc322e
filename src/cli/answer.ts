import type { Messages } from '#shared/i18n/messages.ts'
import type { Answer } from './command.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import type { Place } from './place.ts'

/** An answer that is one sentence. */
export const sentence = (code: ExitCode, line: string, json: Answer['json'] = {}): Answer => ({
  code,
  json: { message: line, ...json },
  lines: [line],
})

/** Why there is no workspace to work on. */
export const noPlace = (
  words: Messages,
  found: { readonly folder: string; readonly names: readonly string[] },
): Answer =>
  found.names.length === 0
    ? sentence(exitCode.noAccess, words.cli.noWorkspace(found.folder))
    : sentence(exitCode.usage, words.cli.whichWorkspace(found.names.join(' ')))

/** Whether a place was found. */
export const isPlace = (found: Place | { readonly folder: string }): found is Place => 'workspace' in found

/** Rows of texts in columns of equal width (a Chinese character counts two). */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const width = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  )
}
