import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import type { CondolencePack } from '#shared/rules/condolence.ts'
import { createJudge } from '#shared/rules/condolence-records.ts'
import {
  type ColumnsAs,
  guessSheetBy,
  headingsOf,
  type RawSheet,
  type SheetGuess,
  sheetColumns,
} from '#shared/sheet/guess-sheet.ts'
import {
  checkVisitColumns,
  findVisitHeadings,
  guessVisitColumns,
  type VisitField,
  visitFields,
} from '#shared/sheet/visit-columns.ts'
import {
  readVisitRows,
  type VisitContext,
  type VisitImportRow,
  type VisitRowProblem,
} from '#shared/sheet/visit-rows.ts'
import type { VisitData } from './model.ts'

export { headingsOf, type RawSheet, sheetColumns }

/** Where the headings of an old list are and what its columns hold. */
export type VisitGuess = SheetGuess<VisitField>
/** What holds for rows that say nothing of it. */
export type ForAll = VisitContext['forAll']

/** Guesses a sheet of an old list. */
export const guessVisits = (
  sheet: RawSheet,
  remembered: (headings: readonly string[]) => ColumnsAs<VisitField> | null,
  said: number | null = null,
): VisitGuess => guessSheetBy(sheet, { guess: guessVisitColumns, find: findVisitHeadings, remembered }, said)

/** What may be remembered of columns, if `value` is such. */
export const readVisitColumns = (value: unknown): ColumnsAs<VisitField> | null =>
  Array.isArray(value) && value.every((one) => one === null || visitFields.some((field) => field === one))
    ? value
    : null

/** The word for what a column holds. */
export const visitLabel = (field: VisitField, messages: Messages): string => {
  const { fields, parts } = messages.condolence
  if (field === 'name' || field === 'staffNo') return messages.member.fields[field]
  if (field === 'amount' || field === 'form' || field === 'item' || field === 'payer')
    return parts.gift[field]
  return fields[field]
}

/** What a column may be taken for. */
export const visitOptions = (messages: Messages) =>
  visitFields.map((value) => ({ value, label: visitLabel(value, messages) }))

/** What is wrong with the columns, as sentences. */
export const columnSentences = (guess: VisitGuess, forAll: ForAll, messages: Messages): readonly string[] =>
  checkVisitColumns(guess.mapping, { event: forAll.event !== null }).map((problem) =>
    sentenceOf(messages.border.visits.columns, problem),
  )

/** What is wrong in a row, as a sentence with the column in front. */
export const visitProblemSentence = ({ field, fault }: VisitRowProblem, messages: Messages): string => {
  const words = { ...messages.sheet.faults, ...messages.border.visits.faults }
  const sentence = sentenceOf(words, fault)
  return field ? messages.check.at(visitLabel(field, messages), sentence) : sentence
}

/** What is to become of a row: taken, taken on demand, or not at all. */
export type VisitRowState = 'good' | 'doubt' | 'bad'

export const visitRowState = (row: VisitImportRow): VisitRowState =>
  !row.ready ? 'bad' : row.problems.length > 0 ? 'doubt' : 'good'

/** A row with what the rules of its day would have said. */
export interface JudgedRow extends VisitImportRow {
  readonly verdict: Verdict | null
}

/**
 * Judges the rows as if they had been in the ledger all along, by the rules of their days and beside each other. Nothing is
 * refused: what the rules say is written down with a reason.
 */
export const judgeRows = (
  rows: readonly VisitImportRow[],
  data: Pick<VisitData, 'visits' | 'members' | 'events'>,
  today: Day,
  packOn: (day: Day) => CondolencePack | null,
): readonly JudgedRow[] => {
  const idOf = (row: VisitImportRow) => `row ${row.row}` as EntityId
  const homeOf = new Map(data.members.map(({ id, home }) => [id, home]))
  const drafts = rows
    .filter(({ ready }) => ready)
    .map(
      (row): Rec<Visit> => ({
        id: idOf(row),
        kind: 'visit',
        home: (row.values.member && homeOf.get(row.values.member)) ?? '',
        values: row.values,
        life: 'active',
        conflicts: [],
        waiting: [],
        approval: 'none',
        erased: [],
        editedWhileVoided: false,
        changedAt: 0,
      }),
    )
  const judge = createJudge({ ...data, visits: [...data.visits, ...drafts] }, today)
  return rows.map((row) => ({
    ...row,
    verdict: row.ready ? judge(packOn(visitDay(row.values) ?? today), row.values, idOf(row)) : null,
  }))
}

/** The visits of some rows as they are saved: with what the rules say, and the reason where they say more than yes. */
export const visitsOf = (rows: readonly JudgedRow[], reason: string): readonly Visit[] =>
  rows.map(({ values, verdict }) => ({
    ...values,
    ...(verdict ? { verdict } : {}),
    ...(verdict && verdict.state !== 'allowed' ? { overrideReason: reason } : {}),
  }))

/** Reads the rows of a sheet against the ledger. */
export const visitRowsOf = (
  sheet: RawSheet,
  guess: VisitGuess,
  data: Pick<VisitData, 'visits' | 'members'>,
  forAll: ForAll,
  today: Day,
  messages: Messages,
): readonly VisitImportRow[] =>
  readVisitRows(sheet.rows, guess.headingRow, guess.mapping, {
    today,
    words: messages,
    members: data.members,
    recorded: data.visits.filter(({ life }) => life !== 'void').map(({ values }) => values),
    forAll,
  })
