import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import type { OpenReport } from '#renderer/engine.ts'
import type { EntityId } from '#shared/base/id.ts'
import { member } from '#shared/domain/member.ts'
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

const addMember = async (pc: TestPc, name: string): Promise<EntityId> => {
  const id = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name } }]))
  return id
}
const names = async (pc: Pick<TestPc, 'records'>) =>
  (await pc.records.list(member)).map(({ values }) => values.name)
const restarted = async (pc: TestPc): Promise<{ readonly report: OpenReport; readonly pc: TestPc }> => {
  const engine = engineOver(pc.host)
  const report = must(await engine.open(pc.workspace.id, null, quiet))
  const records = createRecords(new IndexDb(pc.workspace.id))
  return { report, pc: { ...pc, engine, records, workspace: report.workspace } }
}
const journalOf = (pc: TestPc): Uint8Array => pc.host.journals.get(pc.workspace.id) ?? new Uint8Array(0)

/** Turns one bit inside the body of a record. */
const damage = (pc: TestPc, near: string): void => {
  const bytes = journalOf(pc).slice()
  const text = new TextDecoder('latin1').decode(bytes)
  const at = text.indexOf(
    [...new TextEncoder().encode(near)].map((byte) => String.fromCharCode(byte)).join(''),
  )
  if (at < 0) throw new Error(`the journal does not hold ${near}`)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  pc.host.journals.set(pc.workspace.id, bytes)
}
const loseIndex = (pc: TestPc): Promise<void> => new IndexDb(pc.workspace.id).delete()

const threeMembers = async (name: string): Promise<TestPc> => {
  const pc = await newPc(name, 'branch')
  for (const one of ['甲会员', '乙会员', '丙会员']) await addMember(pc, one)
  return pc
}

describe('a journal damaged in its middle', () => {
  it('is mended from the index when everything is looked through, and stands alone afterwards', async () => {
    const pc = await threeMembers('机械')
    damage(pc, '乙会员')
    const report = must(await pc.engine.scrub(quiet))
    expect(report).toMatchObject({ repaired: 1, lost: 0, differing: 0 })
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(again.report).toMatchObject({ damaged: 0, rebuilt: true })
    expect((await names(again.pc)).sort()).toEqual(['丙会员', '乙会员', '甲会员'].sort())
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 0 })
  })

  it('is mended from the picked folder when the index is lost too', async () => {
    const pc = await threeMembers('机械')
    pc.host.folder.set(pc.workspace.id, journalOf(pc).slice())
    damage(pc, '乙会员')
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(again.report).toMatchObject({ damaged: 1, rebuilt: true, copied: false })
    expect(again.report.recovered).toBeGreaterThan(0)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员'])
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 0 })
    // This PC kept its name: what was mended is exactly what it had written.
    expect(again.pc.workspace.device).toBe(pc.workspace.device)
  })

  it('is mended from a backup when the index is lost too', async () => {
    const pc = await threeMembers('机械')
    must(await pc.engine.backupNow('by-hand', quiet))
    await addMember(pc, '丁会员')
    damage(pc, '乙会员')
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(again.report.damaged).toBe(1)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员', '丁会员'])
  })

  it('loses only what stood there when nothing else has it, says so, and goes on', async () => {
    const pc = await threeMembers('机械')
    damage(pc, '乙会员')
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(again.report).toMatchObject({ damaged: 1, recovered: 0 })
    expect(await names(again.pc)).toEqual(['甲会员', '丙会员'])
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 1 })
    await addMember(again.pc, '丁会员')
    const third = await restarted(again.pc)
    expect(await names(third.pc)).toEqual(['甲会员', '丙会员', '丁会员'])
    expect(await third.pc.engine.storeState()).toMatchObject({ damaged: 1 })
    expect(must(await third.pc.engine.scrub(quiet))).toMatchObject({ lost: 1, repaired: 0 })
    expect(await third.pc.engine.storeState()).toMatchObject({ damaged: 1 })
  })

  it('gets what was lost back by a later check, once a copy can be reached', async () => {
    const pc = await threeMembers('机械')
    const copy = journalOf(pc).slice()
    damage(pc, '乙会员')
    await loseIndex(pc)
    const again = await restarted(pc)
    await addMember(again.pc, '丁会员')
    pc.host.folder.set(pc.workspace.id, copy)
    expect(must(await again.pc.engine.scrub(quiet))).toMatchObject({ repaired: 1, lost: 0, differing: 1 })
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员', '丁会员'])
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 0 })
  })
})

