import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { createEngine } from '#renderer/worker/engine.ts'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { member } from '#shared/domain/member.ts'
import { backupName } from '#shared/sync/backup-plan.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import {
  engineOver,
  exported,
  introduce,
  must,
  newPc,
  quiet,
  type TestPc,
  taken,
} from '#tests/support/engine.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'

const day = 86_400_000
const start = Date.UTC(2026, 2, 8, 1)

const addMember = async (pc: Pick<TestPc, 'engine'>, name: string) => {
  const id = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name } }]))
  return id
}
const names = async (workspace: string) =>
  (await createRecords(new IndexDb(workspace)).list(member)).map(({ values }) => values.name)

describe('automatic backups', () => {
  it('are made once a day after opening or saving, and rotate', async () => {
    const host = createMemoryHost()
    let clock = start
    const waiting: (() => void)[] = []
    const open = () =>
      createEngine({
        host,
        crypto: testCrypto,
        now: () => clock,
        later: (task) => waiting.push(task),
      })
    const first = open()
    const made = must(
      await first.create({ name: '机械学院分工会', level: 'branch', pcName: '一号', sample: false }),
    )
    for (let n = 0; n < 20; n++) {
      clock = start + n * day
      const engine = open()
      must(await engine.open(made.id, null, quiet))
      await addMember({ engine }, `会员${n}`)
      // Opening and saving ask once: one backup a day, made when nobody waits for it.
      expect(waiting).toHaveLength(1)
      waiting.pop()?.()
      await expect.poll(async () => (await engine.backups())[0]?.at, { timeout: 20_000 }).toBe(clock)
      await addMember({ engine }, `会员${n} 之二`)
      waiting.pop()?.()
    }
    const engine = open()
    must(await engine.open(made.id, null, quiet))
    const kept = await engine.backups()
    expect(kept.filter(({ reason }) => reason === 'daily')).toHaveLength(7)
    expect(kept.filter(({ reason }) => reason === 'weekly').map(({ at }) => (at - start) / day)).toEqual([
      14, 7, 0,
    ])
    expect(await engine.storeState()).toMatchObject({ lastBackupAt: start + 19 * day })
  })

  it('come before an import, three of them stay, and none is made when nothing was saved since', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('机械', 'branch')
    await introduce(branch, school)
    for (const name of ['甲', '乙', '丙', '丁']) {
      await addMember(branch, name)
      await taken(school, [await exported(branch)])
    }
    const reasons = (await school.engine.backups()).map(({ reason }) => reason)
    expect(reasons).toEqual(['before-import', 'before-import', 'before-import'])
    must(await school.engine.backupNow('by-hand', quiet))
    await addMember(branch, '戊')
    await taken(school, [await exported(branch)])
    expect((await school.engine.backups()).map(({ reason }) => reason)).toEqual([
      'by-hand',
      'before-import',
      'before-import',
      'before-import',
    ])
  })

  it('stop an import only when the disk is full, before anything is merged', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('机械', 'branch')
    await introduce(branch, school)
    await addMember(branch, '甲')
    const [row] = await school.engine.inspect([await exported(branch)], quiet)
    school.host.freeBytes = async () => 1000
    const sender = row?.sender ? [row.sender.org] : []
    expect(await school.engine.merge([row?.key ?? ''], sender, quiet)).toEqual({
      ok: false,
      error: { type: 'disk-full' },
    })
    expect(await names(school.workspace.id)).toEqual([])
  })

  it('count only when they lie there as they were made', async () => {
    const pc = await newPc('机械', 'branch')
    await addMember(pc, '甲')
    const good = must(await pc.engine.backupNow('by-hand', quiet))
    pc.host.backupRead = async () => new Uint8Array(10)
    expect(await pc.engine.backupNow('by-hand', quiet)).toMatchObject({
      ok: false,
      error: { type: 'disk-error' },
    })
    expect((await pc.engine.backups()).map(({ name }) => name)).toEqual([good.name])
  })

  it('leave files of other names alone', async () => {
    const pc = await newPc('机械', 'branch')
    pc.host.backups.set(`${pc.workspace.id}/mine.xjb`, new Uint8Array(3))
    for (let n = 0; n < 5; n++) must(await pc.engine.backupNow('by-hand', quiet))
    expect(await pc.engine.backups()).toHaveLength(3)
    expect(pc.host.backups.has(`${pc.workspace.id}/mine.xjb`)).toBe(true)
  })
})

