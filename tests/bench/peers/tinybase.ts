import { fileJson, jsonFile, load, noRivals, type Peer } from '../peer.ts'

type RowHashes = Record<string, Record<string, unknown>>
type CellHashes = Record<string, Record<string, Record<string, unknown>>>
interface MergeableStore {
  setCell(table: string, row: string, cell: string, value: unknown): unknown
  transaction(task: () => void): void
  getMergeableContent(): unknown
  getMergeableTableHashes(): Record<string, unknown>
  getMergeableRowHashes(other: Record<string, unknown>): RowHashes
  getMergeableCellHashes(other: RowHashes): CellHashes
  getMergeableTableDiff(other: Record<string, unknown>): readonly [unknown, Record<string, unknown>]
  getMergeableRowDiff(other: RowHashes): readonly [unknown, RowHashes]
  getMergeableCellDiff(other: CellHashes): unknown
  applyMergeableChanges(changes: unknown): unknown
  getTable(table: string): Record<string, Record<string, unknown>>
}
interface TinyBase {
  createMergeableStore(id: string): MergeableStore
}
interface Mark {
  readonly rows: RowHashes
  readonly cells: CellHashes
}

const table = 'records'

/** One table; a value that is no text, number or flag is stored as JSON text. */
const writeCell = (value: unknown): unknown =>
  typeof value === 'object' ? `json ${JSON.stringify(value)}` : value
const readCell = (cell: unknown): unknown =>
  typeof cell === 'string' && cell.startsWith('json ') ? (JSON.parse(cell.slice(5)) as unknown) : cell

const noValues = [{}, '', 0]
/** A part of the content in the form in which changes are applied. */
const asChanges = (tables: unknown): unknown => [tables, noValues, 1]

/**
 * One table of rows; its own JSON as file. A delta is what its synchroniser sends once both sides have compared hashes:
 * rows that are new, and cells of rows that differ. The hashes that go to and fro are not counted.
 */
export const tinybasePeer = async (given?: TinyBase): Promise<Peer<MergeableStore, Mark>> => {
  const tinybase = given ?? (await load<TinyBase>('tinybase'))
  return {
    name: 'TinyBase 10.0.1',
    open: (pc) => Promise.resolve(tinybase.createMergeableStore(`pc${pc}`)),
    save: (store, { writes }) => {
      store.transaction(() => {
        for (const { key, fields } of writes)
          for (const [field, value] of Object.entries(fields))
            store.setCell(table, key, field, writeCell(value))
      })
      return Promise.resolve()
    },
    full: (store) => Promise.resolve(jsonFile([store.getMergeableContent()])),
    mark: (store) => {
      const rows = store.getMergeableRowHashes({ [table]: 0 })
      const every = Object.fromEntries(Object.keys(rows[table] ?? {}).map((key) => [key, 0]))
      return Promise.resolve({ rows, cells: store.getMergeableCellHashes({ [table]: every }) })
    },
    delta: (store, { rows, cells }) => {
      const [fresh, differing] = store.getMergeableRowDiff({ [table]: rows[table] ?? {} })
      const theirs = cells[table] ?? {}
      const asked = Object.fromEntries(
        Object.keys(differing[table] ?? {}).map((key) => [key, theirs[key] ?? {}]),
      )
      const parts = [fresh, store.getMergeableCellDiff({ [table]: asked })]
      return Promise.resolve(jsonFile(parts.map(asChanges)))
    },
    take: (store, files) => {
      for (const file of files)
        for (const part of fileJson<unknown[]>(file)) store.applyMergeableChanges(part)
      return Promise.resolve()
    },
    read: (store) =>
      Promise.resolve(
        new Map(
          Object.entries(store.getTable(table)).map(([key, row]) => [
            key,
            Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, readCell(cell)])),
          ]),
        ),
      ),
    rivals: () => Promise.resolve(noRivals),
  }
}
