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

/** A column of text. */
export const textColumn = (header: string, width: number): Column => ({ header, type: 'text', width })

/** A column of numbers. */
export const numberColumn = (header: string, width = 8): Column => ({ header, type: 'number', width })

/** A column of amounts. */
export const moneyColumn = (header: string, width = 14): Column => ({ header, type: 'money', width })

/** A column of days. */
export const dayColumn = (header: string): Column => ({ header, type: 'day', width: 12 })

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
