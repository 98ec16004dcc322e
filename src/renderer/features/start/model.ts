import { useEffect, useState } from 'react'
import type {
  Engine as EngineContract,
  Progress,
  Stopped,
  Workspace as WorkspaceContract,
} from '#renderer/engine.ts'
import { lastWorkspace } from '#renderer/ui/preferences.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Host as HostContract, HostProblem, PickedFile } from '#shared/host.ts'
import type { Refusal } from '#shared/sync/refusal.ts'

export type Engine = EngineContract
export type Workspace = WorkspaceContract
export type Host = HostContract

/** `fill`: put the invented records in after opening. */
export type Ready = (workspace: Workspace, fill: boolean) => void

/** What a person can bring or begin with. */
export type Beginning =
  | {
      readonly way: 'create'
      readonly name: string
      readonly level: 'branch' | 'school'
      readonly pcName: string
      readonly sample: boolean
    }
  | { readonly way: 'join'; readonly file: PickedFile; readonly code: string; readonly pcName: string }
  | { readonly way: 'restore'; readonly file: PickedFile; readonly code: string }
  | { readonly way: 'recovery'; readonly file: PickedFile; readonly secret: string }

/** Makes, joins or restores a workspace and hands it over. */
export const useBegin = (engine: Engine, onReady: Ready) => {
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const make = (what: Beginning): Promise<Result<Workspace, Refusal | HostProblem | Stopped>> => {
    switch (what.way) {
      case 'create':
        return engine.create({
          name: what.name.trim(),
          level: what.level,
          pcName: what.pcName.trim(),
          sample: what.sample,
        })
      case 'join':
        return engine.join(what.file, what.code.trim(), what.pcName.trim())
      case 'restore':
        return engine.restore(what.file, what.code, setProgress)
      case 'recovery':
        return engine.restoreWithRecovery(what.file, what.secret, setProgress)
    }
  }
  const begin = async (what: Beginning): Promise<Refusal | HostProblem | Stopped | null> => {
    setBusy(true)
    try {
      const made = await make(what)
      if (!made.ok) return made.error
      onReady(made.value, what.way === 'create' && what.sample)
      return null
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }
  return { busy, progress, begin }
}

/** Whether copies can lie in a picked folder here; null until the host has said. */
export const useHasFolder = (host: Host): boolean | null => {
  const [has, setHas] = useState<boolean | null>(null)
  useEffect(() => {
    void host.info().then(({ folder }) => setHas(folder !== 'not-needed'))
  }, [host])
  return has
}

/** What a folder of copies gave: the workspace to open, nothing to restore, or null when none was picked. */
export type Brought = { readonly workspace: Workspace | null }

/** Lets the person give the folder of copies again, and brings back what lies in it; to be called from a click. */
export const useBringBack = (host: Host, engine: Engine) => {
  const [busy, setBusy] = useState(false)
  const bring = async (): Promise<Result<Brought | null, HostProblem>> => {
    setBusy(true)
    try {
      const before = new Set((await engine.workspaces()).map(({ id }) => id))
      const brought = await host.folderBringBack()
      if (!brought.ok) return brought
      if (brought.value === null) return ok(null)
      if (brought.value === 0) return ok({ workspace: null })
      const here = await engine.workspaces()
      const back = here.filter(({ id }) => !before.has(id))
      // Several came back: the one that was open last.
      const last = back.find(({ id }) => id === lastWorkspace.get())
      return ok({ workspace: last ?? back[0] ?? here[0] ?? null })
    } finally {
      setBusy(false)
    }
  }
  return { busy, bring }
}
