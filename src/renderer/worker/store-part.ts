import { err, ok } from '#shared/base/result.ts'
import type { StoreEngine } from '../engine-store.ts'
import { hasRoom, listBackups, readAutoBackup } from './auto-backup.ts'
import { makeBackup, readBackup } from './backing-up.ts'
import type { EngineContext } from './context.ts'
import { restoreWorkspace } from './restoring.ts'
import { rebuildIndex, scrubStore } from './scrub.ts'
import { readStoreNote } from './store-note.ts'

/** Backups, restoring and looking after the store. */
export const createStorePart = (context: EngineContext): StoreEngine => {
  const { need, inTurn, long, crypto, host, backups, sitting } = context
  return {
    storeState: () =>
      inTurn(async () => {
        const { workspace } = need().keys
        const [info, note, made] = [
          await host.info(),
          await readStoreNote(host, workspace),
          await listBackups(host, workspace),
        ]
        return {
          journalBytes: await host.journalSize(workspace),
          freeBytes: await host.freeBytes(),
          lastBackupAt: made[0]?.at ?? null,
          secondPlace: info.secondPlace,
          folder: info.folder,
          lastScrubAt: note?.scrubbedAt ?? null,
          damaged: (note?.damaged ?? 0) + (note?.lost ?? 0),
        }
      }),
    backups: () => inTurn(() => listBackups(host, need().keys.workspace)),
    backupNow: (reason, onProgress) => long(onProgress, (task) => backups.make(reason, task)),
    restoreBackup: (name, onProgress) =>
      long(onProgress, async (task) => {
        const open = need()
        const row = (await listBackups(host, open.keys.workspace)).find((one) => one.name === name)
        const restored = row && (await readAutoBackup(open, row, task))
        if (!restored) return err({ type: task.isCancelled() ? 'cancelled' : 'damaged' })
        // The new workspace holds the same keys: it is protected as this one is.
        return restoreWorkspace(context, restored, sitting.passPhrase(), task)
      }),
    scrub: (onProgress) => long(onProgress, (task) => scrubStore(need(), task)),
    rebuild: (onProgress) =>
      long(onProgress, async (task) => {
        const open = need()
        if (!(await hasRoom(host, open.journalSize))) return err({ type: 'disk-full' })
        await rebuildIndex(open, task)
        return ok(null)
      }),
    backup: (code, onProgress) => long(onProgress, (task) => makeBackup(need(), code, task)),
    restore: (file, code, onProgress) =>
      long(onProgress, async (task) => {
        const read = await readBackup(crypto, file, { code }, task)
        return read.ok ? restoreWorkspace(context, read.value, null, task) : read
      }),
  }
}
