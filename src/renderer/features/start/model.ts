import { useState } from 'react'
import type { Engine as EngineContract, Progress, Workspace as WorkspaceContract } from '#renderer/engine.ts'
import { problemSentence } from '#renderer/engine-words.ts'
import type { Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Refusal } from '#shared/sync/refusal.ts'

export type Engine = EngineContract
export type Workspace = WorkspaceContract

/** A problem as a sentence that says what to do. */
export const sentence = (t: Messages, problem: Parameters<typeof problemSentence>[1]): string =>
  problemSentence(t, problem)

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
  const make = (what: Beginning): Promise<Result<Workspace, Refusal | HostProblem>> => {
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
        return engine.restoreWithRecovery(what.file, what.secret)
    }
  }
  const begin = async (what: Beginning): Promise<Refusal | HostProblem | null> => {
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
