import { ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import type { Table } from '#shared/sheet/table.ts'
import { fileName } from './print.ts'
import type { Services } from './services.ts'
import { readTextTable, readWorkbook, template, writeWorkbook } from './sheet/client.ts'

/** Writes tables as one workbook and saves it where the person says; the name it got, or null when cancelled. */
export const saveTables = async (
  { host }: Pick<Services, 'host'>,
  tables: readonly Table[],
  name: string,
): Promise<Result<string | null, HostProblem>> => {
  const wanted = fileName(name)
  const saved = await host.saveFile(wanted, await writeWorkbook(tables))
  return saved.ok ? ok(saved.value ? wanted : null) : saved
}

/** Reads a chosen table: a workbook, or a text of columns when its name says so. */
export const openTable = (name: string, bytes: Uint8Array): ReturnType<typeof readWorkbook> =>
  /\.(csv|txt)$/i.test(name) ? readTextTable(bytes) : readWorkbook(bytes)

/** Reads a chosen workbook: its visible sheets, or why it cannot be read. */
export const openWorkbook = (bytes: Uint8Array): ReturnType<typeof readWorkbook> => readWorkbook(bytes)

export type { TemplateFileProblem } from './sheet/template.ts'

/** A school's own workbook: looking into it, looking for room for so many rows, filling it. */
export const templates = template

/** Saves a filled template under its own ending where the person says; the name it got, or null when cancelled. */
export const saveFilled = async (
  { host }: Pick<Services, 'host'>,
  bytes: Uint8Array,
  name: string,
): Promise<Result<string | null, HostProblem>> => {
  const wanted = fileName(name)
  const saved = await host.saveFile(wanted, bytes)
  return saved.ok ? ok(saved.value ? wanted : null) : saved
}
