import { matchKey } from '../base/text.ts'
import { type CellInput, readText } from './cell.ts'

/** A sheet as it was read or pasted. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly CellInput[])[]
  /** Formulas without a result in the file; they are read as empty. */
  readonly unreckoned?: number
  /** The file carries macros. */
  readonly macros?: true
}

/** What each column holds; null for one that is passed over. */
export type ColumnsAs<F extends string> = readonly (F | null)[]

/** A cell as it is shown; empty for one that cannot be read. */
const cellText = (sheet: RawSheet, row: number, column: number): string => {
  const read = readText(sheet.rows[row]?.[column])
  return read.ok ? read.value : ''
}

/** Whether a line below a table is a sum or a remark instead of an entry. Only whole words: 合计 is one, 何计 is not. */
export const isRemark = (text: string): boolean =>
  /^(合计|小计|总计|共计|填表人|制表人|审核人|负责人|备注|说明|注)([:：].*)?$/.test(text.replace(/\s/g, ''))

/** The headings of a sheet as they are shown. */
export const headingsOf = (sheet: RawSheet, row: number): readonly string[] =>
  (sheet.rows[row] ?? []).map((_, column) => cellText(sheet, row, column))

/** The first value below the headings of a column, as an example of what it holds. */
const exampleOf = (sheet: RawSheet, headingRow: number, column: number): string => {
  for (let row = headingRow + 1; row < Math.min(sheet.rows.length, headingRow + 20); row++) {
    const found = cellText(sheet, row, column)
    if (found !== '') return found
  }
  return ''
}

/** Guesses what columns hold by the headings that offices use, compared by `matchKey`. Of two columns with one meaning, the first is taken. */
export const guessBy = <F extends string>(
  headings: Readonly<Record<F, readonly string[]>>,
): ((cells: readonly CellInput[]) => ColumnsAs<F>) => {
  const fieldOf = new Map<string, F>()
  for (const [field, texts] of Object.entries(headings) as [F, readonly string[]][])
    for (const text of texts) fieldOf.set(matchKey(text), field)
  return (cells) => {
    const taken = new Set<F>()
    return Array.from(cells, (cell) => {
      const read = readText(cell)
      const field = read.ok ? fieldOf.get(matchKey(read.value)) : undefined
      if (!field || taken.has(field)) return null
      taken.add(field)
      return field
    })
  }
}

/** The row of headings: among the first `among`, the one with the most known headings that `isEnough`; null when there is none. */
export const findHeadings = <F extends string>(
  rows: readonly (readonly CellInput[])[],
  guess: (cells: readonly CellInput[]) => ColumnsAs<F>,
  isEnough: (known: readonly F[]) => boolean,
  among = 20,
): number | null => {
  let best: { readonly at: number; readonly known: number } | null = null
  for (const [at, row] of rows.slice(0, among).entries()) {
    const known = guess(row).flatMap((field) => field ?? [])
    if (isEnough(known) && known.length > (best?.known ?? 0)) best = { at, known: known.length }
  }
  return best?.at ?? null
}

/** Where the headings are and what each column holds: as it once was said of the same headings, else as guessed. */
export interface SheetGuess<F extends string> {
  readonly headingRow: number
  /** False when no headings were recognised: a person has to say where they are. */
  readonly found: boolean
  readonly mapping: ColumnsAs<F>
}

/** How columns of one sort of table are known. `remembered` gives what was said of headings once. */
export interface SheetReader<F extends string> {
  readonly guess: (cells: readonly CellInput[]) => ColumnsAs<F>
  readonly find: (rows: readonly (readonly CellInput[])[]) => number | null
  readonly remembered: (headings: readonly string[]) => ColumnsAs<F> | null
}

/** Guesses a sheet. `said` is the row of headings when a person has said which it is; the first row when nothing is recognised. */
export const guessSheetBy = <F extends string>(
  sheet: RawSheet,
  { guess, find, remembered }: SheetReader<F>,
  said: number | null = null,
): SheetGuess<F> => {
  const seen = said ?? sheet.rows.slice(0, 20).findIndex((_, row) => remembered(headingsOf(sheet, row)))
  const at = seen >= 0 ? seen : find(sheet.rows)
  const row = at ?? 0
  return {
    headingRow: row,
    found: at !== null,
    mapping: remembered(headingsOf(sheet, row)) ?? guess(sheet.rows[row] ?? []),
  }
}

/** The columns of a guessed sheet as a person checks them. */
export const sheetColumns = <F extends string>(
  sheet: RawSheet,
  { headingRow, mapping }: SheetGuess<F>,
): readonly { readonly heading: string; readonly example: string; readonly value: F | null }[] =>
  headingsOf(sheet, headingRow).map((heading, column) => ({
    heading,
    example: exampleOf(sheet, headingRow, column),
    value: mapping[column] ?? null,
  }))
