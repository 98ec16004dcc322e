import type { Block, Cell, Stack, TableBlock, TextBlock } from './definition.ts'
import { followedBy } from './keep.ts'
import { columnWidths, ruled, signatures } from './list.ts'
import { bodyHeight, lineOf, linesOf, mm, type Page, size } from './page.ts'
import type { PaperContext } from './paper.ts'

/** A row of a form. */
export type FormRow =
  /** One to three labelled values side by side. */
  | {
      readonly type: 'fields'
      readonly fields: readonly (readonly [label: string, value: string])[]
      readonly height?: number
    }
  /** A label and text of any length, at least `height` millimetres tall; it continues on the next page when it must. */
  | { readonly type: 'text'; readonly label: string; readonly text: string; readonly height: number }
  /** A box for people: what the ledgers know above, blanks for signature, seal and date below. Never filled. */
  | {
      readonly type: 'box'
      readonly label: string
      readonly text?: string
      readonly sign: string
      readonly seal?: boolean
      readonly height: number
    }
  /** Several boxes beside each other. */
  | {
      readonly type: 'boxes'
      readonly boxes: readonly { readonly label: string; readonly sign: string }[]
      readonly height: number
    }

const labelShare = 29
const total = 165

/** The lines of two tables lie on each other. */
const tableOf = (
  widths: number[],
  row: Cell[],
  height: number,
  whole: boolean,
  first: boolean,
): TableBlock => ({
  // A broken row with a height of its own would run through the foot of the page.
  table: { widths, body: [row], heights: () => (whole ? height : 'auto'), dontBreakRows: whole },
  layout: ruled,
  margin: [0, first ? 0 : -0.5, 0, 0],
  ...(whole ? { unbreakable: true } : {}),
})

const label = (text: string): Cell & TextBlock => ({ text, alignment: 'center', verticalAlignment: 'middle' })

/** Blanks to be filled by hand: signature, seal, and the date nobody but the signer knows. */
const signLine = (sign: string, seal: boolean, { messages }: PaperContext): Block => ({
  text: `${sign}${'　'.repeat(seal ? 5 : 6)}${seal ? `${messages.seal}　　` : ''}${messages.blankDay}`,
  alignment: 'right',
  preserveLeadingSpaces: true,
  margin: [0, 6, 4, 0],
})

/** The sizes a row of a form is laid out by. */
interface Grid {
  readonly page: Page
  readonly line: number
  readonly fontSize: number
  /** Taller rows may break. */
  readonly limit: number
  readonly wide: number[]
}

const fieldsTable = (row: FormRow & { type: 'fields' }, grid: Grid, first: boolean): TableBlock => {
  const count = row.fields.length
  const value = (total - labelShare * count) / count
  const widths = columnWidths(
    row.fields.flatMap(() => [labelShare, value]),
    grid.page,
  )
  const lines = Math.max(
    ...row.fields.flatMap(([name, text], at) => [
      linesOf(name, widths[at * 2] ?? 1, grid.fontSize),
      linesOf(text, widths[at * 2 + 1] ?? 1, grid.fontSize),
    ]),
  )
  const whole = lines * grid.line < grid.limit
  const cells = row.fields.flatMap(([name, text]): Cell[] => [
    label(name),
    whole ? { text, verticalAlignment: 'middle' } : { text },
  ])
  return tableOf(widths, cells, mm(row.height ?? 8.5) - 5, whole, first)
}

/** Long text across the whole width below its label: it continues on the next page without an empty column beside it. */
const longTable = (name: string, blocks: readonly Block[], grid: Grid, first: boolean): TableBlock => {
  const cell: Cell = {
    stack: [{ text: name.replaceAll('\n', ''), bold: true, margin: [0, 0, 0, 3] }, ...blocks],
  }
  return tableOf(columnWidths([1], grid.page), [cell], 0, false, first)
}

const textTable = (row: FormRow & { type: 'text' }, grid: Grid, first: boolean): TableBlock => {
  const lines = linesOf(row.text, grid.wide[1] ?? 1, grid.fontSize)
  if (lines * grid.line >= grid.limit) return longTable(row.label, [{ text: row.text }], grid, first)
  const text: Cell =
    lines === 1 && row.height <= 14 ? { text: row.text, verticalAlignment: 'middle' } : { text: row.text }
  return tableOf(grid.wide, [label(row.label), text], mm(row.height) - 5, true, first)
}

const boxTable = (
  row: FormRow & { type: 'box' },
  grid: Grid,
  first: boolean,
  context: PaperContext,
): TableBlock => {
  const text = row.text ?? ''
  const lines = text ? linesOf(text, grid.wide[1] ?? 1, grid.fontSize) : 0
  const needed = (lines + 1) * grid.line + 6
  const height = Math.max(mm(row.height) - 5, needed)
  const sign = signLine(row.sign, row.seal ?? false, context)
  const above = text ? [{ text }] : []
  if (needed >= grid.limit) {
    return longTable(row.label, [...above, sign], grid, first)
  }
  // The blanks stand at the foot of the box whatever is written above them.
  const low = { ...sign, margin: [0, height - needed + 6, 4, 0] as [number, number, number, number] }
  return tableOf(grid.wide, [label(row.label), { stack: [...above, low] }], height, true, first)
}

const boxesTable = (
  row: FormRow & { type: 'boxes' },
  grid: Grid,
  first: boolean,
  { messages }: PaperContext,
): TableBlock => {
  const height = mm(row.height) - 5
  const widths = columnWidths(
    row.boxes.map(() => 1),
    grid.page,
  )
  const cells = row.boxes.map(
    (box): Cell => ({
      stack: [
        { text: box.label },
        { text: box.sign, margin: [0, Math.max(0, height - grid.line * 3 - 4), 0, 4] },
        { text: messages.blankDay, alignment: 'right', preserveLeadingSpaces: true },
      ],
    }),
  )
  return tableOf(widths, cells, height, true, first)
}

/** The rows of a form, each as wide as the page. Rows stay whole unless their text is longer than half a page. */
export const formRows = (
  rows: readonly FormRow[],
  page: Page,
  context: PaperContext,
  fontSize: number = size.wu,
): Stack => {
  const grid: Grid = {
    page,
    fontSize,
    line: lineOf(fontSize),
    limit: bodyHeight(page) * 0.5,
    wide: columnWidths([labelShare, total - labelShare], page),
  }
  const tables: TableBlock[] = []
  for (const row of rows) {
    const first = tables.length === 0
    if (row.type === 'fields') tables.push(fieldsTable(row, grid, first))
    else if (row.type === 'text') tables.push(textTable(row, grid, first))
    else if (row.type === 'box') tables.push(boxTable(row, grid, first, context))
    else tables.push(boxesTable(row, grid, first, context))
  }
  return { stack: tables, fontSize }
}

/** Names with empty boxes beside them, for those who answer for a list: 经手人, 证明人, 分工会主席. `key` is that of the list above. */
export const signatureRow = (names: readonly string[], page: Page, key: string = signatures): Block => {
  const widths = columnWidths(
    names.flatMap(() => [2, 3]),
    page,
  )
  const row = names.flatMap((name, index): Cell[] => [
    index === 0 ? { ...label(name), id: followedBy(key) } : label(name),
    { text: '' },
  ])
  return {
    ...tableOf(widths, row, mm(12) - 5, true, true),
    margin: [0, mm(5), 0, 0],
  }
}
