import { type CellValue, readXls, readXlsx, type Workbook } from 'hucre/xlsx'
import { err, ok, type Result } from '#shared/base/result.ts'
import { fileLimits, natureOf } from './guard.ts'

/** How much a sheet may hold. */
export const sheetLimits = { rows: 50_000, columns: 256 } as const

/** A value read from a cell. A `Date` stands at midnight UTC of its calendar day. */
export type ReadValue = string | number | boolean | Date | null

/** One sheet: its rows, each as long as the widest, without empty rows and columns at the end. */
export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadValue[])[]
}

/** Why a file was not read; the sentences are in the messages of papers, `problems`. */
export type ReadProblem =
  | { readonly type: 'not-a-workbook' }
  | { readonly type: 'encrypted' }
  | { readonly type: 'damaged' }
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'too-many-rows'; readonly rows: number; readonly columns: number }
  | { readonly type: 'no-rows' }

const columnLetters = (count: number): string => {
  let letters = ''
  for (let n = count; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  }
  return letters
}

const trimmed = (rows: readonly CellValue[][]): CellValue[][] => {
  let height = 0
  let width = 0
  rows.forEach((row, index) => {
    for (let column = row.length - 1; column >= 0; column--) {
      const value = row[column]
      if (value === null || value === undefined || value === '') continue
      height = index + 1
      width = Math.max(width, column + 1)
      break
    }
  })
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null))
}

const open = async (bytes: Uint8Array, old: boolean): Promise<Workbook | null> => {
  // One row and one column beyond the limit: enough to tell that there are too many, without holding them.
  const range = `A1:${columnLetters(sheetLimits.columns + 1)}${sheetLimits.rows + 1}`
  try {
    return await (old ? readXls(bytes, { range }) : readXlsx(bytes, { range }))
  } catch {
    // The reader throws on whatever it cannot follow; what it was has no use for a person.
    return null
  }
}

/** Reads every visible sheet of an .xlsx or old .xls file, within limits and with a reason when it cannot. */
export const readWorkbook = async (bytes: Uint8Array): Promise<Result<readonly ReadSheet[], ReadProblem>> => {
  const nature = natureOf(bytes)
  if (nature === 'encrypted') return err({ type: 'encrypted' })
  if (nature === 'damaged') return err({ type: 'damaged' })
  if (nature === 'too-large') return err({ type: 'too-large', limit: fileLimits.packed })
  if (nature === 'other') return err({ type: 'not-a-workbook' })
  const workbook = await open(bytes, nature === 'xls')
  if (!workbook) return err({ type: 'damaged' })
  const sheets: ReadSheet[] = []
  for (const sheet of workbook.sheets) {
    if (sheet.hidden || sheet.veryHidden) continue
    const rows = trimmed(sheet.rows)
    if (rows.length > sheetLimits.rows || (rows[0]?.length ?? 0) > sheetLimits.columns) {
      return err({ type: 'too-many-rows', ...sheetLimits })
    }
    if (rows.length > 0) sheets.push({ name: sheet.name, rows })
  }
  return sheets.length > 0 ? ok(sheets) : err({ type: 'no-rows' })
}
