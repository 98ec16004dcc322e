import { useCallback } from 'react'
import type { SaveProblem } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import { openWorkbook } from '#renderer/workbook.ts'
import type { SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Mapping } from '#shared/sheet/member-columns.ts'
import { type ReadRow, readRows } from '#shared/sheet/member-rows.ts'
import { importWrites, type RawSheet, staffNumbers } from './import-rows.ts'
import type { MemberRow } from './rows.ts'

/** Reading a roster and taking its rows in as one save. */
export const useImport = () => {
  const { engine, today } = useServices()
  const read = useCallback(
    (
      sheet: RawSheet,
      headingRow: number,
      mapping: Mapping,
      rows: readonly MemberRow[],
      messages: Messages,
    ): readonly ReadRow[] =>
      readRows(sheet.rows, headingRow, mapping, {
        today: today(),
        words: messages,
        existing: staffNumbers(rows),
      }),
    [today],
  )
  return {
    read,
    open: (bytes: Uint8Array) => openWorkbook(bytes),
    save: async (rows: readonly ReadRow[]): Promise<Result<SaveId, SaveProblem>> =>
      engine.save(await importWrites(rows, engine.newId)),
  }
}