describe('a place mended from a copy', () => {
  it('does not bring back what was erased since the copy was made', async () => {
    const pc = await threeMembers('机械')
    const [first] = await pc.records.list(member)
    const id = first?.id ?? ('' as EntityId)
    const copy = journalOf(pc).slice()
    must(await pc.engine.erase([{ kind: 'member', entity: id }]))
    await addMember(pc, '丁会员')
    pc.host.folder.set(pc.workspace.id, copy)
    damage(pc, '乙会员')
    await loseIndex(pc)
    const again = await restarted(pc)
    expect((await names(again.pc)).filter((name) => name !== undefined)).toEqual([
      '乙会员',
      '丙会员',
      '丁会员',
    ])
    expect(new TextDecoder().decode(journalOf(again.pc))).not.toContain('甲会员')
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 0 })
  })
})

describe('the journal lost as a whole', () => {
  it('is written back from the index, and this PC keeps its name', async () => {
    const pc = await threeMembers('材料')
    pc.host.journals.delete(pc.workspace.id)
    const again = await restarted(pc)
    expect(again.report.recovered).toBeGreaterThanOrEqual(3)
    expect(again.pc.workspace.device).toBe(pc.workspace.device)
    await loseIndex(again.pc)
    expect(await names((await restarted(again.pc)).pc)).toEqual(['甲会员', '乙会员', '丙会员'])
  })

  it('with the index comes back from the picked folder, under a new name of this PC', async () => {
    const pc = await threeMembers('材料')
    pc.host.folder.set(pc.workspace.id, journalOf(pc).slice())
    pc.host.journals.delete(pc.workspace.id)
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员'])
    expect(again.pc.workspace.device).not.toBe(pc.workspace.device)
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 0 })
    await addMember(again.pc, '丁会员')
    expect(await names((await restarted(again.pc)).pc)).toEqual(['甲会员', '乙会员', '丙会员', '丁会员'])
  })

  it('with the index comes back from the last backup, and what came after is stated as lost', async () => {
    const pc = await threeMembers('材料')
    must(await pc.engine.backupNow('by-hand', quiet))
    await addMember(pc, '丁会员')
    pc.host.journals.delete(pc.workspace.id)
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员'])
    expect(again.report).toMatchObject({ damaged: 1, missing: 1 })
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 1 })
    expect(again.pc.workspace.device).not.toBe(pc.workspace.device)
  })

  it('with everything else is no empty app: the name is there, the loss is stated, work can go on', async () => {
    const pc = await threeMembers('材料')
    pc.host.journals.delete(pc.workspace.id)
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(again.report.workspace).toMatchObject({ name: '材料', org: pc.workspace.org })
    expect(again.report.damaged).toBe(1)
    expect(await again.pc.engine.storeState()).toMatchObject({ damaged: 1 })
    await addMember(again.pc, '戊会员')
    expect(await names((await restarted(again.pc)).pc)).toEqual(['戊会员'])
  })
})

