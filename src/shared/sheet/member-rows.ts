import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { matchKey, toHalfWidth } from '../base/text.ts'
import { checkValues, type Fault } from '../domain/check.ts'
import { type IdentityProblem, readIdentityNumber } from '../domain/identity-number.ts'
import { type Member, type MemberIdentity, member, memberIdentity } from '../domain/member.ts'
import type { Messages } from '../i18n/messages.ts'
import { type CellFault, type CellInput, readDayCell, readText } from './cell.ts'
import { isRemark } from './guess-sheet.ts'
import type { ImportField, Mapping } from './member-columns.ts'
import { choiceSynonyms, readFlag, readWord, withoutCode } from './member-words.ts'

/** What is wrong in one row. `field` is null when it concerns the whole row. */
export interface RowProblem {
  readonly field: ImportField | null
  readonly fault:
    | CellFault
    | Fault
    | IdentityProblem
    | { readonly type: 'no-name' }
    | { readonly type: 'repeated-staff-no'; readonly row: number }
    | { readonly type: 'repeated-person'; readonly row: number }
    | { readonly type: 'day-in-future' }
    | { readonly type: 'differs-from-id' }
}

/** One row, read. A value that could not be read is left out and said; the rest of the row stays. */
export interface ReadRow {
  /** As Excel counts, from 1. */
  readonly row: number
  readonly values: Member
  /** Without `member`: the record does not exist yet. Null when the file says nothing of it. */
  readonly identity: Omit<MemberIdentity, 'member'> | null
  readonly joinedOn: Day | null
  /** A member held already: the same staff number, or, where the file or the record has none, the same name and birthday. */
  readonly existing: EntityId | null
  readonly problems: readonly RowProblem[]
  /** Whether it can be taken in: it has a name and is no repetition within the file. */
  readonly ready: boolean
}

/** The members held, as a roster finds them. */
export interface Known {
  /** By `staffKey`. */
  readonly byStaffNo: ReadonlyMap<string, EntityId>
  /** By `personKey`; those whom name and birthday do not tell apart are left out. */
  readonly byPerson: ReadonlyMap<string, { readonly id: EntityId; readonly hasStaffNo: boolean }>
}

/** What rows are read against. `words` are the product's own words, so that its own exports come back. */
export interface ReadContext {
  readonly today: Day
  readonly words: Pick<Messages, 'member'>
  readonly known: Known
}

/** How staff numbers are compared: half width, without spaces, any case. Leading zeros count. */
export const staffKey = (staffNo: string): string => toHalfWidth(staffNo).replace(/\s/g, '').toLowerCase()

/** How persons are compared by name and birthday; null when one of the two is missing. */
export const personKey = ({ name, birthday }: Member): string | null =>
  name && birthday ? `${matchKey(name)} ${birthday}` : null

/** The member held whom a row means; null for a new one. */
const findKnown = ({ byStaffNo, byPerson }: Known, values: Member): EntityId | null => {
  const staffNo = values.staffNo ? staffKey(values.staffNo) : ''
  const same = staffNo ? byStaffNo.get(staffNo) : undefined
  if (same) return same
  const person = byPerson.get(personKey(values) ?? '')
  return person && !(staffNo && person.hasStaffNo) ? person.id : null
}

const dayFields = ['birthday', 'arrivedOn', 'teachingSince', 'joinedOn', 'duesThrough', 'idUntil'] as const
/** Days that may well lie ahead. */
const aheadFields: readonly ImportField[] = ['duesThrough', 'idUntil']
const choiceFields = [
  'sex',
  'political',
  'education',
  'titleRank',
  'skillLevel',
  'employment',
  'idType',
] as const
const flagFields = ['delegate', 'paysDues', 'fromElsewhere', 'idLasting'] as const
const identityFields: readonly ImportField[] = [
  'idType',
  'idNumber',
  'idUntil',
  'idLasting',
  'bankAccount',
  'bankName',
]

const isOne = <T extends string>(list: readonly T[], field: string): field is T =>
  list.some((one) => one === field)

type Found = Partial<Record<ImportField, unknown>>
type Report = (field: ImportField | null, fault: RowProblem['fault']) => void

const readPosts = (text: string, words: ReadContext['words'], report: Report): readonly string[] => {
  const posts = text
    .split(/[、，,;；/\n]+/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const post = readWord(choiceSynonyms.posts, words.member.choices.posts, part)
      if (!post) report('posts', { type: 'unknown-word', text: part.trim() })
      return post ? [post] : []
    })
  return [...new Set(posts)]
}

const readChoice = (
  field: (typeof choiceFields)[number],
  text: string,
  { member: words }: ReadContext['words'],
): string | null =>
  field === 'idType'
    ? readWord(choiceSynonyms.idType, words.identity.choices.idType, text)
    : readWord<string>(choiceSynonyms[field], words.choices[field], text)

