import { load, type Peer } from '../peer.ts'

interface YMap {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
  entries(): Iterable<[string, unknown]>
  toJSON(): Record<string, Record<string, unknown>>
}
interface Doc {
  clientID: number
  getMap(name: string): YMap
  transact(task: () => void): void
}
interface Yjs {
  Doc: new () => Doc
  Map: new () => YMap
  encodeStateAsUpdate(doc: Doc): Uint8Array
  applyUpdate(doc: Doc, update: Uint8Array): void
}

/** One map of maps; a field is one JSON value. */
export const yjsPeer = async (): Promise<Peer<Uint8Array, Doc>> => {
  const Y = await load<Yjs>('yjs')
  return {
    name: 'Yjs 13.6.33',
    pack: (branch, index) => {
      const doc = new Y.Doc()
      doc.clientID = index + 1
      const records = doc.getMap('records')
      for (const { key, fields } of branch.writes) {
        doc.transact(() => {
          let row = records.get(key) as YMap | undefined
          if (!row) {
            row = new Y.Map()
            records.set(key, row)
          }
          for (const [field, value] of Object.entries(fields)) row.set(field, value)
        })
      }
      return Promise.resolve(Y.encodeStateAsUpdate(doc))
    },
    merge: (files) => {
      const doc = new Y.Doc()
      for (const file of files) Y.applyUpdate(doc, file)
      return Promise.resolve(doc)
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(doc.getMap('records').toJSON()))),
    bytes: (file) => file.length,
  }
}
