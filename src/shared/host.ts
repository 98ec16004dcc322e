import type { Result } from './base/result.ts'

/** Where this runs and what it can do; shown in 设置 and decides what is said about safety. */
export interface HostInfo {
  readonly kind: 'electron' | 'browser'
  readonly version: string
  /** Where the journal lies, in words for a person: a folder path, or a name for the browser's private storage. */
  readonly journalPlace: string
  /** Whether the journal lies outside the browser profile and survives damage to it. */
  readonly journalIsOutside: boolean
  /** Whether keys are sealed by the operating system. */
  readonly keysSealed: boolean
}

/** What may go wrong at the border to the disk. Anything else is a bug and throws. */
export type HostProblem =
  | { readonly type: 'disk-full' }
  | { readonly type: 'not-permitted' }
  | { readonly type: 'in-use' }
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
  /** The workspaces that have a journal here. */
  readonly workspaceList: () => Promise<readonly string[]>
  /** Bytes of the journal; 0 when there is none. */
  readonly journalSize: (workspace: string) => Promise<number>
  readonly journalRead: (workspace: string, offset: number, length: number) => Promise<Uint8Array>
  /** Appends and flushes to the disk; resolves when the bytes would survive a power cut. */
  readonly journalAppend: (workspace: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  /** Cuts a torn tail off. */
  readonly journalTruncate: (workspace: string, size: number) => Promise<Result<null, HostProblem>>
  readonly blobWrite: (workspace: string, id: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  readonly blobRead: (workspace: string, id: string) => Promise<Uint8Array | null>
  /** The keys of a workspace, sealed where the system can; null when there are none. */
  readonly keysRead: (workspace: string) => Promise<string | null>
  readonly keysWrite: (workspace: string, text: string) => Promise<Result<null, HostProblem>>
  /** Saves a file where the person says (or into the downloads folder); false when cancelled. */
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<Result<boolean, HostProblem>>
}

/** Every method of the port; the preload and the main process are typed from it, so a forgotten one does not compile. */
export const hostMethods = [
  'info',
  'workspaceList',
  'journalSize',
  'journalRead',
  'journalAppend',
  'journalTruncate',
  'blobWrite',
  'blobRead',
  'keysRead',
  'keysWrite',
  'saveFile',
] as const satisfies readonly (keyof Host)[]

type Missing = Exclude<keyof Host, (typeof hostMethods)[number]>
/** Fails to compile when `hostMethods` forgets one. */
export const noMethodMissing: Missing extends never ? true : Missing = true