const readCell = (field: ImportField, cell: CellInput, context: ReadContext, report: Report): unknown => {
  if (isOne(dayFields, field)) {
    const read = readDayCell(cell)
    if (!read.ok) report(field, read.error)
    else if (read.value && !aheadFields.includes(field) && read.value > context.today)
      report(field, { type: 'day-in-future' })
    else return read.value
    return null
  }
  const read = readText(cell)
  if (!read.ok) {
    report(field, read.error)
    return null
  }
  const text = read.value
  if (text === '') return null
  if (field === 'posts') return readPosts(text, context.words, report)
  if (isOne(flagFields, field)) {
    const flag = readFlag(text) ?? readFlag(withoutCode(text))
    if (flag === null) report(field, { type: 'unknown-word', text })
    return flag
  }
  if (isOne(choiceFields, field)) {
    const choice =
      readChoice(field, text, context.words) ?? readChoice(field, withoutCode(text), context.words)
    if (!choice) report(field, { type: 'unknown-word', text })
    return choice
  }
  return field === 'staffNo' || field === 'phone' || field === 'bankAccount' ? toHalfWidth(text) : text
}

/** Checks the identity number, and fills birthday and sex from it where the file has none. */
const applyIdentity = (found: Found, report: Report): void => {
  const { idNumber, idType } = found
  if (typeof idNumber !== 'string' || (idType && idType !== 'identity-card')) return
  const read = readIdentityNumber(idNumber)
  if (!read.ok) {
    report('idNumber', read.error)
    found.idNumber = null
    return
  }
  const { number, birthday, sex } = read.value
  found.idNumber = number
  found.idType = 'identity-card'
  if (!found.birthday) found.birthday = birthday
  else if (found.birthday !== birthday) report('birthday', { type: 'differs-from-id' })
  if (!found.sex || found.sex === 'unknown') found.sex = sex
  else if (found.sex !== sex) report('sex', { type: 'differs-from-id' })
}

const split = (found: Found, report: Report) => {
  const values: Record<string, unknown> = {}
  const identity: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(found)) {
    if (value === null || value === undefined || field === 'joinedOn') continue
    const target = identityFields.some((one) => one === field) ? identity : values
    target[field] = value
  }
  for (const { field, fault } of checkValues(member, values)) {
    report(field as ImportField, fault)
    delete values[field]
  }
  for (const { field, fault } of checkValues(memberIdentity, identity)) {
    report(field as ImportField, fault)
    delete identity[field]
  }
  return { values: values as Member, identity: identity as Omit<MemberIdentity, 'member'> }
}

/** How offices write that a card has no last day. */
const isLasting = (cell: CellInput): boolean =>
  typeof cell === 'string' && /^\s*(长期(有效)?|9999[-/.年]?12[-/.月]?31日?)\s*$/.test(cell)

/** Reads the rows below the headings (`headingRow` counts from 0). Empty rows, sums and remarks below the table are left out. */
export const readRows = (
  rows: readonly (readonly CellInput[])[],
  headingRow: number,
  mapping: Mapping,
  context: ReadContext,
): readonly ReadRow[] => {
  const numbers = new Map<string, number>()
  const people = new Map<string, number>()
  return rows.slice(headingRow + 1).flatMap((cells, i): ReadRow[] => {
    const row = headingRow + 2 + i
    const problems: RowProblem[] = []
    const report: Report = (field, fault) => problems.push({ field, fault })
    const found: Found = {}
    mapping.forEach((field, column) => {
      if (field === 'idUntil' && isLasting(cells[column])) found.idLasting = true
      else if (field) found[field] = readCell(field, cells[column], context, report)
    })
    const isBlank = Object.values(found).every((value) => value === null)
    if (isBlank && problems.length === 0) return []
    const first = cells.map(readText).find((read) => read.ok && read.value !== '')
    if (first?.ok && isRemark(first.value)) return []
    applyIdentity(found, report)
    const { values, identity } = split(found, report)
    if (!values.name) report('name', { type: 'no-name' })
    const staffNo = values.staffNo ? staffKey(values.staffNo) : ''
    const person = personKey(values)
    const sameNumber = staffNo ? numbers.get(staffNo) : undefined
    const samePerson = person && !staffNo ? people.get(person) : undefined
    if (sameNumber) report('staffNo', { type: 'repeated-staff-no', row: sameNumber })
    else if (samePerson) report('name', { type: 'repeated-person', row: samePerson })
    if (staffNo && !sameNumber) numbers.set(staffNo, row)
    if (person && !people.has(person)) people.set(person, row)
    return [
      {
        row,
        values,
        identity: Object.keys(identity).length > 0 ? identity : null,
        joinedOn: (found.joinedOn as Day | null | undefined) ?? null,
        existing: findKnown(context.known, values),
        problems,
        ready: Boolean(values.name) && !sameNumber && !samePerson,
      },
    ]
  })
}
