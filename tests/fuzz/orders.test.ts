import { expect, test } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import type { OutFile } from '#renderer/engine.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { createChance } from '#shared/sample/chance.ts'
import { systemKind } from '#shared/sync/change.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { engineOver, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'
import { seed } from '#tests/support/seed.ts'
import { castWith } from '#tests/support/vectors/cast-with.ts'
import { bundle } from '#tests/support/vectors/mould.ts'
import { fresh, pcOf, segmentOf } from '#tests/support/vectors/people.ts'
import { everything } from './history.ts'
import { below, type Chance, pick } from './mangle.ts'
import { families, goodFiles, type Stock } from './mutants.ts'

const lots = Math.ceil(Number(process.env.FILES ?? 2000) / 50)

/** What a hostile PC signs. */
const kinds = ['changes', 'chains', 'chains', 'segments', 'lines', 'statements'] as const

/** The PC as it was, started over a copy of its disk; the index is made anew. */
const restarted = async ({ host, workspace, records }: TestPc): Promise<TestPc> => {
  // One process has one index of a workspace.
  await new IndexDb(workspace.id).delete()
  const copy = createMemoryHost({
    journals: new Map(host.journals),
    keys: new Map(host.keys),
    blobs: new Map(host.blobs),
    notes: new Map(host.notes),
    backups: new Map(host.backups),
  })
  const engine = engineOver(copy)
  must(await engine.open(workspace.id, null, quiet))
  return { host: copy, engine, workspace, records }
}

/** Every record and fork; without what taking files in puts down itself, which has ids and times of its own. */
const shownBy = async ({ workspace, engine }: TestPc): Promise<unknown> => {
  const db = new IndexDb(workspace.id)
  const all = (await db.chunk.toArray()).flatMap(({ text }) => unpackRecords(text))
  db.close()
  const records = all
    .filter(({ kind }) => kind !== transfer.kind && kind !== systemKind.statement)
    .map((record) => [`${record.kind}/${record.entity}`, record] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.parse(JSON.stringify({ records, forks: await engine.forks() }))
}

/** A school that knows who everybody is, and what there is to make hostile files of. */
const openSchool = async (): Promise<{ readonly school: TestPc; readonly stock: Stock }> => {
  const school = await newPc('校工会', 'school')
  const { invented, cast } = await castWith(school)
  const pcs = await everything({ cast: invented, pc: (who, n = 0) => fresh(pcOf(invented[who], n)) })
  const files = (await goodFiles(cast, pcs)).filter(({ by }) => by === 'bundle')
  for (const pc of pcs.slice(0, 4)) {
    const bytes = await bundle(pc, cast.school, { segments: [await segmentOf(pc, 1, 2)] })
    await taken(school, [{ name: '首次.xjb', bytes }])
  }
  return { school, stock: { cast, pcs, files, pool: pcs.flatMap(({ ids }) => ids), bombs: [] } }
}

const lotOf = async (chance: Chance, stock: Stock): Promise<readonly OutFile[]> => {
  const lot: OutFile[] = []
  for (let n = 2 + below(chance, 3); n > 0; n--) {
    const family = pick(chance, kinds)
    const mutant = chance() < 0.15 ? null : await families[family]?.(chance, stock)
    lot.push({
      name: `${n}-${family}.xjb`,
      bytes: new Uint8Array(mutant?.file ?? pick(chance, stock.files).bytes),
    })
  }
  return lot
}

/** Takes files in, so many at a time; which of them were refused. */
const take = async (pc: TestPc, steps: readonly (readonly OutFile[])[]): Promise<readonly string[]> => {
  const refused: string[] = []
  for (const files of steps) {
    for (const { state, fileName } of await taken(pc, files))
      if (state.type === 'refused') refused.push(fileName)
  }
  return refused.sort()
}

test(`${lots} lots of hostile files show the same in every order, and from the journal alone (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const { school, stock } = await openSchool()
  const chance = createChance(seed).next
  let compared = 0
  for (let n = 0; n < lots; n++) {
    const lot = await lotOf(chance, stock)
    const why = `lot ${n}: ${lot.map(({ name }) => name).join(' ')}`
    const pc = await restarted(school)
    const refused = await take(
      pc,
      lot.map((file) => [file]),
    )
    const shown = await shownBy(pc)
    expect(await shownBy(await restarted(pc)), `${why}, made anew`).toEqual(shown)
    for (const steps of [lot.toReversed().map((file) => [file]), [lot]]) {
      const other = await restarted(school)
      // One that is refused may be taken once another file has said whose PC its sender is.
      if (`${await take(other, steps)}` !== `${refused}`) continue
      expect(await shownBy(other), `${why}, in ${steps.length} steps`).toEqual(shown)
      compared++
    }
  }
  expect(compared).toBeGreaterThan(lots * 1.5)
})