describe('attachments', () => {
  const withAttachment = async () => {
    const pc = await threeMembers('材料')
    const bytes = new TextEncoder().encode('%PDF-1.4 合同')
    const file = must(await pc.engine.putBlob(bytes, '合同.pdf'))
    const [of] = await pc.records.list(member)
    const entity = await pc.engine.newId()
    must(await pc.engine.save([{ kind: 'attachment', entity, fields: { of: of?.id, file } }]))
    return { pc, file, bytes }
  }
  const inNewestBackup = async (pc: TestPc): Promise<number> => {
    const made = must(await pc.engine.backupNow('by-hand', quiet))
    const restored = must(await pc.engine.restoreBackup(made.name, quiet))
    return new IndexDb(restored.id).blob.count()
  }

  it('are in an index that was made anew, and so in the backups made after that', async () => {
    const { pc, file, bytes } = await withAttachment()
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(await new IndexDb(pc.workspace.id).blob.count()).toBe(1)
    expect(await again.pc.engine.getBlob(file)).toEqual(bytes)
    // Beside the journal nothing lies for the new workspace but what the backup brings.
    pc.host.blobs.clear()
    expect(await inNewestBackup(again.pc)).toBe(1)
  })

  it('come from the newest backup that has them when they are lost with everything else', async () => {
    const { pc, file, bytes } = await withAttachment()
    must(await pc.engine.backupNow('by-hand', quiet))
    await addMember(pc, '丁会员')
    pc.host.folder.set(pc.workspace.id, journalOf(pc).slice())
    pc.host.journals.delete(pc.workspace.id)
    pc.host.blobs.clear()
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员', '丁会员'])
    expect(again.report).toMatchObject({ missing: 0 })
    expect(await again.pc.engine.getBlob(file)).toEqual(bytes)
    expect(await pc.host.blobRead(pc.workspace.id, file.id)).toEqual(bytes)
  })

  it('that are found nowhere are absent, and nothing else is', async () => {
    const { pc, file } = await withAttachment()
    pc.host.blobs.clear()
    await loseIndex(pc)
    const again = await restarted(pc)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员'])
    expect(await again.pc.engine.getBlob(file)).toBeNull()
  })
})

describe('a store that a newer program wrote', () => {
  it('is not opened, and not a byte of it is touched', async () => {
    const pc = await threeMembers('外语')
    const note = JSON.parse(pc.host.notes.get(`${pc.workspace.id}/store`) ?? '')
    pc.host.notes.set(`${pc.workspace.id}/store`, JSON.stringify({ ...note, schema: note.schema + 1 }))
    const before = { journal: journalOf(pc).slice(), notes: [...pc.host.notes], keys: [...pc.host.keys] }
    await loseIndex(pc)
    const opened = await engineOver(pc.host).open(pc.workspace.id, null, quiet)
    expect(opened).toEqual({ ok: false, error: { type: 'newer-store' } })
    expect({ journal: journalOf(pc), notes: [...pc.host.notes], keys: [...pc.host.keys] }).toEqual(before)
    expect(pc.host.backups.size).toBe(0)
    expect(await new IndexDb(pc.workspace.id).segment.count()).toBe(0)
  })

  it('of an older program is backed up, then its index is made anew', async () => {
    const pc = await threeMembers('外语')
    const note = JSON.parse(pc.host.notes.get(`${pc.workspace.id}/store`) ?? '')
    pc.host.notes.set(`${pc.workspace.id}/store`, JSON.stringify({ ...note, schema: 0 }))
    const again = await restarted(pc)
    expect(again.report.rebuilt).toBe(true)
    expect(await names(again.pc)).toEqual(['甲会员', '乙会员', '丙会员'])
    expect((await again.pc.engine.backups()).map(({ reason }) => reason)).toEqual(['before-upgrade'])
    expect((await restarted(again.pc)).report.rebuilt).toBe(false)
  })
})

describe('a PC copied with its folder', () => {
  it('is noticed by its installation and goes on under a new name, once', async () => {
    const school = await newPc('示例大学工会', 'school')
    const pc = await newPc('电气', 'branch')
    pc.host.told = { installation: 'first' }
    await introduce(pc, school)
    await addMember(pc, '甲会员')
    const first = await restarted(pc)
    pc.host.told = { installation: 'second' }
    const copy = await restarted(first.pc)
    expect(copy.report.copied).toBe(true)
    expect(copy.pc.workspace.device).not.toBe(pc.workspace.device)
    expect(copy.pc.workspace.org).toBe(pc.workspace.org)
    await addMember(copy.pc, '乙会员')
    const again = await restarted(copy.pc)
    expect(again.report.copied).toBe(false)
    expect(again.pc.workspace.device).toBe(copy.pc.workspace.device)
    await taken(school, [await exported(again.pc)])
    expect(await names(school)).toEqual(['甲会员', '乙会员'])
    await loseIndex(again.pc)
    const third = await restarted(again.pc)
    await taken(school, [await exported(third.pc)])
    expect(await names(third.pc)).toEqual(['甲会员', '乙会员'])
  })
})
