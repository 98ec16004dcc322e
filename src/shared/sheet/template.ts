import { err, ok, type Result } from '../base/result.ts'
import type { Block, Place } from './cell-place.ts'
import { type DropDown, dropDowns, entriesOf, sourceOf } from './drop-downs.ts'
import { type Filling, fillSheet, type Room, type RoomProblem, roomFor } from './fill-sheet.ts'
import { cellPieces, cellText, rowPieces, sharedTexts, sheetDataOf } from './sheet-cells.ts'
import { openStrings } from './sheet-strings.ts'
import { dayStyles, type PartsProblem, type WorkbookParts, workbookParts } from './xlsx-parts.ts'
import { escapeXml, isPlainXml } from './xml-scan.ts'
import { type Codec, readZip, replaceParts, unpackPart, type ZipParts } from './zip-parts.ts'

/** The largest part that is looked into, unpacked, in bytes: a sheet of a million formatted rows fits. */
export const largestPart = 128 * 1024 * 1024

/** How much of a sheet is read to find headings and examples. */
const lookedAt = { rows: 200, columns: 256 } as const

/** Why a template cannot be filled; the sentences are in the messages of the page that fills. */
export type TemplateProblem =
  | PartsProblem
  /** Written in a way that Excel and WPS do not: it is not touched. */
  | { readonly type: 'odd' }
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'no-rows' }

/** A drop-down of a template with its entries; null when they are reckoned only when the file is open. */
export interface TemplateList {
  readonly blocks: readonly Block[]
  readonly options: readonly string[] | null
}

/** A visible sheet of a template: what its first rows show, and its drop-downs. */
export interface TemplateSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly lists: readonly TemplateList[]
}

/** A school's own workbook. */
export interface Template {
  readonly sheets: readonly TemplateSheet[]
  /** It carries macros, which stay in it as they are. */
  readonly macros: boolean
}

interface Opened {
  readonly zip: ZipParts
  readonly parts: WorkbookParts
  readonly read: (part: string) => Promise<string | null>
}

const open = async (bytes: Uint8Array, codec: Codec): Promise<Result<Opened, TemplateProblem>> => {
  const zip = readZip(bytes)
  if (!zip.ok) return zip
  if (zip.value.entries.some(({ name, size }) => name.endsWith('.xml') && size > largestPart))
    return err({ type: 'too-large', limit: largestPart })
  const read = async (part: string): Promise<string | null> => {
    const entry = zip.value.entries.find(({ name }) => name === part)
    const plain = entry && (await unpackPart(entry, codec))
    if (!plain) return null
    try {
      // A mark of the byte order is no part of the text, and stays away.
      return new TextDecoder('utf-8', { fatal: true }).decode(plain)
    } catch {
      return null
    }
  }
  const parts = await workbookParts(
    zip.value.entries.map(({ name }) => name),
    read,
  )
  return parts.ok ? ok({ zip: zip.value, parts: parts.value, read }) : parts
}

const rowsIn = (
  xml: string,
  strings: readonly string[],
  rows: number,
): readonly (readonly string[])[] | null => {
  const data = sheetDataOf(xml)
  if (!data) return null
  const found: string[][] = []
  for (const piece of rowPieces(xml, data)) {
    if (piece.row >= rows) break
    const texts: string[] = []
    for (const cell of cellPieces(xml, piece)) {
      const { column } = cell.place
      const text = cellText(xml, cell, strings)
      if (text === '' || column >= lookedAt.columns) continue
      while (texts.length < column) texts.push('')
      texts[column] = text
    }
    if (texts.length === 0) continue
    while (found.length < piece.row) found.push([])
    found[piece.row] = texts
  }
  return found
}

interface Sheets {
  readonly textsOf: (name: string) => Promise<readonly (readonly string[])[] | null>
}

const optionsOf = async (
  { formula }: DropDown,
  own: string,
  names: ReadonlyMap<string, string>,
  { textsOf }: Sheets,
): Promise<readonly string[] | null> => {
  const source = sourceOf(formula, names)
  if (!source || !('block' in source)) return source
  const rows = await textsOf(source.sheet ?? own)
  if (!rows) return null
  return entriesOf(source.block, rows.length, ({ row, column }: Place) => rows[row]?.[column] ?? '')
}

