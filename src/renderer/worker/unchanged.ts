import type { FoldedRecord } from '#shared/sync/fold.ts'
import { unpackFolded, unpackRecords } from '#shared/sync/record-pack.ts'
import { chunkVersions } from '../db/schema.ts'
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

/** Keys and versions of all chunks. The engine alone writes, so that it looks once. */
const chunksOf = async (session: Session): Promise<ReadonlyMap<string, number>> => {
  if (session.chunks) return session.chunks
  session.chunks = new Map((await chunkVersions(session.db)).map(({ key, version }) => [key, version]))
  return session.chunks
}

/** Chunks read at a time. */
const portion = 32

/**
 * The records of the index that `wanted` takes, of those that are more than one write which counts in whole (`unpackFolded`),
 * and all records of some kinds. What a chunk gave is kept until it changes, so that asking again after a write reads only
 * what the write touched; few records are to be wanted.
 */
export const createFinder = (
  wanted: (record: FoldedRecord) => boolean,
  kinds: readonly string[] = [],
): ((session: Session) => Promise<readonly FoldedRecord[]>) => {
  interface Found {
    readonly version: number
    readonly records: readonly FoldedRecord[]
  }
  // An index made anew has a map of its own.
  const known = new WeakMap<ReadonlyMap<string, number>, Map<string, Found>>()
  return async (session) => {
    const { db } = session
    const chunks = await chunksOf(session)
    const found = known.get(chunks) ?? new Map<string, Found>()
    known.set(chunks, found)
    const missing = [...chunks].flatMap(([key, version]) =>
      found.get(key)?.version === version ? [] : [key],
    )
    for (let at = 0; at < missing.length; at += portion) {
      for (const row of await db.chunk.bulkGet(missing.slice(at, at + portion))) {
        if (!row) continue
        const isWhole = kinds.includes(row.kind)
        const records = isWhole ? unpackRecords(row.text) : unpackFolded(row.text).filter(wanted)
        found.set(row.key, { version: row.version, records })
      }
    }
    return [...chunks.keys()].flatMap((key) => found.get(key)?.records ?? [])
  }
}
