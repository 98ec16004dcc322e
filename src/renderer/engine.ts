import type { DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Result } from '#shared/base/result.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import type { Refusal } from '#shared/sync/refusal.ts'

/** A workspace on this PC: one organisation seen from one device. */
export interface Workspace {
  readonly id: string
  readonly org: OrgId
  readonly device: DeviceId
  readonly name: string
  readonly level: Level
  readonly parent: { readonly org: OrgId; readonly name: string } | null
  /** 20 digits in groups of four, to compare by telephone. */
  readonly fingerprint: string
  readonly sample: boolean
}

/** One record's part of a save. `fields` of a new record need no `life`; the engine adds it. */
export interface Write {
  readonly kind: string
  readonly entity: EntityId
  readonly fields: Readonly<Record<string, unknown>>
}

export type SaveProblem = HostProblem | { readonly type: 'nothing-changed' } | { readonly type: 'not-open' }

/** How far a long task is; `stage` names a message. */
export interface Progress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** One write of one field, newest first: who wrote what, when, where. */
export interface HistoryEntry {
  readonly save: SaveId
  readonly at: number
  readonly orgName: string
  readonly deviceName: string
  readonly actor: EntityId | null
  readonly field: string
  readonly value: unknown
  /** `shown` now; `earlier`; `conflict`: another head; else why it has no effect. */
  readonly state: 'shown' | 'earlier' | 'conflict' | 'revoked' | 'rejected' | 'waiting'
}

/** What one chosen file is, before anything is written. */
export interface ImportRow {
  readonly key: string
  readonly fileName: string
  /** The sender's name where it could be read. */
  readonly sender: {
    readonly org: OrgId
    readonly name: string
    readonly level: Level
    readonly device: string
    readonly fingerprint: string
  } | null
  readonly createdAt: number | null
  readonly state:
    | { readonly type: 'ready' }
    /** First contact: a person compares the fingerprint and accepts. */
    | { readonly type: 'unknown-sender' }
    | { readonly type: 'nothing-new'; readonly older: boolean }
    | { readonly type: 'refused'; readonly refusal: Refusal }
    | { readonly type: 'merged' }
  readonly newChanges: number
  readonly newRecords: number
  readonly changedRecords: number
  readonly conflicts: number
  readonly quarantined: number
  /** Bundle numbers of this sender that have not arrived. */
  readonly gaps: readonly number[]
}

/** A bundle, card, join file or backup ready to be saved. */
export interface OutFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What will travel, per kind. */
export interface ExportPreview {
  readonly recipient: { readonly org: OrgId; readonly name: string }
  readonly number: number
  readonly kinds: readonly { readonly kind: string; readonly records: number; readonly since: number }[]
  readonly sensitive: number
  readonly blobs: number
  readonly lastExportAt: number | null
}

export interface LastSave {
  readonly save: SaveId
  readonly at: number
  readonly kinds: readonly string[]
  readonly records: number
}

/** What opening found and did. */
export interface OpenReport {
  readonly workspace: Workspace
  /** Changes replayed from the journal because the index did not hold them; `rebuilt` when it was made anew. */
  readonly replayed: number
  readonly rebuilt: boolean
  /** Bytes of a torn, never acknowledged tail that were cut off. */
  readonly torn: number
}

/**
 * Everything that writes, and everything heavy, in one worker: the only writer of journal and index.
 * Progress callbacks cross the worker border; `cancel` stops the running long task before it writes.
 */
export interface Engine {
  readonly workspaces: () => Promise<readonly Workspace[]>
  readonly create: (request: {
    readonly name: string
    readonly level: Level
    readonly pcName: string
    readonly sample: boolean
  }) => Promise<Result<Workspace, HostProblem>>
  readonly join: (
    file: PickedFile,
    code: string,
    pcName: string,
  ) => Promise<Result<Workspace, Refusal | HostProblem>>
  readonly open: (workspace: string, onProgress: (progress: Progress) => void) => Promise<OpenReport>
  /** The open workspace as it is now: its name, level and the one above may change with what arrives. */
  readonly current: () => Promise<Workspace>
  readonly newId: () => Promise<EntityId>
  readonly save: (writes: readonly Write[]) => Promise<Result<SaveId, SaveProblem>>
  readonly lastSave: () => Promise<LastSave | null>
  readonly undoLast: () => Promise<Result<SaveId, SaveProblem>>
  readonly history: (kind: string, entity: EntityId) => Promise<readonly HistoryEntry[]>
  readonly putBlob: (
    bytes: Uint8Array,
    name: string,
  ) => Promise<
    Result<BlobRef, HostProblem | { readonly type: 'not-a-picture' } | { readonly type: 'too-large' }>
  >
  readonly getBlob: (ref: BlobRef) => Promise<Uint8Array | null>
  /** This organisation's card, to give to branches or groups. */
  readonly card: () => Promise<OutFile>
  readonly readCard: (
    file: PickedFile,
  ) => Promise<
    Result<
      { readonly org: OrgId; readonly name: string; readonly level: Level; readonly fingerprint: string },
      Refusal
    >
  >
  /** Takes the card just read as the organisation above. */
  readonly acceptParent: (org: OrgId) => Promise<Result<SaveId, SaveProblem>>
  /** A join file for another PC of this organisation, or for a new group under it, opened by `code`. */
  readonly makeJoin: (
    request: { readonly as: 'pc' } | { readonly as: 'group'; readonly name: string },
  ) => Promise<Result<{ readonly file: OutFile; readonly code: string }, HostProblem>>
  /** The organisations below this one, as known. */
  readonly exportPreview: (to: 'parent' | 'own') => Promise<ExportPreview | null>
  readonly exportBundle: (
    to: 'parent' | 'own',
    onProgress: (progress: Progress) => void,
  ) => Promise<
    Result<OutFile, SaveProblem | { readonly type: 'no-recipient' } | { readonly type: 'cancelled' }>
  >
  /** Reads, verifies, decrypts and checks; writes nothing. Each call replaces the files held before. */
  readonly inspect: (
    files: readonly PickedFile[],
    onProgress: (progress: Progress) => void,
  ) => Promise<readonly ImportRow[]>
  /** Merges the inspected files named by key; senders named in `accept` become organisations under this one. */
  readonly merge: (
    keys: readonly string[],
    accept: readonly OrgId[],
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<readonly ImportRow[], SaveProblem | { readonly type: 'cancelled' }>>
  readonly cancel: () => Promise<void>
  /** A full copy, encrypted with `code`. */
  readonly backup: (
    code: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OutFile, HostProblem | { readonly type: 'cancelled' }>>
  /** Restores a copy as a new incarnation. */
  readonly restore: (
    file: PickedFile,
    code: string,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<Workspace, Refusal | HostProblem>>
  /** Makes obviously invented branches and merges them, for trying out. */
  readonly fillWithSample: (
    request: { readonly branches: number; readonly members: number },
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<null, SaveProblem | { readonly type: 'cancelled' }>>
}
