import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sameValue } from '../../src/shared/base/same.ts'
import type { AnyPeer, PeerSave, Read } from './peer.ts'
import { type PeerName, peerOf } from './peers/all.ts'
import { countOf, makeWork, type Work, type WorkRequest } from './work.ts'

/** One step of one peer, in a process of its own. Files go from step to step by the folder. */
export type Step = 'nothing' | 'write' | 'read' | 'make' | 'merge'

/** What a process is asked for, as JSON on its command line. */
export interface Job extends WorkRequest {
  readonly step: Step
  readonly peer: PeerName
  readonly folder: string
}

/** What it found, as JSON on its last line. Milliseconds of the clock, and of this process on a processor; bytes. */
export interface Found {
  readonly times: Readonly<Record<string, { readonly clock: number; readonly cpu: number }>>
  readonly bytes: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<string, number>>
  /** The most memory the process ever held. */
  readonly peak: number
}

const times: Record<string, { clock: number; cpu: number }> = {}
const bytes: Record<string, number> = {}
const counts: Record<string, number> = {}

const timed = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
  globalThis.gc?.()
  const before = process.cpuUsage()
  const start = performance.now()
  const made = await task()
  const clock = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  times[name] = { clock, cpu: (user + system) / 1000 }
  return made
}

/** Record and field, with every value that nobody who saw it wrote over. */
type Claims = ReadonlyMap<string, ReadonlyMap<string, readonly unknown[]>>

const claimsOf = (common: readonly PeerSave[], branches: readonly (readonly PeerSave[])[]): Claims => {
  const claims = new Map<string, Map<string, unknown[]>>()
  const rowOf = (key: string): Map<string, unknown[]> => {
    const row = claims.get(key) ?? new Map<string, unknown[]>()
    claims.set(key, row)
    return row
  }
  const say = (
    saves: readonly PeerSave[],
    put: (key: string, field: string, value: unknown) => void,
  ): void => {
    for (const { writes } of saves)
      for (const { key, fields } of writes)
        for (const [field, value] of Object.entries(fields)) put(key, field, value)
  }
  say(common, (key, field, value) => rowOf(key).set(field, [value]))
  const said = new Map<string, unknown[]>()
  for (const saves of branches) {
    const last = new Map<string, readonly [string, string, unknown]>()
    say(saves, (key, field, value) => last.set(`${key} ${field}`, [key, field, value]))
    // A branch saw the common part and its own earlier writes; it saw nothing of the other branches.
    for (const [place, [key, field, value]] of last) {
      const all = [...(said.get(place) ?? []), value]
      said.set(place, all)
      rowOf(key).set(field, all)
    }
  }
  return claims
}

const judge = async (
  peer: AnyPeer,
  replica: unknown,
  read: Read,
  claims: Claims,
  { rivals, parallel }: Work,
): Promise<void> => {
  const beside = await peer.rivals(replica)
  let lost = 0
  for (const [key, row] of claims) {
    for (const [field, values] of row) {
      const held = [read.get(key)?.[field], ...(beside.get(key)?.[field] ?? [])]
      lost += values.filter((value) => !held.some((one) => sameValue(one, value))).length
    }
  }
  counts.lost = lost
  counts.shown = [...beside.keys()].filter((key) => rivals.has(key)).length
  counts.needless = [...beside.keys()].filter((key) => !rivals.has(key)).length
  counts.rivals = rivals.size
  counts.parallel = parallel.size
}

/** How many values there are in what was read out; every one is looked at, so that none is left for later. */
const countValues = (read: Read): number => {
  let count = 0
  for (const row of read.values()) for (const field in row) if (row[field] !== undefined) count++
  return count
}

/** Takes files in, then reads every value of every record out: a peer may leave work of its merge until it is looked at. */
const takeAndRead = async (
  name: string,
  peer: AnyPeer,
  replica: unknown,
  files: readonly unknown[],
): Promise<Read> => {
  await timed(name, () => peer.take(replica, files))
  return timed(`${name}Read`, async () => {
    const read = await peer.read(replica)
    counts[`${name}Values`] = countValues(read)
    return read
  })
}

