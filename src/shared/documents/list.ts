import type { Cell, Layout, Style, TableBlock } from './definition.ts'
import { bodyHeight, bodyWidth, lineOf, linesOf, mm, type Page, size } from './page.ts'

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
}

/** A line of a list: its cells, a heading across all columns, or a sum in bold. */
export type ListRow =
  | readonly string[]
  | { readonly heading: string }
  | { readonly sum: readonly string[]; readonly span?: number }

/** Widths of a table's columns in points, without paddings and lines, filling the page. */
export const columnWidths = (shares: readonly number[], page: Page): number[] => {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const width = bodyWidth(page) - 0.5 * (shares.length + 1)
  return shares.map((share) => (width * share) / total - sidePadding)
}

const covered = (): Cell => ({ text: '' })

/**
 * A list whose head stands on every page and whose rows stay whole. A row too tall for that is broken instead: the
 * printing engine drops what does not fit on the page of an unbreakable row.
 */
export const listTable = (
  columns: readonly ListColumn[],
  rows: readonly ListRow[],
  page: Page,
  options: { readonly fontSize?: number; readonly rowHeight?: number; readonly style?: Style } = {},
): TableBlock => {
  const fontSize = options.fontSize ?? size.wu
  const widths = columnWidths(
    columns.map((column) => column.share),
    page,
  )
  const heightOf = (texts: readonly string[]): number =>
    Math.max(...texts.map((text, index) => linesOf(text, widths[index] ?? 1, fontSize))) * lineOf(fontSize) +
    linePadding
  const tallest = rows.reduce(
    (height, row) =>
      Math.max(height, heightOf('heading' in row ? [row.heading] : 'sum' in row ? row.sum : row)),
    0,
  )
  const whole = tallest < bodyHeight(page) * 0.5

  const cells = (texts: readonly string[], bold: boolean): Cell[] =>
    columns.map((column, index) => ({
      text: texts[index] ?? '',
      alignment: column.align ?? 'center',
      ...(bold ? { bold } : {}),
      ...(whole ? { verticalAlignment: 'middle' as const } : {}),
    }))
  const body = rows.map((row): Cell[] => {
    if ('heading' in row) {
      return columns.map((_, index) =>
        index === 0
          ? { text: row.heading, bold: true, colSpan: columns.length, fillColor: '#f2f2f2' }
          : covered(),
      )
    }
    if (!('sum' in row)) return cells(row, false)
    const sums = cells(row.sum, true)
    const span = row.span ?? 1
    return sums.map((cell, index) =>
      index === 0 ? { ...cell, alignment: 'center', colSpan: span } : index < span ? covered() : cell,
    )
  })
  return {
    table: {
      widths,
      headerRows: 1,
      dontBreakRows: whole,
      heights: (row) => (row === 0 ? mm(8) : (options.rowHeight ?? mm(7.5)) - linePadding),
      body: [
        columns.map((column) => ({
          text: column.header,
          bold: true,
          alignment: 'center',
          verticalAlignment: 'middle',
          fillColor: '#f2f2f2',
        })),
        ...body,
      ],
    },
    layout: ruled,
    fontSize,
    ...options.style,
  }
}
