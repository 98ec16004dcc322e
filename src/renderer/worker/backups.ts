import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import type { BackupReason } from '#shared/sync/backup-plan.ts'
import { newestCard } from '#shared/sync/statement.ts'
import type { Progress, Stopped } from '../engine.ts'
import type { BackupRow } from '../engine-store.ts'
import { dueNow, makeAutoBackup, renewBackups } from './auto-backup.ts'
import type { EngineParts } from './context.ts'
import type { Task } from './importing.ts'
import type { Session } from './session.ts'

/** The automatic backups of the open workspace. */
export interface Backups {
  /** Asks for the backup that may be due by now; it is made beside all else and holds nobody up. */
  readonly soon: () => void
  readonly make: (reason: BackupReason, task: Task) => Promise<Result<BackupRow, HostProblem | Stopped>>
  /**
   * One before an import, unless the last backup of this sitting holds all there is. Told only when it takes longer than
   * a second. A disk that has no room for it has none for the import either; any other trouble does not keep a person
   * from working.
   */
  readonly beforeImport: (task: Task) => Promise<Result<null, HostProblem | Stopped>>
  /** After an erasure: a new one without the erased takes the place of all older ones. */
  readonly renew: () => Promise<Result<null, HostProblem | Stopped>>
}

const recoveryOf = ({ statements, keys }: Session) => newestCard(statements, keys.org)?.recovery ?? null

/** Looks after the backups of whatever workspace `open` gives. */
export const createBackups = (
  { now, later }: Pick<EngineParts, 'now' | 'later'>,
  open: () => Session | null,
): Backups => {
  let asked = false
  let running: Promise<unknown> = Promise.resolve()
  /** The state of the journal that the last backup holds. */
  let held: { readonly workspace: string; readonly size: number } | null = null

  /** One backup at a time; they read what only grows, so saves go on meanwhile. */
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const done = running.then(work)
    running = done.catch(() => {})
    return done
  }
  const make = (reason: BackupReason, task: Task) =>
    oneByOne(async () => {
      const session = open()
      if (!session) throw new Error('no workspace is open')
      const { workspace } = session.keys
      const size = session.journalSize
      const made = await makeAutoBackup(session, recoveryOf(session), reason, task)
      if (made.ok) held = { workspace, size }
      return made
    })
  const makeDue = (): void => {
    asked = false
    void oneByOne(async () => {
      const session = open()
      const reason = session && (await dueNow(session))
      if (!session || !reason) return
      const size = session.journalSize
      const made = await makeAutoBackup(session, recoveryOf(session), reason)
      if (made.ok) held = { workspace: session.keys.workspace, size }
      // A workspace that was closed meanwhile has its backup at its next opening.
    }).catch(() => {})
  }

  return {
    soon: () => {
      if (asked || !later) return
      asked = true
      later(makeDue)
    },
    make,
    beforeImport: async (task) => {
      const session = open()
      if (!session) throw new Error('no workspace is open')
      if (held?.workspace === session.keys.workspace && held.size === session.journalSize) return ok(null)
      const began = now()
      const onProgress = (progress: Progress) => {
        if (now() - began > 1000) task.onProgress({ ...progress, stage: 'backup' })
      }
      const made = await make('before-import', { ...task, onProgress })
      const stops = !made.ok && (made.error.type === 'cancelled' || made.error.type === 'disk-full')
      return stops ? err(made.error) : ok(null)
    },
    renew: () =>
      oneByOne(async () => {
        const session = open()
        if (!session) throw new Error('no workspace is open')
        held = null
        return renewBackups(session, recoveryOf(session))
      }),
  }
}
