import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import { readEraseList, withoutErased, writeEraseList } from '#shared/sync/erase-list.ts'
import { digestText } from '#shared/sync/key-id.ts'
import { readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Workspace } from '../engine.ts'
import type { Restored } from './backing-up.ts'
import { asHostProblem, type EngineContext } from './context.ts'
import { wantedBlobs } from './lost-blobs.ts'
import { createKeys } from './workspaces.ts'

/** Everything this PC knows to be erased; the ids are hashes, so those of other organisations do no harm. */
const erasedHere = async (host: Host) => {
  const all = await Promise.all(
    (await host.workspaceList()).map(async (name) => readEraseList(await host.noteRead(name, 'erased'))),
  )
  return new Set(all.flatMap((ids) => [...ids]))
}

/** Attachments that the backup left out and that still lie in a workspace of this PC. */
const bringBlobs = async (
  { host, crypto, need }: EngineContext,
  others: readonly string[],
): Promise<Result<null, HostProblem>> => {
  const { db, keys } = need()
  for (const id of await wantedBlobs(db)) {
    for (const other of others) {
      const bytes = await host.blobRead(other, id)
      if (!bytes || (await digestText(crypto, bytes)) !== id) continue
      const written = await host.blobWrite(keys.workspace, id, bytes)
      if (!written.ok) return written
      await db.blob.put({ id, bytes })
      break
    }
  }
  return ok(null)
}

/**
 * Makes a workspace of what a backup held: a new incarnation of its PC beside whatever is there. What was erased since
 * the backup was made stays erased.
 */
export const restoreWorkspace = async (
  context: EngineContext,
  restored: Restored,
): Promise<Result<Workspace, HostProblem>> => {
  const { host, crypto, begin } = context
  const { name, level, pcName, sample, root, age } = restored.keys
  const others = await host.workspaceList()
  const erased = await erasedHere(host)
  const segments = await readAll(crypto, await withoutErased(crypto, restored.segments, erased))
  const statements = await statementsIn(crypto, segments)
  const keys = await createKeys(crypto, { name, level, pcName, sample, root, age })
  if (erased.size > 0) {
    const noted = await host.noteWrite(keys.workspace, 'erased', writeEraseList(erased))
    if (!noted.ok) return err(noted.error)
  }
  const begun = asHostProblem(await begin(keys, [], { segments, statements, blobs: restored.blobs }))
  if (!begun.ok) return begun
  const brought = await bringBlobs(context, others)
  return brought.ok ? begun : brought
}
