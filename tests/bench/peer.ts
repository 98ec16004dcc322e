/** One write of one record, values as JSON has them. */
export interface PeerWrite {
  /** `kind/entity`. */
  readonly key: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** What one branch wrote, by its clocks: the last write of a field is the one everybody ends with. */
export interface PeerBranch {
  readonly writes: readonly PeerWrite[]
}

/** Fields by record. */
export type Read = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** A library that can merge. Each prepares its own files, one per branch; only `merge` is timed. */
export interface Peer<File = unknown, State = unknown> {
  readonly name: string
  readonly pack: (branch: PeerBranch, index: number) => Promise<File>
  readonly merge: (files: readonly File[]) => Promise<State>
  readonly read: (state: State) => Promise<Read>
  readonly close?: (state: State) => Promise<void>
  readonly bytes: (file: File) => number
}

/** Loads a package of this folder. Its types are not asked for, so that the project compiles without it. */
export const load = async <T>(name: string): Promise<T> => (await import(name)) as T
