import type { Write } from '#renderer/engine.ts'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Rec } from '#shared/domain/field.ts'
import { maskAccount, maskIdentityNumber } from '#shared/domain/identity-number.ts'
import type { MemberIdentity } from '#shared/domain/member.ts'
import type { KindName } from '#shared/domain/registry.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { fieldText, type RecordFormat } from '#shared/i18n/record-text.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import {
  guessSheetBy,
  headingsOf,
  type RawSheet,
  type SheetGuess,
  sheetColumns,
} from '#shared/sheet/guess-sheet.ts'
import type { ImportField } from '#shared/sheet/member-columns.ts'
import {
  checkMapping,
  findHeadingRow,
  guessMapping,
  importFields,
  type Mapping,
} from '#shared/sheet/member-columns.ts'
import { type Difference, differencesOf } from '#shared/sheet/member-differences.ts'
import { type Known, personKey, type ReadRow, type RowProblem, staffKey } from '#shared/sheet/member-rows.ts'
import type { MemberRow } from './rows.ts'

export { headingsOf, type RawSheet, sheetColumns }

/** One row of the file, read and compared with what is held. */
export interface ImportRow extends ReadRow {
  readonly differences: readonly Difference[]
  /** The identity record of the member held. */
  readonly identityId: EntityId | null
}

/** Where the headings are and what each column holds. */
export type Guess = SheetGuess<ImportField>

/** As it once was said of the same headings, else as guessed. */
export const guessSheet = (
  sheet: RawSheet,
  remembered: (headings: readonly string[]) => Mapping | null,
  said: number | null = null,
): Guess => guessSheetBy(sheet, { guess: guessMapping, find: findHeadingRow, remembered }, said)

/** What is to become of a row: a new member, one only on demand, a member held who changes or not, or nothing. */
export type RowState = 'good' | 'doubt' | 'differs' | 'same' | 'bad'

export const rowState = (row: ImportRow): RowState => {
  if (!row.ready) return 'bad'
  if (row.existing) return row.differences.length > 0 ? 'differs' : 'same'
  return row.problems.length > 0 ? 'doubt' : 'good'
}

/** How a roster finds the members held. */
export const knownBy = (rows: readonly MemberRow[]): Known => {
  const byStaffNo = new Map<string, EntityId>()
  const byPerson = new Map<string, { id: EntityId; hasStaffNo: boolean }>()
  const ambiguous = new Set<string>()
  for (const { id, values } of rows) {
    if (values.staffNo) byStaffNo.set(staffKey(values.staffNo), id)
    const person = personKey(values)
    if (!person) continue
    if (byPerson.has(person)) ambiguous.add(person)
    byPerson.set(person, { id, hasStaffNo: Boolean(values.staffNo) })
  }
  for (const person of ambiguous) byPerson.delete(person)
  return { byStaffNo, byPerson }
}

/** Rows as they were read, each beside the member held whom it means. */
export const compareRows = (
  rows: readonly ReadRow[],
  members: readonly MemberRow[],
  identities: readonly Rec<MemberIdentity>[],
): readonly ImportRow[] => {
  const byId = new Map(members.map((one) => [one.id, one]))
  const identityOf = new Map(identities.map((one) => [one.values.member, one]))
  return rows.map((row): ImportRow => {
    const member = row.existing ? byId.get(row.existing) : undefined
    if (!member) return { ...row, differences: [], identityId: null }
    const identity = identityOf.get(member.id)
    const held = {
      member: member.values,
      identity: identity?.values ?? null,
      joinedOn: member.joinedOn,
    }
    return { ...row, differences: differencesOf(row, held), identityId: identity?.id ?? null }
  })
}

/** Active members whom no row means: who has left without a word, or is missing in the file. */
export const missingIn = (rows: readonly ReadRow[], members: readonly MemberRow[]): readonly MemberRow[] => {
  const meant = new Set(rows.flatMap(({ existing }) => existing ?? []))
  return members.filter(({ id, status }) => status === 'active' && !meant.has(id))
}

const coveredIdentity: ReadonlySet<ImportField> = new Set(['idNumber', 'bankAccount'])

