import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { useServices } from '#renderer/services.ts'
import { openTable, saveTables } from '#renderer/workbook.ts'
import { memberIdentity } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { RecordFormat } from '#shared/i18n/record-text.ts'
import { reconcile } from '#shared/sheet/member-reconcile.ts'
import { readRows } from '#shared/sheet/member-rows.ts'
import type { Guess, RawSheet } from './import-rows.ts'
import {
  ownMembers,
  type ReconcileLine,
  reconcileCounts,
  reconcileLines,
  reconcileTable,
} from './reconcile-rows.ts'
import type { MemberRow } from './rows.ts'

/** What a person chose to compare with: a sheet and what its columns are. */
export interface OtherList {
  readonly sheet: RawSheet
  readonly guess: Guess
}

const nobody = { byStaffNo: new Map(), byPerson: new Map() }

/** Two lists held against each other; undefined while the records are read. */
export const useReconciliation = (
  other: OtherList,
  rows: readonly MemberRow[],
  messages: Messages,
  format: RecordFormat,
) => {
  const { records, today } = useServices()
  const identities = useLiveQuery(() => records.list(memberIdentity), [records])
  const now = today()
  const found = useMemo(() => {
    if (!identities) return undefined
    const { sheet, guess } = other
    const { headingRow, mapping } = guess
    const read = readRows(sheet.rows, headingRow, mapping, { today: now, words: messages, known: nobody })
    const result = reconcile(ownMembers(rows, identities), read, mapping, sheet.rows)
    const lines = reconcileLines(result, rows, messages, format)
    const unread = read.filter(({ problems }) =>
      problems.some(({ fault }) => fault.type !== 'no-name'),
    ).length
    return { lines, counts: reconcileCounts(result), unread }
  }, [other, identities, rows, now, messages, format])
  return found
}

/** Reading the other list and saving what came out. */
export const useReconcileFiles = (messages: Messages) => {
  const services = useServices()
  const t = messages.border.reconcile
  return {
    open: openTable,
    save: (lines: readonly ReconcileLine[], summary: string) =>
      saveTables(
        services,
        [reconcileTable(lines, summary, services.workspace.name, messages)],
        t.file(services.workspace.name, services.today()),
      ),
  }
}
