import {
  type Cell,
  type CellStyle,
  type CellValue,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { parseDay } from '#shared/base/day.ts'
import { escapeText } from '#shared/sheet/escape.ts'
import type { Column, ColumnType, Table, TableCell } from '#shared/sheet/table.ts'

const border = {
  top: { style: 'thin' },
  right: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
} as const

const font = { name: '宋体', size: 11 }

/** Formats by what a column holds; the font is the workbook's (a font per cell trebles the time). Text has the text format, so that a cell edited later stays text as well. */
const columnStyles: Readonly<Record<ColumnType, CellStyle>> = {
  text: { border, numFmt: '@', alignment: { vertical: 'center', wrapText: true } },
  number: { border, alignment: { horizontal: 'right', vertical: 'center' } },
  money: { border, numFmt: '#,##0.00', alignment: { horizontal: 'right', vertical: 'center' } },
  day: { border, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' } },
}

const headStyle: CellStyle = {
  font: { ...font, bold: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  numFmt: '@',
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

const titleStyle: CellStyle = {
  font: { ...font, size: 16, bold: true },
  numFmt: '@',
  alignment: { horizontal: 'center', vertical: 'center' },
}

const longestText = 32_767

/**
 * A text as a cell can hold it: no control characters (they make Excel call the file damaged), no longer than a cell,
 * and nothing that reads as the format's own escape. Texts are always written as strings, never as formulas.
 */
const plainText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu, '')
    .slice(0, longestText)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** What a person typed, or a name that holds some of it; see `escapeText`. */
const cellText = (text: string): string => plainText(escapeText(text))

const cellValue = (cell: TableCell, type: ColumnType): CellValue => {
  if (cell === null) return null
  if (type === 'money') return typeof cell === 'number' ? cell / 100 : cellText(cell)
  if (type === 'number') return typeof cell === 'number' ? cell : cellText(cell)
  if (type === 'day') {
    const day = parseDay(cell)
    return day ? new Date(`${day}T00:00:00Z`) : cellText(String(cell))
  }
  return cellText(String(cell))
}

/** A name Excel takes: at most 31 characters, none of `[]:*?/\`, no quote at its ends, unlike those before. */
const sheetName = (name: string, taken: Set<string>): string => {
  const base =
    plainText(name)
      .replace(/[[\]:*?/\\\n\t]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet'
  let result = base
  for (let n = 2; taken.has(result.toLowerCase()); n++) {
    const suffix = ` (${n})`
    result = base.slice(0, 31 - suffix.length) + suffix
  }
  taken.add(result.toLowerCase())
  return result
}

const rowOf = (cells: readonly TableCell[], columns: readonly Column[]): CellValue[] =>
  columns.map((column, index) => cellValue(cells[index] ?? null, column.type))

const sheetOf = (table: Table, taken: Set<string>): WriteSheet => {
  const rows: CellValue[][] = []
  const cells = new Map<string, Partial<Cell>>()
  const last = Math.max(0, table.columns.length - 1)
  const put = (values: CellValue[], styles?: (column: number) => CellStyle): void => {
    if (styles) {
      values.forEach((value, column) => {
        cells.set(`${rows.length},${column}`, { value, style: styles(column) })
      })
    }
    rows.push(values)
  }
  if (table.title !== undefined) {
    const title = plainText(table.title)
    put(
      table.columns.map((_, column) => (column === 0 ? title : null)),
      () => titleStyle,
    )
  }
  put(
    table.columns.map((column) => plainText(column.header)),
    () => headStyle,
  )
  const head = rows.length
  for (const row of table.rows) put(rowOf(row, table.columns))
  if (table.totals) {
    put(rowOf(table.totals, table.columns), (column) => {
      const style = columnStyles[table.columns[column]?.type ?? 'text']
      return { ...style, font: { ...font, bold: true } }
    })
  }
  return {
    name: sheetName(table.name, taken),
    columns: table.columns.map((column) => ({ width: column.width, style: columnStyles[column.type] })),
    rows,
    cells,
    ...(table.title !== undefined && last > 0
      ? { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: last }] }
      : {}),
    freezePane: { rows: head },
    pageSetup: {
      paperSize: 'a4',
      orientation: table.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

/** The rows repeated on every printed page. Written here because the library forgets to quote the sheet's name. */
const printTitles = (name: string, table: Table): NonNullable<WriteOptions['namedRanges']>[number] => {
  const head = table.title === undefined ? 1 : 2
  return {
    name: '_xlnm.Print_Titles',
    range: `'${name.replaceAll("'", "''")}'!$${head}:$${head}`,
    scope: name,
  }
}

/** Writes tables as one .xlsx workbook, a sheet each, ready to print on A4 with the head on every page. */
export const writeWorkbook = (tables: readonly Table[]): Promise<Uint8Array> => {
  const taken = new Set<string>()
  const sheets = tables.map((table) => sheetOf(table, taken))
  return writeXlsx({
    sheets,
    defaultFont: font,
    namedRanges: sheets.flatMap((sheet, index) => {
      const table = tables[index]
      return table ? [printTitles(sheet.name, table)] : []
    }),
  })
}
