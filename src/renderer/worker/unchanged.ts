import type { FoldedRecord } from '#shared/sync/fold.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { hasMark, type Mark } from '../db/marks.ts'
import { chunksMarked } from '../db/schema.ts'
import type { Session } from './session.ts'

/** Answers again what was worked out before, as long as nothing was written; each question, if there are several, for itself. */
export const whileUnchanged = <Given extends readonly [] | readonly [string], T>(
  compute: (session: Session, ...given: Given) => Promise<T>,
): ((session: Session, ...given: Given) => Promise<T>) => {
  type Answers = Map<string | undefined, T>
  const known = new WeakMap<Session, { readonly steps: number; readonly answers: Answers }>()
  return async (session, ...given) => {
    const { steps } = session
    const [question] = given
    const held = known.get(session)
    const answers: Answers = held?.steps === steps ? held.answers : new Map()
    const answer = answers.has(question) ? (answers.get(question) as T) : await compute(session, ...given)
    known.set(session, { steps, answers: answers.set(question, answer) })
    return answer
  }
}

/** Chunks read at a time. */
const portion = 32

/**
 * The records of the index that have a mark. What a chunk gave is kept until it changes, so that asking again after a write
 * reads only what the write touched.
 */
export const createFinder = (mark: Mark): ((session: Session) => Promise<readonly FoldedRecord[]>) => {
  interface Found {
    readonly version: number
    readonly records: readonly FoldedRecord[]
  }
  // An index made anew has a map of its own.
  const known = new WeakMap<ReadonlyMap<string, number>, Map<string, Found>>()
  return async (session) => {
    const { db, written } = session
    const before = known.get(written)
    const found = new Map<string, Found>()
    known.set(written, found)
    const missing: string[] = []
    for (const key of await chunksMarked(db, mark)) {
      const held = before?.get(key)
      if (held && held.version === (written.get(key) ?? held.version)) found.set(key, held)
      else missing.push(key)
    }
    for (let at = 0; at < missing.length; at += portion) {
      for (const row of await db.chunk.bulkGet(missing.slice(at, at + portion))) {
        if (!row) continue
        const records = unpackRecords(row.text).filter((record) => hasMark(mark, record))
        found.set(row.key, { version: row.version, records })
      }
    }
    return [...found.values()].flatMap(({ records }) => records)
  }
}
