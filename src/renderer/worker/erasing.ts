import type { ChangeId } from '#shared/base/id.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { systemKind } from '#shared/sync/change.ts'
import { blobsIn, dropBodies, erasedWrite } from '#shared/sync/erase-arrival.ts'
import { withoutErased, writeEraseList } from '#shared/sync/erase-list.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { scanFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import { readTargets } from '#shared/sync/system-value.ts'
import { applyChanges } from '#shared/sync/view.ts'
import { writeCommit } from '../db/commit.ts'
import { idsOf, rowLines } from '../db/segment-rows.ts'
import { loadRecords, metaKey, type Session } from './session.ts'

const encoder = new TextEncoder()

/** The records that counting erasures name; mostly only those of which changes were not dropped before. */
const namedRecords = async (
  session: Session,
  everything: boolean,
): Promise<ReadonlyMap<RecordKey, FoldedRecord>> => {
  const { erasedIds } = session.state
  const targets = session.system
    .filter(({ header }) => header.kind === systemKind.erase)
    .flatMap(({ values }) => readTargets(values))
    .filter(({ id }) => erasedIds.has(id) && (everything || !session.erased.has(id)))
  return targets.length === 0
    ? new Map()
    : loadRecords(
        session.db,
        targets.map(({ kind, entity }) => recordKey(kind, entity)),
      )
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

/** Drops the bodies from the lines of the index. */
const rewriteLines = async ({ db }: Session, gone: ReadonlySet<ChangeId>): Promise<void> => {
  const isGone = (id: ChangeId): boolean => gone.has(id)
  const rows = await db.segment.filter((row) => idsOf(row).some(isGone)).toArray()
  const texts = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
  const changed = rows.map((row, i) =>
    rowLines(row, dropBodies((texts[i]?.text ?? '').split('\n'), idsOf(row), isGone)),
  )
  await db.transaction('rw', [db.segment, db.lines], async () => {
    await db.segment.bulkPut(changed.map(({ row }) => row))
    await db.lines.bulkPut(changed.map(({ row, text }) => ({ position: row.position ?? -1, text })))
  })
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

/**
 * Makes what was erased absent: from the journal, the index and the attachments; and notes beside the journal what is gone,
 * so that no restored copy brings it back. The note comes last: until it stands, the next occasion does all of it again.
 * `everything`: looks also at what was dropped before, because a journal mended from a copy may have brought it back. True
 * when anything was dropped.
 */
export const dropErased = async (
  session: Session,
  everything = false,
): Promise<Result<boolean, HostProblem>> => {
  const { state, db, host, keys } = session
  if (state.erasedIds.size === 0) return ok(false)
  const gone = new Set<ChangeId>()
  const still = new Set<ChangeId>()
  const blobs = new Set<string>()
  const bare = new Map<RecordKey, FoldedRecord>()
  for (const [key, record] of await namedRecords(session, everything)) {
    const { kind, entity } = record
    const isErased = ({ id, org }: FoldedRecord['writes'][number]): boolean =>
      state.erasedIds.has(id) && state.isErased({ id, kind, entity }, org)
    for (const write of record.writes.filter(isErased)) {
      gone.add(write.id)
      if (Object.keys(write.values).length > 0) still.add(write.id)
      for (const id of blobsIn(Object.values(write.values))) blobs.add(id)
    }
    const writes = record.writes.map((write) => (isErased(write) ? erasedWrite(write) : write))
    bare.set(key, { ...record, writes })
  }
  const fresh = [...gone].filter((id) => !session.erased.has(id))
  if (fresh.length === 0 && still.size === 0) return ok(false)
  const emptied: string[] = []
  if (still.size > 0) {
    const journal = await rewriteJournal(session, still)
    if (!journal.ok) return journal
    await rewriteLines(session, still)
    const records = applyChanges(state.facts, (key) => bare.get(key), [], bare.keys())
    const meta = [{ key: metaKey.watermark, value: journal.value }]
    await writeCommit(db, { segments: [], records: records.values(), blobs: [], meta })
    session.journalSize = journal.value
    for (const id of still) session.bare.add(id)
    emptied.push(...(await dropBlobs(session, blobs)))
  }
  session.erased = new Set([...session.erased, ...fresh, ...emptied] as ChangeId[])
  const noted = await host.noteWrite(keys.workspace, 'erased', writeEraseList(session.erased))
  return noted.ok ? ok(still.size > 0) : noted
}
