import { load, type Peer, type Rivals } from '../peer.ts'

interface Doc {
  records: Record<string, Record<string, unknown>>
}
interface Automerge {
  init(options: { actor: string }): Doc
  change(doc: Doc, options: { time?: number }, task: (draft: Doc) => void): Doc
  save(doc: Doc): Uint8Array
  load(bytes: Uint8Array, options?: { actor: string }): Doc
  loadIncremental(doc: Doc, bytes: Uint8Array): Doc
  getHeads(doc: Doc): readonly string[]
  saveSince(doc: Doc, heads: readonly string[]): Uint8Array
  getConflicts(row: unknown, field: string): Record<string, unknown> | undefined
  ImmutableString: new (text: string) => { readonly val: string }
}
/** A document is replaced by each step. */
interface Box {
  doc: Doc
  readonly actor: string
  fresh: boolean
}

const actorOf = (index: number): string => index.toString(16).padStart(32, '0')

/** One object of objects; all PCs begin with the same empty one, or their objects would be rivals. */
export const automergePeer = async (given?: Automerge): Promise<Peer<Box, readonly string[]>> => {
  const automerge = given ?? (await load<Automerge>('@automerge/automerge'))
  /** A text is one value, as with the others, not a row of letters that could be edited together. */
  const write = (value: unknown): unknown => {
    if (typeof value === 'string') return new automerge.ImmutableString(value)
    if (Array.isArray(value)) return value.map(write)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, write(one)]))
  }
  const plain = (value: unknown): unknown => {
    if (value instanceof automerge.ImmutableString) return value.val
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
  }
  const begin = automerge.init({ actor: actorOf(0) })
  const base = automerge.save(
    automerge.change(begin, { time: 0 }, (draft) => {
      draft.records = {}
    }),
  )
  return {
    name: 'Automerge 3.5.0',
    open: (pc) => {
      const actor = actorOf(pc + 1)
      return Promise.resolve({ doc: automerge.load(base, { actor }), actor, fresh: true })
    },
    save: (box, { writes }) => {
      box.doc = automerge.change(box.doc, {}, (draft) => {
        for (const { key, fields } of writes) {
          const row = draft.records[key]
          const given = write(fields) as Record<string, unknown>
          if (row) for (const [field, value] of Object.entries(given)) row[field] = value
          else draft.records[key] = given
        }
      })
      box.fresh = false
      return Promise.resolve()
    },
    full: ({ doc }) => Promise.resolve(automerge.save(doc)),
    mark: ({ doc }) => Promise.resolve(automerge.getHeads(doc)),
    delta: ({ doc }, heads) => Promise.resolve(automerge.saveSince(doc, heads)),
    take: (box, files) => {
      const [first] = files
      // A whole file into nothing is loaded; several are one stream of changes.
      if (box.fresh && files.length === 1 && first) box.doc = automerge.load(first, { actor: box.actor })
      else {
        const all = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0))
        let at = 0
        for (const file of files) {
          all.set(file, at)
          at += file.length
        }
        box.doc = automerge.loadIncremental(box.doc, all)
      }
      box.fresh = false
      return Promise.resolve()
    },
    read: ({ doc }) => Promise.resolve(new Map(Object.entries(plain(doc.records) as Doc['records']))),
    rivals: ({ doc }) => {
      const found = new Map<string, Record<string, readonly unknown[]>>()
      for (const [key, row] of Object.entries(doc.records)) {
        for (const field of Object.keys(row)) {
          const values = Object.values(automerge.getConflicts(row, field) ?? {})
          if (values.length > 1) found.set(key, { ...found.get(key), [field]: values.map(plain) })
        }
      }
      return Promise.resolve(found satisfies Rivals)
    },
  }
}
