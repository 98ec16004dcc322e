import { load, type Peer } from '../peer.ts'

interface MergeableStore {
  setCell(table: string, row: string, cell: string, value: unknown): unknown
  transaction(task: () => void): void
  getMergeableContent(): unknown
  applyMergeableChanges(changes: unknown): unknown
  getTable(table: string): Record<string, Record<string, unknown>>
}
interface TinyBase {
  createMergeableStore(id: string): MergeableStore
}

/** One table; a value that is no text, number or flag is stored as JSON text. */
const writeCell = (value: unknown): unknown =>
  typeof value === 'object' ? `json ${JSON.stringify(value)}` : value
const readCell = (cell: unknown): unknown =>
  typeof cell === 'string' && cell.startsWith('json ') ? (JSON.parse(cell.slice(5)) as unknown) : cell

/** One table of rows; its own JSON as file. */
export const tinybasePeer = async (): Promise<Peer<string, MergeableStore>> => {
  const { createMergeableStore } = await load<TinyBase>('tinybase')
  return {
    name: 'TinyBase 10.0.1',
    pack: (branch, index) => {
      const store = createMergeableStore(`branch${index}`)
      for (const { key, fields } of branch.writes) {
        store.transaction(() => {
          for (const [field, value] of Object.entries(fields))
            store.setCell('records', key, field, writeCell(value))
        })
      }
      return Promise.resolve(JSON.stringify(store.getMergeableContent()))
    },
    merge: (files) => {
      const store = createMergeableStore('school')
      for (const file of files) store.applyMergeableChanges(JSON.parse(file))
      return Promise.resolve(store)
    },
    read: (store) =>
      Promise.resolve(
        new Map(
          Object.entries(store.getTable('records')).map(([key, row]) => [
            key,
            Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, readCell(cell)])),
          ]),
        ),
      ),
    bytes: (file) => Buffer.byteLength(file),
  }
}
