/** One record's part of a save, values as JSON has them. */
export interface PeerWrite {
  /** `kind/entity`. */
  readonly key: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** What one person saves at once. */
export interface PeerSave {
  readonly at: number
  readonly writes: readonly PeerWrite[]
}

/** Fields by record. */
export type Read = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** By record and field: the values that a merge keeps beside the one it shows. */
export type Rivals = ReadonlyMap<string, Readonly<Record<string, readonly unknown[]>>>

/** A way to write records, to send them as files and to merge such files. Only `save`, `full`, `delta` and `take` are timed. */
export interface Peer<Replica = unknown, Mark = unknown, File = Uint8Array> {
  readonly name: string
  /** The empty state of PC number `pc`, with whatever all must have in common. */
  readonly open: (pc: number) => Promise<Replica>
  readonly save: (replica: Replica, save: PeerSave) => Promise<void>
  /** Everything, as a file. */
  readonly full: (replica: Replica) => Promise<Uint8Array>
  /** What a reader of everything so far is known to hold. */
  readonly mark: (replica: Replica) => Promise<Mark>
  /** What is new since then, as a file; a peer without deltas gives everything. */
  readonly delta: (replica: Replica, mark: Mark) => Promise<Uint8Array>
  /** Makes of files what `take` begins with, where that is not the files themselves; not timed. */
  readonly prepare?: (files: readonly Uint8Array[]) => Promise<readonly File[]>
  readonly take: (replica: Replica, files: readonly File[]) => Promise<void>
  readonly read: (replica: Replica) => Promise<Read>
  readonly rivals: (replica: Replica) => Promise<Rivals>
}

/** A peer of which the caller need not know more than that it is one. */
export type AnyPeer = Peer<unknown, unknown, unknown>

/** Loads a package of this folder. Its types are not asked for, so that the project compiles without it. */
export const load = async <T>(name: string): Promise<T> => (await import(/* @vite-ignore */ name)) as T

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** JSON as a file. */
export const jsonFile = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))

/** The JSON of a file. */
export const fileJson = <T>(file: Uint8Array): T => JSON.parse(decoder.decode(file)) as T

/** Nothing is kept beside what is shown. */
export const noRivals: Rivals = new Map()
