import { IndexDb } from '#renderer/db/schema.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import type { TestPc } from './engine.ts'

/** Every record as the index of a PC holds it now. */
export const recordsOf = async ({ workspace }: TestPc): Promise<ReadonlyMap<RecordKey, FoldedRecord>> => {
  const found = new Map<RecordKey, FoldedRecord>()
  const db = new IndexDb(workspace.id)
  for (const { text } of await db.chunk.toArray()) {
    for (const record of unpackRecords(text)) found.set(recordKey(record.kind, record.entity), record)
  }
  db.close()
  return found
}

/** What lists show of some kinds, in an order of its own. */
export const shownOf = async (pc: TestPc, kinds: readonly string[]): Promise<unknown> => {
  const all: Record<string, unknown> = {}
  for (const kind of kinds) {
    for (const { id, values, life, conflicts } of await pc.records.list({ kind, fields: {} }))
      all[`${kind}/${id}`] = { values, life, conflicts: [...conflicts].sort() }
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}
