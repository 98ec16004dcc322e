import { useCallback, useState } from 'react'
import { useAsked } from '#renderer/asked.ts'
import type { Progress } from '#renderer/engine.ts'
import type { BackupRow, ScrubReport, StoreState } from '#renderer/engine-store.ts'
import { useServices } from '#renderer/services.ts'
import { lastWorkspace } from '#renderer/ui/preferences.ts'
import { noteWritten } from '#renderer/written.ts'
import type { Result } from '#shared/base/result.ts'

/** How safe the data lie, and the automatic backups; `again` after anything that changes them. */
export const useStore = () => {
  const { engine } = useServices()
  const state = useAsked<StoreState>(useCallback(() => engine.storeState(), [engine]))
  const backups = useAsked<readonly BackupRow[]>(useCallback(() => engine.backups(), [engine]))
  return { state: state.value, backups: backups.value }
}

/** A long task of the engine: busy, how far it is, and how to stop it. */
const useLong = () => {
  const { engine } = useServices()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async <T>(task: (onProgress: (progress: Progress) => void) => Promise<T>): Promise<T> => {
    setBusy(true)
    try {
      return await task(setProgress)
    } finally {
      setBusy(false)
      setProgress(null)
      noteWritten()
    }
  }
  return { busy, progress, run, cancel: () => void engine.cancel() }
}

/** Makes an automatic backup at once. */
export const useBackupNow = () => {
  const { engine } = useServices()
  const long = useLong()
  return { ...long, make: () => long.run((onProgress) => engine.backupNow('by-hand', onProgress)) }
}

/** Restores an automatic backup and opens the workspace it becomes, in a fresh page. */
export const useRestore = () => {
  const { engine } = useServices()
  const long = useLong()
  const restore = (name: string) =>
    long.run(async (onProgress) => {
      const restored = await engine.restoreBackup(name, onProgress)
      if (!restored.ok) return restored.error
      lastWorkspace.set(restored.value.id)
      location.hash = '#/'
      location.reload()
      return null
    })
  return { ...long, restore }
}

/** Looks everything through, or makes the index anew. */
export const useScrub = () => {
  const { engine } = useServices()
  const long = useLong()
  const [report, setReport] = useState<ScrubReport | null>(null)
  return {
    ...long,
    report,
    scrub: () =>
      long.run(async (onProgress) => {
        setReport(null)
        const done = await engine.scrub(onProgress)
        if (done.ok) setReport(done.value)
        return done
      }),
    rebuild: () => long.run((onProgress) => engine.rebuild(onProgress)),
    /** What the page has read of the index before may be stale: everything is read again. */
    reload: () => location.reload(),
  }
}

/** Lets the person pick where copies lie; to be called from a click. */
export const usePlaces = () => {
  const { host } = useServices()
  const picked = async <E>(pick: () => Promise<Result<boolean, E>>) => {
    const result = await pick()
    noteWritten()
    return result
  }
  return {
    pickSecond: () => picked(() => host.backupPick()),
    pickFolder: () => picked(() => host.folderPick()),
  }
}
