import type { DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Result } from '#shared/base/result.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { ExchangeEngine } from './engine-exchange.ts'
import type { ReviewEngine } from './engine-review.ts'
import type { StoreEngine } from './engine-store.ts'
import type { TrustEngine } from './engine-trust.ts'

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

/** A person stopped it; nothing was written. */
export interface Stopped {
  readonly type: 'cancelled'
}

/**
 * Why a workspace does not open. `locked`: it needs its pass phrase; `newer-store`: a newer version of the program wrote
 * here; `no-keys`: the keys cannot be read on this PC.
 */
export type OpenProblem =
  | HostProblem
  | { readonly type: 'locked' }
  | { readonly type: 'wrong-code' }
  | { readonly type: 'no-keys' }
  | { readonly type: 'newer-store' }

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
  readonly state:
    | 'shown'
    | 'earlier'
    | 'conflict'
    | 'revoked'
    | 'rejected'
    | 'waiting'
    | 'set-aside'
    | 'late'
    | 'retired'
    | 'erased'
  /** The file it came in; null when it was written here. */
  readonly fileName: string | null
}

/** A bundle, card, join file or backup ready to be saved. */
export interface OutFile {
  readonly name: string
  readonly bytes: Uint8Array
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
  /** Damaged stretches of the journal; what was lost there is listed in the store's state. */
  readonly damaged: number
  /** Changes whose only copy was the index, or a picked folder, and that were written back. */
  readonly recovered: number
  /** Damaged or lost stretches that nothing could mend so far. */
  readonly missing: number
  /** This PC's journal came from another PC: the workspace goes on under a new name. */
  readonly copied: boolean
}

/**
 * Everything that writes, and everything heavy, in one worker: the only writer of journal and index.
 * Progress callbacks cross the worker border; `cancel` stops the running long task before it writes.
 */
export interface Engine extends ExchangeEngine, ReviewEngine, TrustEngine, StoreEngine {
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
  readonly open: (
    workspace: string,
    passPhrase: string | null,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OpenReport, OpenProblem>>
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
  readonly cancel: () => Promise<void>
  /** Makes obviously invented branches and merges them, for trying out. */
  readonly fillWithSample: (
    request: { readonly branches: number; readonly members: number; readonly days?: number },
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<null, SaveProblem | Stopped>>
}
