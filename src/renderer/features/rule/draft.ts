import { type Day, dayOf } from '#shared/base/day.ts'
import type { Fen } from '#shared/base/money.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import type { CondolenceLimit, CondolencePack, CondolenceRow } from '#shared/rules/condolence.ts'
import { type PackSource, sourceLine } from '#shared/rules/read.ts'

/** A row while it is typed: anything may still be missing. */
export type RowDraft = { readonly id: string } & {
  readonly [K in Exclude<keyof CondolenceRow, 'id'>]?: CondolenceRow[K] | null
}

/** A limit of a year while it is typed. */
export type LimitDraft = { readonly id: string } & {
  readonly [K in Exclude<keyof CondolenceLimit, 'id'>]?: CondolenceLimit[K] | null
}

/** A pack while it is typed. */
export interface PackDraft {
  readonly title: string | null
  readonly school: string | null
  readonly year: number | null
  readonly source: string | null
  readonly validFrom: Day | null
  readonly rows: readonly RowDraft[]
  readonly limits: readonly LimitDraft[]
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0)

const written = (entries: readonly (readonly [string, unknown])[]): object =>
  Object.fromEntries(entries.filter(([, value]) => !isNothing(value)))

const rowBody = (row: RowDraft): object =>
  written(Object.entries(row).filter(([key, value]) => !(key === 'usual' && value === row.cap)))

/** The body of a draft: a key that says nothing is left out, so that equal rules are equal bodies. */
export const bodyOf = ({ rows, limits }: Pick<PackDraft, 'rows' | 'limits'>) => ({
  format: 1,
  rows: rows.map(rowBody),
  ...(limits.length > 0 ? { limits: limits.map((one) => written(Object.entries(one))) } : {}),
})

/** A draft as the parser takes it. */
export const sourceOf = (draft: PackDraft, id: string): PackSource => ({
  id,
  title: draft.title ?? '',
  source: draft.source ?? '',
  school: draft.school,
  year: draft.year,
  validFrom: draft.validFrom,
  body: bodyOf(draft),
})

/** What is written of a draft. */
export const fieldsOf = (draft: PackDraft): RulePackRecord => ({
  topic: 'condolence',
  title: draft.title?.trim() ?? null,
  source: draft.source?.trim() ?? null,
  school: draft.school?.trim() || null,
  year: draft.year,
  validFrom: draft.validFrom,
  body: bodyOf(draft),
})

/** A pack opened for changes. */
export const draftOf = (pack: CondolencePack): PackDraft => ({
  title: pack.title,
  school: pack.school ?? null,
  year: pack.year ?? null,
  source: pack.source,
  validFrom: pack.validFrom ?? null,
  rows: pack.rows,
  limits: pack.limits,
})

/** Rules that nobody has written a line of, in force from today. */
export const blankDraft = (today: Day, year: number): PackDraft => ({
  title: null,
  school: null,
  year,
  source: null,
  validFrom: today,
  rows: [],
  limits: [],
})

/**
 * A start from other rules. The school's own become those of the next year, valid from its first day; an example keeps its
 * rows, names what it was taken from, and is valid from today.
 */
export const startFrom = (
  pack: CondolencePack,
  own: boolean,
  today: Day,
  year: number,
  basis: (source: string) => string,
): PackDraft => {
  if (!own) {
    return {
      ...draftOf(pack),
      school: null,
      year,
      source: basis(sourceLine(pack)).slice(0, 200),
      validFrom: today,
    }
  }
  const next = Math.max(year, pack.year ?? 0) + 1
  return { ...draftOf(pack), year: next, validFrom: dayOf(next, 1, 1) }
}

/** An id no row has yet. */
export const freeId = (taken: readonly { readonly id: string }[], stem = 'r'): string => {
  for (let n = taken.length + 1; ; n++) {
    const id = `${stem}${n}`
    if (!taken.some((one) => one.id === id)) return id
  }
}

/** A new row: paid as the row before it, because most rows of a school are. */
export const newRow = (rows: readonly RowDraft[]): RowDraft => {
  const last = rows.at(-1)
  return { id: freeId(rows), ...(last?.payers ? { payers: last.payers } : {}) }
}

/** An amount, or a range of two. */
export interface Range {
  readonly floor: Fen | null
  readonly cap: Fen
}

/** Reads `500` or `300-500` in yuan; null when it is neither, or the range falls. */
export const readRange = (text: string, readFen: (text: string) => Fen | null): Range | null => {
  const parts = text.split(/\s*[-－–—~～至到]\s*/)
  if (parts.length > 2) return null
  const [first, second] = parts.map((part) => readFen(part))
  if (first == null || first < 0) return null
  if (parts.length === 1) return { floor: null, cap: first }
  return second == null || second < first ? null : { floor: first, cap: second }
}
