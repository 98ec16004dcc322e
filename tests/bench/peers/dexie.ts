import { load, noRivals, type Peer } from '../peer.ts'

interface Row {
  readonly key: string
  readonly fields: Record<string, unknown>
}
interface Db {
  version(n: number): { stores(spec: Record<string, string>): void }
  open(): Promise<unknown>
  table(name: string): {
    bulkGet(keys: readonly string[]): Promise<readonly (Row | undefined)[]>
    bulkPut(rows: readonly Row[]): Promise<unknown>
    toArray(): Promise<readonly Row[]>
  }
}
interface Given {
  readonly Dexie: new (name: string, options?: { chromeTransactionDurability: 'strict' }) => Db
  readonly exportDB: (db: Db) => Promise<Blob>
  readonly importInto: (db: Db, file: Blob, options: Record<string, boolean>) => Promise<unknown>
}

let made = 0

/** What dexie-export-import needs of a browser; Node has none. */
class NodeFileReader {
  result: string | ArrayBuffer | null = null
  onload: ((event: { readonly target: NodeFileReader }) => void) | null = null
  onloadend: ((event: { readonly target: NodeFileReader }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  #finish(reading: Promise<string | ArrayBuffer>): void {
    reading.then(
      (result) => {
        this.result = result
        this.onload?.({ target: this })
        this.onloadend?.({ target: this })
      },
      (error) => this.onerror?.(error),
    )
  }
  readAsText(blob: Blob): void {
    this.#finish(blob.text())
  }
  readAsArrayBuffer(blob: Blob): void {
    this.#finish(blob.arrayBuffer())
  }
  readAsBinaryString(blob: Blob): void {
    this.#finish(blob.arrayBuffer().then((bytes) => Buffer.from(bytes).toString('latin1')))
  }
}

const fromPackages = async (): Promise<Given> => {
  await load('fake-indexeddb/auto')
  Object.assign(globalThis, { FileReader: NodeFileReader, self: globalThis })
  const { default: Dexie } = await load<{ default: Given['Dexie'] }>('dexie')
  const { exportDB, importInto } = await load<Given>('dexie-export-import')
  return { Dexie, exportDB, importInto }
}

/**
 * A snapshot instead of a merge: one row per record, exported whole, imported over what is there. In Node over
 * fake-indexeddb, whose times say little. It has no delta: everything goes again.
 */
export const dexiePeer = async (given?: Given): Promise<Peer<Db, null>> => {
  const { Dexie, exportDB, importInto } = given ?? (await fromPackages())
  const full = async (db: Db): Promise<Uint8Array> => new Uint8Array(await (await exportDB(db)).arrayBuffer())
  return {
    name: 'dexie-export-import 4.4.0',
    open: async (pc) => {
      const db = new Dexie(`bench${pc}-${made++}`, { chromeTransactionDurability: 'strict' })
      db.version(1).stores({ record: 'key' })
      await db.open()
      return db
    },
    save: async (db, { writes }) => {
      const held = await db.table('record').bulkGet(writes.map(({ key }) => key))
      await db
        .table('record')
        .bulkPut(writes.map(({ key, fields }, i) => ({ key, fields: { ...held[i]?.fields, ...fields } })))
    },
    full,
    mark: () => Promise.resolve(null),
    delta: full,
    take: async (db, files) => {
      for (const file of files) {
        const blob = new Blob([file as Uint8Array<ArrayBuffer>])
        await importInto(db, blob, { acceptNameDiff: true, overwriteValues: true })
      }
    },
    read: async (db) => new Map((await db.table('record').toArray()).map(({ key, fields }) => [key, fields])),
    rivals: () => Promise.resolve(noRivals),
  }
}
