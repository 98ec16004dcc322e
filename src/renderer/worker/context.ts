import { err, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Progress, SaveProblem } from '../engine.ts'
import type { Backups } from './backups.ts'
import type { OnTable, Task } from './importing.ts'
import type { Sealed } from './joining.ts'
import type { Preview } from './preview.ts'
import type { Session } from './session.ts'
import type { Sitting } from './sitting.ts'

/** What the engine stands on. */
export interface EngineParts {
  readonly host: Host
  readonly crypto: Crypto
  readonly now: () => number
  /** Does something when nothing else has been asked for a while; without it no backup is made by itself. */
  readonly later?: (task: () => void) => void
}

/** What the parts of the engine share: the open workspace, the order of tasks, and the files on the table. */
export interface EngineContext extends EngineParts {
  /** The open workspace; throws when there is none. */
  readonly need: () => Session
  /** Runs a task after all before it. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>
  /** The same for one that writes. */
  readonly saving: <T, E = never>(
    task: (open: Session) => Promise<Result<T, SaveProblem | E>>,
  ) => Promise<Result<T, SaveProblem | E>>
  /** The same for one that reports and can be stopped. */
  readonly long: <T>(
    onProgress: (progress: Progress) => void,
    task: (watch: Task) => Promise<T>,
  ) => Promise<T>
  /** Gives this PC a new name in its organisation: it was copied, or writes under one name with another PC. */
  readonly becomeNewPc: () => Promise<Result<null, SaveProblem>>
  readonly sitting: Sitting
  readonly backups: Backups
  /** What lies open until it is merged, taken or left. */
  readonly table: {
    inspected: readonly OnTable[]
    card: Sealed | null
    /** What merging some of them would do; null when nobody asked since they changed. */
    preview: Preview | null
  }
}

/** A save's result where there is always something to save and a workspace to save it in. */
export const asHostProblem = <T>(result: Result<T, SaveProblem>): Result<T, HostProblem> => {
  if (result.ok) return result
  const { error } = result
  if (error.type === 'nothing-changed' || error.type === 'not-open') throw new Error(error.type)
  return err(error)
}
