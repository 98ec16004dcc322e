import { writeXlsx } from 'hucre/xlsx'
import type { ChosenFile } from './pages/frame.ts'

/** A workbook of one sheet, as an office would send it. */
export const workbook = async (
  name: string,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<ChosenFile> => ({
  name,
  bytes: await writeXlsx({ sheets: [{ name: '名册', rows: rows.map((row) => [...row]) }] }),
})
