/** A cell by its place, both counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A block of cells, ends included, counted from 0. */
export interface Block {
  readonly from: Place
  readonly to: Place
}

/** The last row and column an .xlsx sheet has. */
export const lastPlace = { row: 1_048_575, column: 16_383 } as const

/** `A`, `Z`, `AA`: the letters of a column. */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** `B5`. */
export const placeName = ({ row, column }: Place): string => `${columnLetters(column)}${row + 1}`

const numberOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The place that `B5` or `$B$5` names; null for anything else and for places beyond the sheet. */
export const readPlace = (text: string): Place | null => {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text)
  if (!match) return null
  const place = { row: Number(match[2]) - 1, column: numberOf(match[1] ?? '') }
  return place.row >= 0 && place.row <= lastPlace.row && place.column <= lastPlace.column ? place : null
}

/** The block that `A1:B5`, `A1`, `$A:$C` or `2:9` names; null for anything else. */
export const readBlock = (text: string): Block | null => {
  const [first = '', second = first, more] = text.split(':')
  if (more !== undefined) return null
  const [from, to] = [readPlace(first), readPlace(second)]
  if (from && to)
    return {
      from: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
      to: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
    }
  const columns = [first, second].map((one) => readPlace(`${one}1`))
  const rows = [first, second].map((one) => readPlace(`A${one.replace('$', '')}`))
  const [left, right] = columns
  if (left && right) return { from: left, to: { row: lastPlace.row, column: right.column } }
  const [top, bottom] = rows
  return top && bottom ? { from: top, to: { row: bottom.row, column: lastPlace.column } } : null
}

/** Whether a block holds a place. */
export const holds = ({ from, to }: Block, { row, column }: Place): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column
