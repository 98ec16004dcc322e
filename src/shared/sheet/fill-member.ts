import { type Day, yearsBetween } from '../base/day.ts'
import { matchKey } from '../base/text.ts'
import type { FieldType } from '../domain/field.ts'
import {
  type Member,
  type MemberFamily,
  type MemberIdentity,
  member,
  memberFamily,
  memberIdentity,
} from '../domain/member.ts'
import type { Messages } from '../i18n/messages.ts'
import { type Words, wordsOf } from '../i18n/words.ts'
import type { FillCell } from './fill-sheet.ts'
import { findHeadings, guessBy } from './guess-sheet.ts'
import { headings, importFields } from './member-columns.ts'
import { choiceSynonyms, readFlag, withoutCode } from './member-words.ts'

/** Headings of what a template may ask for beyond what a roster brings; `serial` numbers the rows, `branch` is the union's name. */
const moreHeadings = {
  serial: ['序号', '编号', 'no'],
  branch: ['分工会', '工会名称', '所属工会', '基层工会', '基层工会名称', '所在工会', '单位工会'],
  age: ['年龄'],
  marital: ['婚姻状况', '婚姻', '婚否'],
  household: ['户籍类型', '户口类型', '户口性质', '户籍性质'],
  address: ['现居住地', '家庭住址', '住址', '现住址', '居住地', '家庭地址', '通讯地址'],
} as const

/** What a column of a school's template may be filled with. */
export type FillField = (typeof importFields)[number] | keyof typeof moreHeadings

/** One entry for everybody, such as 在岗 under 就业状态: written `=在岗`. */
export type FixedEntry = `=${string}`
/** What a column may be filled with: a field of each person, or one entry for everybody. */
export type FillChoice = FillField | FixedEntry

/** Every field, once. */
export const fillFields: readonly FillField[] = [
  ...new Set<FillField>([...importFields, ...(Object.keys(moreHeadings) as (keyof typeof moreHeadings)[])]),
]

/** What each column of a template is filled with; null for one that stays as it is. */
export type FillMapping = readonly (FillChoice | null)[]

/** Whether a column holds one entry for everybody. */
export const isFixed = (choice: string | null | undefined): choice is FixedEntry =>
  choice?.startsWith('=') ?? false

/** Guesses it by the headings. Of two columns with one meaning, the first is filled. */
export const guessFilling: (cells: readonly string[]) => FillMapping = guessBy<FillField>({
  ...moreHeadings,
  ...headings,
})

/** The row of headings: among the first thirty, the one with the most known headings, at least two; null when there is none. */
export const findFillHeadings = (rows: readonly (readonly string[])[]): number | null =>
  findHeadings(
    rows,
    (cells) => guessFilling(cells.map(String)),
    (known) => known.length >= 2,
    30,
  )

/** Whether a heading says that its column must not be empty. */
export const isRequired = (heading: string): boolean => /[*＊]|必填/.test(heading)

const kindsOfFields = [
  ['member', member],
  ['member-identity', memberIdentity],
  ['member-family', memberFamily],
] as const

/** The record and field a column is filled from; null for what is reckoned. */
export const fillPlace = (
  field: FillChoice,
): {
  readonly kind: (typeof kindsOfFields)[number][0]
  readonly is: FieldType
  readonly isSensitive: boolean
} | null => {
  for (const [kind, { fields }] of kindsOfFields) {
    const found = Object.entries(fields).find(([name]) => name === field)?.[1]
    if (found) return { kind, is: found.is, isSensitive: found.class === 'sensitive' }
  }
  return null
}

/** Somebody who goes into a template. */
export interface FillPerson {
  readonly member: Member
  readonly identity: Omit<MemberIdentity, 'member'> | null
  readonly family: Omit<MemberFamily, 'member'> | null
  readonly joinedOn: Day | null
  readonly branch: string
}

/** How a template wants its days where its cells do not show them by themselves. */
export type DayForm = 'dashes' | 'slashes' | 'dots' | 'compact' | 'han' | 'month' | 'month-compact'

