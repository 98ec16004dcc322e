import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { createChance } from '#shared/sample/chance.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { newPc, quiet, type TestPc } from '#tests/support/engine.ts'
import { seed } from '#tests/support/seed.ts'
import { castWith } from '#tests/support/vectors/cast-with.ts'
import { fresh, pcOf } from '#tests/support/vectors/people.ts'
import { everything } from './history.ts'
import { families, goodFiles, type Stock } from './mutants.ts'

/** All that is kept, in one hash: the disk of the host, and every table of the index. */
const keptBy = async ({ host, workspace }: TestPc): Promise<string> => {
  const hash = createHash('sha256')
  for (const disk of [host.journals, host.keys, host.blobs, host.notes, host.backups]) {
    for (const [name, content] of disk) hash.update(name).update(content)
  }
  const db = new IndexDb(workspace.id)
  for (const table of db.tables) {
    hash.update(`${table.name} ${JSON.stringify(await table.toArray())}`)
    hash.update(JSON.stringify(await table.toCollection().primaryKeys()))
  }
  db.close()
  return hash.digest('hex')
}

test(`looking at 150 hostile files writes nothing (seed ${seed})`, { timeout: 120_000 }, async () => {
  const pc = await newPc('校工会', 'school')
  const { invented, cast } = await castWith(pc)
  const pcs = await everything({ cast: invented, pc: (who, n = 0) => fresh(pcOf(invented[who], n)) })
  const stock: Stock = {
    cast,
    pcs,
    files: await goodFiles(cast, pcs),
    pool: pcs.flatMap(({ ids }) => ids),
    bombs: [await crypto.gzip(new Uint8Array(20 * 1024 * 1024))],
  }
  const chance = createChance(seed).next
  const before = await keptBy(pc)
  const states = new Map<string, number>()
  const names = Object.keys(families)
  for (let n = 0; n < 150; n++) {
    const mutant = await families[names[n % names.length] ?? '']?.(chance, stock)
    if (!mutant) throw new Error('every family makes files')
    const file = { name: '附件.xjb', bytes: mutant.file }
    const [row] = await pc.engine.inspect([file], quiet)
    const type = row?.state.type ?? 'none'
    states.set(type, (states.get(type) ?? 0) + 1)
    await pc.engine.readCard(file)
    expect(await keptBy(pc), `mutant ${n}`).toBe(before)
  }
  console.info([...states].map(([type, n]) => `${type} ${n}`).join(', '))
  expect(states.get('refused')).toBeGreaterThan(40)
  expect(states.get('unknown-sender')).toBeGreaterThan(10)
  // The comparison would notice a write.
  const entity = await pc.engine.newId()
  await pc.engine.save([{ kind: 'member', entity, fields: { name: '示例' } }])
  expect(await keptBy(pc)).not.toBe(before)
})
