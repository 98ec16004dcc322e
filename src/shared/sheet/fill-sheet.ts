import type { Day } from '../base/day.ts'
import { serialOfDay } from './cell.ts'
import { placeName, readBlock } from './cell-place.ts'
import { isRemark } from './guess-sheet.ts'
import {
  type CellPiece,
  cellPieces,
  cellText,
  isFilled,
  type RowPiece,
  rowPieces,
  sheetDataOf,
} from './sheet-cells.ts'
import { attribute, elementsOf, nextTag } from './xml-scan.ts'

/** What goes into a cell. A day becomes a number where the cell's format shows days, else its text. */
export type FillCell = string | number | { readonly day: Day; readonly text: string } | null

/** What is to be written into a sheet; rows and columns count from 0. */
export interface Filling {
  readonly firstRow: number
  /** The columns that are filled; null in a row empties the cell. */
  readonly columns: readonly number[]
  /** A value for each of the columns, row by row. */
  readonly rows: readonly (readonly FillCell[])[]
  /** The column that says whether a row holds somebody already. */
  readonly keyColumn: number
}

/** Why rows do not fit, with the row in the way, counted from 0. */
export type RoomProblem =
  | { readonly type: 'not-a-sheet' }
  /** Something stands below the rows that are free: a sum, who filled it in. */
  | { readonly type: 'occupied'; readonly row: number; readonly text: string; readonly free: number }
  | { readonly type: 'merged'; readonly row: number; readonly free: number }

/** What there is where the rows are to go. */
export interface Room {
  /** Rows that hold somebody already (examples, an earlier filling) and will be written over. */
  readonly overwritten: number
  /** Filled columns whose cells are formulas: these stay, nothing is written there. */
  readonly formulaColumns: readonly number[]
  /** Formulas of the whole sheet. */
  readonly formulas: number
}

/** Looks whether the rows can go where they are to go. Only rows that hold somebody, or nothing but formulas and repeated presets, are free. */
export const roomFor = (
  xml: string,
  strings: readonly string[],
  { firstRow, columns, keyColumn }: Omit<Filling, 'rows'>,
  count: number,
): { readonly room: Room; readonly problem: RoomProblem | null } => {
  const data = sheetDataOf(xml)
  const nothing = { overwritten: 0, formulaColumns: [], formulas: 0 }
  if (!data) return { room: nothing, problem: { type: 'not-a-sheet' } }
  let overwritten = 0
  let problem: RoomProblem | null = null
  const formulaColumns: number[] = []
  const preset = new Map<number, string>()
  for (const piece of rowPieces(xml, data)) {
    if (piece.row < firstRow) continue
    if (piece.row >= firstRow + count || problem) break
    const cells = cellPieces(xml, piece)
    const textIn = (cell: CellPiece) => (cell.hasFormula ? '' : cellText(xml, cell, strings).trim())
    const key = cells.find(({ place }) => place.column === keyColumn)
    if (piece.row === firstRow)
      for (const cell of cells) {
        const { column } = cell.place
        if (cell.hasFormula && columns.includes(column)) formulaColumns.push(column)
        if (!columns.includes(column)) preset.set(column, textIn(cell))
      }
    if (key && textIn(key) !== '' && piece.row === firstRow + overwritten && !isRemark(textIn(key))) {
      overwritten++
      continue
    }
    const inTheWay = cells.find((cell) => {
      const text = textIn(cell)
      const { column } = cell.place
      if (text === '') return false
      return columns.includes(column) || (Number.isNaN(Number(text)) && preset.get(column) !== text)
    })
    if (inTheWay)
      problem = { type: 'occupied', row: piece.row, text: textIn(inTheWay), free: piece.row - firstRow }
  }
  const merged = mergedRow(xml, data.to, firstRow, count)
  if (merged !== null && (!problem || merged < firstRow + ('free' in problem ? problem.free : 0)))
    problem = { type: 'merged', row: merged, free: merged - firstRow }
  const formulas = xml.slice(data.tag.to, data.until).match(/<(?:[\w.-]+:)?f[\s/>]/g)?.length ?? 0
  return { room: { overwritten, formulaColumns, formulas }, problem }
}

/** The first row of the stretch that a merged block lies in. */
const mergedRow = (xml: string, from: number, firstRow: number, count: number): number | null => {
  let first: number | null = null
  for (let tag = nextTag(xml, from); tag; tag = nextTag(xml, tag.to)) {
    if (tag.name !== 'mergeCell' || tag.type === 'close') continue
    const block = readBlock(attribute(xml, tag, 'ref') ?? '')
    if (!block || block.to.row < firstRow || block.from.row >= firstRow + count) continue
    const row = Math.max(block.from.row, firstRow)
    if (first === null || row < first) first = row
  }
  return first
}

