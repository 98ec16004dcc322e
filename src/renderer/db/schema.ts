import { Dexie, type Table } from 'dexie'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { type Mark, marksOf } from './marks.ts'

/** Where a segment stands in its chain and which ids it covers; the lines lie beside it, so that chains load without them. */
export interface SegmentRow {
  /** Rises with arrival and is never reused. */
  position?: number
  device: string
  first: number
  count: number
  key: string
  sig: string | null
  /** The ids in order, 43 characters each, without a separator. */
  ids: string
  /** The id of the change before the first; null for seq 1; undefined where a bare id opens the segment. */
  prev: string | null | undefined
  /** Positions (from 0) of which something is not held here, with what is: see `partsOf`. */
  lacking: [at: number, parts: number][]
}

/** The change lines of a segment, verbatim, joined by newlines. */
export interface LinesRow {
  position: number
  text: string
}

/** Up to 500 records of one kind, minted by one device in one year, as JSON of stored records. */
export interface ChunkRow {
  /** `kind/device/year/n`, all taken from the entity id, so a record never moves. */
  key: string
  kind: string
  /** Rises with each write; lets a reader keep what it has parsed. */
  version: number
  text: string
  /** What any of its records has. */
  marks: Mark[]
}

/** Small facts beside the changes, by name. */
export interface MetaRow {
  key: string
  value: unknown
}

/** An attachment by content. */
export interface BlobRow {
  id: string
  bytes: Uint8Array
}

/** The meta row with a number that every write to a kind makes another: while it is the same, a list needs no look at the chunks. */
export const kindKey = (kind: string): string => `kind ${kind}`

const chunkIndex = '[kind+key+version]'

/** The rebuildable index of one workspace. The journal is the truth. */
export class IndexDb extends Dexie {
  readonly segment!: Table<SegmentRow, number>
  readonly lines!: Table<LinesRow, number>
  readonly chunk!: Table<ChunkRow, string>
  readonly meta!: Table<MetaRow, string>
  readonly blob!: Table<BlobRow, string>

  constructor(workspace: string) {
    // Strict: resolve only when the operating system has the bytes; it costs a save nothing a person can see.
    super(`xiaojia-${workspace}`, { chromeTransactionDurability: 'strict' })
    // Versions are only ever appended.
    this.version(1).stores({
      segment: '++position, [device+first]',
      lines: 'position',
      chunk: `key, ${chunkIndex}`,
      meta: 'key',
      blob: 'id',
    })
    this.version(2)
      .stores({ chunk: `key, ${chunkIndex}, *marks` })
      .upgrade(async (change) => {
        const kinds = new Set<string>()
        await change
          .table<ChunkRow>('chunk')
          .toCollection()
          .modify((row) => {
            row.marks = marksOf(unpackRecords(row.text))
            kinds.add(row.kind)
          })
        const value = Date.now()
        await change.table<MetaRow>('meta').bulkPut([...kinds].map((kind) => ({ key: kindKey(kind), value })))
      })
  }
}

/** The chunks of a kind, in the order of their keys. */
export const chunksOfKind = ({ chunk }: Pick<IndexDb, 'chunk'>, kind: string) =>
  // In key order a list comes before each longer one and any list after any text.
  chunk.where(chunkIndex).between([kind], [kind, []])

/** Which chunks of a kind there are, in the order of their keys. Index keys tell, no value is read. */
export const chunkVersions = async (
  db: Pick<IndexDb, 'chunk'>,
  kind: string,
): Promise<readonly { readonly key: string; readonly version: number }[]> => {
  const found = await chunksOfKind(db, kind).keys()
  // The library types the key of a compound index as that of a plain one.
  const keys = found as unknown as readonly (readonly [string, string, number])[]
  return keys.map(([, key, version]) => ({ key, version }))
}

/** The keys of the chunks with a mark. */
export const chunksMarked = ({ chunk }: Pick<IndexDb, 'chunk'>, mark: Mark): Promise<readonly string[]> =>
  chunk.where('marks').equals(mark).primaryKeys()

const ownName = /^xiaojia-([a-z0-9]{8,32})$/

/** The workspaces that have an index on this PC, whether or not anything else of them is left; none where nobody can say. */
export const indexedWorkspaces = async (): Promise<readonly string[]> => {
  const names = await Dexie.getDatabaseNames().catch(() => [])
  return names.flatMap((name) => ownName.exec(name)?.[1] ?? [])
}
