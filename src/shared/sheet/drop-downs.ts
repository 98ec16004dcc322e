import { type Block, holds, lastPlace, type Place, readBlock } from './cell-place.ts'
import { sheetDataOf } from './sheet-cells.ts'
import { attribute, elementsOf, textOf } from './xml-scan.ts'

/** A drop-down of a sheet: where it applies and the formula of its list. */
export interface DropDown {
  readonly blocks: readonly Block[]
  readonly formula: string
}

/**
 * The drop-downs of a sheet: lists of data validation, as Excel 2007 writes them and in the extension Excel 2010 uses for
 * lists on other sheets (both are `dataValidation` once the prefix is off).
 */
export const dropDowns = (xml: string): readonly DropDown[] =>
  elementsOf(xml, 'dataValidation', sheetDataOf(xml)?.to).flatMap((one): DropDown[] => {
    if (attribute(xml, one.tag, 'type') !== 'list') return []
    const [formula] = elementsOf(xml, 'formula1', one.tag.to, one.until)
    if (!formula) return []
    const [inner] = elementsOf(xml, 'f', formula.tag.to, formula.until)
    const [reach] = elementsOf(xml, 'sqref', one.tag.to, one.until)
    const places = reach ? textOf(xml, reach) : (attribute(xml, one.tag, 'sqref') ?? '')
    const blocks = places.split(/\s+/).flatMap((text) => readBlock(text) ?? [])
    return [{ blocks, formula: textOf(xml, inner ?? formula).trim() }]
  })

/** The drop-down of a cell; the later of two, as Excel does. */
export const dropDownAt = <T extends Pick<DropDown, 'blocks'>>(list: readonly T[], place: Place): T | null =>
  list.findLast(({ blocks }) => blocks.some((block) => holds(block, place))) ?? null

/** A block of cells on a sheet; `sheet` is null for the sheet of the drop-down itself. */
export interface Source {
  readonly sheet: string | null
  readonly block: Block
}

/** How many entries of a list are read. */
const longestList = 5000

/**
 * Where a formula takes its list from: texts written into it, or cells. Null for what is not known before it is reckoned
 * (INDIRECT, OFFSET). `names` are the defined names of the workbook, lower case.
 */
export const sourceOf = (
  formula: string,
  names: ReadonlyMap<string, string>,
): readonly string[] | Source | null => {
  const text = formula.replace(/^=/, '').trim()
  const literal = /^"([\s\S]*)"$/.exec(text)
  if (literal)
    return (literal[1] ?? '')
      .replaceAll('""', '"')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  const named = names.get(text.toLowerCase())
  if (named !== undefined && named.toLowerCase() !== text.toLowerCase()) return sourceOf(named, new Map())
  const reference = /^(?:'((?:[^']|'')+)'!|([^'!()"]+)!)?([$A-Za-z0-9:]+)$/.exec(text)
  const block = reference ? readBlock(reference[3] ?? '') : null
  if (!reference || !block) return null
  return { sheet: (reference[1]?.replaceAll("''", "'") ?? reference[2]) || null, block }
}

/** The entries of a list of cells, in order, without empty ones. `textAt` gives what a cell shows. */
export const entriesOf = (
  { from, to }: Block,
  height: number,
  textAt: (place: Place) => string,
): readonly string[] => {
  const found: string[] = []
  const lastColumn = Math.min(to.column, from.column + 255, lastPlace.column)
  for (let row = from.row; row <= Math.min(to.row, height - 1) && found.length < longestList; row++)
    for (let column = from.column; column <= lastColumn; column++) {
      const text = textAt({ row, column }).trim()
      if (text !== '') found.push(text)
    }
  return found
}
