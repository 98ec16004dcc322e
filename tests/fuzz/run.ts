// Opens hostile files, `FILES` of them, in a process of its own, and prints what came of them as one line of JSON.
// With AGREE=1 the second reader opens each too, and must come to the same. Mutant n of a seed is the same in every run: `SEED=1 ONLY=17 npx tsx tests/fuzz/run.ts` opens the one numbered 17.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { seedChance, takeOverChance, vectorCrypto } from '#tests/support/vectors/chance.ts'
import { createHolder, describeView, type Judgement, judge } from '#tests/support/vectors/judge.ts'
import { bundle } from '#tests/support/vectors/mould.ts'
import { fresh, pcOf, segmentOf } from '#tests/support/vectors/people.ts'
import { createCast } from '#tests/support/vectors/scene.ts'
import { disagreement, nothingHeld, otherTakes } from './agree.ts'
import { everything } from './history.ts'
import type { Chance } from './mangle.ts'
import { families, goodFiles, type Mutant, type Stock } from './mutants.ts'

const runs = Number(process.env.FILES ?? 2000)
const seed = Number(process.env.SEED ?? 1)
const agree = process.env.AGREE === '1'
const only = process.env.ONLY === undefined ? null : Number(process.env.ONLY)

/** What a refusal may be. */
const refusals = new Set([
  'empty',
  'not-a-bundle',
  'truncated',
  'too-large',
  'damaged',
  'newer-version',
  'wrong-kind',
  'wrong-recipient',
  'unknown-sender',
  'bad-signature',
  'cannot-decrypt',
  'wrong-code',
  'older-card',
])

const chanceOf = (word: string): Chance => {
  let state = createHash('sha256').update(word).digest().readInt32LE(0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

takeOverChance()
seedChance(`fuzz ${seed}`)
const cast = await createCast()
const pcs = await everything({ cast, pc: (who, n = 0) => fresh(pcOf(cast[who], n)) })
const noise = Buffer.alloc(33 * 1024 * 1024)
for (let at = 0; at < noise.length; at += 64) noise.writeInt32LE(at ^ (at << 7), at)
const texts = pcs.flatMap(({ lines }) => lines.flatMap(({ header, bodies }) => [header, ...bodies]))
const stock: Stock = {
  cast,
  pcs,
  files: await goodFiles(cast, pcs),
  pool: [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/"([^"\\]{4,80})"/g)].map(([, part = '']) => part))),
  ],
  bombs: [await vectorCrypto.deflate(new Uint8Array(40 * 1024 * 1024)), await vectorCrypto.deflate(noise)],
}

const keysOf = (who: 'school' | 'mech') => ({ org: cast[who].org, identities: [cast[who].age.identity] })

/** What is held before: the honest chains, so that mutants are believed. */
const honest = await bundle(pcs[0] ?? pcOf(cast.school), cast.school, {
  segments: await Promise.all(pcs.map((pc) => segmentOf(pc))),
})
const honestBatch = await (async () => {
  const held = createHolder(cast.school.org)
  const request = { crypto: vectorCrypto, by: 'bundle' as const, keys: keysOf('school'), held }
  const { batch, outcome } = await judge(request, honest)
  if (!batch) throw new Error(`the honest file is refused: ${outcome}`)
  return batch
})()

type Opened = Judgement & { readonly view?: ReturnType<typeof describeView> }

const openMutant = async ({ by, file, code }: Mutant, believed: boolean): Promise<Opened> => {
  const held = createHolder(cast.school.org)
  if (believed) held.add(honestBatch)
  const keys = keysOf(by === 'bundle' ? 'school' : 'mech')
  const request = { crypto: vectorCrypto, by, keys, held, ...(code === null ? {} : { code }) }
  const judged = await judge(request, file)
  if (!judged.batch) return judged
  held.add(judged.batch)
  return { ...judged, view: describeView(held) }
}

const compare = (mutant: Mutant, believed: boolean, ours: Opened): string | null => {
  const held = nothingHeld()
  if (believed) otherTakes(held, honest, keysOf('school'))
  return disagreement(mutant, keysOf(mutant.by === 'bundle' ? 'school' : 'mech'), cast.school.org, held, ours)
}

// A mutant that never ends cannot be stopped from within.
const at = new BigInt64Array(new SharedArrayBuffer(16))
const watchdog = new Worker(
  `const { workerData } = require('node:worker_threads')
   setInterval(() => {
     const started = Number(Atomics.load(workerData, 1))
     if (started > 0 && Date.now() - started > 30000) {
       require('node:fs').writeSync(2, 'mutant ' + Atomics.load(workerData, 0) + ' does not end\\n')
       process.exit(3)
     }
   }, 1000)`,
  { eval: true, workerData: at },
)
watchdog.unref()

const names = Object.keys(families)
const outcomes: Record<string, Record<string, number>> = {}
const problems: string[] = []
let slowest = 0
let memory = 0

const timed = async (mutant: Mutant, believed: boolean): Promise<readonly [opened: Opened, ms: number]> => {
  // Processor time: a busy machine is no fault of ours. What waits for ever is the watchdog's.
  const started = process.cpuUsage()
  let opened: Opened
  try {
    opened = await openMutant(mutant, believed)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    opened = { outcome: `threw ${text.split('\n').slice(0, 3).join(' ')}` }
  }
  const { user, system } = process.cpuUsage(started)
  return [opened, (user + system) / 1000]
}

for (let n = only ?? 0; n < (only === null ? runs : only + 1); n++) {
  const chance = chanceOf(`${seed} ${n}`)
  seedChance(`fuzz ${seed} ${n}`)
  const family = names[Math.floor(chance() * names.length)] ?? 'bytes'
  const mutant: Mutant = { family, ...(await families[family]?.(chance, stock)) } as Mutant
  const believed = chance() < 0.5
  Atomics.store(at, 0, BigInt(n))
  Atomics.store(at, 1, BigInt(Date.now()))
  const [opened, first] = await timed(mutant, believed)
  const { outcome } = opened
  // The collector of memory may come along once.
  const ms = first > 2000 ? Math.min(first, (await timed(mutant, believed))[1]) : first
  Atomics.store(at, 1, 0n)
  outcomes[family] ??= {}
  const row = outcomes[family]
  row[outcome] = (row[outcome] ?? 0) + 1
  slowest = Math.max(slowest, ms)
  memory = Math.max(memory, process.memoryUsage().rss)
  if (outcome !== 'ok' && !refusals.has(outcome)) problems.push(`mutant ${n} (${family}): ${outcome}`)
  const differs = agree ? compare(mutant, believed, opened) : null
  if (differs) problems.push(`mutant ${n} (${family}): ${differs}`)
  if (outcome === 'ok' && mutant.mustFail)
    problems.push(`mutant ${n} (${family}) was taken though nobody signed it`)
  if (ms > 2000) problems.push(`mutant ${n} (${family}) took ${Math.round(ms)} ms`)
  if (only !== null) console.error(family, outcome, mutant.file.length)
}
if (Object.keys({}).length > 0 || ({} as { a?: unknown }).a !== undefined)
  problems.push('a prototype was changed')

console.info(
  JSON.stringify({
    seed,
    runs,
    slowest: Math.round(slowest),
    memory: Math.round(memory / 1024 / 1024),
    outcomes,
    problems: problems.slice(0, 20),
    count: problems.length,
  }),
)
