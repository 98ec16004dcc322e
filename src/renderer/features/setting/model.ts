import { useEffect, useState } from 'react'
import type { OutFile, Progress } from '#renderer/engine.ts'
import { useServices } from '#renderer/services.ts'
import type { HostInfo } from '#shared/host.ts'

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
  const { engine } = useServices()
  const saveFile = useSaveFile()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async (code: string) => {
    setBusy(true)
    try {
      const made = await engine.backup(code, setProgress)
      if (!made.ok) return made
      return await saveFile(made.value)
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }
  return { busy, progress, make, cancel: () => void engine.cancel() }
}
