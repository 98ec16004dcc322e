import type { BlobId, DeviceId, EntityId, OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { OutFile, Progress, SaveProblem, Stopped } from './engine.ts'

/** Whom a file is for: the organisation above, the other PCs of this one, or one below (a return file). */
export type Addressee = 'parent' | 'own' | OrgId

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
    /** `takenBack`: it was merged and taken back; merging it again ends that. */
    | { readonly type: 'nothing-new'; readonly older: boolean; readonly takenBack: boolean }
    | { readonly type: 'refused'; readonly refusal: Refusal }
    | { readonly type: 'merged' }
    /** Made by a newer version; it lies in the inbox until an upgrade. */
    | { readonly type: 'kept' }
    /** The same, and there was no room for it. */
    | { readonly type: 'inbox-full' }
  readonly newChanges: number
  readonly newRecords: number
  readonly changedRecords: number
  readonly conflicts: number
  /** Changes that count for nothing here, by the rules. */
  readonly rejected: number
  readonly quarantined: number
  /** Bundle numbers of this sender that have not arrived. */
  readonly gaps: readonly number[]
  /** The sender's PC and another one write under one name: a copied PC. */
  readonly forked: boolean
}

/** What will travel, per kind. */
export interface ExportPreview {
  readonly recipient: { readonly org: OrgId; readonly name: string }
  readonly number: number
  /** What the receipts say is missing there, or everything because there is none yet. */
  readonly mode: 'delta' | 'full'
  /** Changes that will travel; 0 when the addressee is known to hold all. */
  readonly changes: number
  /** `since`: records of which something is not there yet. */
  readonly kinds: readonly { readonly kind: string; readonly records: number; readonly since: number }[]
  readonly sensitive: number
  /** The sensitive kinds that the addressee's certificate lets travel. */
  readonly scope: readonly string[]
  readonly blobs: number
  readonly lastExportAt: number | null
}

/** One file this organisation made, and how far it is known to have come. */
export interface SentFile {
  readonly entity: EntityId
  readonly at: number
  readonly party: OrgId
  readonly partyName: string
  readonly number: number
  readonly fileName: string
  readonly state: 'exported' | 'received' | 'merged' | 'decided' | 'set-aside'
  /** When that was learned; null for `exported`. */
  readonly since: number | null
  /** No receipt for 14 days. */
  readonly overdue: boolean
}

/** Files of a sender that have not arrived. */
export interface Gap {
  readonly org: OrgId
  readonly orgName: string
  readonly device: DeviceId
  readonly deviceName: string
  readonly numbers: readonly number[]
}

/** Two PCs that write under one name: one is a copy of the other. */
export interface ForkQuestion {
  readonly device: DeviceId
  readonly deviceName: string
  readonly orgName: string
  /** Whether this PC is one of the two. */
  readonly isOurs: boolean
  /** The clocks of the first change of each branch. */
  readonly since: readonly number[]
}

/** A file of a newer version that is kept. What it says of itself is not proven unless `isProven` says so. */
export interface InboxFile {
  readonly id: BlobId
  readonly fileName: string
  readonly bytes: number
  readonly keptAt: number
  /** The organisation it names, when it is known here. */
  readonly orgName: string | null
  readonly number: number | null
  readonly createdAt: number | null
  /** Whether the signature of the PC it names holds. */
  readonly isProven: boolean
  /** Whether this version may be able to read it. */
  readonly isReadable: boolean
  /** Whether it was read after an upgrade and refused. */
  readonly isRefused: boolean
}

/** One change that was put aside when it came. */
export interface QuarantineRow {
  readonly id: string
  readonly orgName: string
  readonly deviceName: string
  readonly kind: string | null
  readonly seq: number
  /** The reason's id: `newer-version`, `wrong-hash`, `wrong-place`, `misfit`, ... */
  readonly reason: string
  readonly where: string
}

/** A bundle, card, join file or backup ready to be saved; sending, receiving, and what is known of either. */
export interface ExchangeEngine {
  readonly exportPreview: (to: Addressee) => Promise<ExportPreview | null>
  /** `full`: everything on request, whatever the receipts say. */
  readonly exportBundle: (
    to: Addressee,
    full: boolean,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OutFile, SaveProblem | Stopped | { readonly type: 'no-recipient' }>>
  /** A file that says what is held here and what became of the addressee's files, and nothing else. */
  readonly exportReceipt: (
    to: Addressee,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<OutFile, SaveProblem | Stopped | { readonly type: 'no-recipient' }>>
  /** The organisations directly below that a return file can be made for, with what is not there yet. */
  readonly returns: () => Promise<
    readonly {
      readonly org: OrgId
      readonly name: string
      readonly lastAt: number | null
      readonly since: number
    }[]
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
  ) => Promise<Result<readonly ImportRow[], SaveProblem | Stopped>>
  /** The inspected files as they stand: a merge in portions that failed may have taken some in. */
  readonly onTable: () => Promise<readonly ImportRow[]>
  /** Keeps the files of newer versions among the inspected ones in the inbox, as they came. */
  readonly keepNewer: (
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<readonly ImportRow[], HostProblem>>
  /** Files of newer versions that are kept, the newest first. */
  readonly inbox: () => Promise<readonly InboxFile[]>
  /** Inspects kept files as `inspect` does; what brings nothing new leaves the inbox, as what is merged does. */
  readonly readKept: (
    ids: readonly BlobId[],
    onProgress: (progress: Progress) => void,
  ) => Promise<Result<readonly ImportRow[], HostProblem>>
  /** Lets kept files go: their bytes are emptied. */
  readonly putAway: (ids: readonly BlobId[]) => Promise<Result<null, HostProblem>>
  /** Files made here, newest first. */
  readonly sentFiles: () => Promise<readonly SentFile[]>
  readonly gaps: () => Promise<readonly Gap[]>
  readonly forks: () => Promise<readonly ForkQuestion[]>
  /** This PC is the copy: it goes on under a new name. */
  readonly becomeNewPc: () => Promise<Result<null, HostProblem | SaveProblem>>
  readonly quarantine: () => Promise<readonly QuarantineRow[]>
  /** Reads what was put aside again (after an upgrade); how many changes are in now. */
  readonly retryQuarantine: () => Promise<Result<number, SaveProblem>>
}