/** The form of days that a heading or an example shows; with dashes when neither says. */
export const dayFormOf = (heading: string, example: string): DayForm => {
  const head = heading.toLowerCase().replace(/\s/g, '')
  const said = `${example.trim()}|${head}`
  const shows = (example: RegExp, heading: RegExp) =>
    said.split('|').some((text, n) => (n === 0 ? example : heading).test(text))
  if (shows(/^(19|20)\d{6}$/, /yyyymmdd|[(（](19|20)\d{6}/)) return 'compact'
  if (shows(/^\d{4}\/\d{1,2}\/\d{1,2}$/, /yyyy\/m{1,2}\/d|\d{4}\/\d{1,2}\/\d/)) return 'slashes'
  if (shows(/^\d{4}\.\d{1,2}\.\d{1,2}$/, /yyyy\.m{1,2}\.d|\d{4}\.\d{1,2}\.\d/)) return 'dots'
  if (shows(/^\d{4}年\d{1,2}月\d{1,2}日$/, /yyyy年mm?月dd?日/)) return 'han'
  if (shows(/^\d{4}-\d{1,2}$/, /yyyy-mm(?!-)/)) return 'month'
  if (shows(/^(19|20)\d{4}$/, /yyyymm(?!d)/)) return 'month-compact'
  return 'dashes'
}

const dayText = (day: Day, form: DayForm): string => {
  const [year, month, date] = day.split('-')
  switch (form) {
    case 'dashes':
      return day
    case 'slashes':
      return `${year}/${month}/${date}`
    case 'dots':
      return `${year}.${month}.${date}`
    case 'compact':
      return `${year}${month}${date}`
    case 'han':
      return `${year}年${Number(month)}月${Number(date)}日`
    case 'month':
      return `${year}-${month}`
    case 'month-compact':
      return `${year}${month}`
  }
}

/** A column that is filled. */
export interface FillColumn {
  readonly column: number
  readonly field: FillChoice
  readonly heading: string
  /** The entries of its drop-down; null when it has none, or one that cannot be read. */
  readonly options: readonly string[] | null
  readonly dayForm: DayForm
}

/** A value that no entry of a drop-down stands for, or more than one. */
export interface Unlisted {
  readonly column: number
  readonly field: FillChoice
  /** What the choice of a person is kept under: see `picks`. */
  readonly key: string
  readonly text: string
  readonly people: number
}

const only = (found: readonly string[]): string | null => (found.length === 1 ? (found[0] ?? null) : null)

/** The entry that stands for a value; null when none does, or several do. A word of the product's own counts before those offices use. */
const entryFor = (
  options: readonly string[],
  tests: readonly ((text: string) => boolean)[],
): string | null => {
  for (const test of tests) {
    const found = options.filter((option) => test(withoutCode(option)) || test(option))
    if (found.length > 0) return only(found)
  }
  return null
}

const isSame = (wanted: string) => (text: string) =>
  matchKey(text) !== '' && matchKey(text) === matchKey(wanted)
const withoutEnding = (text: string): string => matchKey(text).replace(/(族|省|市|自治区|特别行政区)$/, '')

const testsFor = (
  field: FillChoice,
  value: unknown,
  words: Words | null,
): readonly ((text: string) => boolean)[] => {
  if (typeof value === 'boolean') return [(text) => readFlag(text) === value]
  const text = String(value)
  const label = words?.choices[field]?.[text]
  if (label === undefined)
    return [
      isSame(text),
      (option) => withoutEnding(option) !== '' && withoutEnding(option) === withoutEnding(text),
    ]
  const lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = choiceSynonyms
  const synonyms = lists[field]?.[text] ?? []
  return [isSame(label), (option) => synonyms.some((one) => isSame(one)(option))]
}

/** What somebody's record says for a column, before it is put into the words of the template. */
const recordedFor = (
  { member: own, identity, family, joinedOn, branch }: FillPerson,
  field: FillChoice,
  at: number,
  today: Day,
): unknown => {
  if (field === 'serial') return at + 1
  if (field === 'branch') return branch
  if (field === 'joinedOn') return joinedOn
  if (field === 'age') return own.birthday ? yearsBetween(own.birthday, today) : null
  const records: readonly (Readonly<Record<string, unknown>> | null)[] = [own, identity, family]
  for (const record of records) if (record && Object.hasOwn(record, field)) return record[field] ?? null
  return null
}

/** What rows are made with. The words are those of the template's language. */
export interface FillMeans {
  readonly today: Day
  readonly messages: Messages
  /** Entries a person chose for values that the list has no word for, by `Unlisted.key`; an empty one, and one that is no entry, leaves the cell empty. */
  readonly picks: Readonly<Record<string, string>>
}

const wordsFor = (field: FillChoice, messages: Messages): Words | null => {
  const place = fillPlace(field)
  return place ? wordsOf(messages)[place.kind] : null
}

const isDay = (column: FillColumn): boolean =>
  column.field === 'joinedOn' || fillPlace(column.field)?.is.type === 'day'

const wordsOfValue = (column: FillColumn, value: unknown, means: FillMeans): string => {
  const words = wordsFor(column.field, means.messages)
  const word = (one: unknown) => words?.choices[column.field]?.[String(one)] ?? String(one)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}

/** The key of a value that a person may choose an entry for. */
const keyOf = (field: FillChoice, value: unknown): string =>
  `${field}=${Array.isArray(value) ? value.join('+') : String(value)}`

const cellOf = (
  column: FillColumn,
  value: unknown,
  person: FillPerson,
  means: FillMeans,
): { readonly cell: FillCell; readonly isListed: boolean } => {
  const listed = (cell: FillCell) => ({ cell, isListed: true })
  if (isFixed(column.field)) return listed(column.field.slice(1))
  if (column.field === 'idUntil' && person.identity?.idLasting) return listed('长期')
  if (value === null || value === undefined || value === '') return listed(null)
  // Fields of days hold days.
  if (isDay(column)) return listed({ day: value as Day, text: dayText(value as Day, column.dayForm) })
  if (typeof value === 'number') return listed(value)
  const { options } = column
  if (!options) return listed(wordsOfValue(column, value, means))
  const [single, more] = Array.isArray(value) ? value : [value]
  const words = wordsFor(column.field, means.messages)
  const entry = more === undefined ? entryFor(options, testsFor(column.field, single, words)) : null
  if (entry !== null) return listed(entry)
  const picked = means.picks[keyOf(column.field, value)]
  return { cell: picked && options.includes(picked) ? picked : null, isListed: false }
}

/** The rows of a template, and what stands in the way of some cells. */
export interface FillRows {
  readonly rows: readonly (readonly FillCell[])[]
  /** Values without an entry in their drop-down, those a person has chosen one for among them; else their cells are empty. */
  readonly unlisted: readonly Unlisted[]
  /** Columns the template calls required, with how many people have nothing for them. */
  readonly missing: readonly { readonly column: FillColumn; readonly people: readonly string[] }[]
}

/** Puts people into the words and codes of a template, one row each. */
export const fillRows = (
  people: readonly FillPerson[],
  columns: readonly FillColumn[],
  means: FillMeans,
): FillRows => {
  const unlisted = new Map<string, Unlisted>()
  const missing = new Map<FillColumn, string[]>()
  const rows = people.map((person, at) =>
    columns.map((column): FillCell => {
      const value = recordedFor(person, column.field, at, means.today)
      const { cell, isListed } = cellOf(column, value, person, means)
      if (!isListed) {
        const key = keyOf(column.field, value)
        const text = wordsOfValue(column, value, means)
        const people = (unlisted.get(key)?.people ?? 0) + 1
        unlisted.set(key, { column: column.column, field: column.field, key, text, people })
      } else if (cell === null && isRequired(column.heading))
        missing.set(column, [
          ...(missing.get(column) ?? []),
          person.member.name ?? person.member.staffNo ?? '',
        ])
      return cell
    }),
  )
  return {
    rows,
    unlisted: [...unlisted.values()],
    missing: [...missing].map(([column, names]) => ({ column, people: names })),
  }
}
