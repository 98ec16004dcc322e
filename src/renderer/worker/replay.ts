import type { Host } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import type { Progress } from '../engine.ts'
import { applyStep, type Session } from './session.ts'

/** About how many changes one index transaction takes while an index is made anew; twice as many take a third more memory. */
export const rebuildBatch = 10_000

/** A journal to read. */
export interface JournalPlace {
  readonly host: Pick<Host, 'journalSize' | 'journalRead'>
  readonly crypto: Pick<Crypto, 'digest'>
  readonly workspace: string
}

/** Where frames lie, and which sorts of segments they hold. */
interface Stretch {
  readonly from: number
  to: number
  signed: boolean
  unsigned: boolean
}

/** Shorter stretches are not told apart: reading one again reads about this much in any case. */
const leastStretch = 16 * 1024 * 1024

/** What reading a journal through found; the text itself is read again when its turn comes. */
export interface Journal {
  /** Where whole frames lie, from where reading began; other bytes may lie among them. */
  readonly stretches: readonly Readonly<Stretch>[]
  /** How many changes they hold. */
  readonly changes: number
  /** Where the sound part ends. */
  readonly end: number
  /** Bytes at the end that are no whole frame. */
  readonly torn: number
  /** Damaged stretches with whole frames after them. */
  readonly damaged: number
}

/** Reads a journal through from where a frame begins, holding one frame at a time. */
export const readJournal = async (
  { host, crypto, workspace }: JournalPlace,
  from: number,
  onProgress: (progress: Progress) => void,
  least = leastStretch,
): Promise<Journal> => {
  const size = await host.journalSize(workspace)
  const read = (offset: number, length: number) => host.journalRead(workspace, offset, length)
  const stretches: Stretch[] = []
  let changes = 0
  let end = from
  let torn = 0
  let damaged = 0
  for await (const event of scanFrames(crypto, { size, read }, from)) {
    if (event.type === 'frame') {
      const { at, next, payload } = event.frame
      const segments = frameSegments(payload)
      const signed = segments.some(({ sig }) => sig !== null)
      const unsigned = segments.some(({ sig }) => sig === null)
      const last = stretches.at(-1)
      if (last && (last.to - last.from < least || (last.signed === signed && last.unsigned === unsigned))) {
        last.to = next
        last.signed ||= signed
        last.unsigned ||= unsigned
      } else stretches.push({ from: at, to: next, signed, unsigned })
      changes += countOf(segments)
      onProgress({ stage: 'replay', done: next, total: size })
    } else if (event.type === 'damage') damaged++
    else {
      end = event.at
      torn = event.bytes
    }
  }
  return { stretches, changes, end, torn, damaged }
}

/** A journal and what was appended to it since. */
export const withAppended = async (
  place: JournalPlace,
  journal: Journal,
  onProgress: (progress: Progress) => void,
): Promise<Journal> => {
  const { stretches, changes, end, torn } = await readJournal(place, journal.end, onProgress)
  return {
    ...journal,
    stretches: [...journal.stretches, ...stretches],
    changes: journal.changes + changes,
    end,
    torn,
  }
}

/** How many changes some segments or rows hold. */
export const countOf = (segments: readonly { readonly count: number }[]): number =>
  segments.reduce((sum, { count }) => sum + count, 0)

/**
 * The segments of a journal in portions of about so many changes, so that never more than one is held. What a former name
 * of this PC wrote lies here twice: as saves, then signed. Only the signed can travel, so it counts, and comes first.
 */
export async function* portionsOf(
  { host, crypto, workspace }: JournalPlace,
  { stretches, end, torn }: Journal,
  size = rebuildBatch,
): AsyncGenerator<readonly Segment[], void> {
  const read = (offset: number, length: number) => host.journalRead(workspace, offset, length)
  let portion: Segment[] = []
  let count = 0
  for (const sort of ['signed', 'unsigned'] as const) {
    for (const stretch of stretches) {
      if (!stretch[sort]) continue
      // To the end of what was read through: a write counts by how it goes on.
      for await (const event of scanFrames(crypto, { size: end + torn, read }, stretch.from)) {
        if (event.type !== 'frame') continue
        if (event.frame.at >= stretch.to) break
        for (const segment of frameSegments(event.frame.payload)) {
          if ((segment.sig !== null) !== (sort === 'signed')) continue
          portion.push(segment)
          count += segment.count
          if (count < size) continue
          yield portion
          portion = []
          count = 0
        }
      }
    }
  }
  if (portion.length > 0) yield portion
}

/** Takes a journal into the index, in portions. */
export const replay = async (
  session: Session,
  journal: Journal,
  onProgress: (progress: Progress) => void,
  size = rebuildBatch,
): Promise<void> => {
  const { host, crypto, keys } = session
  const place = { host, crypto, workspace: keys.workspace }
  let done = 0
  for await (const portion of portionsOf(place, journal, size)) {
    const read = await readAll(crypto, portion)
    const statements = await statementsIn(crypto, read)
    done += countOf(portion)
    // Only the last portion moves the watermark: stopped half-way, all of it is replayed again.
    const watermark = done === journal.changes ? journal.end : session.journalSize
    await applyStep(session, { segments: read, statements }, watermark)
    onProgress({ stage: 'index', done, total: journal.changes })
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
