import { expect, it } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { readBackup } from '#renderer/worker/backing-up.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Chance, createChance } from '#shared/sample/chance.ts'
import { type BackupReason, readBackupName } from '#shared/sync/backup-plan.ts'
import { parseKeys } from '#shared/sync/keys.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { engineOver, must, newPc, quiet, type TestPc } from '#tests/support/engine.ts'
import { type KillSwitch, watchForKill } from '#tests/support/kill-switch.ts'
import { add, edit } from '#tests/support/two-sides.ts'

/** How many random histories end in an erasure: 100 beside all other tests; the long run sets more. */
const runs = Number(process.env.ERASURES ?? 100)
/** So many follow one another on the same PC. */
const chapter = 10

/** Beside the other tests always the same histories; another seed looks further. */
const seed = Number(process.env.SEED ?? 20261126)

const reasons: readonly BackupReason[] = ['daily', 'weekly', 'before-import', 'by-hand']

const journalText = ({ host }: TestPc, workspace: string): string =>
  new TextDecoder().decode(host.journals.get(workspace))

const indexText = async (workspace: string): Promise<string> => {
  const db = new IndexDb(workspace)
  const all = await Promise.all(db.tables.map((table) => table.toArray()))
  db.close()
  return JSON.stringify(all)
}

/** What each backup that lies there says, newest first. */
const backupTexts = async ({ host, workspace }: TestPc): Promise<readonly string[]> => {
  const keys = parseKeys((await host.keysRead(workspace.id)) ?? '')
  const opener = { identities: keys ? [keys.age.identity] : [] }
  const texts: (readonly [at: number, text: string])[] = []
  for (const { name } of await host.backupList(workspace.id)) {
    const bytes = (await host.backupRead(workspace.id, name, 'first')) ?? new Uint8Array(0)
    const task = { onProgress: quiet, isCancelled: () => false }
    const { journal } = must(await readBackup(testCrypto, { name, bytes }, opener, task))
    texts.push([readBackupName(name)?.at ?? 0, new TextDecoder().decode(journal)])
  }
  return texts.sort(([a], [b]) => b - a).map(([, text]) => text)
}

const started = async (pc: TestPc): Promise<TestPc> => {
  const engine = engineOver(pc.host)
  must(await engine.open(pc.workspace.id, null, quiet))
  return { ...pc, engine }
}

/** People with a value each that may have to go one day. */
interface People {
  readonly there: Map<EntityId, string>
  readonly gone: Set<string>
}

/** A few saves and backups in any order; a backup of then, with what stood in it, as it lies on a stick. */
const live = async (pc: TestPc, people: People, run: number, chance: Chance) => {
  let stick: { readonly name: string; readonly bytes: Uint8Array; readonly held: readonly string[] } | null =
    null
  for (let n = 0; n < 2; n++)
    people.there.set(await add(pc, { name: '某人', note: `值${run}-${n}。` }), `值${run}-${n}。`)
  for (let n = chance.int(1, 4); n > 0; n--) {
    const [id, value] = chance.pick([...people.there])
    if (chance.share(0.6)) {
      // A value stands in several changes of a record, and an older one under a newer one.
      await edit(pc, id, chance.share(0.5) ? { phone: value } : { note: `${value}${n}` }).catch(() => null)
      continue
    }
    const { name } = must(await pc.engine.backupNow(chance.pick(reasons), quiet))
    const bytes = (await pc.host.backupRead(pc.workspace.id, name, 'first')) ?? new Uint8Array(0)
    stick = { name, bytes, held: [...people.there.values()] }
  }
  return stick
}

