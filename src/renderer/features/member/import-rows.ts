import type { Write } from '#renderer/engine.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type CellInput, readText } from '#shared/sheet/cell.ts'
import type { ImportField } from '#shared/sheet/member-columns.ts'
import {
  checkMapping,
  findHeadingRow,
  guessMapping,
  importFields,
  type Mapping,
} from '#shared/sheet/member-columns.ts'
import { type ReadRow, type RowProblem, staffKey } from '#shared/sheet/member-rows.ts'
import type { MemberRow } from './rows.ts'

/** A sheet as it was read or pasted. */
export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly CellInput[])[]
}

/** One row of the file, read. */
export type ImportRow = ReadRow

/** Which field each column holds. */
export type ColumnMapping = Mapping

/** A cell as it is shown. */
export const cellText = (sheet: RawSheet, row: number, column: number): string => {
  const read = readText(sheet.rows[row]?.[column])
  return read.ok ? read.value : ''
}

/** Where the headings are and what each column holds, as guessed; the first row when nothing is recognised. */
export const guessSheet = (
  sheet: RawSheet,
): { readonly headingRow: number; readonly found: boolean; readonly mapping: Mapping } => {
  const at = findHeadingRow(sheet.rows)
  return { headingRow: at ?? 0, found: at !== null, mapping: guessMapping(sheet.rows[at ?? 0] ?? []) }
}

/** What is to become of a row: taken, taken only on demand, already there, or not to be taken. */
export type RowState = 'good' | 'doubt' | 'same' | 'bad'

export const rowState = (row: ReadRow): RowState =>
  row.existing ? 'same' : !row.ready ? 'bad' : row.problems.length > 0 ? 'doubt' : 'good'

/** The staff numbers of members held already. */
export const staffNumbers = (rows: readonly MemberRow[]): ReadonlyMap<string, EntityId> =>
  new Map(rows.flatMap(({ id, values }) => (values.staffNo ? [[staffKey(values.staffNo), id] as const] : [])))

/** The word for what a column holds. */
export const importLabel = (field: ImportField, messages: Messages): string => {
  if (field === 'joinedOn') return messages.sheet.joinedOn
  const identity = messages.member.identity.fields
  switch (field) {
    case 'idType':
    case 'idNumber':
    case 'bankAccount':
    case 'bankName':
      return identity[field]
    default:
      return messages.member.fields[field]
  }
}

/** What is wrong in a row, as a sentence with the column in front. */
export const rowProblemText = ({ field, fault }: RowProblem, messages: Messages): string => {
  const sentence = sentenceOf(messages.sheet.faults, fault)
  return field ? messages.check.at(importLabel(field, messages), sentence) : sentence
}

/** The writes of one import: each row a member, with identity and day of joining where the file has them. */
export const importWrites = async (
  rows: readonly ReadRow[],
  newId: () => Promise<EntityId>,
): Promise<readonly Write[]> => {
  const writes: Write[] = []
  for (const { values, identity, joinedOn } of rows) {
    const member = await newId()
    writes.push({ kind: 'member', entity: member, fields: values })
    if (identity) {
      writes.push({ kind: 'member-identity', entity: await newId(), fields: { member, ...identity } })
    }
    if (joinedOn) {
      writes.push({
        kind: 'member-event',
        entity: await newId(),
        fields: { member, event: 'joined', day: joinedOn },
      })
    }
  }
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
