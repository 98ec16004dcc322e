import type { BlobId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { digestText } from '#shared/sync/key-id.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import { verifySegment } from '#shared/sync/segment-seal.ts'
import { clearIndex } from '../db/commit.ts'
import { IndexDb } from '../db/schema.ts'
import type { Stopped as Cancelled } from '../engine.ts'
import type { ScrubReport } from '../engine-store.ts'
import type { Task } from './importing.ts'
import { emptySession } from './open.ts'
import { appendSegments, recoverJournal, segmentsOnlyInIndex, weighIndex } from './recover.ts'
import { mintedSoFar, readJournal, replay } from './replay.ts'
import { metaKey, type Session, Stopped } from './session.ts'
import { changeStoreNote, readStoreNote } from './store-note.ts'

/** Lets a wish to stop arrive between two pieces of work, and follows it. */
const pause = async (task: Task): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve))
  if (task.isCancelled()) throw new Stopped()
}

interface JournalCheck {
  readonly changes: number
  readonly damaged: number
  /** Signed segments whose signature does not hold although their frame does. */
  readonly forged: number
}

const checkJournal = async ({ host, crypto, keys }: Session, task: Task): Promise<JournalCheck> => {
  const { workspace } = keys
  const size = await host.journalSize(workspace)
  const read = (offset: number, length: number) => host.journalRead(workspace, offset, length)
  let changes = 0
  let damaged = 0
  let forged = 0
  let paused = 0
  for await (const event of scanFrames(crypto, { size, read })) {
    if (event.type === 'tail') {
      if (event.bytes > 0) damaged++
      continue
    }
    if (event.type === 'damage') {
      damaged++
      continue
    }
    for (const segment of frameSegments(event.frame.payload)) {
      changes += segment.count
      if (segment.sig !== null && !(await verifySegment(crypto, segment))) forged++
    }
    task.onProgress({ stage: 'scrub-journal', done: event.frame.next, total: size })
    if (event.frame.next - paused < 1024 * 1024) continue
    paused = event.frame.next
    await pause(task)
  }
  return { changes, damaged, forged }
}

/** Mends the journal from the index, which holds all that was ever acknowledged, else from folder and backups. */
const mend = async (session: Session): Promise<Result<{ readonly lost: number }, HostProblem>> => {
  const { host, db, keys, crypto } = session
  const { workspace } = keys
  const { complete } = await weighIndex(db, session.journalSize)
  const note = await readStoreNote(host, workspace)
  // An index made from a journal that was damaged already does not hold what stood there.
  const recovered = await recoverJournal(session, complete && (note?.damaged ?? 0) === 0)
  if (!recovered.ok) return recovered
  const place = { host, crypto, workspace }
  let journal = await readJournal(place, 0, () => {})
  if (journal.torn > 0) {
    const cut = await host.journalTruncate(workspace, journal.end)
    if (!cut.ok) return cut
    journal = { ...journal, torn: 0 }
  }
  const grown = await appendSegments(session, await segmentsOnlyInIndex(db, place, journal))
  if (!grown.ok) return grown
  session.journalSize = journal.end + grown.value
  await db.meta.put({ key: metaKey.watermark, value: session.journalSize })
  return ok({ lost: recovered.value.lost })
}

/** How many records of a chunk are not the same in both. */
const differingIn = (kind: string, a: string | undefined, b: string | undefined): number => {
  const texts = (text: string | undefined) =>
    new Map(
      (text === undefined ? [] : unpackRecords(text)).map((one) => [one.entity, packRecords(kind, [one])]),
    )
  const [left, right] = [texts(a), texts(b)]
  const entities = new Set([...left.keys(), ...right.keys()])
  return [...entities].filter((entity) => left.get(entity) !== right.get(entity)).length
}

