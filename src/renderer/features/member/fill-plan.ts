import { type EngineProblem, problemSentence } from '#renderer/engine-words.ts'
import type { TemplateFileProblem } from '#renderer/workbook.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { MemberFamily, MemberIdentity } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { wordsOf } from '#shared/i18n/words.ts'
import { columnLetters } from '#shared/sheet/cell-place.ts'
import { dropDownAt } from '#shared/sheet/drop-downs.ts'
import {
  dayFormOf,
  type FillChoice,
  type FillColumn,
  type FillField,
  type FillMapping,
  type FillPerson,
  type FillRows,
  fillFields,
  fillPlace,
  findFillHeadings,
  guessFilling,
  isFixed,
  isRequired,
} from '#shared/sheet/fill-member.ts'
import type { Room, RoomProblem } from '#shared/sheet/fill-sheet.ts'
import type { TemplateSheet } from '#shared/sheet/template.ts'
import type { MemberRow } from './rows.ts'

export type { TemplateSheet }

/** What is said of a sheet of a template. Rows count from 0. */
export interface FillPlan {
  readonly headingRow: number
  /** Whether headings were recognised; else a person has to say where they are. */
  readonly found: boolean
  readonly firstRow: number
  readonly mapping: FillMapping
  readonly picks: Readonly<Record<string, string>>
}

/** What is remembered of a template, by its headings. */
export type RememberedPlan = Pick<FillPlan, 'mapping' | 'picks'>

/** What may be remembered, if `value` is such; fields this version does not know make it unusable. */
export const readRememberedPlan = (value: unknown): RememberedPlan | null => {
  if (typeof value !== 'object' || value === null || !('mapping' in value) || !('picks' in value)) return null
  const { mapping, picks } = value
  if (!Array.isArray(mapping) || typeof picks !== 'object' || picks === null) return null
  const isChoice = (one: unknown) =>
    one === null || fillFields.some((field) => field === one) || (typeof one === 'string' && isFixed(one))
  if (!mapping.every(isChoice)) return null
  return {
    mapping,
    picks: Object.fromEntries(
      Object.entries(picks).filter((one): one is [string, string] => typeof one[1] === 'string'),
    ),
  }
}

/** The headings of a row, as long as the widest row around it. */
export const fillHeadings = ({ rows }: TemplateSheet, row: number): readonly string[] =>
  (rows[row] ?? []).map((text) => text ?? '')

/** The first row below the headings that is an example or free: one with a name, or with nothing in the columns that are filled. */
const firstFree = (sheet: TemplateSheet, headingRow: number, mapping: FillMapping): number => {
  const name = mapping.indexOf('name')
  for (let row = headingRow + 1; row < Math.min(sheet.rows.length, headingRow + 10); row++) {
    const texts = sheet.rows[row] ?? []
    if (name >= 0 && (texts[name] ?? '') !== '') return row
    if (mapping.every((field, column) => field === null || (texts[column] ?? '') === '')) return row
  }
  return headingRow + 1
}

/** Where the headings are, what each column takes and where the people begin: as it once was said, else as guessed. */
export const planFor = (
  sheet: TemplateSheet,
  remembered: (headings: readonly string[]) => RememberedPlan | null,
  said: number | null = null,
): FillPlan => {
  const seen = said ?? sheet.rows.slice(0, 30).findIndex((_, row) => remembered(fillHeadings(sheet, row)))
  const at = seen >= 0 ? seen : findFillHeadings(sheet.rows)
  const headingRow = at ?? 0
  const heads = fillHeadings(sheet, headingRow)
  const known = remembered(heads)
  const mapping = known?.mapping.length === heads.length ? known.mapping : guessFilling(heads)
  return {
    headingRow,
    found: at !== null,
    firstRow: firstFree(sheet, headingRow, mapping),
    mapping,
    picks: known?.picks ?? {},
  }
}

/** The drop-down of a column where the people begin: its entries, `unknown` when they cannot be read, null when there is none. */
export const listOf = (
  sheet: TemplateSheet,
  firstRow: number,
  column: number,
): readonly string[] | 'unknown' | null => {
  const list = dropDownAt(sheet.lists, { row: firstRow, column })
  return list ? (list.options ?? 'unknown') : null
}

/** The columns that are filled, with what the template says of each. */
export const planColumns = (
  sheet: TemplateSheet,
  { mapping, headingRow, firstRow }: FillPlan,
): readonly FillColumn[] =>
  mapping.flatMap((field, column): FillColumn[] => {
    if (!field) return []
    const heading = sheet.rows[headingRow]?.[column] ?? ''
    const list = listOf(sheet, firstRow, column)
    return [
      {
        column,
        field,
        heading,
        options: list === 'unknown' ? null : list,
        dayForm: dayFormOf(heading, sheet.rows[firstRow]?.[column] ?? ''),
      },
    ]
  })

/** The word for what a column is filled with. */
export const fillLabel = (field: FillChoice, messages: Messages): string => {
  if (isFixed(field)) return messages.border.fill.fixed(field.slice(1))
  if (field === 'joinedOn') return messages.sheet.joinedOn
  if (field === 'serial' || field === 'branch' || field === 'age') return messages.border.fill[field]
  const place = fillPlace(field)
  return (place && wordsOf(messages)[place.kind].fields[field]) ?? field
}

