import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import { openWorkbook } from '#renderer/workbook.ts'
import type { SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import { memberIdentity } from '#shared/domain/member.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Mapping } from '#shared/sheet/member-columns.ts'
import { readRows } from '#shared/sheet/member-rows.ts'
import { compareRows, type ImportRow, importWrites, knownBy, type RawSheet } from './import-rows.ts'
import type { MemberRow } from './rows.ts'

/** Reading a roster and taking its rows in as one save. */
export const useImport = () => {
  const { engine, records, today } = useServices()
  const identities = useLiveQuery(() => records.list(memberIdentity), [records])
  const read = useCallback(
    (
      sheet: RawSheet,
      headingRow: number,
      mapping: Mapping,
      rows: readonly MemberRow[],
      messages: Messages,
    ): readonly ImportRow[] | undefined =>
      identities &&
      compareRows(
        readRows(sheet.rows, headingRow, mapping, { today: today(), words: messages, known: knownBy(rows) }),
        rows,
        identities,
      ),
    [today, identities],
  )
  return {
    read,
    open: (bytes: Uint8Array) => openWorkbook(bytes),
    save: async (rows: readonly ImportRow[]): Promise<Result<SaveId, SaveProblem>> =>
      engine.save(await importWrites(rows, engine.newId)),
  }
}
