import { fileJson, jsonFile, load, type Peer } from '../peer.ts'

interface Row {
  readonly _id: string
  readonly _rev?: string
  readonly _conflicts?: readonly string[]
  readonly fields: Record<string, unknown>
}
interface Pouch {
  bulkDocs(
    rows: readonly Row[],
    options?: { new_edits: false },
  ): Promise<readonly { readonly id: string; readonly rev: string }[]>
  allDocs(options: {
    include_docs: true
    conflicts?: true
    keys?: readonly string[]
  }): Promise<{ readonly rows: readonly { readonly doc?: Row }[] }>
  get(id: string, options: { rev: string }): Promise<Row>
  info(): Promise<{ readonly update_seq: unknown }>
  changes(options: { since: unknown; style: 'all_docs' }): Promise<{
    readonly results: readonly {
      readonly id: string
      readonly changes: readonly { readonly rev: string }[]
    }[]
  }>
  bulkGet(options: {
    docs: readonly { readonly id: string; readonly rev: string }[]
    revs: true
  }): Promise<{ readonly results: readonly { readonly docs: readonly { readonly ok?: Row }[] }[] }>
}
interface PouchClass {
  new (name: string, options: { adapter: string; revs_limit: number }): Pouch
  plugin(plugin: unknown): PouchClass
}
interface Given {
  readonly core: PouchClass
  readonly adapter: string
}

let made = 0
const batch = 2000

const fromPackages = async (): Promise<Given> => {
  const { default: core } = await load<{ default: PouchClass }>('pouchdb-core')
  core.plugin((await load<{ default: unknown }>('pouchdb-adapter-memory')).default)
  return { core, adapter: 'memory' }
}

/**
 * One document per record, in memory. A file is what its replication sends: documents with their revisions, as JSON. PouchDB
 * merges documents, not fields: two edits of one record are rivals even where they touch different fields.
 */
export const pouchdbPeer = async (given?: Given): Promise<Peer<Pouch, unknown>> => {
  const { core, adapter } = given ?? (await fromPackages())
  const since = async (db: Pouch, mark: unknown): Promise<Uint8Array> => {
    const { results } = await db.changes({ since: mark, style: 'all_docs' })
    const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })))
    const rows: Row[] = []
    for (let at = 0; at < docs.length; at += batch) {
      const found = await db.bulkGet({ docs: docs.slice(at, at + batch), revs: true })
      for (const one of found.results) for (const { ok } of one.docs) if (ok) rows.push(ok)
    }
    return jsonFile(rows)
  }
  return {
    name: 'PouchDB 9.0.0',
    open: (pc) => Promise.resolve(new core(`bench${pc}-${made++}`, { adapter, revs_limit: 1000 })),
    save: async (db, { writes }) => {
      const { rows } = await db.allDocs({ include_docs: true, keys: writes.map(({ key }) => key) })
      const held = new Map(rows.flatMap(({ doc }) => (doc ? [[doc._id, doc]] : [])))
      await db.bulkDocs(
        writes.map(({ key, fields }): Row => {
          const old = held.get(key)
          return { ...(old ?? { _id: key }), fields: { ...old?.fields, ...fields } }
        }),
      )
    },
    full: (db) => since(db, 0),
    mark: async (db) => (await db.info()).update_seq,
    delta: since,
    take: async (db, files) => {
      for (const file of files) {
        const rows = fileJson<readonly Row[]>(file)
        for (let at = 0; at < rows.length; at += batch)
          await db.bulkDocs(rows.slice(at, at + batch), { new_edits: false })
      }
    },
    read: async (db) => {
      const { rows } = await db.allDocs({ include_docs: true })
      return new Map(rows.flatMap(({ doc }) => (doc ? [[doc._id, doc.fields]] : [])))
    },
    rivals: async (db) => {
      const { rows } = await db.allDocs({ include_docs: true, conflicts: true })
      const found = new Map<string, Record<string, readonly unknown[]>>()
      for (const { doc } of rows) {
        if (!doc?._conflicts) continue
        const row: Record<string, unknown[]> = {}
        for (const rev of doc._conflicts)
          for (const [field, value] of Object.entries((await db.get(doc._id, { rev })).fields))
            row[field] = [...(row[field] ?? []), value]
        found.set(doc._id, row)
      }
      return found
    },
  }
}
