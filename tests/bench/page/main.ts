import { proxy, type Remote, wrap } from 'comlink'
import { IndexDb } from '../../../src/renderer/db/schema.ts'
import type { Engine } from '../../../src/renderer/engine.ts'
import { createBrowserHost } from '../../../src/renderer/host/browser.ts'
import type { Host, PickedFile } from '../../../src/shared/host.ts'
import { unpackRecords } from '../../../src/shared/sync/record-pack.ts'
import type { Raw } from './raw.worker.ts'

/** How long the product's own import took, stage by stage. */
export interface ImportTimes {
  readonly inspect: number
  readonly merge: number
  readonly changes: number
  readonly conflicts: number
  readonly files: number
  /** The workspace that took them in. */
  readonly workspace: string
}

type Link = Remote<Engine & { connect: (host: Host) => void }>

const host = createBrowserHost('0.0.0')
const engineWorker = new Worker(new URL('../../../src/renderer/worker/engine.worker.ts', import.meta.url), {
  type: 'module',
})
const engine = wrap<Engine & { connect: (host: Host) => void }>(engineWorker) as Link
const raw = wrap<Raw>(new Worker(new URL('./raw.worker.ts', import.meta.url), { type: 'module' }))

const quiet = proxy(() => {})
let files: readonly PickedFile[] = []
let join: PickedFile | null = null

const bytesOf = async (url: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer())

const page = {
  /** Loads everything into memory; not timed. */
  prepare: async (names: readonly string[]): Promise<number> => {
    await engine.connect(proxy(host))
    if (names.length === 0) return 0
    join = { name: 'join.xjb', bytes: await bytesOf('/data/join.xjb') }
    files = await Promise.all(names.map(async (name) => ({ name, bytes: await bytesOf(`/data/${name}`) })))
    return raw.fetchRows('/data/rows.json')
  },
  /** A new PC of the school takes all files in: verify, decrypt, parse, fold, journal flushed, index strict. */
  importAll: async (code: string): Promise<ImportTimes> => {
    if (!join) throw new Error('prepare first')
    const joined = await engine.join(join, code, 'bench')
    if (!joined.ok) throw new Error(joined.error.type)
    await engine.open(joined.value.id, null, quiet)
    const start = performance.now()
    const rows = await engine.inspect(files, quiet)
    const inspected = performance.now()
    const keys = rows.map(({ key }) => key)
    const accept = rows.flatMap(({ sender }) => (sender ? [sender.org] : []))
    const merged = await engine.merge(keys, accept, quiet)
    const end = performance.now()
    if (!merged.ok) throw new Error(JSON.stringify(merged.error))
    if (merged.value.some(({ state }) => state.type !== 'merged')) throw new Error('not all were merged')
    return {
      inspect: inspected - start,
      merge: end - inspected,
      changes: rows.reduce((sum, { newChanges }) => sum + newChanges, 0),
      conflicts: rows.reduce((sum, { conflicts }) => sum + conflicts, 0),
      files: rows.length,
      workspace: joined.value.id,
    }
  },
  /** A new workspace of a branch with invented records; its name. */
  fillBranch: async (size: {
    readonly branches: number
    readonly members: number
    readonly days?: number
  }): Promise<string> => {
    const made = await engine.create({ name: '示例分工会', level: 'branch', pcName: 'bench', sample: false })
    if (!made.ok) throw new Error(made.error.type)
    const filled = await engine.fillWithSample(size, quiet)
    if (!filled.ok) throw new Error(filled.error.type)
    return made.value.id
  },
  /** Records in the index of a workspace. */
  count: async (workspace: string): Promise<number> => {
    let count = 0
    await new IndexDb(workspace).chunk.each(({ text }) => {
      count += unpackRecords(text).length
    })
    return count
  },
  rawWrite: (name: string, indexed: boolean): Promise<number> => raw.write(name, indexed),
}

export type BenchPage = typeof page
Object.assign(globalThis, { benchPage: page })
