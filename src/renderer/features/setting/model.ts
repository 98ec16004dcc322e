import { proxy } from 'comlink'
import { useEffect, useState } from 'react'
import type { OutFile, Progress } from '#renderer/engine.ts'
import { problemSentence } from '#renderer/engine-words.ts'
import { useServices } from '#renderer/services.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { backupSetting } from '#renderer/ui/preferences.ts'
import type { HostInfo } from '#shared/host.ts'

/** A problem as a sentence that says what to do. */
export const useProblemSentence = () => {
  const t = useMessages()
  return (problem: Parameters<typeof problemSentence>[1]) => problemSentence(t, problem)
}

/** The open workspace. */
export const useWorkspace = () => useServices().workspace

/** What the host can do; null until it has said. */
export const useHostInfo = (): HostInfo | null => {
  const { host } = useServices()
  const [info, setInfo] = useState<HostInfo | null>(null)
  useEffect(() => {
    let here = true
    void host.info().then((found) => {
      if (here) setInfo(found)
    })
    return () => {
      here = false
    }
  }, [host])
  return info
}

/** Saves a made file; its name, or null when the person cancelled. */
const useSaveFile = () => {
  const { host } = useServices()
  return async (file: OutFile) => {
    const saved = await host.saveFile(file.name, file.bytes)
    return saved.ok ? ({ ok: true, value: saved.value ? file.name : null } as const) : saved
  }
}

/** Exports this organisation's card. */
export const useCardExport = () => {
  const { engine } = useServices()
  const saveFile = useSaveFile()
  return async () => saveFile(await engine.card())
}

/** Join files for another PC or a new group. */
export const useJoinFiles = () => {
  const { engine } = useServices()
  return { make: engine.makeJoin, saveFile: useSaveFile() }
}

/** Backups by hand, with a code. */
export const useBackup = () => {
  const { engine, workspace, now } = useServices()
  const saveFile = useSaveFile()
  const [setting] = useState(() => backupSetting(workspace.id))
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async (code: string) => {
    setBusy(true)
    try {
      const made = await engine.backup(
        code,
        proxy((step: Progress) => setProgress(step)),
      )
      if (!made.ok) return made
      const saved = await saveFile(made.value)
      if (saved.ok && saved.value !== null) setting.set(now())
      return saved
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }
  return { last: setting.use(), busy, progress, make, cancel: () => void engine.cancel() }
}
