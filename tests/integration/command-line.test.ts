import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Io } from '#cli/command.ts'
import { exitCode } from '#cli/exit-code.ts'
import { run } from '#cli/run.ts'
import type { Workspace } from '#renderer/engine.ts'
import { member } from '#shared/domain/member.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { exported, must, newPc, quiet, type TestPc, tick } from '#tests/support/engine.ts'
import { ofNewerVersion } from '#tests/support/newer-file.ts'
import { type NodePc, startNodePc } from '#tests/support/node-pc.ts'
import { programOf, projectFolder } from '../../scripts/tools.mjs'

const folder = mkdtempSync(join(tmpdir(), 'xiaojia-cli-'))
const home = join(folder, 'home')
const inbox = join(folder, 'inbox')

interface Ran {
  readonly code: number
  readonly out: string
  readonly json: Readonly<Record<string, unknown>>
}

/** Types one command line. */
const xiaojia = async (args: readonly string[], secret = '一句口令'): Promise<Ran> => {
  const lines: string[] = []
  const io: Io = {
    env: { XIAOJIA_HOME: home, XIAOJIA_PASSPHRASE: secret, LANG: 'zh_CN.UTF-8' },
    folder,
    version: '0.0.0',
    now: tick,
    crypto: testCrypto,
    out: (line) => lines.push(line),
    note: (line) => lines.push(line),
    ask: () => Promise.resolve(null),
  }
  const code = await run(args, io)
  const out = lines.join('\n')
  return { code, out, json: args.includes('--json') ? (JSON.parse(out) as Ran['json']) : {} }
}

/** The same as a process of its own: it shares nothing with the window but the disk. */
const xiaojiaProcess = async (args: readonly string[]): Promise<Ran> => {
  const child = spawn(process.execPath, [programOf('tsx'), join(projectFolder, 'src/cli/main.ts'), ...args], {
    cwd: folder,
    env: { ...process.env, XIAOJIA_HOME: home, XIAOJIA_PASSPHRASE: '一句口令' },
  })
  let out = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  const [code] = (await once(child, 'exit')) as [number]
  return { code, out, json: JSON.parse(out) as Ran['json'] }
}

const addMember = async (pc: { readonly engine: TestPc['engine'] }, name: string): Promise<void> => {
  must(await pc.engine.save([{ kind: 'member', entity: await pc.engine.newId(), fields: { name } }]))
}

let school: Workspace
let schoolPc: NodePc
const branches: TestPc[] = []

