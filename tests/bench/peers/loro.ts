import { load, type Peer } from '../peer.ts'

interface LoroMap {
  get(key: string): unknown
  set(key: string, value: unknown): void
  getOrCreateContainer(key: string, made: LoroMap): LoroMap
  toJSON(): Record<string, Record<string, unknown>>
}
interface LoroDoc {
  setPeerId(id: string): void
  getMap(name: string): LoroMap
  commit(): void
  export(mode: { readonly mode: 'update' }): Uint8Array
  import(bytes: Uint8Array): unknown
  importBatch(files: readonly Uint8Array[]): unknown
}
interface Loro {
  LoroDoc: new () => LoroDoc
  LoroMap: new () => LoroMap
}

/** One map of maps; all files in one batch, its fastest way. */
export const loroPeer = async (): Promise<Peer<Uint8Array, LoroDoc>> => {
  const loro = await load<Loro>('loro-crdt')
  return {
    name: 'Loro 1.17.1',
    pack: (branch, index) => {
      const doc = new loro.LoroDoc()
      doc.setPeerId(String(index + 1))
      const records = doc.getMap('records')
      for (const { key, fields } of branch.writes) {
        const row = records.getOrCreateContainer(key, new loro.LoroMap())
        for (const [field, value] of Object.entries(fields)) row.set(field, value)
      }
      doc.commit()
      return Promise.resolve(doc.export({ mode: 'update' }))
    },
    merge: (files) => {
      const doc = new loro.LoroDoc()
      doc.importBatch(files)
      // Loro works its state out when it is first looked at; a merge that nobody can read is none.
      doc.getMap('records').get('')
      return Promise.resolve(doc)
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(doc.getMap('records').toJSON()))),
    bytes: (file) => file.length,
  }
}
