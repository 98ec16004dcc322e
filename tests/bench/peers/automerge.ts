import { load, type Peer } from '../peer.ts'

type Doc = { readonly records: Record<string, Record<string, unknown>> }
interface Automerge {
  from(value: Doc, options: { actor: string }): Doc
  clone(doc: Doc, options: { actor: string }): Doc
  change(doc: Doc, task: (draft: Doc) => void): Doc
  save(doc: Doc): Uint8Array
  load(bytes: Uint8Array): Doc
  getAllChanges(doc: Doc): Uint8Array[]
  free(doc: Doc): void
  ImmutableString: new (text: string) => { readonly val: string }
  applyChanges(doc: Doc, changes: readonly Uint8Array[]): [Doc]
}

const actorOf = (index: number): string => index.toString(16).padStart(32, '0')

/** One object of objects; all branches begin with the same empty one, or their objects would be rivals. */
export const automergePeer = async (): Promise<Peer<readonly Uint8Array[], Doc>> => {
  const automerge = await load<Automerge>('@automerge/automerge')
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
  const base = automerge.save(automerge.from({ records: {} }, { actor: actorOf(0) }))
  return {
    name: 'Automerge 3.5.0',
    pack: (branch, index) => {
      let doc = automerge.clone(automerge.load(base), { actor: actorOf(index + 1) })
      const seen = new Set<string>()
      let rest = [...branch.writes]
      // Few large changes instead of one per write: the form that Automerge merges fastest.
      while (rest.length > 0) {
        const later: typeof rest = []
        seen.clear()
        const now = rest
        doc = automerge.change(doc, (draft) => {
          for (const one of now) {
            if (seen.has(one.key)) {
              later.push(one)
              continue
            }
            seen.add(one.key)
            const row = draft.records[one.key]
            const fields = write(one.fields) as Record<string, unknown>
            if (row) for (const [field, value] of Object.entries(fields)) row[field] = value
            else draft.records[one.key] = fields
          }
        })
        rest = later
      }
      const changes = automerge.getAllChanges(doc).slice(1)
      automerge.free(doc)
      return Promise.resolve(changes)
    },
    merge: (files) => {
      const [doc] = automerge.applyChanges(automerge.load(base), files.flat())
      return Promise.resolve(doc)
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(plain(doc.records) as Doc['records']))),
    close: (doc) => {
      automerge.free(doc)
      return Promise.resolve()
    },
    bytes: (file) => file.reduce((sum, { length }) => sum + length, 0),
  }
}
