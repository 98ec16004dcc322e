import type { FoldedRecord } from '#shared/sync/fold.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import type { IndexDb } from '../db/schema.ts'
import type { Session } from './session.ts'

/** Answers again what was worked out before, as long as nothing was written: every write makes the journal longer. */
export const whileUnchanged = <Given extends string, T>(
  compute: (session: Session, given: Given) => Promise<T>,
): ((session: Session, given: Given) => Promise<T>) => {
  const known = new WeakMap<Session, { readonly size: number; readonly answers: Map<Given, T> }>()
  return async (session, given) => {
    const size = session.journalSize
    const held = known.get(session)
    const answers = held?.size === size ? held.answers : new Map<Given, T>()
    const answer = answers.has(given) ? (answers.get(given) as T) : await compute(session, given)
    known.set(session, { size, answers: answers.set(given, answer) })
    return answer
  }
}

/** Chunks read at a time. */
const portion = 8

/**
 * All records of the index that `wanted` takes. What a chunk gave is kept until it changes, so that asking again after a
 * write reads only what the write touched; few records are to be wanted.
 */
export const createFinder = (
  wanted: (record: FoldedRecord) => boolean,
): ((db: IndexDb) => Promise<readonly FoldedRecord[]>) => {
  interface Found {
    readonly version: number
    readonly records: readonly FoldedRecord[]
  }
  const known = new WeakMap<IndexDb, ReadonlyMap<string, Found>>()
  return async (db) => {
    const before = known.get(db)
    // Index keys alone tell which chunks are new.
    const rows = (await db.chunk.orderBy('[kind+key+version]').keys()) as unknown as readonly [
      kind: string,
      key: string,
      version: number,
    ][]
    const now = new Map<string, Found>()
    const missing: string[] = []
    for (const [, key, version] of rows) {
      const held = before?.get(key)
      if (held?.version === version) now.set(key, held)
      else missing.push(key)
    }
    for (let at = 0; at < missing.length; at += portion) {
      for (const row of await db.chunk.bulkGet(missing.slice(at, at + portion))) {
        if (row) now.set(row.key, { version: row.version, records: unpackRecords(row.text).filter(wanted) })
      }
    }
    known.set(db, now)
    return rows.flatMap(([, key]) => now.get(key)?.records ?? [])
  }
}
