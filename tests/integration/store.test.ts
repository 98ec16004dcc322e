import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import { engineOver, must, newPc, quiet, type TestPc } from '#tests/support/engine.ts'

const addMember = async (pc: TestPc, name: string) => {
  const id = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name } }]))
  return id
}
const names = async (pc: TestPc) => (await pc.records.list(member)).map(({ values }) => values.name)
const restarted = async (pc: TestPc) => {
  const engine = engineOver(pc.host)
  const report = must(await engine.open(pc.workspace.id, null, quiet))
  return { report, pc: { ...pc, engine, records: createRecords(new IndexDb(pc.workspace.id)) } }
}

describe('what was saved', () => {
  it('is there after a restart, without replaying anything', async () => {
    const pc = await newPc('一', 'branch')
    await addMember(pc, '甲')
    const { report, pc: again } = await restarted(pc)
    expect(report).toMatchObject({ replayed: 0, rebuilt: false, torn: 0 })
    expect(await names(again)).toEqual(['甲'])
    await addMember(again, '乙')
    expect(await names(again)).toEqual(['甲', '乙'])
  })

  it('is rebuilt from the journal when the index is lost', async () => {
    const pc = await newPc('二', 'branch')
    await addMember(pc, '甲')
    await addMember(pc, '乙')
    await new IndexDb(pc.workspace.id).delete()
    const { report, pc: again } = await restarted(pc)
    expect(report).toMatchObject({ rebuilt: true })
    expect(await names(again)).toEqual(['甲', '乙'])
    const id = await addMember(again, '丙')
    expect(new Set([...(await again.records.list(member)).map((record) => record.id)]).size).toBe(3)
    expect(id).toBeTruthy()
  })

  it('is rebuilt when the index opens but rows are missing', async () => {
    const pc = await newPc('三', 'branch')
    await addMember(pc, '甲')
    await new IndexDb(pc.workspace.id).chunk.clear()
    const { report, pc: again } = await restarted(pc)
    expect(report.rebuilt).toBe(true)
    expect(await names(again)).toEqual(['甲'])
  })

  it('goes back into the journal when the journal was lost and the index was not', async () => {
    const pc = await newPc('四', 'branch')
    await addMember(pc, '甲')
    pc.host.journals.delete(pc.workspace.id)
    const { pc: again } = await restarted(pc)
    expect(await names(again)).toEqual(['甲'])
    await new IndexDb(pc.workspace.id).delete()
    expect(await names((await restarted(again)).pc)).toEqual(['甲'])
  })

  it('survives a torn last write: what was never acknowledged is cut off and reported', async () => {
    const pc = await newPc('五', 'branch')
    await addMember(pc, '甲')
    const whole = pc.host.journals.get(pc.workspace.id) ?? new Uint8Array(0)
    const torn = new Uint8Array(whole.length + 20)
    torn.set(whole)
    torn.set(new TextEncoder().encode('{"frame":1,"bytes":9'), whole.length)
    pc.host.journals.set(pc.workspace.id, torn)
    const { report, pc: again } = await restarted(pc)
    expect(report.torn).toBe(20)
    expect(pc.host.journals.get(pc.workspace.id)?.length).toBe(whole.length)
    expect(await names(again)).toEqual(['甲'])
  })
})

describe('a save that the disk refuses', () => {
  it('is not there, says so, and works once there is room', async () => {
    const pc = await newPc('六', 'branch')
    const id = await pc.engine.newId()
    pc.host.problem = { type: 'disk-full' }
    const refused = await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '甲' } }])
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(await names(pc)).toEqual([])
    pc.host.problem = null
    must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '甲' } }]))
    expect(await names(pc)).toEqual(['甲'])
    expect(await names((await restarted(pc)).pc)).toEqual(['甲'])
  })

  it('is taken out of the journal again when only the index refuses', async () => {
    const pc = await newPc('七', 'branch')
    await addMember(pc, '甲')
    const size = pc.host.journals.get(pc.workspace.id)?.length
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const id = await pc.engine.newId()
    const refused = await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '乙' } }])
    IDBObjectStore.prototype.put = put
    expect(refused).toEqual({ ok: false, error: { type: 'disk-full' } })
    expect(pc.host.journals.get(pc.workspace.id)?.length).toBe(size)
    await addMember(pc, '丙')
    expect(await names(pc)).toEqual(['甲', '丙'])
    expect(await names((await restarted(pc)).pc)).toEqual(['甲', '丙'])
  })
})

describe('undo', () => {
  it('takes the last save back, and a second undo brings it back', async () => {
    const pc = await newPc('八', 'branch')
    const id = await addMember(pc, '甲')
    must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '错' } }]))
    must(await pc.engine.undoLast())
    expect(await names(pc)).toEqual(['甲'])
    const history = await pc.engine.history('member', id)
    expect(history.map(({ value, state }) => [value, state])).toContainEqual(['错', 'revoked'])
    expect(history.find(({ state, field }) => state === 'shown' && field === 'name')).toMatchObject({
      value: '甲',
      orgName: '八',
      deviceName: '八的电脑',
    })
    must(await pc.engine.undoLast())
    expect(await names(pc)).toEqual(['错'])
  })

  it('of the save that made a record leaves no empty line behind', async () => {
    const pc = await newPc('八乙', 'branch')
    await addMember(pc, '甲')
    must(await pc.engine.undoLast())
    expect(await names(pc)).toEqual([])
  })
})

describe('a backup', () => {
  it('is restored by its code as a new incarnation with everything in it', async () => {
    const pc = await newPc('九', 'branch')
    await addMember(pc, '甲')
    const copy = must(await pc.engine.backup('ABCD-EFGH-JKLM-NPQR', quiet))
    await addMember(pc, '后来')
    expect(await pc.engine.restore(copy, 'ABCD-EFGH-JKLM-NPQS', quiet)).toEqual({
      ok: false,
      error: { type: 'wrong-code' },
    })
    const restored = must(await pc.engine.restore(copy, 'ABCD-EFGH-JKLM-NPQR', quiet))
    expect(restored.org).toBe(pc.workspace.org)
    expect(restored.device).not.toBe(pc.workspace.device)
    const other = { ...pc, workspace: restored, records: createRecords(new IndexDb(restored.id)) }
    expect(await names(other)).toEqual(['甲'])
    await addMember(other, '新')
    expect(await names(other)).toEqual(['甲', '新'])
  })
})
