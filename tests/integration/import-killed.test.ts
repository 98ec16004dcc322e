import { expect, it } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import type { OutFile } from '#renderer/engine.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Chance, createChance } from '#shared/sample/chance.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { engineOver, exported, must, quiet, type TestPc } from '#tests/support/engine.ts'
import { type KillSwitch, keepAll, watchForKill } from '#tests/support/kill-switch.ts'
import { add, schoolWith } from '#tests/support/two-sides.ts'

/** How many random histories are imported and killed: 100 beside all other tests; the long run sets more. */
const runs = Number(process.env.IMPORT_KILLS ?? 100)
/** So many follow one another on the same two PCs. */
const chapter = 10

/** Beside the other tests always the same histories; another seed looks further. */
const seed = Number(process.env.SEED ?? 20261126)

const kinds = ['member', 'member-event']

/** Everything the index shows of what people write, each record by its key. */
const shown = async (workspace: string): Promise<ReadonlyMap<string, string>> => {
  const db = new IndexDb(workspace)
  const rows = await db.chunk.where('[kind+key+version]').above([]).toArray()
  db.close()
  const records = rows.flatMap(({ kind, text }) => (kinds.includes(kind) ? unpackRecords(text) : []))
  return new Map(records.map((record) => [`${record.kind}/${record.entity}`, JSON.stringify(record)]))
}

/** Something a branch or a school writes: mostly into records that are there, so that both meet in the same fields. */
const write = async (pc: TestPc, ids: EntityId[], chance: Chance): Promise<void> => {
  const [entity] = ids.filter(() => chance.share(0.3))
  const words = `值${chance.int(0, 9)}`
  if (!entity || chance.share(0.3)) {
    ids.push(await add(pc, { name: `会员${ids.length}`, note: words }))
    return
  }
  const fields = chance.share(0.15)
    ? { life: { state: 'void', reason: '重复' } }
    : { life: { state: 'active' }, ...(chance.share(0.6) ? { note: words } : { phone: words }) }
  const saved = await pc.engine.save([{ kind: 'member', entity, fields }])
  // The same words again are no change.
  if (!saved.ok) expect(saved.error.type).toBe('nothing-changed')
}

/** Takes a file in; how it ends is told by what is there afterwards. */
const merge = async (pc: TestPc, file: OutFile): Promise<void> => {
  const rows = await pc.engine.inspect([file], quiet)
  const ready = rows.filter(({ state }) => state.type === 'ready')
  if (ready.length > 0) {
    const keys = ready.map(({ key }) => key)
    must(await pc.engine.merge(keys, [], quiet))
  }
}

const started = async (pc: TestPc): Promise<TestPc> => {
  const engine = engineOver(pc.host)
  must(await engine.open(pc.workspace.id, null, quiet))
  return { ...pc, engine }
}

it(
  `I8: ${runs} imports killed at any step of the commit leave the old view or the new one, and a resume reaches the new one`,
  async () => {
    const chance = createChance(seed)
    const met = { old: 0, new: 0, both: 0, torn: 0, lostIndex: 0 }
    let school: TestPc | null = null
    let branch: TestPc | null = null
    let kill: KillSwitch | null = null
    let ids: EntityId[] = []
    let arrived: EntityId[] = []
    for (let run = 0; run < runs; run++) {
      if (run % chapter === 0) {
        kill?.release()
        const both = await schoolWith('机械学院分工会')
        school = both.school
        branch = both.branches[0] ?? null
        kill = watchForKill(both.school.host)
        ids = []
        arrived = []
      }
      if (!school || !branch || !kill) throw new Error('every chapter begins with two PCs')
      const where = `SEED=${seed} run ${run}`
      kill.arm()
      for (let n = chance.int(1, 4); n > 0; n--) await write(branch, ids, chance)
      for (let n = chance.int(0, 2); n > 0; n--) await write(school, arrived, chance)
      const file = await exported(branch, 'parent', chance.share(0.4))
      const { id } = school.workspace

      const before = await shown(id)
      const kept = await keepAll(school.host, id)
      kill.arm()
      await merge(school, file)
      const steps = kill.steps()
      const after = await shown(id)

      await kept.putBack()
      school = await started(school)
      expect(await shown(id), where).toEqual(before)
      const at = { step: chance.int(1, steps), done: chance.share(0.5), torn: chance.next() }
      kill.arm(at)
      await merge(school, file).catch(() => null)
      expect(kill.isKilled(), `${where}: step ${at.step} of ${steps}`).toBe(true)

      kill.arm()
      if (chance.share(0.3)) {
        await new IndexDb(id).delete()
        met.lostIndex++
      }
      const again = engineOver(school.host)
      const report = must(await again.open(id, null, quiet))
      if (report.torn > 0) met.torn++
      school = { ...school, engine: again }
      const found = await shown(id)
      const text = JSON.stringify([...found].sort())
      const [old, anew] = [before, after].map((view) => JSON.stringify([...view].sort()))
      expect([old, anew], `${where}: ${JSON.stringify({ ...at, steps })}`).toContain(text)
      if (old === anew) met.both++
      else if (text === old) met.old++
      else met.new++

      await merge(school, file)
      expect(await shown(id), `${where}: resumed`).toEqual(after)
      arrived = [...ids]
      if (report.torn === 0 && run % chapter !== chapter - 1) continue
      expect(must(await school.engine.scrub(quiet)), where).toMatchObject({
        repaired: 0,
        lost: 0,
        differing: 0,
      })
    }
    kill?.release()
    console.info('imports killed:', JSON.stringify(met))
    expect(met.old, 'some ended before').toBeGreaterThan(runs / 20)
    expect(met.new, 'some after').toBeGreaterThan(runs / 20)
  },
  60_000 + runs * 2000,
)