/** A difference as one line, old and new; numbers that are covered elsewhere are covered here. */
export const differenceText = (
  { field, before, after }: Difference,
  messages: Messages,
  format: RecordFormat,
): string => {
  const kind = fieldKind(field)
  const shown = (value: unknown): string => {
    if (value === null) return messages.memberPage.importing.emptyValue
    if (field === 'joinedOn') return fieldText(messages, 'member-event', 'day', value, format)
    if (coveredIdentity.has(field) && typeof value === 'string')
      return field === 'idNumber' ? maskIdentityNumber(value) : maskAccount(value)
    return fieldText(messages, kind, field, value, format)
  }
  return messages.memberPage.importing.difference(importLabel(field, messages), shown(before), shown(after))
}

const identityFields = ['idType', 'idNumber', 'idUntil', 'idLasting', 'bankAccount', 'bankName'] as const

const isIdentityField = (field: ImportField): field is (typeof identityFields)[number] =>
  identityFields.some((one) => one === field)

/** The kind of record that holds what a column brings. */
export const fieldKind = (field: ImportField): KindName =>
  isIdentityField(field) ? 'member-identity' : 'member'

/** The word for what a column holds. */
export const importLabel = (field: ImportField, messages: Messages): string => {
  if (field === 'joinedOn') return messages.sheet.joinedOn
  return isIdentityField(field) ? messages.member.identity.fields[field] : messages.member.fields[field]
}

/** What is wrong in a row, as a sentence with the column in front. */
export const rowProblemText = ({ field, fault }: RowProblem, messages: Messages): string => {
  const sentence = sentenceOf(messages.sheet.faults, fault)
  return field ? messages.check.at(importLabel(field, messages), sentence) : sentence
}

const joiningOf = (member: EntityId, day: Day): Write['fields'] => ({ member, event: 'joined', day })

const newWrites = async (row: ImportRow, newId: () => Promise<EntityId>): Promise<readonly Write[]> => {
  const { values, identity, joinedOn } = row
  const member = await newId()
  const writes: Write[] = [{ kind: 'member', entity: member, fields: values }]
  if (identity)
    writes.push({ kind: 'member-identity', entity: await newId(), fields: { member, ...identity } })
  if (joinedOn)
    writes.push({ kind: 'member-event', entity: await newId(), fields: joiningOf(member, joinedOn) })
  return writes
}

const changeWrites = async (
  member: EntityId,
  { differences, identityId, joinedOn }: ImportRow,
  newId: () => Promise<EntityId>,
): Promise<readonly Write[]> => {
  const fieldsOf = (kind: KindName) =>
    Object.fromEntries(
      differences.flatMap(({ field, after }) =>
        field !== 'joinedOn' && fieldKind(field) === kind ? [[field, after]] : [],
      ),
    )
  const writes: Write[] = []
  const [own, identity] = [fieldsOf('member'), fieldsOf('member-identity')]
  if (Object.keys(own).length > 0) writes.push({ kind: 'member', entity: member, fields: own })
  if (Object.keys(identity).length > 0)
    writes.push(
      identityId
        ? { kind: 'member-identity', entity: identityId, fields: identity }
        : { kind: 'member-identity', entity: await newId(), fields: { member, ...identity } },
    )
  if (joinedOn && differences.some(({ field }) => field === 'joinedOn'))
    writes.push({ kind: 'member-event', entity: await newId(), fields: joiningOf(member, joinedOn) })
  return writes
}

/**
 * The writes of one import: a new member with identity and day of joining where the file has them; of a member held only
 * what differs.
 */
export const importWrites = async (
  rows: readonly ImportRow[],
  newId: () => Promise<EntityId>,
): Promise<readonly Write[]> => {
  const writes: Write[] = []
  for (const row of rows)
    writes.push(
      ...(row.existing ? await changeWrites(row.existing, row, newId) : await newWrites(row, newId)),
    )
  return writes
}

/** What a column may be taken for. */
export const columnOptions = (
  messages: Messages,
): readonly { readonly value: ImportField; readonly label: string }[] =>
  importFields.map((value) => ({ value, label: importLabel(value, messages) }))

/** What is wrong with a mapping, as sentences. */
export const mappingProblems = (mapping: Mapping, messages: Messages): readonly string[] => {
  return checkMapping(mapping).map((problem) => sentenceOf(messages.sheet.mapping, problem))
}