/** How many entries of a drop-down are offered for everybody. */
const offered = 60

/** What a column may be filled with: a field, or one entry of its own drop-down for everybody. */
export const fillChoices = (
  sheet: TemplateSheet,
  { firstRow, mapping }: FillPlan,
  column: number,
  messages: Messages,
): readonly { readonly value: FillChoice; readonly label: string }[] => {
  const chosen = mapping[column]
  const entries = entriesAt(sheet, firstRow, column).slice(0, offered)
  const fixed = new Set<FillChoice>([
    ...(isFixed(chosen) ? [chosen] : []),
    ...entries.map(({ value }) => `=${value}` as const),
  ])
  return [...fillFields, ...fixed].map((value) => ({ value, label: fillLabel(value, messages) }))
}

/** Whether a heading says that its column must not be empty. */
export const isRequiredHeading = isRequired

/** The entries of a column's drop-down as choices. */
export const entriesAt = (sheet: TemplateSheet, firstRow: number, column: number) => {
  const list = listOf(sheet, firstRow, column)
  return list === null || list === 'unknown'
    ? []
    : [...new Set(list)].map((value) => ({ value, label: value }))
}

/** What stands in the way of filling: no column for the name, two for one thing. */
export const planProblems = ({ mapping }: FillPlan, messages: Messages): readonly string[] => {
  const t = messages.border.fill
  const twice = fillFields.filter((field) => mapping.filter((one) => one === field).length > 1)
  return [
    ...(mapping.includes('name') ? [] : [t.noName]),
    ...twice.map((field) => t.twice(fillLabel(field, messages))),
  ]
}

/** Why a template was not opened, filled or saved, as a sentence. */
export const planSentence = (messages: Messages, problem: EngineProblem | TemplateFault): string =>
  isTemplateFault(problem, messages)
    ? sentenceOf(messages.border.fill.problems, problem)
    : problemSentence(messages, problem)

type TemplateFault = TemplateFileProblem | RoomProblem

const isTemplateFault = (problem: { readonly type: string }, messages: Messages): problem is TemplateFault =>
  Object.hasOwn(messages.border.fill.problems, problem.type)

/** What a person should know before filling, as sentences: required columns, formulas, macros, rows written over, sensitive values. */
export const fillNotes = (
  sheet: TemplateSheet,
  { mapping, headingRow, firstRow }: FillPlan,
  messages: Messages,
  of: {
    readonly macros: boolean
    readonly missing: FillRows['missing']
    readonly room: Room | null
  },
): readonly string[] => {
  const t = messages.border.fill
  const { list } = messages.paper
  const headings = fillHeadings(sheet, headingRow)
  const unmapped = headings.filter((heading, column) => isRequired(heading) && !mapping[column])
  const sensitive = mapping.filter(
    (field): field is FillField =>
      field !== null && !isFixed(field) && fillPlace(field)?.isSensitive === true,
  )
  const { room } = of
  return [
    ...(unmapped.length > 0 ? [t.requiredUnmapped(list(unmapped))] : []),
    ...of.missing.map(({ column, people }) => t.missing(column.heading, list(people))),
    ...(room && room.overwritten > 0 ? [t.overwritten(room.overwritten, firstRow + 1)] : []),
    ...(room && room.formulaColumns.length > 0
      ? [t.formulaColumns(list(room.formulaColumns.map((one) => headings[one] || columnLetters(one))))]
      : []),
    ...(room && room.formulas > 0 ? [t.formulas] : []),
    ...(of.macros ? [t.macros] : []),
    ...(sensitive.length > 0 ? [t.sensitive(list(sensitive.map((one) => fillLabel(one, messages))))] : []),
  ]
}

/** The people of the list as a template asks for them. */
export const fillPeople = (
  rows: readonly MemberRow[],
  identities: readonly Rec<MemberIdentity>[],
  families: readonly Rec<MemberFamily>[],
): readonly FillPerson[] => {
  const byMember = <T extends { readonly member?: EntityId | null }>(list: readonly Rec<T>[]) =>
    new Map(list.map(({ values }) => [values.member, values]))
  const [identityOf, familyOf] = [byMember(identities), byMember(families)]
  return rows.map(({ id, values, joinedOn, branch }) => ({
    member: values,
    identity: identityOf.get(id) ?? null,
    family: familyOf.get(id) ?? null,
    joinedOn,
    branch,
  }))
}

const numberFields: readonly FillField[] = ['idNumber', 'bankAccount']

/** Whose numbers go into the file: those who have what a column asks for. */
export const seenNumbers = (
  rows: readonly MemberRow[],
  identities: readonly Rec<MemberIdentity>[],
  mapping: FillMapping,
): readonly EntityId[] => {
  const wanted = numberFields.filter((field) => mapping.includes(field))
  const having = new Set(
    identities.flatMap(({ values }) =>
      wanted.some((field) => Boolean(values[field as 'idNumber' | 'bankAccount']))
        ? (values.member ?? [])
        : [],
    ),
  )
  return rows.map(({ id }) => id).filter((id) => having.has(id))
}

/** A file's name with its ending taken off; the ending stays what it was, so that Excel opens macros and all. */
export const splitName = (name: string): { readonly stem: string; readonly ending: string } => {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? { stem: name.slice(0, dot), ending: name.slice(dot) } : { stem: name, ending: '.xlsx' }
}
