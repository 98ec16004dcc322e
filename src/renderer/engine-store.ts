import type { Result } from '#shared/base/result.ts'
import type { BackupPlace, HostProblem, PickedFile } from '#shared/host.ts'
import type { BackupReason } from '#shared/sync/backup-plan.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { OutFile, Progress, Stopped, Workspace } from './engine.ts'

/** One automatic backup. */
export interface BackupRow {
  readonly name: string
  readonly at: number
  readonly bytes: number
  readonly reason: BackupReason
  readonly places: readonly BackupPlace[]
}

/** How safe the data lies. */
export interface StoreState {
  readonly journalBytes: number
  /** Free bytes where the journal lies; null when nobody says. */
  readonly freeBytes: number | null
  /** The newest verified backup; null before the first. */
  readonly lastBackupAt: number | null
  readonly secondPlace: 'none' | 'ready' | 'lost'
  /** The folder the user picked for a copy of the journal (plain browser only). */
  readonly folder: 'none' | 'ready' | 'lost' | 'not-needed'
  readonly lastScrubAt: number | null
  /** Stretches of the journal that no scrub could repair. */
  readonly damaged: number
}

/** What looking through everything found. */
export interface ScrubReport {
  readonly changes: number
  /** Damaged stretches of the journal that were written anew from the index, a backup or the folder. */
  readonly repaired: number
  readonly lost: number
  /** Records of the index that differed from the journal; the index was made anew. */
  readonly differing: number
}

/** Backups, restoring and looking after the store. */
export interface StoreEngine {
  readonly storeState: () => Promise<StoreState>
  readonly backups: () => Promise<readonly BackupRow[]>
  /** Makes one now, opens it again to be sure, and keeps 7 daily and 8 weekly ones. */
  readonly backupNow: (
    reason: BackupReason,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<BackupRow, HostProblem | Stopped>>
  /** Restores an automatic backup of this PC, as a new incarnation beside the present one. */
  readonly restoreBackup: (
    name: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<Workspace, Refusal | HostProblem | Stopped>>
  /** Reads journal, index and attachments through, and repairs what it can. */
  readonly scrub: (
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<ScrubReport, HostProblem | Stopped>>
  /** Makes the index anew from the journal. */
  readonly rebuild: (onProgress: (progress: Progress) => void) => Promise<Result<null, HostProblem | Stopped>>
  /** A full copy, encrypted with `code`, to be saved by hand. */
  readonly backup: (
    code: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OutFile, HostProblem | Stopped>>
  /** Restores a copy as a new incarnation. */
  readonly restore: (
    file: PickedFile,
    code: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<Workspace, Refusal | HostProblem | Stopped>>
}
