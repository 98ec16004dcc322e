import type { ChangeId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { readEraseList, withoutErased } from '#shared/sync/erase-list.ts'
import { readFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { mendJournal } from '#shared/sync/journal-mend.ts'
import { frameSegments, readAll } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import type { IndexDb, SegmentRow } from '../db/schema.ts'
import { idsOf, lackingIds, rowSegment } from '../db/segment-rows.ts'
import { hasRoom, journalCopies } from './auto-backup.ts'
import type { BackupSource } from './backing-up.ts'
import { type Journal, portionsOf } from './replay.ts'
import { metaKey } from './session.ts'
import { readJournalBytes } from './workspaces.ts'

const encoder = new TextEncoder()
const slice = 8 * 1024 * 1024

/** Writes a journal anew beside the present one, from pieces that come in turn; a swap then puts it in its place. */
export const writeJournal = async (
  host: Host,
  workspace: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Result<null, HostProblem>> => {
  let first = true
  let held: Uint8Array[] = []
  let waiting = 0
  const flush = async (): Promise<Result<null, HostProblem>> => {
    const written = await host.journalNext(workspace, joinBytes(held), first)
    held = []
    waiting = 0
    first = false
    return written
  }
  for await (const piece of pieces) {
    held.push(piece)
    waiting += piece.length
    if (waiting < slice) continue
    const written = await flush()
    if (!written.ok) return written
  }
  return flush()
}

/** Puts a journal made of these pieces in the place of the present one, whole or not at all. */
const replaceJournal = async (
  host: Host,
  workspace: string,
  pieces: readonly Uint8Array[],
): Promise<Result<null, HostProblem>> => {
  const size = pieces.reduce((sum, { length }) => sum + length, 0)
  if (!(await hasRoom(host, size))) return err({ type: 'disk-full' })
  const written = await writeJournal(host, workspace, pieces)
  return written.ok ? host.journalSwap(workspace) : written
}

/** What the index is worth beside the journal. */
export interface IndexWorth {
  /** It shows what the journal says; only what was appended since is missing. */
  readonly sound: boolean
  /** It holds every change that was ever acknowledged, whatever became of the journal. */
  readonly complete: boolean
  /** How far into the journal it reached. */
  readonly watermark: number
}

/** Compares the index with its own counts and with the journal's size. */
export const weighIndex = async (db: IndexDb, journalSize: number): Promise<IndexWorth> => {
  const watermark = (await db.meta.get(metaKey.watermark))?.value
  const counts = (await db.meta.get(metaKey.counts))?.value
  const now = [await db.segment.count(), await db.lines.count(), await db.chunk.count()]
  if (typeof watermark !== 'number' || !Array.isArray(counts)) {
    return { sound: false, complete: false, watermark: 0 }
  }
  const complete = counts[0] === now[0] && counts[1] === now[1]
  return { sound: complete && counts[2] === now[2] && watermark <= journalSize, complete, watermark }
}

/** What the index holds and the journal does not. */
export const segmentsOnlyInIndex = async (
  db: IndexDb,
  place: Parameters<typeof portionsOf>[0] & { readonly crypto: Crypto },
  journal: Journal,
): Promise<readonly Segment[]> => {
  const rows: readonly SegmentRow[] = await db.segment.toArray()
  if (rows.length === 0) return []
  const held = new Set<ChangeId>()
  for await (const portion of portionsOf(place, journal)) {
    for (const { parsed } of await readAll(place.crypto, portion)) for (const id of parsed.ids) held.add(id)
  }
  const missing = rows.filter((row) => {
    const lacking = new Set(lackingIds(row))
    return idsOf(row).some((id) => !held.has(id) && !lacking.has(id))
  })
  const lines = await db.lines.bulkGet(missing.map(({ position }) => position ?? -1))
  return missing.flatMap((row, i) => {
    const text = lines[i]?.text
    return text === undefined ? [] : [rowSegment(row, text)]
  })
}

/** Appends segments to the journal; the bytes it grew by. */
export const appendSegments = async (
  { host, crypto, keys }: Pick<BackupSource, 'host' | 'crypto' | 'keys'>,
  segments: readonly Segment[],
): Promise<Result<number, HostProblem>> => {
  if (segments.length === 0) return ok(0)
  const frames = await writeFrames(crypto, segments)
  const appended = await host.journalAppend(keys.workspace, frames)
  return appended.ok ? ok(frames.length) : appended
}

/** A copy of the journal without what was erased since: a place mended from it must not bring that back. */
const withoutGone = async (
  crypto: Crypto,
  copy: Uint8Array,
  gone: ReadonlySet<ChangeId>,
): Promise<Uint8Array> => {
  if (gone.size === 0) return copy
  const pieces: Uint8Array[] = []
  let edge = 0
  for (const { at, next, payload, more } of (await readFrames(crypto, copy)).frames) {
    // A damaged place stays one: what lies beside it must not look as if it followed on.
    if (at > edge) pieces.push(encoder.encode('\n'))
    edge = next
    const segments = frameSegments(payload)
    const kept = await withoutErased(crypto, segments, gone)
    const isSame = kept.every((segment, i) => segment === segments[i])
    const text = isSame ? '' : kept.map(writeSegment).join('')
    pieces.push(isSame ? copy.subarray(at, next) : await writeFrame(crypto, encoder.encode(text), more))
  }
  return joinBytes(pieces)
}

/** What mending a journal from copies came to. */
export interface Recovery {
  /** Damaged places that are still in the journal. */
  readonly lost: number
  /** Whether the picked folder, which is written with every save, went on where the journal ends. */
  readonly toTheEnd: boolean
}

/**
 * Mends the journal from the picked folder and the newest backups. `dropBroken`: what cannot be mended is left out,
 * because the index holds everything that stood there.
 */
export const recoverJournal = async (
  source: Pick<BackupSource, 'host' | 'crypto' | 'keys' | 'db'>,
  dropBroken: boolean,
): Promise<Result<Recovery, HostProblem>> => {
  const { host, crypto, keys, db } = source
  const journal = await readJournalBytes(host, keys.workspace)
  const gone = readEraseList(await host.noteRead(keys.workspace, 'erased'))
  const found = await journalCopies(source)
  const folder = found.folder && (await withoutGone(crypto, found.folder, gone))
  const backups = await Promise.all(found.backups.map((copy) => withoutGone(crypto, copy, gone)))
  const fromFolder = folder ? await mendJournal(crypto, journal, [folder]) : null
  const copies = folder ? [folder, ...backups] : backups
  const { pieces, lost, mended, longer } = await mendJournal(crypto, journal, copies)
  if (mended > 0 || longer || (dropBroken && lost > 0)) {
    const kept = pieces.filter(({ broken }) => !(dropBroken && broken)).map(({ bytes }) => bytes)
    // Stopped from here on, the next start takes the index for behind and reads the whole journal, the old or the new one.
    const marked = await db.meta.get(metaKey.watermark)
    if (marked) await db.meta.put({ key: metaKey.watermark, value: Number.MAX_SAFE_INTEGER })
    const replaced = await replaceJournal(host, keys.workspace, kept)
    if (!replaced.ok) return replaced
  }
  return ok({ lost: dropBroken ? 0 : lost, toTheEnd: fromFolder?.longer ?? false })
}
