import type { HelpPack, HelpRow } from '#shared/rules/help.ts'
import { type Draft, freeId, written } from './written.ts'

/** A cap while it is typed. */
export type HelpRowDraft = { readonly id: string } & Draft<Omit<HelpRow, 'id'>>

/** The rules of help while they are typed. */
export interface HelpDraft {
  readonly rows: readonly HelpRowDraft[]
  readonly excluded: readonly string[]
}

/** Rules that nobody has written a line of. */
export const blankHelp: HelpDraft = { rows: [], excluded: [] }

/** Rules opened for changes. */
export const helpDraftOf = ({ rows, excluded }: HelpPack): HelpDraft => ({ rows, excluded })

/** The body of a draft. */
export const helpBody = ({ rows, excluded }: HelpDraft): object => ({
  format: 1,
  rows: rows.map((row) => written(row, (key, value) => key === 'per' && value === 'time')),
  ...(excluded.length > 0 ? { excluded } : {}),
})

/** A new row. */
export const newHelpRow = (rows: readonly HelpRowDraft[]): HelpRowDraft => ({ id: freeId(rows) })
