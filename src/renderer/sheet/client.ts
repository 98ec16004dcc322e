import { type Remote, wrap } from 'comlink'
import type { Result } from '#shared/base/result.ts'
import type { Table } from '#shared/sheet/table.ts'
import type { ReadProblem, ReadSheet } from './read.ts'
import type { templates } from './template.ts'
import type { service } from './worker.ts'

let remote: Remote<typeof service> | null = null

const connect = (): Remote<typeof service> => {
  if (remote) return remote
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sheet' })
  remote = wrap<typeof service>(worker)
  return remote
}

/** Writes tables as one .xlsx workbook, in a worker that is started on first use. */
export const writeWorkbook = (tables: readonly Table[]): Promise<Uint8Array> => connect().write(tables)

/** Reads an .xlsx or .xls file in the same worker; the bytes are copied and stay usable. */
export const readWorkbook = (bytes: Uint8Array): Promise<Result<readonly ReadSheet[], ReadProblem>> =>
  connect().read(bytes)

/** Reads a text of columns (CSV) in the same worker. */
export const readTextTable = (bytes: Uint8Array): Promise<Result<readonly ReadSheet[], ReadProblem>> =>
  connect().readCsv(bytes)

/** A school's own workbook in the same worker: looking into it, looking for room, filling it. */
export const template = {
  open: (...of: Parameters<typeof templates.open>): ReturnType<typeof templates.open> =>
    connect().openTemplate(...of),
  room: (...of: Parameters<typeof templates.room>): ReturnType<typeof templates.room> =>
    connect().roomInTemplate(...of),
  fill: (...of: Parameters<typeof templates.fill>): ReturnType<typeof templates.fill> =>
    connect().fillTemplate(...of),
}
