/**
 * The few shapes of a pdfmake document that our papers use. pdfmake's own types pull the DOM and Node into every
 * program that names them, which `shared` must not have; `renderer/pdf` checks that these fit.
 */

/** Distances from left, top, right and bottom in points. */
export type Edges = [number, number, number, number]

/** How a piece of text looks; sizes in points. */
export interface Style {
  fontSize?: number
  bold?: boolean
  color?: string
  alignment?: 'left' | 'center' | 'right' | 'justify'
  lineHeight?: number
  margin?: Edges
  noWrap?: boolean
  preserveLeadingSpaces?: boolean
}

/** A paragraph. */
export interface TextBlock extends Style {
  /** Marks what must stand on the page of something that follows, see `keep.ts`. */
  id?: string
  text: string | Block[]
  pageBreak?: 'before' | 'after'
}

/** Blocks below each other. */
export interface Stack extends Style {
  stack: Block[]
  unbreakable?: boolean
  pageBreak?: 'before' | 'after'
}

/** Blocks beside each other. */
export interface Columns extends Style {
  columns: (Block & { width?: number | 'auto' | '*' })[]
  columnGap?: number
}

/** A cell, with the cells it covers and its borders (left, top, right, bottom). */
export type Cell = (TextBlock | Stack | Columns) & {
  colSpan?: number
  rowSpan?: number
  border?: [boolean, boolean, boolean, boolean]
  fillColor?: string
  verticalAlignment?: 'top' | 'middle' | 'bottom'
}

/** Lines and paddings of a table. */
export interface Layout {
  hLineWidth: (row: number, node: TableBlock) => number
  vLineWidth: (column: number, node: TableBlock) => number
  paddingLeft: () => number
  paddingRight: () => number
  paddingTop: () => number
  paddingBottom: () => number
}

/** A table; widths in points without paddings and lines. */
export interface TableBlock extends Style {
  table: {
    widths: number[]
    body: Cell[][]
    headerRows?: number
    dontBreakRows?: boolean
    heights?: (row: number) => number | 'auto'
  }
  layout: Layout
  unbreakable?: boolean
  pageBreak?: 'before' | 'after'
}

/** A drawn line. */
export interface Drawing extends Style {
  canvas: {
    type: 'line'
    x1: number
    y1: number
    x2: number
    y2: number
    lineWidth: number
    lineColor: string
  }[]
}

/** Anything that stands on a page. */
export type Block = TextBlock | Stack | Columns | TableBlock | Drawing

/** A block after the engine has placed it. */
export interface PlacedNode {
  id?: string
}

/** A whole paper, as `renderer/pdf` prints it. */
export interface Definition {
  pageSize: 'A4'
  pageOrientation: 'portrait' | 'landscape'
  pageMargins: Edges
  info: { title: string; creator: string; creationDate: Date }
  defaultStyle: Style & { font: string }
  content: Block[]
  footer: (page: number, pages: number) => Block
  pageBreakBefore?: (node: PlacedNode, query: { getFollowingNodesOnPage: () => PlacedNode[] }) => boolean
}
