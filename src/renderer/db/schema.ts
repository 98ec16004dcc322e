import { Dexie, type Table } from 'dexie'

/** A segment as it arrived: exact lines, so that it can be relayed and re-read bit for bit. */
export interface SegmentRow {
  /** Rises with arrival and is never reused. */
  position?: number
  device: string
  first: number
  count: number
  key: string
  sig: string | null
  /** The change lines, joined by newlines. */
  text: string
}

/** Up to 500 records of one kind, minted by one device in one year, as JSON of `StoredRecord[]`. */
export interface ChunkRow {
  /** `kind/device/year/n`, all taken from the entity id, so a record never moves. */
  key: string
  kind: string
  /** Rises with each write; lets a reader keep what it has parsed. */
  version: number
  text: string
}

/** Small facts beside the changes: watermark, organisations, counters. */
export interface MetaRow {
  key: string
  value: unknown
}

/** An attachment by content. */
export interface BlobRow {
  id: string
  bytes: Uint8Array
}

/** What this workspace itself did with files: bundles taken in and made. Mirrored from the journal. */
export interface DeedRow {
  bundle: string
  deed: 'import' | 'export'
  device: string
  org: string
  n: number
  at: number
}

/** The rebuildable index of one workspace. The journal is the truth. */
export class IndexDb extends Dexie {
  readonly segment!: Table<SegmentRow, number>
  readonly chunk!: Table<ChunkRow, string>
  readonly meta!: Table<MetaRow, string>
  readonly blob!: Table<BlobRow, string>
  readonly deed!: Table<DeedRow, string>

  constructor(workspace: string) {
    // Strict: resolve only when the operating system has the bytes; it costs a save nothing a person can see.
    super(`xiaojia-${workspace}`, { chromeTransactionDurability: 'strict' })
    // Versions are only ever appended.
    this.version(1).stores({
      segment: '++position, [device+first]',
      chunk: 'key, [kind+key+version]',
      meta: 'key',
      blob: 'id',
      deed: 'bundle, [deed+device+n]',
    })
  }
}
