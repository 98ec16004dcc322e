import { type CellValue, readXls, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { err, ok, type Result } from '#shared/base/result.ts'
import { readZip, replaceParts, unpackPart } from '#shared/sheet/zip-parts.ts'
import { codec } from './codec.ts'
import { fileLimits, natureOf } from './guard.ts'

/** How much a sheet may hold. */
export const sheetLimits = { rows: 50_000, columns: 256 } as const

/** A value read from a cell. A `Date` stands at midnight UTC of its calendar day. */
export type ReadValue = string | number | boolean | Date | null

/** One sheet: its rows, each as long as the widest, without empty rows and columns at the end. */
export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadValue[])[]
  /** Formulas whose results the file does not hold: no program has reckoned them, and they are read as empty. */
  readonly unreckoned?: number
  /** The file carries macros, which are neither run nor kept. */
  readonly macros?: true
}

/** Why a file was not read; the sentences are in the messages of papers, `problems`. */
export type ReadProblem =
  | { readonly type: 'not-a-workbook' }
  | { readonly type: 'encrypted' }
  | { readonly type: 'damaged' }
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'too-many-rows'; readonly rows: number; readonly columns: number }
  | { readonly type: 'no-rows' }

const isEmpty = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || value === ''

const trimmed = (rows: readonly CellValue[][]): CellValue[][] => {
  let height = 0
  let width = 0
  rows.forEach((row, index) => {
    for (let column = row.length - 1; column >= 0; column--) {
      const value = row[column]
      if (isEmpty(value)) continue
      height = index + 1
      width = Math.max(width, column + 1)
      break
    }
  })
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null))
}

type Opened = readonly {
  readonly name: string
  readonly rows: readonly CellValue[][]
  readonly cells?: ReadonlyMap<string, { readonly type?: string; readonly value?: unknown }>
}[]

/** Above this, in bytes, a sheet is looked through for rows that hold formats alone. */
const largeSheet = 16 * 1024 * 1024

const emptyRow = /<row\b[^>]*?(?:\/>|>(?:<c\b[^>]*\/>)*<\/row>)/g

/**
 * The same workbook without the rows that hold nothing but formats, where a sheet is large: a million of them are a matter
 * of seconds, and of half a minute for the reader behind this. Sheets that do not number their rows are left alone.
 */
const withoutEmptyRows = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const zip = readZip(bytes)
  if (!zip.ok) return bytes
  const contents = new Map<string, Uint8Array>()
  for (const entry of zip.value.entries) {
    if (entry.size < largeSheet || !/worksheets\/[^/]+\.xml$/.test(entry.name)) continue
    const plain = await unpackPart(entry, codec)
    if (!plain) return bytes
    const xml = new TextDecoder().decode(plain)
    if (/<row(?=[\s/>])(?![^>]*\sr=)/.test(xml)) continue
    contents.set(entry.name, new TextEncoder().encode(xml.replace(emptyRow, '')))
  }
  return contents.size > 0 ? replaceParts(zip.value, contents, codec) : bytes
}

/**
 * Reads row by row and keeps only what holds anything: for files whose formats reach to the last row of Excel, which
 * the reader of whole sheets refuses. `too-many` when there really are values beyond the limits.
 */
const openByRows = async (bytes: Uint8Array): Promise<Opened | 'too-many'> => {
  const outline = await readXlsx(bytes, { range: 'A1:A1' })
  const sheets: { name: string; rows: CellValue[][] }[] = []
  for (const [sheet, { name, hidden, veryHidden }] of outline.sheets.entries()) {
    if (hidden || veryHidden) continue
    const rows: CellValue[][] = []
    for await (const row of streamXlsxRows(bytes, { sheet })) {
      const last = row.values.findLastIndex((value) => !isEmpty(value))
      if (last < 0) continue
      if (row.index >= sheetLimits.rows || last >= sheetLimits.columns) return 'too-many'
      while (rows.length < row.index) rows.push([])
      rows[row.index] = row.values.slice(0, last + 1)
    }
    sheets.push({ name, rows })
  }
  return sheets
}

/** Whether a package carries a VBA project. */
const hasMacros = (bytes: Uint8Array): boolean => {
  const zip = readZip(bytes)
  return zip.ok && zip.value.entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))
}

const open = async (bytes: Uint8Array, old: boolean): Promise<Opened | 'damaged' | 'too-many'> => {
  try {
    const workbook = await (old ? readXls(bytes) : readXlsx(await withoutEmptyRows(bytes)))
    return workbook.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden)
  } catch (error) {
    // The reader refuses sheets of more than twenty million cells by this sentence alone; it throws on whatever else
    // it cannot follow, and what that was has no use for a person.
    if (!(error instanceof Error && /over the \d+ limit/.test(error.message))) return 'damaged'
    return old ? 'too-many' : openByRows(bytes).catch(() => 'damaged' as const)
  }
}

/** Reads every visible sheet of an .xlsx or old .xls file, within limits and with a reason when it cannot. */
export const readWorkbook = async (bytes: Uint8Array): Promise<Result<readonly ReadSheet[], ReadProblem>> => {
  const nature = natureOf(bytes)
  if (nature === 'encrypted') return err({ type: 'encrypted' })
  if (nature === 'damaged') return err({ type: 'damaged' })
  if (nature === 'too-large') return err({ type: 'too-large', limit: fileLimits.packed })
  if (nature === 'other') return err({ type: 'not-a-workbook' })
  const opened = await open(bytes, nature === 'xls')
  if (opened === 'damaged') return err({ type: 'damaged' })
  if (opened === 'too-many') return err({ type: 'too-many-rows', ...sheetLimits })
  const macros = nature === 'xlsx' && hasMacros(bytes)
  const sheets: ReadSheet[] = []
  for (const sheet of opened) {
    const rows = trimmed(sheet.rows)
    if (rows.length > sheetLimits.rows || (rows[0]?.length ?? 0) > sheetLimits.columns) {
      return err({ type: 'too-many-rows', ...sheetLimits })
    }
    const unreckoned = [...(sheet.cells?.values() ?? [])].filter(
      ({ type, value }) => type === 'formula' && (value === null || value === undefined),
    ).length
    if (rows.length > 0)
      sheets.push({
        name: sheet.name,
        rows,
        ...(unreckoned > 0 ? { unreckoned } : {}),
        ...(macros ? { macros } : {}),
      })
  }
  return sheets.length > 0 ? ok(sheets) : err({ type: 'no-rows' })
}
