import { load, type Peer } from '../peer.ts'

interface Row {
  readonly _id: string
  readonly _rev?: string
  readonly fields: Record<string, unknown>
}
interface Pouch {
  put(row: Row): Promise<{ readonly rev: string }>
  bulkDocs(rows: readonly Row[]): Promise<readonly { readonly id: string; readonly rev: string }[]>
  allDocs(options: { include_docs: true }): Promise<{ readonly rows: readonly { readonly doc: Row }[] }>
  replicate: { from(other: Pouch, options: { batch_size: number }): Promise<{ readonly ok: boolean }> }
  destroy(): Promise<unknown>
}
interface PouchClass {
  new (name: string, options: { adapter: 'memory'; revs_limit: number }): Pouch
  plugin(plugin: unknown): PouchClass
}

let made = 0

/** One document per record, replicated from one database in memory per branch. PouchDB merges documents, not fields. */
export const pouchdbPeer = async (): Promise<Peer<Pouch, Pouch>> => {
  const { default: core } = await load<{ default: PouchClass }>('pouchdb-core')
  for (const plugin of ['pouchdb-adapter-memory', 'pouchdb-replication'])
    core.plugin((await load<{ default: unknown }>(plugin)).default)
  const open = () => new core(`bench${made++}`, { adapter: 'memory', revs_limit: 1000 })
  return {
    name: 'PouchDB 9.0.0',
    pack: async (branch) => {
      const db = open()
      const rows = new Map<string, Row>()
      let waiting = new Map<string, Row>()
      const flush = async () => {
        for (const { id, rev } of await db.bulkDocs([...waiting.values()])) {
          const row = rows.get(id)
          if (row) rows.set(id, { ...row, _rev: rev })
        }
        waiting = new Map()
      }
      for (const { key, fields } of branch.writes) {
        if (waiting.has(key)) await flush()
        const old = rows.get(key)
        const row: Row = { ...(old ?? { _id: key }), fields: { ...old?.fields, ...fields } }
        rows.set(key, row)
        waiting.set(key, row)
      }
      await flush()
      return db
    },
    merge: async (files) => {
      const db = open()
      for (const file of files) await db.replicate.from(file, { batch_size: 2000 })
      return db
    },
    read: async (db) => {
      const { rows } = await db.allDocs({ include_docs: true })
      return new Map(rows.map(({ doc }) => [doc._id, doc.fields]))
    },
    close: async (db) => {
      await db.destroy()
    },
    bytes: () => 0,
  }
}
