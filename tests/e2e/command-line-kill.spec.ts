import 'fake-indexeddb/auto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exitCode } from '#cli/exit-code.ts'
import { createCommandHost } from '#cli/host.ts'
import { readLedger } from '#cli/ledger.ts'
import { homePaths } from '#node/home.ts'
import { openWorkspaceFiles } from '#node/workspace-files.ts'
import { sameValue } from '#shared/base/same.ts'
import { openSealedKeys, sealKeys } from '#shared/sync/sealed-keys.ts'
import { computeAnew } from '#tests/support/anew.ts'
import { expect, test } from '#tests/support/app.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { exported, must, newPc } from '#tests/support/engine.ts'
import { startNodePc } from '#tests/support/node-pc.ts'
import { projectFolder } from '../../scripts/tools.mjs'

/** How often the command line is killed while it merges; the long run sets more. */
const kills = Number(process.env.KILLS ?? 200)
/** So many processes at a time are what two cores bear. */
const atOnce = 2
const secret = '一句口令'

interface Ended {
  readonly code: number | null
  readonly ms: number
}

/** Runs the built command line; ended after `killAfter` ms unless it is done before. */
const xiaojia = async (home: string, args: readonly string[], killAfter?: number): Promise<Ended> => {
  const began = performance.now()
  const child = spawn(process.execPath, [join(projectFolder, 'out', 'main', 'xiaojia.js'), ...args], {
    env: { ...process.env, XIAOJIA_HOME: home, XIAOJIA_PASSPHRASE: secret },
    stdio: 'ignore',
  })
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (timer) clearTimeout(timer)
  return { code, ms: performance.now() - began }
}

const memberNames = ['甲', '乙', '丙', '丁']

/** Seals the keys of the command line with little work: else most kills would fall while the pass phrase is worked on. */
const sealLightly = async (home: string, workspace: string): Promise<void> => {
  const root = homePaths(home).journal
  const files = openWorkspaceFiles(root, undefined, 'command-line')
  const host = createCommandHost({ files, workspace, root, home }, '0.0.0')
  const keys = must(await openSealedKeys(testCrypto, (await host.keysRead(workspace)) ?? '', secret))
  must(await host.keysWrite(workspace, await sealKeys(testCrypto, keys, secret)))
  await files.close()
}

/** A school with a command line of its own, and a folder with the file of one branch. */
const prepare = async (
  folder: string,
): Promise<{ readonly home: string; readonly inbox: string; readonly id: string }> => {
  const home = join(folder, 'home')
  const inbox = join(folder, 'inbox')
  mkdirSync(inbox, { recursive: true })
  const pc = startNodePc(home)
  const { id } = must(
    await pc.engine.create({ name: '断电大学工会', level: 'school', pcName: '办公室', sample: false }),
  )
  const joining = must(await pc.engine.makeJoin({ as: 'pc' }))
  writeFileSync(join(folder, 'join.xjb'), joining.file.bytes)
  const branch = await newPc('测试分工会', 'branch')
  const card = must(await branch.engine.readCard(await pc.engine.card()))
  must(await branch.engine.acceptParent(card.org))
  for (const name of memberNames) {
    must(
      await branch.engine.save([{ kind: 'member', entity: await branch.engine.newId(), fields: { name } }]),
    )
  }
  writeFileSync(join(inbox, 'branch.xjb'), (await exported(branch)).bytes)
  await pc.close()
  const setup = await xiaojia(home, ['setup', '--join', join(folder, 'join.xjb'), '--code', joining.code])
  expect(setup.code).toBe(exitCode.ok)
  await sealLightly(home, id)
  return { home, inbox, id }
}

/** How many members of the branch the journal holds; throws unless the view that grew equals the one computed anew. */
const membersIn = async (home: string, id: string): Promise<number> => {
  const files = openWorkspaceFiles(homePaths(home).journal)
  const { view } = await readLedger(files, id, testCrypto)
  const anew = await computeAnew(files, id, testCrypto)
  expect(anew.records.size).toBe(view.records().size)
  for (const [key, record] of anew.records) expect(sameValue(record, view.records().get(key))).toBe(true)
  return view.list('member').length
}

test(`the command line killed ${kills} times while it merges: the old state or the new one, and going on reaches the new one`, async ({
  kind,
}) => {
  test.skip(kind !== 'browser', 'needs no window: once is enough')
  test.setTimeout(kills * 6000 + 120_000)
  const folder = mkdtempSync(join(tmpdir(), 'xiaojia-kill-'))
  const { home, inbox, id } = await prepare(folder)
  const args = ['merge', inbox, '--commit', '--accept', 'all']

  const undisturbed = join(folder, 'undisturbed')
  cpSync(home, undisturbed, { recursive: true })
  const whole = await xiaojia(undisturbed, args)
  expect(whole.code).toBe(exitCode.ok)
  expect(await membersIn(undisturbed, id)).toBe(memberNames.length)

  const met = { before: 0, after: 0, acknowledged: 0, resumed: 0 }
  let next = 0
  // How long a run takes here and now: what else the machine does changes it several times over while this test runs.
  let usual = whole.ms
  const rounds = async (): Promise<void> => {
    for (let round = next++; round < kills; round = next++) {
      const copy = join(folder, `home-${round}`)
      cpSync(home, copy, { recursive: true })
      // Most of the time is the start of Node: the second half is where it reads, writes and flushes.
      const { code } = await xiaojia(copy, args, usual * (0.4 + Math.random() * 0.8))
      usual *= code === exitCode.ok ? 0.9 : 1.05
      const members = await membersIn(copy, id)
      expect([0, memberNames.length], `round ${round}`).toContain(members)
      if (members === 0) met.before++
      else met.after++
      if (code === exitCode.ok) {
        met.acknowledged++
        expect(members, `round ${round}: acknowledged`).toBe(memberNames.length)
      }
      if (round % 20 === 0) {
        const { code: again } = await xiaojia(copy, args)
        expect([exitCode.ok, exitCode.nothing]).toContain(again)
        expect(await membersIn(copy, id)).toBe(memberNames.length)
        met.resumed++
      }
      rmSync(copy, { recursive: true, force: true })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, rounds))
  rmSync(folder, { recursive: true, force: true })
  console.info('command line killed:', JSON.stringify(met))
  expect(met.before, 'some were killed in time').toBeGreaterThan(kills / 20)
  expect(met.after, 'some were not').toBeGreaterThan(0)
})
