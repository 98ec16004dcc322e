import type { BlobId } from '#shared/base/id.ts'
import { ChainIndex } from '#shared/sync/chain.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { parseSegment, type ReadSegment } from '#shared/sync/segment-parse.ts'
import type { ChangeStore } from '#shared/sync/store.ts'
import type { IndexDb } from './schema.ts'
import { putSegments, rowSegment, runsOf } from './segment-rows.ts'

/** How many segments are read at once while scanning. */
const scanBatch = 50

/** The change store over the index of one workspace. Positions are those of the segment rows. */
export const createDexieChangeStore = (db: IndexDb, crypto: Pick<Crypto, 'digest'>): ChangeStore => {
  const read = async (segment: Segment): Promise<ReadSegment> => {
    const parsed = await parseSegment(segment, crypto)
    if (!parsed) throw new Error('a segment holds as many changes as it says')
    return { segment, parsed }
  }
  return {
    append: async (segments) => {
      const parsed: ReadSegment[] = []
      for (const segment of segments) parsed.push(await read(segment))
      await db.transaction('rw', [db.segment, db.lines], () => putSegments(db, parsed))
    },
    intervals: async () => {
      const chains = new ChainIndex()
      for (const { device, first, prev, ids } of runsOf(await db.segment.toArray()))
        chains.addRun(device, first, prev, ids)
      return chains.intervals()
    },
    async *scan(since) {
      let after = since
      for (;;) {
        const rows = await db.segment.where('position').aboveOrEqual(after).limit(scanBatch).toArray()
        const lines = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
        for (const [i, row] of rows.entries()) {
          const position = row.position ?? 0
          yield { position, segment: rowSegment(row, lines[i]?.text ?? '') }
          after = position + 1
        }
        if (rows.length < scanBatch) return
      }
    },
    putBlob: async (id, bytes) => {
      await db.blob.put({ id, bytes })
    },
    getBlob: async (id: BlobId) => (await db.blob.get(id))?.bytes ?? null,
  }
}
