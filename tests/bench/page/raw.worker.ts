import { expose } from 'comlink'

/** A record as one row: its id and field values, and what the indexes are over. */
export interface RawRow {
  readonly id: string
  readonly kind: string
  readonly home: string
  readonly device: string
  readonly changedAt: number
  readonly life: string
  readonly [field: string]: unknown
}

const indexes: readonly (string | readonly string[])[] = [
  'kind',
  'home',
  'device',
  'changedAt',
  ['kind', 'home'],
  ['kind', 'changedAt'],
]

const open = (name: string, indexed: boolean): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('record', { keyPath: 'id' })
      if (indexed) for (const path of indexes) store.createIndex(String(path), path as string | string[])
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
  })

let rows: readonly RawRow[] = []

const raw = {
  /** Not timed: the rows lie in this worker's memory before the clock starts. */
  fetchRows: async (url: string): Promise<number> => {
    rows = (await (await fetch(url)).json()) as readonly RawRow[]
    return rows.length
  },
  /** One strict transaction, one `put` per record. */
  write: async (name: string, indexed: boolean): Promise<number> => {
    const db = await open(name, indexed)
    const start = performance.now()
    const tx = db.transaction('record', 'readwrite', { durability: 'strict' })
    const store = tx.objectStore('record')
    for (const row of rows) store.put(row)
    tx.commit()
    await done(tx)
    const ms = performance.now() - start
    db.close()
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = resolve
      request.onerror = reject
    })
    return ms
  },
}

export type Raw = typeof raw

expose(raw)
