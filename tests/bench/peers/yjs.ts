import { load, noRivals, type Peer } from '../peer.ts'

interface YMap {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
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
  encodeStateAsUpdate(doc: Doc, since?: Uint8Array): Uint8Array
  encodeStateVector(doc: Doc): Uint8Array
  applyUpdate(doc: Doc, update: Uint8Array): void
}

/** One map of maps; a field is one JSON value. */
export const yjsPeer = async (given?: Yjs): Promise<Peer<Doc, Uint8Array>> => {
  const Y = given ?? (await load<Yjs>('yjs'))
  return {
    name: 'Yjs 13.6.33',
    open: (pc) => {
      const doc = new Y.Doc()
      doc.clientID = pc + 1
      return Promise.resolve(doc)
    },
    save: (doc, { writes }) => {
      const records = doc.getMap('records')
      doc.transact(() => {
        for (const { key, fields } of writes) {
          let row = records.get(key) as YMap | undefined
          if (!row) {
            row = new Y.Map()
            records.set(key, row)
          }
          for (const [field, value] of Object.entries(fields)) row.set(field, value)
        }
      })
      return Promise.resolve()
    },
    full: (doc) => Promise.resolve(Y.encodeStateAsUpdate(doc)),
    mark: (doc) => Promise.resolve(Y.encodeStateVector(doc)),
    delta: (doc, mark) => Promise.resolve(Y.encodeStateAsUpdate(doc, mark)),
    take: (doc, files) => {
      for (const file of files) Y.applyUpdate(doc, file)
      return Promise.resolve()
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(doc.getMap('records').toJSON()))),
    rivals: () => Promise.resolve(noRivals),
  }
}
