import type { ChangeId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { readEraseList, withoutErased, writeEraseList } from '#shared/sync/erase-list.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { digestText } from '#shared/sync/key-id.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import { sealRuns } from '#shared/sync/seal-runs.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { type Cancelled, cancelled } from '#shared/sync/stages.ts'
import type { Workspace } from '../engine.ts'
import { hasRoom } from './auto-backup.ts'
import type { Restored } from './backing-up.ts'
import type { EngineContext } from './context.ts'
import type { Task } from './importing.ts'
import { writeKeyFile } from './key-file.ts'
import { wantedBlobs } from './lost-blobs.ts'
import { writeJournal } from './recover.ts'
import { rebuildBatch } from './replay.ts'
import { asProblem, Stopped } from './session.ts'
import { createKeys } from './workspaces.ts'

/** Everything this PC knows to be erased; the ids are hashes, so those of other organisations do no harm. */
const erasedHere = async (host: Host) => {
  const all = await Promise.all(
    (await host.workspaceList()).map(async (name) => readEraseList(await host.noteRead(name, 'erased'))),
  )
  return new Set(all.flatMap((ids) => [...ids]))
}

/** Attachments that the backup left out and that still lie in a workspace of this PC; one without room is as one that never came. */
const bringBlobs = async (
  { host, crypto, need }: EngineContext,
  others: readonly string[],
): Promise<void> => {
  const { db, keys } = need()
  for (const id of await wantedBlobs(db)) {
    for (const other of others) {
      const bytes = await host.blobRead(other, id)
      if (!bytes || (await digestText(crypto, bytes)) !== id) continue
      if ((await host.blobWrite(keys.workspace, id, bytes)).ok) await db.blob.put({ id, bytes })
      break
    }
  }
}

/** The segments of a journal that lies in memory, in turn. */
async function* segmentsIn(
  crypto: Crypto,
  journal: Uint8Array,
  { onProgress, isCancelled }: Task,
): AsyncGenerator<Segment, void> {
  const read = (at: number, length: number) => Promise.resolve(journal.subarray(at, at + length))
  for await (const event of scanFrames(crypto, { size: journal.length, read })) {
    if (isCancelled()) throw new Stopped()
    if (event.type !== 'frame') continue
    yield* frameSegments(event.frame.payload)
    onProgress({ stage: 'journal', done: event.frame.next, total: journal.length })
  }
}

/**
 * The journal of a new incarnation, piece by piece: what the backed-up PC had not sent yet signed by its own key, because
 * the new one goes on under another, then all that was signed already, so that never more than a portion is held.
 */
async function* journalFor(
  crypto: Crypto,
  { keys, journal }: Restored,
  erased: ReadonlySet<ChangeId>,
  task: Task,
): AsyncGenerator<Uint8Array, void> {
  const framed = async (segments: readonly Segment[]): Promise<Uint8Array> =>
    writeFrames(crypto, await withoutErased(crypto, segments, erased))
  const own: Segment[] = []
  for await (const segment of segmentsIn(crypto, journal, { ...task, onProgress: () => {} }))
    if (segment.device === keys.device && segment.sig === null) own.push(segment)
  yield framed(await sealRuns(crypto, keys.device, keys.deviceKey, own))
  let portion: Segment[] = []
  let count = 0
  for await (const segment of segmentsIn(crypto, journal, task)) {
    // What an earlier name of that PC left unsigned stands signed behind it.
    if (segment.sig === null) continue
    portion.push(segment)
    count += segment.count
    if (count < rebuildBatch) continue
    yield framed(portion)
    portion = []
    count = 0
  }
  yield framed(portion)
}

/** Lays down all that a workspace is made of, its keys and its journal last: stopped before, there is none. */
const layDown = async (
  { host, crypto }: EngineContext,
  restored: Restored,
  keys: Keys,
  passPhrase: string | null,
  task: Task,
): Promise<Result<null, HostProblem | Cancelled>> => {
  const { workspace } = keys
  const size = restored.blobs.reduce((sum, { bytes }) => sum + bytes.length, restored.journal.length)
  if (!(await hasRoom(host, size))) return err({ type: 'disk-full' })
  const erased = await erasedHere(host)
  const written = await writeJournal(host, workspace, journalFor(crypto, restored, erased, task))
  if (!written.ok) return written
  const gone: ReadonlySet<string> = erased
  for (const { id, bytes } of restored.blobs) {
    if (gone.has(id)) continue
    const kept = await host.blobWrite(workspace, id, bytes)
    if (!kept.ok) return kept
  }
  if (erased.size > 0) {
    const noted = await host.noteWrite(workspace, 'erased', writeEraseList(erased))
    if (!noted.ok) return noted
  }
  const kept = await writeKeyFile(host, crypto, keys, passPhrase)
  return kept.ok ? host.journalSwap(workspace) : kept
}

/**
 * Makes a workspace of what a backup held: a new incarnation of its PC beside whatever is there, its index made from its
 * journal as after any loss. What was erased since the backup was made stays erased.
 */
export const restoreWorkspace = async (
  context: EngineContext,
  restored: Restored,
  passPhrase: string | null,
  task: Task,
): Promise<Result<Workspace, HostProblem | Cancelled>> => {
  const { host, crypto, sitting } = context
  const { name, level, pcName, sample, root, age } = restored.keys
  const others = await host.workspaceList()
  const keys = await createKeys(crypto, { name, level, pcName, sample, root, age })
  const laid = await layDown(context, restored, keys, passPhrase, task).catch((error: unknown) => {
    if (error instanceof Stopped) return err(cancelled)
    throw error
  })
  if (!laid.ok) {
    // The journal that was begun takes no room.
    await host.journalNext(keys.workspace, new Uint8Array(0), true)
    return laid
  }
  const present = sitting.session()?.keys.workspace
  const phrase = sitting.passPhrase()
  const opened = await sitting
    .open(keys.workspace, passPhrase, task.onProgress)
    .catch((error: unknown) => err(asProblem(error)))
  if (!opened.ok) {
    const { error } = opened
    const { type } = error
    if (type === 'locked' || type === 'wrong-code' || type === 'no-keys' || type === 'newer-store')
      throw new Error(`a workspace just made is ${type}`)
    // It is whole and can be opened when there is room for its index; until then work goes on where it was.
    if (present) await sitting.open(present, phrase, () => {})
    return err(error)
  }
  await bringBlobs(context, others)
  return ok(opened.value.workspace)
}
