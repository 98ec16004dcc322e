import { err, ok, type Result } from '../base/result.ts'
import { attribute, elementsOf, isPlainXml, nextTag, type Tag, textOf } from './xml-scan.ts'

/** A sheet of a workbook and the part that holds it. */
export interface SheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

/** The plan of a workbook: which part is what. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  /** The part of shared strings; null for a workbook that has none. */
  readonly strings: string | null
  readonly styles: string | null
  /** Names of the whole workbook, lower case, with what they stand for. */
  readonly names: ReadonlyMap<string, string>
  /** Carries a VBA project: it stays as it is, and somebody should know. */
  readonly macros: boolean
  /** Days are counted from 1904, as old Macs did. */
  readonly countsFrom1904: boolean
}

/** Why a package is no workbook that may be filled. */
export type PartsProblem =
  | { readonly type: 'damaged' }
  /** Signed: filling it breaks the signature. */
  | { readonly type: 'signed' }

/** The part a target names, seen from the part that holds the relation. */
const targetPart = (from: string, target: string): string => {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.replace(/^\//, '').split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

const relationsPart = (part: string): string => {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, in either dialect of the format. */
  readonly type: string
  readonly part: string
}

const tagsOf = (xml: string, name: string): readonly Tag[] => {
  const found: Tag[] = []
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.to))
    if (tag.name === name && tag.type !== 'close') found.push(tag)
  return found
}

const relationsOf = (from: string, xml: string): readonly Relation[] =>
  tagsOf(xml, 'Relationship').map((tag) => ({
    id: attribute(xml, tag, 'Id') ?? '',
    type: (attribute(xml, tag, 'Type') ?? '').split('/').at(-1) ?? '',
    part: targetPart(from, attribute(xml, tag, 'Target') ?? ''),
  }))

/**
 * Finds the parts of a workbook. `read` gives a part's text, null when there is none or it does not unpack; `partNames` are
 * all parts of the package.
 */
export const workbookParts = async (
  partNames: readonly string[],
  read: (part: string) => Promise<string | null>,
): Promise<Result<WorkbookParts, PartsProblem>> => {
  if (partNames.some((name) => name.startsWith('_xmlsignatures/'))) return err({ type: 'signed' })
  const top = await read('_rels/.rels')
  const main = top && relationsOf('', top).find(({ type }) => type === 'officeDocument')?.part
  const workbook = main ? await read(main) : null
  const relations = main ? await read(relationsPart(main)) : null
  if (!main || !workbook || !relations || !isPlainXml(workbook)) return err({ type: 'damaged' })
  const related = relationsOf(main, relations)
  const partOf = (type: string): string | null =>
    related.find((one) => one.type === type && partNames.includes(one.part))?.part ?? null
  const sheets = tagsOf(workbook, 'sheet').flatMap((tag): SheetPart[] => {
    const id = attribute(workbook, tag, 'id')
    const found = related.find((one) => one.id === id && one.type === 'worksheet')
    const name = attribute(workbook, tag, 'name') ?? ''
    const state = attribute(workbook, tag, 'state') ?? 'visible'
    return found ? [{ name, part: found.part, hidden: state !== 'visible' }] : []
  })
  const names = elementsOf(workbook, 'definedName').flatMap((one): (readonly [string, string])[] =>
    attribute(workbook, one.tag, 'localSheetId') === null
      ? [[(attribute(workbook, one.tag, 'name') ?? '').toLowerCase(), textOf(workbook, one)]]
      : [],
  )
  if (sheets.length === 0) return err({ type: 'damaged' })
  return ok({
    sheets,
    strings: partOf('sharedStrings'),
    styles: partOf('styles'),
    names: new Map(names),
    macros: partNames.some((name) => /(^|\/)vbaProject\.bin$/i.test(name)),
    countsFrom1904: tagsOf(workbook, 'workbookPr').some((tag) =>
      ['1', 'true'].includes(attribute(workbook, tag, 'date1904') ?? ''),
    ),
  })
}

const dateFormats: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** Whether a number format shows a day: it has a year or a day outside quotes and colours. */
const showsDay = (code: string): boolean =>
  /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''))

/** The formats, by index, that show a number as a calendar day (ECMA-376 18.8.30). */
export const dayStyles = (xml: string): ReadonlySet<string> => {
  const own = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [
      Number(attribute(xml, tag, 'numFmtId')),
      showsDay(attribute(xml, tag, 'formatCode') ?? ''),
    ]),
  )
  const [cells] = elementsOf(xml, 'cellXfs')
  const found = new Set<string>()
  if (!cells) return found
  elementsOf(xml, 'xf', cells.tag.to, cells.until).forEach(({ tag }, index) => {
    const format = Number(attribute(xml, tag, 'numFmtId') ?? 0)
    if (own.get(format) ?? dateFormats.has(format)) found.add(String(index))
  })
  return found
}
