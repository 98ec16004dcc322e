import { type Place, readPlace } from './cell-place.ts'
import { attribute, type Element, elementAt, elementsOf, nextTag, type Tag, textOf } from './xml-scan.ts'

/** A row of a sheet's XML and where it stands. */
export interface RowPiece {
  /** Counted from 0. */
  readonly row: number
  readonly tag: Tag
  /** Where its cells end. */
  readonly until: number
  /** Behind the whole row. */
  readonly to: number
}

/** The element that holds the rows; null in a text that is no sheet. */
export const sheetDataOf = (xml: string): Element | null => {
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.to)) {
    if (tag.name !== 'sheetData' || tag.type === 'close') continue
    const until = tag.type === 'empty' ? tag.to : xml.indexOf(`</${tag.prefix}sheetData`, tag.to)
    if (until < 0) return null
    const to = tag.type === 'empty' ? tag.to : xml.indexOf('>', until) + 1
    return to > 0 ? { tag, until, to } : null
  }
  return null
}

/** The rows of a sheet one by one; a row without a number follows the one before it. Stops where the text is torn. */
export function* rowPieces(xml: string, data: Element): Generator<RowPiece> {
  let row = -1
  for (let at = data.tag.to; at < data.until; ) {
    const tag = nextTag(xml, at)
    if (!tag || tag.from >= data.until || tag.name !== 'row' || tag.type === 'close') return
    const said = attribute(xml, tag, 'r')
    row = said === null ? row + 1 : Number(said) - 1
    const until = tag.type === 'empty' ? tag.to : xml.indexOf(`</${tag.prefix}row>`, tag.to)
    if (until < 0 || !Number.isInteger(row) || row < 0) return
    at = tag.type === 'empty' ? tag.to : xml.indexOf('>', until) + 1
    yield { row, tag, until, to: at }
  }
}

/** A cell of a sheet's XML. */
export interface CellPiece extends Element {
  readonly place: Place
  /** The index of its format, as text; null when it has none of its own. */
  readonly style: string | null
  readonly hasFormula: boolean
}

/** The cells of a row in order. A cell without a name follows the one before it. */
export const cellPieces = (xml: string, { row, tag, until }: RowPiece): readonly CellPiece[] => {
  const cells: CellPiece[] = []
  let column = -1
  for (let next = nextTag(xml, tag.to); next && next.from < until; ) {
    const isCell = next.name === 'c' && next.type !== 'close'
    const element = isCell ? elementAt(xml, next) : null
    if (isCell && (!element || element.to > until)) break
    if (element) {
      const said = attribute(xml, next, 'r')
      column = (said === null ? null : readPlace(said)?.column) ?? column + 1
      cells.push({
        ...element,
        place: { row, column },
        style: attribute(xml, next, 's'),
        hasFormula: elementsOf(xml, 'f', next.to, element.until).length > 0,
      })
    }
    next = nextTag(xml, element?.to ?? next.to)
  }
  return cells
}

const richText = (xml: string, from: number, until: number): string => {
  const phonetic = elementsOf(xml, 'rPh', from, until)
  return elementsOf(xml, 't', from, until)
    .filter(({ tag }) => !phonetic.some((one) => tag.from > one.tag.from && tag.from < one.to))
    .map((one) => textOf(xml, one))
    .join('')
}

/** The texts of the shared strings, by number; without the readings that Japanese files put above characters. */
export const sharedTexts = (xml: string): readonly string[] =>
  elementsOf(xml, 'si').map(({ tag, until }) => richText(xml, tag.to, until))

/** What a cell shows, as plain text: numbers as they are stored, no format applied. Empty text for an empty cell. */
export const cellText = (xml: string, cell: CellPiece, strings: readonly string[]): string => {
  const type = attribute(xml, cell.tag, 't')
  if (type === 'inlineStr') return richText(xml, cell.tag.to, cell.until)
  const [value] = elementsOf(xml, 'v', cell.tag.to, cell.until)
  const text = value ? textOf(xml, value) : ''
  return type === 's' ? (strings[Number(text)] ?? '') : text
}

/** Whether a cell holds anything but a format. */
export const isFilled = (xml: string, cell: CellPiece): boolean =>
  cell.hasFormula ||
  elementsOf(xml, 'v', cell.tag.to, cell.until).length > 0 ||
  richText(xml, cell.tag.to, cell.until) !== ''
