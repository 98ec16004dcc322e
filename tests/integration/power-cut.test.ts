import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Disk, disk } from '#node/disk.ts'
import { homePaths } from '#node/home.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { sameValue } from '#shared/base/same.ts'
import { member } from '#shared/domain/member.ts'
import { createChance } from '#shared/sample/chance.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { computeAnew } from '#tests/support/anew.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { exported, must, newPc, quiet } from '#tests/support/engine.ts'
import { type NodePc, startNodePc } from '#tests/support/node-pc.ts'
import { seed } from '#tests/support/seed.ts'
import { createTornDisk, type Survival } from '#tests/support/torn-disk.ts'

/** How often the power goes: 200 times beside all other tests; the long run sets more. */
const cuts = Number(process.env.POWER_CUTS ?? 200)

const addMember = async (pc: NodePc, name: string): Promise<void> => {
  must(await pc.engine.save([{ kind: 'member', entity: await pc.engine.newId(), fields: { name } }]))
}

/** A school that already exists, and what it then does: saves, an import, its undoing, a save. Tells each end that was acknowledged. */
const work = async (pc: NodePc, bundle: Uint8Array, acknowledge: (what: string) => void): Promise<void> => {
  for (const name of ['齉一', '齉二']) {
    await addMember(pc, name)
    acknowledge(name)
  }
  const rows = await pc.engine.inspect([{ name: '分工会.xjb', bytes: bundle }], quiet)
  const senders = rows.flatMap(({ sender }) => (sender ? [sender.org] : []))
  must(
    await pc.engine.merge(
      rows.map(({ key }) => key),
      senders,
      quiet,
    ),
  )
  acknowledge('import')
  await addMember(pc, '齉三')
  acknowledge('齉三')
}

const begin = async (
  home: string,
  on: Disk,
): Promise<{ readonly pc: NodePc; readonly id: string; readonly card: Uint8Array }> => {
  const pc = startNodePc(home, on)
  const { id } = must(
    await pc.engine.create({ name: '断电大学工会', level: 'school', pcName: '办公室', sample: false }),
  )
  return { pc, id, card: (await pc.engine.card()).bytes }
}

/** A file of a branch with a few members, for the school of a card. */
const bundleFor = async (card: Uint8Array): Promise<Uint8Array> => {
  const branch = await newPc('测试分工会', 'branch')
  const read = must(await branch.engine.readCard({ name: 'card.xjb', bytes: card }))
  must(await branch.engine.acceptParent(read.org))
  for (const name of ['甲', '乙', '丙']) {
    must(
      await branch.engine.save([{ kind: 'member', entity: await branch.engine.newId(), fields: { name } }]),
    )
  }
  return (await exported(branch)).bytes
}

const survivalOf = (chance: () => number): Survival => ({
  kept: Math.floor(chance() * 3000),
  rest: chance() < 0.5 ? 'gone' : 'zeros',
  names: chance() < 0.5 ? 'before' : 'now',
})

it(`the power goes ${cuts} times while saving and importing: what was acknowledged is there, an import whole or not at all`, async () => {
  const chance = createChance(seed).next
  console.info(`power cuts: SEED=${seed}`)
  const met = { import: 0, none: 0, lostIndex: 0 }
  const template = mkdtempSync(join(tmpdir(), 'xiaojia-cut-'))
  const { pc: first, id, card } = await begin(template, disk)
  await first.close()
  const bundle = await bundleFor(card)
  const open = async (home: string, on: Disk): Promise<NodePc> => {
    const pc = startNodePc(home, on)
    must(await pc.engine.open(id, null, quiet))
    return pc
  }
  const copied = async (): Promise<string> => {
    await new IndexDb(id).delete()
    const home = mkdtempSync(join(tmpdir(), 'xiaojia-cut-'))
    cpSync(template, home, { recursive: true })
    return home
  }
  // How many steps all of it takes, so that the power goes somewhere inside.
  const counted = createTornDisk()
  const whole = await copied()
  await work(await open(whole, counted), bundle, () => undefined)
  rmSync(whole, { recursive: true, force: true })

  for (let i = 0; i < cuts; i++) {
    const home = await copied()
    const torn = createTornDisk(1 + Math.floor(chance() * counted.steps()), Math.floor(chance() * 400))
    const done = new Set<string>()
    try {
      await work(await open(home, torn), bundle, (what) => done.add(what))
    } catch {
      // The power is gone: whatever was running ends here.
    }
    await torn.crash(survivalOf(chance))
    if (chance() < 0.5) {
      await new IndexDb(id).delete()
      met.lostIndex++
    }

    const again = startNodePc(home)
    const opened = await again.engine.open(id, null, quiet)
    expect(opened.ok, `run ${i}: ${JSON.stringify(opened)}`).toBe(true)
    const names = new Set((await again.recordsOf(id).list(member)).map(({ values }) => values.name))
    for (const what of done) {
      if (what === 'import') for (const name of ['甲', '乙', '丙']) expect(names, `run ${i}`).toContain(name)
      else expect(names, `run ${i}`).toContain(what)
    }
    const arrived = ['甲', '乙', '丙'].filter((name) => names.has(name)).length
    expect([0, 3], `run ${i}: an import is whole or not there`).toContain(arrived)
    if (arrived === 3) met.import++
    if (done.size === 0) met.none++

    const files = openWorkspaceFiles(homePaths(home).journal)
    const anew = await computeAnew(files, id, testCrypto)
    const index = new IndexDb(id)
    for (const row of await index.chunk.toArray()) {
      for (const record of unpackRecords(row.text)) {
        const same = sameValue(record, anew.records.get(`${record.kind}/${record.entity}`))
        expect(same, `run ${i}: ${record.kind}`).toBe(true)
      }
    }
    index.close()
    await again.close()
    rmSync(home, { recursive: true, force: true })
  }
  rmSync(template, { recursive: true, force: true })
  console.info('power cuts:', JSON.stringify(met))
  expect(met.import, 'some imports came through').toBeGreaterThan(cuts / 20)
  expect(met.import, 'some did not').toBeLessThan(cuts)
}, 7_200_000)
