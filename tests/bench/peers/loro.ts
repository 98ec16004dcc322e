import { load, noRivals, type Peer } from '../peer.ts'

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
  oplogVersion(): unknown
  export(mode: { readonly mode: 'update' | 'snapshot'; readonly from?: unknown }): Uint8Array
  import(bytes: Uint8Array): unknown
  importBatch(files: readonly Uint8Array[]): unknown
}
interface Loro {
  LoroDoc: new () => LoroDoc
  LoroMap: new () => LoroMap
}

/** One map of maps; all files in one batch, its fastest way. */
export const loroPeer = async (given?: Loro): Promise<Peer<LoroDoc, unknown>> => {
  const loro = given ?? (await load<Loro>('loro-crdt'))
  return {
    name: 'Loro 1.17.1',
    open: (pc) => {
      const doc = new loro.LoroDoc()
      doc.setPeerId(String(pc + 1))
      return Promise.resolve(doc)
    },
    save: (doc, { writes }) => {
      const records = doc.getMap('records')
      for (const { key, fields } of writes) {
        // Two PCs that make the same container make rivals of it: only the first write of a record makes one.
        const row =
          (records.get(key) as LoroMap | undefined) ?? records.getOrCreateContainer(key, new loro.LoroMap())
        for (const [field, value] of Object.entries(fields)) row.set(field, value)
      }
      doc.commit()
      return Promise.resolve()
    },
    full: (doc) => Promise.resolve(doc.export({ mode: 'snapshot' })),
    mark: (doc) => Promise.resolve(doc.oplogVersion()),
    delta: (doc, mark) => Promise.resolve(doc.export({ mode: 'update', from: mark })),
    take: (doc, files) => {
      if (files.length === 1 && files[0]) doc.import(files[0])
      else doc.importBatch(files)
      // Loro works its state out when it is first looked at; a merge that nobody can read is none.
      doc.getMap('records').get('')
      return Promise.resolve()
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(doc.getMap('records').toJSON()))),
    rivals: () => Promise.resolve(noRivals),
  }
}
