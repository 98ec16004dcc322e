import type { Result } from './base/result.ts'

/** Where this runs and what it can do; shown in 设置 and decides what is said about safety. */
export interface HostInfo {
  readonly kind: 'electron' | 'browser' | 'command-line'
  readonly version: string
  /** Where the journal lies, in words for a person: a folder path, or a name for the browser's private storage. */
  readonly journalPlace: string
  /** Whether the journal lies outside the browser profile and survives damage to it. */
  readonly journalIsOutside: boolean
  /** Whether keys are sealed by the operating system. */
  readonly keysSealed: boolean
  /** Names this installation, kept outside profile and journal; null where that cannot be (browser). */
  readonly installation: string | null
  /** Whether a second place for backups can be chosen, and whether it can be reached now. */
  readonly secondPlace: 'none' | 'ready' | 'lost'
  /** A folder the user picked for a copy of the journal (plain browser); `not-needed` where the journal lies outside. */
  readonly folder: 'none' | 'ready' | 'lost' | 'not-needed'
}

/** Where an automatic backup lies: beside the journal, or in the place the person chose (another disk, a share). */
export type BackupPlace = 'first' | 'second'

/** One backup file. */
export interface BackupFile {
  readonly name: string
  readonly bytes: number
  readonly place: BackupPlace
}

/** Small texts that lie beside the journal: what was erased, what the store is, which files wait for an upgrade. */
export const noteNames = ['erased', 'store', 'inbox'] as const
export type NoteName = (typeof noteNames)[number]

/** Which program writes a workspace. */
export type LockHolder = 'window' | 'command-line'

/** Whether a text from a lock file names a program. */
export const isLockHolder = (value: unknown): value is LockHolder =>
  value === 'window' || value === 'command-line'

/** What may go wrong at the border to the disk. Anything else is a bug and throws. */
export type HostProblem =
  | { readonly type: 'disk-full' }
  | { readonly type: 'not-permitted' }
  | { readonly type: 'in-use'; readonly by?: LockHolder }
  | { readonly type: 'disk-error'; readonly detail: string }

/** A file a person chose or dropped. */
export interface PickedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The port: what a browser page cannot do or does differently. Few, coarse, asynchronous methods over
 * structured-cloneable values; no paths reach the renderer. `workspace` is `[a-z0-9]{8,32}`.
 */
export interface Host {
  readonly info: () => Promise<HostInfo>
  /** The workspaces that have a journal here, or keys whose journal was lost. */
  readonly workspaceList: () => Promise<readonly string[]>
  /** Bytes of the journal; 0 when there is none. */
  readonly journalSize: (workspace: string) => Promise<number>
  readonly journalRead: (workspace: string, offset: number, length: number) => Promise<Uint8Array>
  /** Appends and flushes to the disk; resolves when the bytes would survive a power cut. */
  readonly journalAppend: (workspace: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  /** Cuts a torn tail off. */
  readonly journalTruncate: (workspace: string, size: number) => Promise<Result<null, HostProblem>>
  /** Appends to a journal that is being written anew beside the present one; the first call after a swap begins it. */
  readonly journalNext: (
    workspace: string,
    bytes: Uint8Array,
    first: boolean,
  ) => Promise<Result<null, HostProblem>>
  /** Puts the journal written anew in the place of the present one, whole or not at all. */
  readonly journalSwap: (workspace: string) => Promise<Result<null, HostProblem>>
  /** The copy of the journal in the folder the user picked (plain browser): its bytes, or none. */
  readonly folderRead: (workspace: string) => Promise<Uint8Array | null>
  /** Lets the person pick the folder for a copy of the journal; must follow a click. False when cancelled. */
  readonly folderPick: () => Promise<Result<boolean, HostProblem>>
  /**
   * Lets the person give the folder of before again, and puts the keys of each workspace back whose keys are not here any
   * more; how many workspaces. Their journals come from `folderRead`. Must follow a click. Null when cancelled.
   */
  readonly folderBringBack: () => Promise<Result<number | null, HostProblem>>
  /** A small text beside the journal; null when there is none. */
  readonly noteRead: (workspace: string, name: NoteName) => Promise<string | null>
  readonly noteWrite: (workspace: string, name: NoteName, text: string) => Promise<Result<null, HostProblem>>
  /** Free bytes where the journal lies; null when nobody says. */
  readonly freeBytes: () => Promise<number | null>
  /** The backups of a workspace; the name of each is `[a-z0-9-]{1,80}.xjb`. */
  readonly backupList: (workspace: string) => Promise<readonly BackupFile[]>
  /** Writes to every place that can be reached, flushed; the places it lies in now. */
  readonly backupWrite: (
    workspace: string,
    name: string,
    bytes: Uint8Array,
  ) => Promise<Result<readonly BackupPlace[], HostProblem>>
  readonly backupRead: (workspace: string, name: string, place: BackupPlace) => Promise<Uint8Array | null>
  readonly backupRemove: (workspace: string, name: string) => Promise<Result<null, HostProblem>>
  /** Lets the person choose the second place; must follow a click. False when cancelled. */
  readonly backupPick: () => Promise<Result<boolean, HostProblem>>
  readonly blobWrite: (workspace: string, id: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  readonly blobRead: (workspace: string, id: string) => Promise<Uint8Array | null>
  /**
   * The keys of a workspace, sealed where the system can; null when there are none. Rejects when they are there and
   * cannot be read, with `isSealedElsewhere` when another user or PC sealed them.
   */
  readonly keysRead: (workspace: string) => Promise<string | null>
  readonly keysWrite: (workspace: string, text: string) => Promise<Result<null, HostProblem>>
  /** Saves a file where the person says (or into the downloads folder); false when cancelled. */
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<Result<boolean, HostProblem>>
}

/** The message of the error with which `keysRead` rejects when another user or PC sealed the keys. */
export const sealedElsewhere = 'the keys were sealed by another user or PC'

/** Whether `keysRead` rejected because another user or PC sealed the keys. Electron wraps messages, so it looks inside. */
export const isSealedElsewhere = (error: unknown): boolean =>
  error instanceof Error && error.message.includes(sealedElsewhere)

/** Every method of the port; the preload and the main process are typed from it, so a forgotten one does not compile. */
export const hostMethods = [
  'info',
  'workspaceList',
  'journalSize',
  'journalRead',
  'journalAppend',
  'journalTruncate',
  'journalNext',
  'journalSwap',
  'folderRead',
  'folderPick',
  'folderBringBack',
  'noteRead',
  'noteWrite',
  'freeBytes',
  'backupList',
  'backupWrite',
  'backupRead',
  'backupRemove',
  'backupPick',
  'blobWrite',
  'blobRead',
  'keysRead',
  'keysWrite',
  'saveFile',
] as const satisfies readonly (keyof Host)[]

type Missing = Exclude<keyof Host, (typeof hostMethods)[number]>
/** Fails to compile when `hostMethods` forgets one. */
export const noMethodMissing: Missing extends never ? true : Missing = true
