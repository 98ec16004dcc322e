import { rememberedBy } from '#renderer/ui/stored.ts'
import { importFields, type Mapping } from '#shared/sheet/member-columns.ts'
import { type Guess, guessSheet, type RawSheet } from './import-rows.ts'

const isMapping = (value: unknown): value is Mapping =>
  Array.isArray(value) && value.every((one) => one === null || importFields.some((field) => field === one))

const mappings = rememberedBy<Mapping>('xiaojia-roster-columns', (value) => (isMapping(value) ? value : null))

/** The columns as a person once took those with the same headings; null for headings never seen. */
const rememberedMapping = (headings: readonly string[]): Mapping | null => {
  const mapping = mappings.get(headings)
  return mapping?.length === headings.length ? mapping : null
}

/** Keeps what a person took the columns of a roster for. */
export const rememberMapping = (headings: readonly string[], mapping: Mapping): void =>
  mappings.set(headings, mapping)

/** Guesses a sheet of people as a person once said of the same headings. */
export const guessRoster = (sheet: RawSheet, headingRow?: number): Guess =>
  guessSheet(sheet, rememberedMapping, headingRow)
