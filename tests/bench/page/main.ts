import { proxy, type Remote, wrap } from 'comlink'
import { createRecords } from '../../../src/renderer/db/records.ts'
import { IndexDb } from '../../../src/renderer/db/schema.ts'
import type { Engine } from '../../../src/renderer/engine.ts'
import { createBrowserHost } from '../../../src/renderer/host/browser.ts'
import type { Result } from '../../../src/shared/base/result.ts'
import { member } from '../../../src/shared/domain/member.ts'
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
const newEngine = (): Link =>
  wrap<Engine & { connect: (host: Host) => void }>(
    new Worker(new URL('../../../src/renderer/worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  ) as Link
const engine = newEngine()
const raw = wrap<Raw>(new Worker(new URL('./raw.worker.ts', import.meta.url), { type: 'module' }))

const quiet = proxy(() => {})
let files: readonly PickedFile[] = []
let join: PickedFile | null = null

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Takes the files that one PC of an organisation made for its others. */
const takeOver = async (from: Link, to: Link): Promise<void> => {
  const file = must(await from.exportBundle('own', true, quiet))
  const rows = await to.inspect([file], quiet)
  const senders = rows.flatMap(({ sender }) => (sender ? [sender.org] : []))
  must(
    await to.merge(
      rows.map(({ key }) => key),
      senders,
      quiet,
    ),
  )
}

/** A second PC of the branch says something else of some members; the first takes that in. */
const contradict = async (workspace: string, count: number): Promise<void> => {
  const { file, code } = must(await engine.makeJoin({ as: 'pc' }))
  const other = newEngine()
  await other.connect(proxy(host))
  const { id } = must(await other.join(file, code, 'bench 2'))
  must(await other.open(id, null, quiet))
  await takeOver(engine, other)
  const members = (await createRecords(new IndexDb(workspace)).list(member)).slice(0, count)
  for (const [at, pc] of [engine, other].entries()) {
    must(
      await pc.save(
        members.map((one, n) => ({
          kind: member.kind,
          entity: one.id,
          fields: { phone: String(10_000_000_000 + 1000 * at + n) },
        })),
      ),
    )
  }
  await takeOver(other, engine)
}

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
    const { id } = must(
      await engine.create({ name: '示例分工会', level: 'branch', pcName: 'bench', sample: false }),
    )
    must(await engine.fillWithSample(size, quiet))
    // As many as a page shows at a time.
    await contradict(id, 20)
    return id
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