/** Makes an index from the journal beside the present one, and counts the records in which the two differ. */
const compareIndex = async (session: Session, task: Task): Promise<number> => {
  const { db, host, crypto, keys } = session
  const beside = new IndexDb(`${keys.workspace}-check`)
  await beside.delete()
  await beside.open()
  try {
    const journal = await readJournal({ host, crypto, workspace: keys.workspace }, 0, () => {})
    await replay(emptySession(session, keys, beside), journal, (progress) => {
      if (task.isCancelled()) throw new Stopped()
      task.onProgress({ ...progress, stage: 'scrub-index' })
    })
    const chunks = new Set([
      ...(await db.chunk.toCollection().primaryKeys()),
      ...(await beside.chunk.toCollection().primaryKeys()),
    ])
    let differing = 0
    for (const [i, key] of [...chunks].entries()) {
      if (i % 50 === 0) await pause(task)
      const [ours, other] = await Promise.all([db.chunk.get(key), beside.chunk.get(key)])
      if (ours?.text !== other?.text) {
        differing += differingIn(ours?.kind ?? other?.kind ?? '', ours?.text, other?.text)
      } else if (ours?.marks.join() !== other?.marks.join()) differing++
    }
    return differing
  } finally {
    await beside.delete()
  }
}

/** Makes the index anew from the journal, in place. From its beginning on it cannot be stopped. */
export const rebuildIndex = async (session: Session, task: Task): Promise<void> => {
  const { db, host, crypto, keys } = session
  const journal = await readJournal({ host, crypto, workspace: keys.workspace }, 0, task.onProgress)
  const lastSave = await db.meta.get(metaKey.lastSave)
  await clearIndex(db)
  const { nextMint } = session
  Object.assign(session, emptySession(session, keys, db), { steps: session.steps + 1 })
  await replay(session, journal, task.onProgress)
  session.journalSize = journal.end
  session.nextMint = Math.max(nextMint, await mintedSoFar(session))
  if (lastSave) await db.meta.put(lastSave)
}

/** Attachments whose bytes are not what their name says: taken from the other place where they lie whole. */
const checkBlobs = async (
  { db, host, crypto, keys }: Session,
  task: Task,
): Promise<{ readonly repaired: number; readonly lost: number }> => {
  const ids = await db.blob.toCollection().primaryKeys()
  let repaired = 0
  let lost = 0
  for (const [i, id] of ids.entries()) {
    task.onProgress({ stage: 'scrub-blobs', done: i, total: ids.length })
    if (i % 20 === 0) await pause(task)
    const isWhole = async (bytes: Uint8Array | null | undefined): Promise<boolean> =>
      !!bytes && (await digestText(crypto, bytes)) === id
    const inIndex = (await db.blob.get(id))?.bytes ?? null
    const onDisk = await host.blobRead(keys.workspace, id as BlobId)
    const [indexWhole, diskWhole] = [await isWhole(inIndex), await isWhole(onDisk)]
    if (indexWhole && diskWhole) continue
    if (indexWhole && inIndex) {
      const written = await host.blobWrite(keys.workspace, id, inIndex)
      if (written.ok) repaired++
    } else if (diskWhole && onDisk) {
      await db.blob.put({ id, bytes: onDisk })
      repaired++
    } else lost++
  }
  return { repaired, lost }
}

/**
 * Reads journal, index and attachments through and repairs what it can. Nothing is written before the first damage is
 * found; stopped, it leaves everything as it was or repaired.
 */
export const scrubStore = async (
  session: Session,
  task: Task,
): Promise<Result<ScrubReport, HostProblem | Cancelled>> => {
  const { host, keys } = session
  try {
    const found = await checkJournal(session, task)
    const mended = found.damaged > 0 ? await mend(session) : ok({ lost: 0 })
    if (!mended.ok) return mended
    const differing = await compareIndex(session, task)
    if (differing > 0) await rebuildIndex(session, task)
    const blobs = await checkBlobs(session, task)
    const note = await readStoreNote(host, keys.workspace)
    const { lost } = mended.value
    // What left no place behind is told once more here; what can still be seen is told until it is mended.
    const gone = note?.lost ?? 0
    await changeStoreNote(host, keys.workspace, { damaged: lost, lost: 0, scrubbedAt: session.now() })
    return ok({
      changes: found.changes,
      repaired: Math.max(0, found.damaged - lost) + blobs.repaired,
      lost: lost + gone + blobs.lost + found.forged,
      differing,
    })
  } catch (error) {
    if (error instanceof Stopped) return err({ type: 'cancelled' })
    throw error
  }
}
