import type { Host } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import type { Progress } from '../engine.ts'
import { applyStep, type Session } from './session.ts'

/** About how many changes one index transaction takes while an index is made anew; twice as many take a third more memory. */
export const rebuildBatch = 10_000

/** What reading a journal found. */
export interface Journal {
  /** Of whole frames, from where reading began. */
  readonly segments: readonly Segment[]
  /** Where the sound part ends. */
  readonly end: number
  /** Bytes at the end that are no whole frame. */
  readonly torn: number
  /** Damaged stretches with whole frames after them. */
  readonly damaged: number
}

/** Reads a journal from where a frame begins. */
export const readJournal = async (
  { host, crypto, workspace }: { readonly host: Host; readonly crypto: Crypto; readonly workspace: string },
  from: number,
  onProgress: (progress: Progress) => void,
): Promise<Journal> => {
  const size = await host.journalSize(workspace)
  const read = (offset: number, length: number) => host.journalRead(workspace, offset, length)
  const segments: Segment[] = []
  let end = from
  let torn = 0
  let damaged = 0
  for await (const event of scanFrames(crypto, { size, read }, from)) {
    if (event.type === 'frame') {
      segments.push(...frameSegments(event.frame.payload))
      onProgress({ stage: 'replay', done: event.frame.next, total: size })
    } else if (event.type === 'damage') damaged++
    else {
      end = event.at
      torn = event.bytes
    }
  }
  return { segments, end, torn, damaged }
}

/** How many changes some segments or rows hold. */
export const countOf = (segments: readonly { readonly count: number }[]): number =>
  segments.reduce((sum, { count }) => sum + count, 0)

/** Takes segments of the journal into the index, in portions. */
export const replay = async (
  session: Session,
  unordered: readonly Segment[],
  end: number,
  onProgress: (progress: Progress) => void,
): Promise<void> => {
  // What a former name of this PC wrote lies here twice: as saves, then signed. Only the signed can travel, so it counts.
  const segments = [
    ...unordered.filter(({ sig }) => sig !== null),
    ...unordered.filter(({ sig }) => sig === null),
  ]
  const total = countOf(segments)
  let done = 0
  let at = 0
  while (at < segments.length) {
    const portion: Segment[] = []
    let size = 0
    while (at < segments.length && size < rebuildBatch) {
      const segment = segments[at++]
      if (!segment) break
      portion.push(segment)
      size += segment.count
    }
    const read = await readAll(session.crypto, portion)
    const statements = await statementsIn(session.crypto, read)
    // Only the last portion moves the watermark: stopped half-way, all of it is replayed again.
    const watermark = at >= segments.length ? end : session.journalSize
    await applyStep(session, { segments: read, statements }, watermark)
    done += size
    onProgress({ stage: 'index', done, total })
  }
}

/** The highest record number this PC minted this year, so that a lost counter never gives a number twice. */
export const mintedSoFar = async (session: Session): Promise<number> => {
  const { db, keys, now } = session
  const prefix = `/${keys.device}/${new Date(now()).getFullYear()}/`
  const numbers = (await db.chunk.toCollection().primaryKeys()).flatMap((key) => {
    const at = key.indexOf(prefix)
    return at < 0 ? [] : [Number(key.slice(at + prefix.length))]
  })
  return numbers.length === 0 ? 0 : (Math.max(...numbers) + 1) * 500
}
