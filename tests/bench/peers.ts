import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Found, Job, Step } from './child.ts'
import { load1, median, megabytes, type Part, ratio, seconds, table } from './median.ts'
import { type PeerName, peerNames } from './peers/all.ts'
import type { WorkRequest } from './work.ts'

const child = fileURLToPath(new URL('out/child.mjs', import.meta.url))

/** One step in a process of its own. */
const run = (job: Job): Found => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', child, JSON.stringify(job)],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    },
  )
  if (status !== 0) throw new Error(`${job.peer} ${job.step}: ${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Found
}

const titles: Record<PeerName, string> = {
  parsed: '**Xiaojia, parsed changes**',
  whole: '**Xiaojia, whole files**',
  yjs: 'Yjs 13.6.33',
  loro: 'Loro 1.17.1',
  tinybase: 'TinyBase MergeableStore 10.0.1',
  automerge: 'Automerge 3.5.0',
  pouchdb: 'PouchDB 9.0.0',
  dexie: 'dexie-export-import 4.4.0 (snapshot)',
}

/** Everything every peer did, round by round. */
type Rounds = ReadonlyMap<PeerName, Record<Exclude<Step, 'nothing'>, Found[]>>

const middle = (found: readonly Found[], pick: (one: Found) => number | undefined): number =>
  median(found.map((one) => pick(one) ?? Number.NaN))

/** The time of some timed parts of one process together. */
const took =
  (keys: readonly string[], pick: 'clock' | 'cpu') =>
  ({ times }: Found): number =>
    keys.reduce((sum, key) => sum + (times[key]?.[pick] ?? Number.NaN), 0)

/** What is compared: taking files in alone, and until every value of every record was read out. */
const measures = [
  { title: 'import of all', step: 'read', keys: ['import'] },
  { title: 'import of all, every value read', step: 'read', keys: ['import', 'importRead'] },
  { title: 'merge of the bundles', step: 'merge', keys: ['merge'] },
  { title: 'merge of the bundles, every value read', step: 'merge', keys: ['merge', 'mergeRead'] },
] as const

const clockTable = (rounds: Rounds): string => {
  const columns: readonly (readonly [string, 'write' | 'read' | 'merge', string])[] = [
    ['build', 'write', 'build'],
    ['full export', 'write', 'full'],
    ['import', 'read', 'import'],
    ['then every value read', 'read', 'importRead'],
    ['delta', 'write', 'delta'],
    ['import of the delta', 'read', 'importDelta'],
    ['the same delta again', 'read', 'again'],
    ['bundles merged', 'merge', 'merge'],
    ['then every value read', 'merge', 'mergeRead'],
  ]
  return table([
    ['', ...columns.map(([title]) => title)],
    ...[...rounds].map(([name, found]) => [
      titles[name],
      ...columns.map(([, step, key]) => seconds(middle(found[step], ({ times }) => times[key]?.clock))),
    ]),
  ])
}

const ratioTable = (rounds: Rounds): string => {
  const own = rounds.get('parsed')
  if (!own) return ''
  const cell = (
    found: Record<'read' | 'merge', Found[]>,
    { step, keys }: (typeof measures)[number],
  ): string =>
    (['cpu', 'clock'] as const)
      .map((pick) => ratio(middle(found[step], took(keys, pick)) / middle(own[step], took(keys, pick))))
      .join(' / ')
  return table([
    ['times ours: processor / clock', ...measures.map(({ title }) => title)],
    ...[...rounds].map(([name, found]) => [titles[name], ...measures.map((one) => cell(found, one))]),
  ])
}

const countTable = (rounds: Rounds): string =>
  table([
    [
      '',
      'full file',
      'delta',
      'delta of full',
      'all bundles',
      'writes lost',
      'conflicts shown',
      'shown though no field is disputed',
      'peak memory: write / read / merge',
    ],
    ...[...rounds].map(([name, { write, read, make, merge }]) => {
      const full = middle(write, ({ bytes }) => bytes.full)
      const delta = middle(write, ({ bytes }) => bytes.delta)
      const count = (key: string): string => String(middle(merge, ({ counts }) => counts[key]))
      const peaks = [write, read, merge].map((found) => Math.round(middle(found, ({ peak }) => peak) / 1e6))
      return [
        titles[name],
        megabytes(full),
        megabytes(delta),
        `${((delta / full) * 100).toFixed(1)} %`,
        megabytes(middle(make, ({ bytes }) => bytes.bundles)),
        count('lost'),
        count('shown'),
        count('needless'),
        `${peaks.join(' / ')} MB`,
      ]
    }),
  ])

const judge = (rounds: Rounds): Part['aims'] => {
  const own = rounds.get('parsed')
  if (!own) return []
  const others = [...rounds].filter(([name]) => name !== 'parsed' && name !== 'whole')
  const fastest = ({ step, keys }: (typeof measures)[number], pick: 'clock' | 'cpu') => {
    const at = (found: readonly Found[]) => middle(found, took(keys, pick))
    const [name, least] = others
      .map(([peer, found]) => [peer, at(found[step]) / at(own[step])] as const)
      .sort((a, b) => a[1] - b[1])[0] ?? ['yjs', Number.NaN]
    return { name: titles[name], least }
  }
  const faster = (measure: (typeof measures)[number]) => {
    const [cpu, clock] = [fastest(measure, 'cpu'), fastest(measure, 'clock')]
    return {
      aim: `(a) ${measure.title}: faster than every peer`,
      found: `the fastest peer takes ${ratio(cpu.least)} times our processor time (${cpu.name}), ${ratio(clock.least)} times our clock (${clock.name})`,
      met: cpu.least > 1 && clock.least > 1,
    }
  }
  const share = middle(own.write, ({ bytes }) => (bytes.delta ?? 0) / (bytes.full ?? 1))
  return [
    ...measures.map(faster),
    { aim: 'delta at most 3 % of the full file', found: `${(share * 100).toFixed(1)} %`, met: share <= 0.03 },
  ]
}

/** Everybody does the same work, each step in a fresh process, peers in turn. */
export const benchPeers = (
  request: WorkRequest,
  rounds: number,
  only: readonly PeerName[] = peerNames,
): Part => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-peers-'))
  const found: Rounds = new Map(only.map((name) => [name, { write: [], read: [], make: [], merge: [] }]))
  const before = load1()
  try {
    for (const [peer, rows] of found) rows.make.push(run({ ...request, step: 'make', peer, folder }))
    for (let round = 0; round < rounds; round++) {
      for (const step of ['write', 'read', 'merge'] as const)
        for (const [peer, rows] of found) rows[step].push(run({ ...request, step, peer, folder }))
    }
    const { peak } = run({ ...request, step: 'nothing', peer: 'parsed', folder })
    const own = found.get(only[0] ?? 'parsed')
    const counts = { ...own?.write[0]?.counts, ...own?.merge[0]?.counts }
    const text = [
      `${counts.records} records in ${counts.writes} writes; the delta follows ${counts.edited} edits of one field; ${request.bundles} bundles with about ${request.records} records, of which ${counts.rivals} were edited by two PCs in the same field and ${counts.parallel} by two in different fields. Median of ${rounds}, each step in a fresh process, in turn; load ${before} before, ${load1()} after. A process that only invents the work holds ${Math.round(peak / 1e6)} MB.`,
      '',
      ratioTable(found),
      '',
      countTable(found),
      '',
      clockTable(found),
    ].join('\n')
    return { text, aims: judge(found) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
