import { fieldOf } from '#shared/domain/registry.ts'
import type { Host } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { FactState } from '#shared/sync/fact-state.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { clearIndex } from '../db/commit.ts'
import { IndexDb, type SegmentRow } from '../db/schema.ts'
import { rowSegment } from '../db/segment-rows.ts'
import type { OpenReport, Progress } from '../engine.ts'
import { applyStep, loadFacts, metaKey, type Session } from './session.ts'

/** About how many changes one index transaction takes while an index is made anew. */
const rebuildBatch = 20_000

interface Journal {
  /** Frames from the watermark on, or from the start. */
  readonly segments: readonly Segment[]
  /** Where the sound part ends. */
  readonly end: number
  readonly torn: number
  readonly damaged: number
}

const readJournal = async (
  host: Host,
  crypto: Crypto,
  workspace: string,
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

const countOf = (segments: readonly { readonly count: number }[]): number =>
  segments.reduce((sum, { count }) => sum + count, 0)

/** Takes segments of the journal into the index, in portions. */
const replay = async (
  session: Session,
  segments: readonly Segment[],
  end: number,
  onProgress: (progress: Progress) => void,
): Promise<void> => {
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
const mintedSoFar = (rows: readonly { readonly key: string }[], device: string, year: number): number => {
  const prefix = `/${device}/${year}/`
  const chunks = rows.flatMap(({ key }) => {
    const at = key.indexOf(prefix)
    return at < 0 ? [] : [Number(key.slice(at + prefix.length))]
  })
  return chunks.length === 0 ? 0 : (Math.max(...chunks) + 1) * 500
}

const isSound = async (db: IndexDb, journalSize: number): Promise<boolean> => {
  const watermark = await db.meta.get(metaKey.watermark)
  if (typeof watermark?.value !== 'number' || watermark.value > journalSize) return false
  const counts = await db.meta.get(metaKey.counts)
  const now = [await db.segment.count(), await db.lines.count(), await db.chunk.count()]
  return JSON.stringify(counts?.value) === JSON.stringify(now)
}

/** What the index holds and the journal does not: written back, so that neither alone decides what is lost. */
const segmentsOnlyInIndex = async (db: IndexDb, journal: readonly Segment[]): Promise<readonly Segment[]> => {
  const ends = new Map<string, number>()
  for (const { device, first, count } of journal) {
    ends.set(device, Math.max(ends.get(device) ?? 0, first + count - 1))
  }
  const rows: SegmentRow[] = await db.segment.toArray()
  const missing = rows.filter(({ device, first, count }) => first + count - 1 > (ends.get(device) ?? 0))
  const lines = await db.lines.bulkGet(missing.map(({ position }) => position ?? -1))
  return missing.flatMap((row, i) => {
    const text = lines[i]?.text
    return text === undefined ? [] : [rowSegment(row, text)]
  })
}

/**
 * Opens a workspace: cuts a torn tail off, replays what the index lacks, and makes the index anew when it disagrees with
 * the journal. The journal is the truth; what only the index still holds goes back into it first.
 */
export const openSession = async (
  host: Host,
  crypto: Crypto,
  keys: Keys,
  now: () => number,
  onProgress: (progress: Progress) => void,
): Promise<{ readonly session: Session; readonly report: Omit<OpenReport, 'workspace'> }> => {
  const { workspace } = keys
  const db = new IndexDb(workspace)
  const session: Session = {
    keys,
    db,
    host,
    crypto,
    now,
    state: new FactState(fieldOf),
    revokes: [],
    statements: [],
    bare: new Set(),
    rows: new Map(),
    journalSize: 0,
    nextMint: 0,
  }
  const size = await host.journalSize(workspace)
  const sound = await isSound(db, size)
  if (sound) await loadFacts(session)
  const journal = await readJournal(host, crypto, workspace, session.journalSize, onProgress)
  let { end } = journal
  if (journal.torn > 0) await host.journalTruncate(workspace, journal.end)
  let { segments } = journal
  if (!sound) {
    const back = await segmentsOnlyInIndex(db, segments)
    if (back.length > 0) {
      const frames = await writeFrames(crypto, back)
      const appended = await host.journalAppend(workspace, frames)
      if (appended.ok) end += frames.length
      segments = [...segments, ...back]
    }
    await clearIndex(db)
    session.nextMint = 0
  }
  await replay(session, segments, end, onProgress)
  const year = new Date(now()).getFullYear()
  const chunkKeys = (await db.chunk.toCollection().primaryKeys()).map((key) => ({ key }))
  if (!sound) session.nextMint = mintedSoFar(chunkKeys, keys.device, year)
  const replayed = countOf(segments)
  return {
    session,
    report: {
      replayed,
      rebuilt: !sound && replayed > 0,
      torn: journal.torn,
      damaged: journal.damaged,
      recovered: 0,
      copied: false,
    },
  }
}