beforeAll(async () => {
  writeFileSync(join(folder, 'readme.txt'), 'no bundle')
  schoolPc = startNodePc(home)
  school = must(
    await schoolPc.engine.create({ name: '示例大学工会', level: 'school', pcName: '办公室', sample: false }),
  )
  const joining = must(await schoolPc.engine.makeJoin({ as: 'pc' }))
  writeFileSync(join(folder, 'join.xjb'), joining.file.bytes)
  for (const name of ['机械学院分工会', '化学院分工会', '外语学院分工会']) {
    const branch = await newPc(name, 'branch')
    const card = must(await branch.engine.readCard(await schoolPc.engine.card()))
    must(await branch.engine.acceptParent(card.org))
    await addMember(branch, `${name}甲`)
    branches.push(branch)
  }
  mkdirSync(inbox)
  for (const [i, branch] of branches.entries()) {
    writeFileSync(join(inbox, `${i}.xjb`), (await exported(branch)).bytes)
  }
  await schoolPc.close()
  expect(
    await xiaojia(['setup', '--join', 'join.xjb', '--code', joining.code, '--name', '服务器']),
  ).toMatchObject({
    code: exitCode.ok,
  })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const reopened = async (): Promise<NodePc> => {
  const pc = startNodePc(home)
  must(await pc.engine.open(school.id, null, quiet))
  return pc
}
const names = async (pc: NodePc): Promise<readonly string[]> =>
  (await pc.recordsOf(school.id).list(member)).map(({ values }) => values.name ?? '').sort()

describe('the command line', () => {
  it('tells what a file is without any key, and refuses what is none', async () => {
    const told = await xiaojia(['inspect', 'inbox', '--json'])
    expect(told.code).toBe(exitCode.ok)
    expect(told.json.files).toHaveLength(3)
    const refused = await xiaojia(['verify', 'readme.txt', '--json'])
    expect(refused).toMatchObject({
      code: exitCode.refused,
      json: { files: [{ file: 'readme.txt', refusal: { type: 'not-a-bundle' } }] },
    })
  })

  it('says the codes of its ends: wrong words, no keys, a wrong pass phrase', async () => {
    expect((await xiaojia(['frobnicate'])).code).toBe(exitCode.usage)
    expect((await xiaojia(['merge', 'inbox'])).code).toBe(exitCode.usage)
    expect((await xiaojia(['merge', 'inbox', '--dry-run'], '错的口令')).code).toBe(exitCode.noAccess)
    expect((await xiaojia(['report', '--home', join(folder, 'nowhere')])).code).toBe(exitCode.noAccess)
    const help = await xiaojia(['merge', '--help', '--lang', 'en'])
    expect(help.out).toContain('--dry-run')
    expect(help.out).toContain('close it first')
  })

  it('leaves strangers alone until somebody compared their numbers', async () => {
    const told = await xiaojia(['merge', 'inbox', '--dry-run', '--json'])
    expect(told.code).toBe(exitCode.refused)
    expect(told.json).toMatchObject({ committed: false, records: 0 })
  })

  it('merges a folder while the window is closed, and the window shows the result at its next start', async () => {
    const before = readdirSync(join(home, 'journal', school.id))
    const dry = await xiaojia(['merge', 'inbox', '--dry-run', '--accept', 'all', '--json'])
    expect(dry).toMatchObject({ code: exitCode.ok, json: { committed: false } })
    expect(readdirSync(join(home, 'journal', school.id))).toEqual(before)
    const merged = await xiaojiaProcess(['merge', 'inbox', '--commit', '--accept', 'all', '--json'])
    expect(merged).toMatchObject({ code: exitCode.ok, json: { committed: true, records: dry.json.records } })

    const again = await xiaojia(['merge', 'inbox', '--commit', '--json'])
    expect(again.code).toBe(exitCode.nothing)

    const window = await reopened()
    expect(await names(window)).toEqual(['化学院分工会甲', '外语学院分工会甲', '机械学院分工会甲'].sort())
    expect((await window.engine.pcs()).map(({ name }) => name)).toContain('服务器')
    await window.close()
  })

  it('answers with a code of its own while the window is open', async () => {
    const window = startNodePc(home)
    must(await window.engine.open(school.id, null, quiet))
    must(
      await window.engine.save([
        { kind: 'member', entity: await window.engine.newId(), fields: { name: '校本部' } },
      ]),
    )
    // The same process counts as itself; another one holds the lock as far as the command line can tell.
    const lock = join(home, 'journal', school.id, 'lock')
    await window.close()
    writeFileSync(lock, '1 somebody window')
    expect((await xiaojia(['merge', 'inbox', '--commit'])).code).toBe(exitCode.inUse)
    expect((await xiaojia(['rebuild'])).code).toBe(exitCode.inUse)
    expect((await xiaojia(['report'])).code).toBe(exitCode.ok)
    rmSync(lock)
  })

  it('takes an import back and says what goes; the branch is not touched', async () => {
    const window = await reopened()
    const imports = await window.engine.imports()
    await window.close()
    const wrong = imports.find(({ partyName }) => partyName === '化学院分工会')
    const dry = await xiaojia(['undo', '--import', wrong?.entity ?? '', '--dry-run', '--json'])
    expect(dry).toMatchObject({
      code: exitCode.ok,
      json: { committed: false, kinds: [{ kind: 'member', gone: 1 }] },
    })
    expect((await xiaojia(['undo', '--import', wrong?.entity ?? ''])).code).toBe(exitCode.ok)
    expect((await xiaojia(['undo', '--import', wrong?.entity ?? ''])).code).toBe(exitCode.nothing)
    const after = await reopened()
    expect(await names(after)).not.toContain('化学院分工会甲')
    await after.close()
    expect(await branches[1]?.records.list(member)).toHaveLength(1)
  })

  it('makes a return file and a receipt that the branch takes in', async () => {
    const [branch] = branches
    if (!branch) throw new Error('no branch')
    const { org } = branch.workspace
    expect((await xiaojia(['export', '--to', org, '--out', 'return.xjb'])).code).toBe(exitCode.ok)
    expect((await xiaojia(['receipt', '--to', org, '--out', 'receipt.xjb'])).code).toBe(exitCode.ok)
    expect((await xiaojia(['export', '--to', 'AAAAAAAAAAAAAAAAAAAAAA'])).code).toBe(exitCode.usage)
    for (const name of ['return.xjb', 'receipt.xjb']) {
      const rows = await branch.engine.inspect([{ name, bytes: readFileSync(join(folder, name)) }], quiet)
      must(
        await branch.engine.merge(
          rows.map(({ key }) => key),
          [],
          quiet,
        ),
      )
    }
    expect((await branch.engine.sentFiles())[0]).toMatchObject({ state: 'merged' })
  })

  it('leaves files of a newer version where they are and says how many, and merges the others', async () => {
    const [, branch] = branches
    if (!branch) throw new Error('two branches')
    const newer = join(folder, 'newer')
    mkdirSync(newer)
    await addMember(branch, '晚到')
    const { bytes } = await exported(branch)
    writeFileSync(join(newer, 'good.xjb'), bytes)
    writeFileSync(join(newer, 'newer.xjb'), await ofNewerVersion(bytes))
    const dry = await xiaojia(['merge', 'newer', '--dry-run', '--json'])
    expect(dry).toMatchObject({ code: exitCode.refused, json: { newer: 1, committed: false } })
    const merged = await xiaojia(['merge', 'newer', '--commit'])
    expect(merged.code).toBe(exitCode.refused)
    expect(merged.out).toContain('1 个文件由更新的版本生成，没有动，仍在原处')
    expect(merged.out).toContain('已合并 1 个文件')
    expect(readdirSync(newer).sort()).toEqual(['good.xjb', 'newer.xjb'])
    const after = await reopened()
    expect(await names(after)).toContain('晚到')
    expect(await after.engine.inbox()).toEqual([])
    await after.close()
  })

  it('takes several imports back as one', async () => {
    const window = await reopened()
    const counting = (await window.engine.imports()).filter(({ state }) => state === 'merged')
    await window.close()
    expect(counting.length).toBeGreaterThan(1)
    const ids = counting.slice(0, 2).flatMap(({ entity }) => ['--import', entity])
    expect((await xiaojia(['undo', ...ids, '--import', 'no-such-one'])).code).toBe(exitCode.usage)
    expect((await xiaojia(['undo', ...ids, '--json'])).json).toMatchObject({
      committed: true,
      imports: [{ entity: counting[0]?.entity }, { entity: counting[1]?.entity }],
    })
    const after = await reopened()
    const gone = (await after.engine.imports()).filter(({ state }) => state === 'taken-back')
    expect(gone.map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(counting.slice(0, 2).map(({ entity }) => entity)),
    )
    must(await after.engine.bringBack(counting.slice(0, 2).map(({ entity }) => entity)))
    await after.close()
  })

  it('computes everything anew, finds it the same, and cuts off what was never finished', async () => {
    const journal = join(home, 'journal', school.id, 'journal.xjj')
    expect((await xiaojia(['rebuild', '--json'])).json).toMatchObject({ differing: 0, cut: 0 })
    appendFileSync(journal, '{"frame":1,"bytes":999,"sha')
    expect((await xiaojia(['verify', '--json'])).json).toMatchObject({ tail: 27 })
    expect((await xiaojia(['rebuild', '--json'])).json).toMatchObject({ differing: 0, cut: 27 })
    expect((await xiaojia(['verify', '--json'])).json).toMatchObject({ tail: 0 })
  })
})