/** Erases, killed on the way or not; the next start, and the same wish again, come to the same. */
const erase = async (
  pc: TestPc,
  ids: readonly EntityId[],
  kill: KillSwitch,
  chance: Chance,
): Promise<TestPc> => {
  const targets = ids.map((entity) => ({ kind: 'member', entity }))
  if (chance.share(0.3)) {
    must(await pc.engine.erase(targets))
    return pc
  }
  kill.arm({ step: chance.int(1, 14), done: chance.share(0.5), torn: chance.next() })
  await pc.engine.erase(targets).catch(() => null)
  const isKilled = kill.isKilled()
  kill.arm()
  if (!isKilled) return pc
  const again = await started(pc)
  const shown = JSON.stringify(await pc.records.list({ kind: 'member', fields: {} }))
  if (ids.some((id) => shown.includes(id))) must(await again.engine.erase(targets))
  return again
}

/** A restored copy is a workspace of its own, and goes again. */
const restoreAndLook = async (pc: TestPc, name: string, look: (workspace: string) => Promise<void>) => {
  const engine = engineOver(pc.host)
  must(await engine.open(pc.workspace.id, null, quiet))
  const { id } = must(await engine.restoreBackup(name, quiet))
  await look(id)
  await new IndexDb(id).delete()
  for (const map of [pc.host.journals, pc.host.keys]) map.delete(id)
  for (const note of ['erased', 'store']) pc.host.notes.delete(`${id}/${note}`)
}

it(
  `I11: after ${runs} erasures, killed at any step or not, the erased is in no backup, everything else is, and no old backup brings it back`,
  async () => {
    const chance = createChance(seed)
    const met = { killed: 0, restored: 0, backups: 0 }
    let pc: TestPc | null = null
    let kill: KillSwitch | null = null
    let people: People = { there: new Map(), gone: new Set() }
    for (let run = 0; run < runs; run++) {
      if (run % chapter === 0) {
        kill?.release()
        pc = await newPc('机械学院分工会', 'branch')
        kill = watchForKill(pc.host)
        people = { there: new Map(), gone: new Set() }
      }
      if (!pc || !kill) throw new Error('every chapter begins with a PC')
      const where = `SEED=${seed} run ${run}`
      const { host, workspace } = pc
      const stick = await live(pc, people, run, chance)
      const ids = chance.some([...people.there.keys()], 0.4)
      const wanted = ids.length > 0 ? ids : [...people.there.keys()].slice(0, 1)
      const before: TestPc = pc
      pc = await erase(pc, wanted, kill, chance)
      if (pc !== before) met.killed++
      for (const id of wanted) {
        people.gone.add(people.there.get(id) ?? '')
        people.there.delete(id)
      }

      const expectClean = (text: string, what: string): void => {
        for (const value of people.gone)
          expect(text.includes(value), `${where}: ${value} in ${what}`).toBe(false)
      }
      const texts = await backupTexts(pc)
      met.backups += texts.length
      expect(texts.length, `${where}: there is a backup`).toBeGreaterThan(0)
      for (const text of texts) expectClean(text, 'a backup')
      for (const value of people.there.values()) expect(texts[0], `${where}: ${value}`).toContain(value)
      expectClean(journalText(pc, workspace.id), 'the journal')
      expectClean(await indexText(workspace.id), 'the index')

      // The stick with the backup of before is plugged in again, and the backup restored.
      if (!stick) continue
      host.backups.set(`${workspace.id}/${stick.name}`, stick.bytes)
      await restoreAndLook(pc, stick.name, async (restored) => {
        const text = journalText({ ...before, host }, restored)
        expectClean(text, 'a restored journal')
        expectClean(await indexText(restored), 'a restored index')
        for (const value of stick.held)
          expect(text.includes(value), `${where}: ${value}`).toBe(!people.gone.has(value))
      })
      host.backups.delete(`${workspace.id}/${stick.name}`)
      met.restored++
    }
    kill?.release()
    console.info('erased in backups:', JSON.stringify(met))
    expect(met.killed, 'some were killed').toBeGreaterThan(runs / 5)
    expect(met.restored, 'some old backups were restored').toBeGreaterThan(runs / 5)
  },
  60_000 + runs * 2000,
)
