import type { CondolenceLimit, CondolencePack, CondolenceRow } from '#shared/rules/condolence.ts'
import { type Draft, freeId, written } from './written.ts'

/** A row while it is typed. */
export type RowDraft = { readonly id: string } & Draft<Omit<CondolenceRow, 'id'>>

/** A limit of a year while it is typed. */
export type LimitDraft = { readonly id: string } & Draft<Omit<CondolenceLimit, 'id'>>

/** The rules of visits while they are typed. */
export interface CondolenceDraft {
  readonly rows: readonly RowDraft[]
  readonly limits: readonly LimitDraft[]
}

/** Rules that nobody has written a line of. */
export const blankCondolence: CondolenceDraft = { rows: [], limits: [] }

/** Rules opened for changes. */
export const condolenceDraftOf = ({ rows, limits }: CondolencePack): CondolenceDraft => ({ rows, limits })

/** The body of a draft. */
export const condolenceBody = ({ rows, limits }: CondolenceDraft): object => ({
  format: 1,
  rows: rows.map((row) => written(row, (key, value) => key === 'usual' && value === row.cap)),
  ...(limits.length > 0 ? { limits: limits.map((one) => written(one)) } : {}),
})

/** A new row: paid as the row before it, because most rows of a school are. */
export const newRow = (rows: readonly RowDraft[]): RowDraft => {
  const last = rows.at(-1)
  return { id: freeId(rows), ...(last?.payers ? { payers: last.payers } : {}) }
}