interface Pen {
  readonly prefix: string
  readonly numberOf: ((text: string) => number) | null
  readonly dayStyles: ReadonlySet<string>
  readonly escape: (text: string) => string
}

const written = (pen: Pen, name: string, style: string | null, value: FillCell): string => {
  const { prefix: p } = pen
  const head = `<${p}c r="${name}"${style === null ? '' : ` s="${style}"`}`
  const number = (n: number) => `${head}><${p}v>${n}</${p}v></${p}c>`
  if (value === null || value === '') return style === null ? '' : `${head}/>`
  if (typeof value === 'number') return number(value)
  if (typeof value !== 'string' && style !== null && pen.dayStyles.has(style)) {
    const serial = serialOfDay(value.day)
    if (serial !== null) return number(serial)
  }
  const text = typeof value === 'string' ? value : value.text
  return pen.numberOf
    ? `${head} t="s"><${p}v>${pen.numberOf(text)}</${p}v></${p}c>`
    : `${head} t="inlineStr"><${p}is><${p}t xml:space="preserve">${pen.escape(text)}</${p}t></${p}is></${p}c>`
}

/** A tag with an attribute set, in its place where it has one, or without it when `value` is null. */
const withAttribute = (tag: string, name: string, value: string | null): string => {
  const held = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`)
  if (value === null) return tag.replace(held, '')
  const said = ` ${name}="${value}"`
  return held.test(tag) ? tag.replace(held, said) : tag.replace(/\s*(\/?>)$/, `${said}$1`)
}

/** A formula's cell: the formula as it was, without the result of the old values, to be reckoned when the file is opened. */
const unreckoned = (xml: string, cell: CellPiece): string => {
  const [formula] = elementsOf(xml, 'f', cell.tag.to, cell.until)
  if (!formula || attribute(xml, formula.tag, 't') === 'dataTable') return xml.slice(cell.tag.from, cell.to)
  const open = withAttribute(xml.slice(cell.tag.from, cell.tag.to), 't', null)
  const head = withAttribute(xml.slice(formula.tag.from, formula.tag.to), 'ca', '1')
  return `${open}${head}${xml.slice(formula.tag.to, formula.to)}</${cell.tag.prefix}c>`
}

const isFormula = /<(?:[\w.-]+:)?f[\s/>]/

/** A row that is not filled, its formulas unreckoned. */
const kept = (xml: string, piece: RowPiece): string => {
  const text = xml.slice(piece.tag.from, piece.to)
  if (!isFormula.test(text)) return text
  let [at, out] = [piece.tag.from, '']
  for (const cell of cellPieces(xml, piece)) {
    if (!cell.hasFormula) continue
    out += xml.slice(at, cell.tag.from) + unreckoned(xml, cell)
    at = cell.to
  }
  return out + xml.slice(at, piece.to)
}

/** What new rows look like: the first row of the filling as it was. */
interface Pattern {
  readonly tag: string
  readonly styles: ReadonlyMap<number, string | null>
}

const patternOf = (xml: string, piece: RowPiece | null, prefix: string): Pattern => {
  if (!piece) return { tag: `<${prefix}row>`, styles: columnStyles(xml) }
  const open = xml.slice(piece.tag.from, piece.tag.to).replace(/\s*\/>$/, '>')
  const styles = new Map(columnStyles(xml))
  for (const { place, style } of cellPieces(xml, piece)) styles.set(place.column, style)
  return { tag: withAttribute(withAttribute(open, 'r', null), 'spans', null), styles }
}

/** The formats of whole columns, for cells that are not there yet. */
const columnStyles = (xml: string): ReadonlyMap<number, string | null> => {
  const styles = new Map<number, string | null>()
  for (const one of elementsOf(xml.slice(0, sheetDataOf(xml)?.tag.from ?? 0), 'col')) {
    const style = attribute(xml, one.tag, 'style')
    const [min, max] = [Number(attribute(xml, one.tag, 'min')), Number(attribute(xml, one.tag, 'max'))]
    if (style === null || !Number.isInteger(min) || !Number.isInteger(max) || max - min > 300) continue
    for (let column = min - 1; column < max; column++) styles.set(column, style)
  }
  return styles
}

interface RowWriter {
  readonly xml: string
  readonly pen: Pen
  readonly filling: Filling
  readonly pattern: Pattern
}

const newRow = ({ pen, filling, pattern }: RowWriter, row: number, values: readonly FillCell[]): string => {
  const valueIn = new Map(filling.columns.map((column, n) => [column, values[n] ?? null]))
  const columns = [...new Set([...pattern.styles.keys(), ...filling.columns])].sort((a, b) => a - b)
  const cells = columns.map((column) =>
    written(pen, placeName({ row, column }), pattern.styles.get(column) ?? null, valueIn.get(column) ?? null),
  )
  return `${withAttribute(pattern.tag, 'r', String(row + 1))}${cells.join('')}</${pen.prefix}row>`
}

const filledRow = (
  { xml, pen, filling, pattern }: RowWriter,
  piece: RowPiece,
  values: readonly FillCell[],
): string => {
  const valueIn = new Map(filling.columns.map((column, n) => [column, values[n] ?? null]))
  const cells = new Map(cellPieces(xml, piece).map((cell) => [cell.place.column, cell]))
  const key = cells.get(filling.keyColumn)
  const isHeld = Boolean(key && !key.hasFormula && isFilled(xml, key))
  const columns = [...new Set([...cells.keys(), ...filling.columns])].sort((a, b) => a - b)
  const content = columns.map((column): string => {
    const cell = cells.get(column)
    const name = placeName({ row: piece.row, column })
    if (cell?.hasFormula) return withName(unreckoned(xml, cell), name)
    const style = cell ? cell.style : (pattern.styles.get(column) ?? null)
    if (valueIn.has(column)) return written(pen, name, style, valueIn.get(column) ?? null)
    // Of somebody who stood here before, nothing stays.
    if (isHeld || !cell) return written(pen, name, style, null)
    return withName(xml.slice(cell.tag.from, cell.to), name)
  })
  const open = xml.slice(piece.tag.from, piece.tag.to).replace(/\s*\/>$/, '>')
  const tag = withAttribute(withAttribute(open, 'spans', null), 'r', String(piece.row + 1))
  return `${tag}${content.join('')}</${pen.prefix}row>`
}

/** A cell with its name written out, whether or not it had one. */
const withName = (cell: string, name: string): string => {
  const end = cell.indexOf('>') + 1
  return withAttribute(cell.slice(0, end), 'r', name) + cell.slice(end)
}

/**
 * The sheet with the rows in it. Cells keep their formats, formulas stay; new rows look like the first one. Everything but
 * the filled rows, the results of formulas and the stated size of the sheet is as it was. Only after `roomFor` said there is room.
 */
export const fillSheet = (xml: string, filling: Filling, means: Omit<Pen, 'prefix'>): string => {
  const data = sheetDataOf(xml)
  if (!data) return xml
  const pen: Pen = { ...means, prefix: data.tag.prefix }
  const last = filling.firstRow + filling.rows.length - 1
  let first: RowPiece | null = null
  for (const piece of rowPieces(xml, data)) {
    if (piece.row >= filling.firstRow) {
      first = piece.row === filling.firstRow ? piece : null
      break
    }
  }
  const writer: RowWriter = { xml, pen, filling, pattern: patternOf(xml, first, pen.prefix) }
  const out: string[] = []
  let next = filling.firstRow
  const upTo = (row: number) => {
    for (; next < row && next <= last; next++)
      out.push(newRow(writer, next, filling.rows[next - filling.firstRow] ?? []))
  }
  for (const piece of rowPieces(xml, data)) {
    upTo(piece.row)
    const rest = next > last ? xml.slice(piece.tag.from, data.until) : null
    if (rest !== null && !isFormula.test(rest)) {
      out.push(rest)
      break
    }
    if (piece.row === next && next <= last) {
      out.push(filledRow(writer, piece, filling.rows[next - filling.firstRow] ?? []))
      next++
    } else out.push(kept(xml, piece))
  }
  upTo(last + 1)
  const { tag } = data
  const open = xml.slice(tag.from, tag.to).replace(/\s*\/>$/, '>')
  const head = withSize(xml.slice(0, tag.from), last, filling.columns)
  return `${head}${open}${out.join('')}</${tag.prefix}sheetData>${xml.slice(data.to)}`
}

/** The head of a sheet with `dimension` grown to what was filled. */
const withSize = (head: string, lastRow: number, columns: readonly number[]): string =>
  head.replace(
    /(<(?:[\w.-]+:)?dimension\s[^>]*?ref=")([^"]*)(")/,
    (whole, before: string, ref: string, after) => {
      const block = readBlock(ref)
      if (!block) return whole
      const to = {
        row: Math.max(block.to.row, lastRow),
        column: Math.max(block.to.column, ...columns),
      }
      return `${before}${placeName(block.from)}:${placeName(to)}${after}`
    },
  )
