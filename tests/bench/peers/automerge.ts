import { load, type Peer } from '../peer.ts'

type Doc = { readonly records: Record<string, Record<string, unknown>> }
interface Automerge {
  from(value: Doc, options: { actor: string }): Doc
  clone(doc: Doc, options: { actor: string }): Doc
  change(doc: Doc, task: (draft: Doc) => void): Doc
  save(doc: Doc): Uint8Array
  load(bytes: Uint8Array): Doc
  getAllChanges(doc: Doc): Uint8Array[]
  applyChanges(doc: Doc, changes: readonly Uint8Array[]): [Doc]
}

const actorOf = (index: number): string => index.toString(16).padStart(32, '0')
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** One object of objects; all branches begin with the same empty one, or their objects would be rivals. */
export const automergePeer = async (): Promise<Peer<readonly Uint8Array[], Doc>> => {
  const automerge = await load<Automerge>('@automerge/automerge')
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
          for (const write of now) {
            if (seen.has(write.key)) {
              later.push(write)
              continue
            }
            seen.add(write.key)
            const row = draft.records[write.key]
            const fields = plain(write.fields) as Record<string, unknown>
            if (row) for (const [field, value] of Object.entries(fields)) row[field] = value
            else draft.records[write.key] = fields
          }
        })
        rest = later
      }
      return Promise.resolve(automerge.getAllChanges(doc).slice(1))
    },
    merge: (files) => {
      const [doc] = automerge.applyChanges(automerge.load(base), files.flat())
      return Promise.resolve(doc)
    },
    read: (doc) => Promise.resolve(new Map(Object.entries(plain(doc.records) as Doc['records']))),
    bytes: (file) => file.reduce((sum, { length }) => sum + length, 0),
  }
}