const stringsOf = async ({ parts, read }: Opened): Promise<readonly string[] | null> => {
  if (!parts.strings) return []
  const xml = await read(parts.strings)
  return xml && isPlainXml(xml) ? sharedTexts(xml) : null
}

/** Looks into a template: its visible sheets, their first rows, and the entries of their drop-downs, on whatever sheet these lie. */
export const openTemplate = async (
  bytes: Uint8Array,
  codec: Codec,
): Promise<Result<Template, TemplateProblem>> => {
  const opened = await open(bytes, codec)
  if (!opened.ok) return opened
  const { parts, read } = opened.value
  const strings = await stringsOf(opened.value)
  if (!strings) return err({ type: 'damaged' })
  const texts = new Map<string, readonly (readonly string[])[] | null>()
  const textsOf = async (name: string) => {
    const held = texts.get(name)
    if (held !== undefined) return held
    const part = parts.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase())?.part
    const xml = part ? await read(part) : null
    const rows = xml && isPlainXml(xml) ? rowsIn(xml, strings, 5000) : null
    texts.set(name, rows)
    return rows
  }
  const sheets: TemplateSheet[] = []
  for (const { name, part } of parts.sheets.filter(({ hidden }) => !hidden)) {
    const xml = await read(part)
    if (xml === null) return err({ type: 'damaged' })
    if (!isPlainXml(xml)) return err({ type: 'odd' })
    const rows = rowsIn(xml, strings, lookedAt.rows)
    if (!rows) return err({ type: 'damaged' })
    const lists: TemplateList[] = []
    for (const one of dropDowns(xml))
      lists.push({ blocks: one.blocks, options: await optionsOf(one, name, parts.names, { textsOf }) })
    if (rows.length > 0) sheets.push({ name, rows, lists })
  }
  return sheets.length > 0 ? ok({ sheets, macros: parts.macros }) : err({ type: 'no-rows' })
}

const sheetOf = async (
  opened: Opened,
  name: string,
): Promise<{ readonly part: string; readonly xml: string; readonly strings: readonly string[] } | null> => {
  const part = opened.parts.sheets.find((one) => one.name === name)?.part
  const xml = part ? await opened.read(part) : null
  const strings = await stringsOf(opened)
  return part && xml && strings && isPlainXml(xml) ? { part, xml, strings } : null
}

/** Whether so many rows have room in a sheet of a template, and what stands where they are to go. */
export const roomInTemplate = async (
  bytes: Uint8Array,
  sheet: string,
  filling: Omit<Filling, 'rows'>,
  count: number,
  codec: Codec,
): Promise<Result<ReturnType<typeof roomFor>, TemplateProblem>> => {
  const opened = await open(bytes, codec)
  if (!opened.ok) return opened
  const found = await sheetOf(opened.value, sheet)
  return found ? ok(roomFor(found.xml, found.strings, filling, count)) : err({ type: 'damaged' })
}

/**
 * Fills a sheet of a template. Of the package only this sheet and the shared strings change; every other entry is carried
 * over byte for byte as it was packed, macros among them. A workbook without shared strings gets its texts into the cells.
 */
export const fillTemplate = async (
  bytes: Uint8Array,
  sheet: string,
  filling: Filling,
  codec: Codec,
): Promise<Result<{ readonly bytes: Uint8Array; readonly room: Room }, TemplateProblem | RoomProblem>> => {
  const opened = await open(bytes, codec)
  if (!opened.ok) return opened
  const { zip, parts, read } = opened.value
  const found = await sheetOf(opened.value, sheet)
  if (!found) return err({ type: 'damaged' })
  const { room, problem } = roomFor(found.xml, found.strings, filling, filling.rows.length)
  if (problem) return err(problem)
  const stringsXml = parts.strings ? await read(parts.strings) : null
  const strings = stringsXml ? openStrings(stringsXml) : null
  const styles = parts.styles ? await read(parts.styles) : null
  const xml = fillSheet(found.xml, filling, {
    numberOf: strings?.numberOf ?? null,
    dayStyles: styles && !parts.countsFrom1904 ? dayStyles(styles) : new Set(),
    escape: escapeXml,
  })
  const encoder = new TextEncoder()
  const contents = new Map([[found.part, encoder.encode(xml)]])
  if (strings && parts.strings) contents.set(parts.strings, encoder.encode(strings.text()))
  return ok({ bytes: await replaceParts(zip, contents, codec), room })
}
