import { chunkKey } from '#shared/sync/chunk.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import { marksOf } from './marks.ts'
import { type BlobRow, type ChunkRow, type IndexDb, kindKey, type MetaRow } from './schema.ts'
import { putSegments } from './segment-rows.ts'

/** What one step of the engine writes to the index, all of it or nothing. The journal holds it already. */
export interface Commit {
  readonly segments: readonly ReadSegment[]
  /** The records folded again. */
  readonly records: Iterable<FoldedRecord>
  readonly meta: readonly MetaRow[]
  readonly blobs: readonly BlobRow[]
}

/** The meta row with the number of rows after the last step: fewer at the next start means a damaged index. */
export const countsKey = 'counts'

const byChunk = (records: Iterable<FoldedRecord>): ReadonlyMap<string, FoldedRecord[]> => {
  const chunks = new Map<string, FoldedRecord[]>()
  for (const record of records) {
    const key = chunkKey(record.kind, record.entity)
    const row = chunks.get(key)
    if (row) row.push(record)
    else chunks.set(key, [record])
  }
  return chunks
}

/** The chunk rows with some records put in or replaced. */
const mergedChunks = (
  held: readonly (ChunkRow | undefined)[],
  chunks: ReadonlyMap<string, readonly FoldedRecord[]>,
): ChunkRow[] =>
  [...chunks].map(([key, records], i) => {
    const row = held[i]
    const kind = records[0]?.kind ?? ''
    const merged = new Map(row ? unpackRecords(row.text).map((record) => [record.entity, record]) : [])
    for (const record of records) merged.set(record.entity, record)
    const all = [...merged.values()]
    return { key, kind, version: (row?.version ?? 0) + 1, text: packRecords(kind, all), marks: marksOf(all) }
  })

/**
 * Writes a step in one strict transaction; gives the chunks that were written. Nothing but Dexie is awaited inside, or it
 * would commit early.
 */
export const writeCommit = async (db: IndexDb, commit: Commit): Promise<readonly ChunkRow[]> => {
  const chunks = byChunk(commit.records)
  const held = await db.chunk.bulkGet([...chunks.keys()])
  const rows = mergedChunks(held, chunks)
  const kinds = [...new Set(rows.map(({ kind }) => kindKey(kind)))]
  const before = await db.meta.bulkGet(kinds)
  // One made anew never has a number of the one before it, which a window may still know.
  const numbers = kinds.map((key, i) => ({ key, value: Number(before[i]?.value ?? Date.now()) + 1 }))
  await db.transaction('rw', [db.segment, db.lines, db.chunk, db.meta, db.blob], async () => {
    await putSegments(db, commit.segments)
    await db.chunk.bulkPut(rows)
    await db.blob.bulkPut([...commit.blobs])
    const value = [await db.segment.count(), await db.lines.count(), await db.chunk.count()]
    await db.meta.bulkPut([...commit.meta, ...numbers, { key: countsKey, value }])
  })
  return rows
}

/** Empties everything that the journal can give again. */
export const clearIndex = (db: IndexDb): Promise<void> =>
  db.transaction('rw', [db.segment, db.lines, db.chunk, db.meta], async () => {
    await db.segment.clear()
    await db.lines.clear()
    await db.chunk.clear()
    await db.meta.clear()
  })
