import type { Block, Cell, Layout, Style, TableBlock } from './definition.ts'
import { followedBy, keepWith } from './keep.ts'
import { bodyHeight, bodyWidth, lineOf, linesOf, mm, type Page, size, widthOf } from './page.ts'

/** Thin black lines, as ruled paper has. */
export const ruled: Layout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
}

const sidePadding = 6
const linePadding = 5

/** A column of a list: its share of the width and where its text stands. */
export interface ListColumn {
  readonly header: string
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
  /** `whole`: never broken or cut, rather smaller (so are all right-aligned figures). `name`: broken after its dots. */
  readonly is?: 'whole' | 'name'
}

/** A line of a list: its cells, a heading across all columns, or a sum in bold. */
export type ListRow =
  | readonly string[]
  | { readonly heading: string }
  | { readonly sum: readonly string[]; readonly span?: number; readonly align?: 'left' }

/** Widths of a table's columns in points, without paddings and lines, filling the page. */
export const columnWidths = (shares: readonly number[], page: Page): number[] => {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const width = bodyWidth(page) - 0.5 * (shares.length + 1)
  return shares.map((share) => (width * share) / total - sidePadding)
}

/**
 * A long name over several lines, broken after the dots between its parts rather than before them, and somewhat
 * smaller when a part is wider than the column.
 */
const nameCell = (name: string, width: number, fontSize: number): { text: string; fontSize?: number } => {
  if (widthOf(name, fontSize) <= width) return { text: name }
  const parts = name.split(/(?<=[·・•])/)
  const widest = Math.max(...parts.map((part) => widthOf(part, fontSize)))
  const smaller = widest > width ? Math.floor(((fontSize * width) / widest) * 10) / 10 : fontSize
  const used = smaller >= size.liu - 1 ? smaller : fontSize
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && widthOf(line + part, used) > width) {
      lines.push(line)
      line = ''
    }
    line += part
  }
  return { text: [...lines, line].join('\n'), ...(used === fontSize ? {} : { fontSize: used }) }
}

/** The size in which the longest word of a head still fits its column. */
const headSize = (header: string, width: number, fontSize: number): number => {
  // Bold is somewhat wider.
  const widest = Math.max(...header.split(/[\s]+/).map((word) => widthOf(word, fontSize * 1.05)))
  return widest <= width ? fontSize : Math.max(size.liu, Math.floor(((fontSize * width) / widest) * 10) / 10)
}

/** One cell's text, by what its column is. */
const cellOf = (column: ListColumn, text: string, width: number, fontSize: number): Cell => {
  const cell: Cell = {
    text,
    alignment: column.align ?? 'center',
    // A part of what stands above it is set in.
    ...(text.startsWith('　') ? { preserveLeadingSpaces: true } : {}),
  }
  if (column.is === 'name') return { ...cell, ...nameCell(text, width, fontSize) }
  if (column.is !== 'whole' && column.align !== 'right') return cell
  const needed = widthOf(text, fontSize)
  return needed <= width
    ? { ...cell, noWrap: true }
    : { ...cell, noWrap: true, fontSize: Math.floor(((fontSize * width) / needed) * 10) / 10 }
}

const covered = (): Cell => ({ text: '' })

/** The key that ties the last rows of a list to the signatures below it. */
export const signatures = 'signatures'

/** Gives an id to the first cell of a row that holds anything: the engine does not place empty texts. */
const mark = (row: readonly Cell[] | undefined, id: string): void => {
  const cell = row?.find((one) => 'text' in one && one.text !== '')
  if (cell && 'text' in cell) cell.id ??= id
}

/** How a list is set. */
export interface ListOptions {
  readonly fontSize?: number
  readonly rowHeight?: number
  readonly style?: Style
  /** A row of signatures follows and must not stand on a page alone; a name where a paper has several. */
  readonly signed?: boolean | string
  /** The key of a heading that must not be parted from the first row. */
  readonly follows?: string
  /** Where pages must be broken, once it is known. */
  readonly breaks?: ReadonlySet<string> | undefined
}

/**
 * A list whose head stands on every page and whose rows stay whole. A row too tall for that is broken instead: the
 * printing engine drops what does not fit on the page of an unbreakable row.
 */
export const listTable = (
  columns: readonly ListColumn[],
  rows: readonly ListRow[],
  page: Page,
  options: ListOptions = {},
): Block => {
  const fontSize = options.fontSize ?? size.wu
  const widths = columnWidths(
    columns.map((column) => column.share),
    page,
  )
  const heightOf = (row: ListRow): number => {
    if ('heading' in row) return linesOf(row.heading, bodyWidth(page), fontSize) * lineOf(fontSize)
    const texts = 'sum' in row ? row.sum.slice(row.span ?? 1) : row
    return Math.max(0, ...texts.map((text, i) => linesOf(text, widths[i] ?? 1, fontSize))) * lineOf(fontSize)
  }
  const tallest = rows.reduce((height, row) => Math.max(height, heightOf(row) + linePadding), 0)
  const whole = tallest < bodyHeight(page) * 0.5

  const cells = (texts: readonly string[], bold: boolean): Cell[] =>
    columns.map((column, index) => ({
      ...cellOf(column, texts[index] ?? '', widths[index] ?? 1, fontSize),
      ...(bold ? { bold } : {}),
      ...(whole ? { verticalAlignment: 'middle' as const } : {}),
    }))
  const body = rows.map((row): Cell[] => {
    if ('heading' in row) {
      const heading: Cell = {
        text: row.heading,
        bold: true,
        fillColor: '#f2f2f2',
        verticalAlignment: 'middle',
      }
      return columns.map((_, index) => (index === 0 ? { ...heading, colSpan: columns.length } : covered()))
    }
    if (!('sum' in row)) return cells(row, false)
    const sums = cells(row.sum, true)
    const span = row.span ?? 1
    return sums.map((cell, index) =>
      index === 0
        ? { ...cell, alignment: row.align ?? 'center', colSpan: span }
        : index < span
          ? covered()
          : cell,
    )
  })
  const starts = [0]
  const keep = (index: number, key: string): void => {
    mark(body[index], keepWith(key))
    if (options.breaks?.has(key) && index > 0) starts.push(index)
  }
  if (whole) {
    rows.forEach((row, index) => {
      if (!('heading' in row) || index + 1 >= rows.length) return
      keep(index, `heading ${index}`)
      mark(body[index + 1], followedBy(`heading ${index}`))
    })
    if (options.signed)
      keep(Math.max(0, body.length - 3), options.signed === true ? signatures : options.signed)
  }
  if (options.follows !== undefined) mark(body[0], followedBy(options.follows))
  const head = columns.map(
    (column, index): Cell => ({
      text: column.header,
      fontSize: headSize(column.header, widths[index] ?? 1, fontSize),
      bold: true,
      alignment: 'center',
      verticalAlignment: 'middle',
      fillColor: '#f2f2f2',
    }),
  )
  const tables = starts.map(
    (start, index): TableBlock => ({
      table: {
        widths,
        headerRows: 1,
        dontBreakRows: whole,
        heights: (row) => (row === 0 ? mm(8) : (options.rowHeight ?? mm(7.5)) - linePadding),
        body: [head.map((cell) => ({ ...cell })), ...body.slice(start, starts[index + 1])],
      },
      layout: ruled,
      fontSize,
      ...(index > 0 ? { pageBreak: 'before' } : options.style),
    }),
  )
  return { stack: tables }
}
