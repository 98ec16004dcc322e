import type { ChangeId } from '#shared/base/id.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { systemKind } from '#shared/sync/change.ts'
import { blobsIn, dropBodies } from '#shared/sync/erase-arrival.ts'
import { withoutErased, writeEraseList } from '#shared/sync/erase-list.ts'
import { recordKey } from '#shared/sync/fact-state.ts'
import { scanFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import { readTargets } from '#shared/sync/system-value.ts'
import type { SegmentRow } from '../db/schema.ts'
import { idsOf, rowLines } from '../db/segment-rows.ts'
import { loadRecords, metaKey, type Session } from './session.ts'

const encoder = new TextEncoder()

/** Whether anything but the header of a change is held, by what its row says is held of one that lacks something. */
const hasBody = (parts: number | undefined): boolean => parts === undefined || parts > 1

/** The changes held that are erased; mostly only those that were not dropped before. */
const erasedChanges = async (session: Session, everything: boolean): Promise<ReadonlySet<ChangeId>> => {
  const { state, db, system, erased } = session
  const targets = system
    .filter(({ header }) => header.kind === systemKind.erase)
    .flatMap(({ values }) => readTargets(values))
    .filter(({ id }) => state.erasedIds.has(id) && (everything || !erased.has(id)))
  const gone = new Set<ChangeId>()
  if (targets.length === 0) return gone
  const keys = targets.map(({ kind, entity }) => recordKey(kind, entity))
  for (const { kind, entity, writes } of (await loadRecords(db, keys)).values()) {
    for (const { id, org } of writes) if (state.isErased({ id, kind, entity }, org)) gone.add(id)
  }
  return gone
}

/** The rows of the index in which some of these changes still have what they said, and those changes. */
const rowsWith = async (
  { db }: Session,
  gone: ReadonlySet<ChangeId>,
): Promise<{ readonly rows: readonly SegmentRow[]; readonly still: ReadonlySet<ChangeId> }> => {
  const rows: SegmentRow[] = []
  const still = new Set<ChangeId>()
  await db.segment.each((row) => {
    const held = new Map(row.lacking)
    const own = idsOf(row).filter((id, at) => gone.has(id) && hasBody(held.get(at)))
    if (own.length === 0) return
    rows.push(row)
    for (const id of own) still.add(id)
  })
  return { rows, still }
}

/** Writes the journal anew beside the present one, without some bodies, and puts it in its place; its new size. */
const rewriteJournal = async (
  { host, crypto, keys, db }: Session,
  gone: ReadonlySet<ChangeId>,
): Promise<Result<number, HostProblem>> => {
  const { workspace } = keys
  const size = await host.journalSize(workspace)
  const read = (offset: number, length: number) => host.journalRead(workspace, offset, length)
  let written = 0
  for await (const event of scanFrames(crypto, { size, read })) {
    // A damaged stretch may hold in the clear what is to go, and nothing can be read out of it.
    if (event.type !== 'frame') continue
    const kept = await withoutErased(crypto, frameSegments(event.frame.payload), gone)
    const payload = joinBytes(kept.map((segment) => encoder.encode(writeSegment(segment))))
    const frame = await writeFrame(crypto, payload, event.frame.more)
    const next = await host.journalNext(workspace, frame, written === 0)
    if (!next.ok) return next
    written += frame.length
  }
  // Stopped from here on, the next start makes the index anew, from the old journal or from the new one.
  await db.meta.delete(metaKey.watermark)
  const swapped = await host.journalSwap(workspace)
  return swapped.ok ? ok(written) : swapped
}

/** Drops the bodies from lines of the index; the attachments that they named. */
const rewriteLines = async (
  { db }: Session,
  rows: readonly SegmentRow[],
  gone: ReadonlySet<ChangeId>,
): Promise<ReadonlySet<string>> => {
  const texts = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
  const blobs = new Set<string>()
  const changed = rows.map((row, i) => {
    const dropped = dropBodies((texts[i]?.text ?? '').split('\n'), idsOf(row), gone)
    for (const body of dropped.bodies) for (const id of blobsIn(JSON.parse(body))) blobs.add(id)
    return rowLines(row, dropped.lines)
  })
  await db.transaction('rw', [db.segment, db.lines], async () => {
    await db.segment.bulkPut(changed.map(({ row }) => row))
    await db.lines.bulkPut(changed.map(({ row, text }) => ({ position: row.position ?? -1, text })))
  })
  return blobs
}

/** Attachments that only erased values named are emptied on the disk and leave the index. */
const dropBlobs = async (
  { db, host, keys }: Session,
  ids: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const unused = new Set(ids)
  await db.chunk.each(({ text }) => {
    for (const id of unused) if (text.includes(id)) unused.delete(id)
  })
  for (const id of unused) {
    await db.blob.delete(id)
    await host.blobWrite(keys.workspace, id, new Uint8Array(0))
  }
  return [...unused]
}

const note = ({ host, keys, erased, dropped }: Session): Promise<Result<null, HostProblem>> =>
  host.noteWrite(keys.workspace, 'erased', writeEraseList(erased, dropped))

/**
 * Makes what was erased absent: from the journal, the index and the attachments; and notes beside the journal what is gone,
 * so that no restored copy brings it back. The ids are noted last: until they stand there, the next occasion does all of it
 * again. `everything`: looks also at what was dropped before, because a journal mended from a copy may have brought it back.
 * From then on `dropped` holds, until `renewed` is called.
 */
export const dropErased = async (
  session: Session,
  everything = false,
): Promise<Result<null, HostProblem>> => {
  const { state, db } = session
  if (state.erasedIds.size === 0) return ok(null)
  const gone = await erasedChanges(session, everything)
  const fresh = [...gone].filter((id) => !session.erased.has(id))
  const { rows, still } = gone.size > 0 ? await rowsWith(session, gone) : { rows: [], still: gone }
  if (fresh.length === 0 && still.size === 0) return ok(null)
  let emptied: readonly string[] = []
  if (still.size > 0) {
    session.dropped = true
    const begun = await note(session)
    if (!begun.ok) return begun
    const journal = await rewriteJournal(session, gone)
    if (!journal.ok) return journal
    emptied = await dropBlobs(session, await rewriteLines(session, rows, gone))
    await db.meta.put({ key: metaKey.watermark, value: journal.value })
    session.journalSize = journal.value
    for (const id of still) session.bare.add(id)
  }
  session.erased = new Set([...session.erased, ...fresh, ...emptied] as ChangeId[])
  return note(session)
}

/** Notes that no backup holds any more what was dropped. */
export const renewed = async (session: Session): Promise<void> => {
  session.dropped = false
  await note(session)
}
