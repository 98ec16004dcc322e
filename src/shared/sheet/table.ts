import type { Day } from '../base/day.ts'
import type { Fen } from '../base/money.ts'

/** What a column holds: `text` stays text (staff numbers keep their zeros), `money` is fen, `day` a calendar day. */
export type ColumnType = 'text' | 'number' | 'money' | 'day'

/** One column of a table that leaves for Excel. */
export interface Column {
  readonly header: string
  readonly type: ColumnType
  /** In characters of the sheet's font; a Chinese character takes two. */
  readonly width: number
}

/** One value; its meaning is its column's: number, fen, `YYYY-MM-DD` or text. */
export type TableCell = string | number | Fen | Day | null

/** A table for Excel, already in the words of the chosen language. */
export interface Table {
  /** The sheet's name. */
  readonly name: string
  /** Stands merged above the head. */
  readonly title?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly TableCell[])[]
  /** A last row in bold. */
  readonly totals?: readonly TableCell[]
  readonly landscape?: boolean
}
