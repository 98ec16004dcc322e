import { readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { StoreEngine } from '../engine-store.ts'
import { makeBackup, readBackup } from './backing-up.ts'
import { asHostProblem, type EngineContext, notBuilt } from './context.ts'
import { createKeys } from './workspaces.ts'

/** Backups, restoring and looking after the store. */
export const createStorePart = ({ need, long, crypto, begin }: EngineContext): StoreEngine => ({
  storeState: notBuilt,
  backups: notBuilt,
  backupNow: notBuilt,
  restoreBackup: notBuilt,
  scrub: notBuilt,
  rebuild: notBuilt,
  backup: (code, onProgress) => long(onProgress, (task) => makeBackup(need(), code, task)),
  restore: (file, code, onProgress) =>
    long(onProgress, async (task) => {
      const read = await readBackup(crypto, file, { code }, task)
      if (!read.ok) return read
      const { keys: old, segments, blobs } = read.value
      const { name, level, pcName, sample, root, age } = old
      const keys = await createKeys(crypto, { name, level, pcName, sample, root, age })
      const held = await readAll(crypto, segments)
      const statements = await statementsIn(crypto, held)
      return asHostProblem(await begin(keys, [], { segments: held, statements, blobs }))
    }),
})
