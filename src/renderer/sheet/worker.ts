import { expose, transfer } from 'comlink'
import type { Table } from '#shared/sheet/table.ts'
import { readCsv } from './csv.ts'
import { readWorkbook } from './read.ts'
import { templates } from './template.ts'
import { writeWorkbook } from './write.ts'

/** What the page may ask of this worker. */
export const service = {
  write: async (tables: readonly Table[]): Promise<Uint8Array> => {
    const bytes = await writeWorkbook(tables)
    return transfer(bytes, [bytes.buffer as ArrayBuffer])
  },
  read: readWorkbook,
  readCsv,
  openTemplate: templates.open,
  roomInTemplate: templates.room,
  fillTemplate: templates.fill,
}

expose(service)