describe('a backup restored', () => {
  it('on the same PC is a new PC of the organisation, with attachments, and keeps what was erased erased', async () => {
    const pc = await newPc('机械', 'branch')
    const of = await addMember(pc, '甲')
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 1, 2, 3])
    const file = must(await pc.engine.putBlob(bytes, '合同.pdf'))
    const entity = await pc.engine.newId()
    must(await pc.engine.save([{ kind: 'attachment', entity, fields: { of, file, role: 'other' } }]))
    const gone = await addMember(pc, '要删的人')
    const made = must(await pc.engine.backupNow('by-hand', quiet))
    const journal = new TextDecoder().decode(pc.host.journals.get(pc.workspace.id))
    const header = journal.split('\n').find((line) => line.startsWith('{"v":') && line.includes(`"${gone}"`))
    const [hash] = await testCrypto.digest([new TextEncoder().encode(header ?? '')])
    pc.host.notes.set(`${pc.workspace.id}/erased`, JSON.stringify([bytesToBase64(hash ?? new Uint8Array(0))]))
    const restored = must(await pc.engine.restoreBackup(made.name, quiet))
    expect(restored.org).toBe(pc.workspace.org)
    expect(restored.device).not.toBe(pc.workspace.device)
    expect(await names(restored.id)).toEqual(['甲'])
    expect(await new IndexDb(restored.id).blob.count()).toBe(1)
    expect(new TextDecoder().decode(pc.host.journals.get(restored.id))).not.toContain('要删的人')
    expect(pc.host.notes.get(`${restored.id}/erased`)).toBe(pc.host.notes.get(`${pc.workspace.id}/erased`))
  })

  it('on another PC by the recovery sheet goes on, and the school takes what both PCs wrote', async () => {
    const school = await newPc('示例大学工会', 'school')
    const pc = await newPc('机械', 'branch')
    await introduce(pc, school)
    await addMember(pc, '甲')
    const { secret } = must(await pc.engine.makeRecovery())
    expect(await pc.engine.protection()).toMatchObject({ recovery: true })
    const made = must(await pc.engine.backupNow('by-hand', quiet))
    const bytes = pc.host.backups.get(`${pc.workspace.id}/${made.name}`) ?? new Uint8Array(0)
    await addMember(pc, '后来')
    const other = engineOver(createMemoryHost())
    const file = { name: '改过名.xjb', bytes }
    expect(await other.restoreWithRecovery(file, secret.slice(0, -1), quiet)).toMatchObject({ ok: false })
    const typed = `  ${(secret.match(/.{1,4}/g) ?? []).join(' ').toLowerCase()}\n`
    const restored = must(await other.restoreWithRecovery(file, typed, quiet))
    expect(restored).toMatchObject({ org: pc.workspace.org, name: '机械' })
    expect(await names(restored.id)).toEqual(['甲'])
    await addMember({ engine: other }, '新电脑上')
    await taken(school, [await exported(pc), must(await other.exportBundle('parent', false, quiet))])
    expect((await names(school.workspace.id)).sort()).toEqual(['后来', '新电脑上', '甲'].sort())
  })

  it('made before the recovery key does not open with it', async () => {
    const pc = await newPc('机械', 'branch')
    const made = must(await pc.engine.backupNow('by-hand', quiet))
    const bytes = pc.host.backups.get(`${pc.workspace.id}/${made.name}`) ?? new Uint8Array(0)
    const { secret } = must(await pc.engine.makeRecovery())
    const other = engineOver(createMemoryHost())
    expect(await other.restoreWithRecovery({ name: 'a.xjb', bytes }, secret, quiet)).toEqual({
      ok: false,
      error: { type: 'cannot-decrypt' },
    })
    // A backup was made at once with the new key, so that the sheet is of use from the first minute.
    const [newest] = await pc.engine.backups()
    expect(newest?.name).toBe(backupName(newest?.at ?? 0, 'by-hand'))
    const fresh = pc.host.backups.get(`${pc.workspace.id}/${newest?.name}`) ?? new Uint8Array(0)
    expect(must(await other.restoreWithRecovery({ name: 'b.xjb', bytes: fresh }, secret, quiet)).name).toBe(
      '机械',
    )
  })
})
