import { sameValue } from '../../src/shared/base/same.ts'
import { fieldOf } from '../../src/shared/domain/registry.ts'
import type { Batch } from '../../src/shared/sync/fact-state.ts'
import { parseSegment } from '../../src/shared/sync/segment-parse.ts'
import { View } from '../../src/shared/sync/view.ts'
import { type BenchData, benchCrypto } from './data.ts'
import { load1, median, ratio, seconds, table } from './median.ts'
import type { Peer, Read } from './peer.ts'
import { automergePeer } from './peers/automerge.ts'
import { loroPeer } from './peers/loro.ts'
import { pouchdbPeer } from './peers/pouchdb.ts'
import { tinybasePeer } from './peers/tinybase.ts'
import { yjsPeer } from './peers/yjs.ts'

const batchesOf = ({ bundles }: BenchData): readonly Batch[] =>
  bundles.map(({ segments, statements }) => ({
    changes: segments.flatMap(({ changes }) => changes),
    withheld: segments.flatMap(({ withheld }) => withheld),
    statements: [...statements.values()],
  }))

/** Bundle after bundle, as the peers take theirs. */
const ownMerge = (batches: readonly Batch[]): View => {
  const view = new View({ field: fieldOf, viewer: null, schema: 1 })
  for (const batch of batches) view.add(batch)
  return view
}

const ownRead = (view: View): Read =>
  new Map(
    [...view.records()].flatMap(([key, { kind, values }]) => (kind === 'statement' ? [] : [[key, values]])),
  )

const differences = (ours: Read, theirs: Read): number => {
  let count = ours.size === theirs.size ? 0 : Math.abs(ours.size - theirs.size)
  for (const [key, values] of ours) if (!sameValue(values, theirs.get(key))) count++
  return count
}

interface Measured {
  readonly name: string
  readonly run: () => Promise<Took>
  readonly times: Took[]
}

/** Milliseconds of the clock, and of this process on a processor: what others do to a shared machine is only in the first. */
interface Took {
  readonly clock: number
  readonly cpu: number
}

const timed = async <T>(task: () => Promise<T> | T): Promise<{ readonly took: Took; readonly made: T }> => {
  globalThis.gc?.()
  const start = performance.now()
  const before = process.cpuUsage()
  const made = await task()
  const { user, system } = process.cpuUsage(before)
  return { took: { clock: performance.now() - start, cpu: (user + system) / 1000 }, made }
}

const measuredPeer = async (data: BenchData, ours: Read, peer: Peer): Promise<Measured> => {
  const files: unknown[] = []
  for (const [index, branch] of data.branches.entries()) files.push(await peer.pack(branch, index))
  let checked = false
  return {
    name: peer.name,
    times: [],
    run: async () => {
      const { took, made } = await timed(() => peer.merge(files))
      if (!checked) {
        const wrong = differences(ours, await peer.read(made))
        if (wrong > 0) throw new Error(`${peer.name} ends with other values in ${wrong} records`)
        checked = true
      }
      await peer.close?.(made)
      return took
    },
  }
}

/** Parsed changes to the view in memory, beside each peer merging the same records of the same branches. */
export const benchMemory = async (data: BenchData, rounds: number): Promise<string> => {
  const batches = batchesOf(data)
  const ours = ownRead(ownMerge(batches))
  const own: Measured[] = [
    {
      name: 'Xiaojia, parsed changes to view',
      times: [],
      run: async () => (await timed(() => ownMerge(batches))).took,
    },
    {
      name: 'Xiaojia, lines to view (parse, hash, fold)',
      times: [],
      run: async () =>
        (
          await timed(async () => {
            const view = new View({ field: fieldOf, viewer: null, schema: 1 })
            for (const { segments, statements } of data.bundles) {
              for (const { segment } of segments) {
                const parsed = await parseSegment(segment, benchCrypto)
                if (parsed) view.add({ ...parsed, statements: [...statements.values()] })
              }
            }
          })
        ).took,
    },
  ]
  const all = [...own]
  for (const make of [yjsPeer, loroPeer, tinybasePeer, automergePeer, pouchdbPeer])
    all.push(await measuredPeer(data, ours, (await make()) as Peer))
  const before = load1()
  // One round to warm up, then in turn, so that a busy minute hits everybody.
  for (let round = 0; round <= rounds; round++) {
    for (const one of all) {
      const took = await one.run()
      if (round > 0) one.times.push(took)
    }
  }
  const middle = (times: readonly Took[], pick: (took: Took) => number): number => median(times.map(pick))
  const base = own[0]?.times ?? []
  return [
    `${ours.size} records, ${batches.reduce((n, { changes }) => n + changes.length, 0)} changes in ${batches.length} bundles; every peer ends with the same values`,
    `load ${before} before, ${load1()} after; median of ${rounds}, in turn`,
    '',
    table([
      ['', 'times ours', 'processor time', 'times ours', 'clock'],
      ...all.map(({ name, times }) => {
        const [cpu, clock] = [middle(times, (took) => took.cpu), middle(times, (took) => took.clock)]
        return [
          name,
          ratio(cpu / middle(base, (took) => took.cpu)),
          seconds(cpu),
          ratio(clock / middle(base, (took) => took.clock)),
          seconds(clock),
        ]
      }),
    ]),
  ].join('\n')
}