/** Throws when a replica does not say what was written. */
const expectSame = (peer: AnyPeer, read: Read, claims: Claims): void => {
  for (const [key, row] of claims)
    for (const [field, [value]] of row)
      if (!sameValue(read.get(key)?.[field], value))
        throw new Error(
          `${peer.name}: ${key} ${field} is ${JSON.stringify(read.get(key)?.[field])}, not ${JSON.stringify(value)}`,
        )
}

const steps: Record<Step, (job: Job, peer: AnyPeer, work: Work) => Promise<void>> = {
  nothing: () => Promise.resolve(),
  write: async ({ folder, peer: name }, peer, { alone }) => {
    const replica = await peer.open(1)
    await timed('build', async () => {
      for (const save of alone.saves) await peer.save(replica, save)
    })
    const full = await timed('full', () => peer.full(replica))
    const mark = await peer.mark(replica)
    await peer.save(replica, alone.edit)
    const delta = await timed('delta', () => peer.delta(replica, mark))
    bytes.full = full.length
    bytes.delta = delta.length
    writeFileSync(join(folder, `${name}-full`), full)
    writeFileSync(join(folder, `${name}-delta`), delta)
    counts.records = countOf(alone.saves).records
    counts.writes = countOf(alone.saves).writes
    counts.edited = alone.edit.writes.length
  },
  read: async ({ folder, peer: name }, peer, { alone }) => {
    const file = (part: string): Promise<readonly unknown[]> => {
      const read = [new Uint8Array(readFileSync(join(folder, `${name}-${part}`)))]
      return peer.prepare?.(read) ?? Promise.resolve(read)
    }
    const replica = await peer.open(2)
    const [full, delta] = [await file('full'), await file('delta')]
    const [before, after] = [claimsOf(alone.saves, []), claimsOf([...alone.saves, alone.edit], [])]
    expectSame(peer, await takeAndRead('import', peer, replica, full), before)
    await timed('importDelta', () => peer.take(replica, delta))
    expectSame(peer, await peer.read(replica), after)
    await timed('again', () => peer.take(replica, delta))
    expectSame(peer, await peer.read(replica), after)
  },
  make: async ({ folder, peer: name }, peer, { base, branches }) => {
    const first = await peer.open(0)
    for (const save of base) await peer.save(first, save)
    const common = await peer.full(first)
    const start = (await peer.prepare?.([common])) ?? [common]
    writeFileSync(join(folder, `${name}-base`), common)
    bytes.bundles = 0
    for (const [i, saves] of branches.entries()) {
      const replica = await peer.open(i + 1)
      await peer.take(replica, start)
      const mark = await peer.mark(first)
      for (const save of saves) await peer.save(replica, save)
      const file = await peer.delta(replica, mark)
      bytes.bundles += file.length
      writeFileSync(join(folder, `${name}-${i}`), file)
    }
  },
  merge: async ({ folder, peer: name, bundles }, peer, work) => {
    const file = (part: string | number): Uint8Array =>
      new Uint8Array(readFileSync(join(folder, `${name}-${part}`)))
    const files = Array.from({ length: bundles }, (_, i) => file(i))
    const [base, all] = [
      (await peer.prepare?.([file('base')])) ?? [file('base')],
      (await peer.prepare?.(files)) ?? files,
    ]
    const replica = await peer.open(bundles + 1)
    await peer.take(replica, base)
    const read = await takeAndRead('merge', peer, replica, all)
    const peak = process.resourceUsage().maxRSS
    await judge(peer, replica, read, claimsOf(work.base, work.branches), work)
    counts.peakOfMerge = peak
  },
}

const job = JSON.parse(process.argv[2] ?? '{}') as Job
const work = await makeWork(job)
const peer = await peerOf(job.peer, work)
await steps[job.step](job, peer, work)
const peak = (counts.peakOfMerge ?? process.resourceUsage().maxRSS) * 1024
console.log(JSON.stringify({ times, bytes, counts, peak } satisfies Found))
process.exit(0)
