import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import { engineOver, exported, introduce, must, newPc, type TestPc, taken } from '#tests/support/engine.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'

const addMember = async (pc: TestPc, name: string) => {
  const id = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name } }]))
}
const names = async (pc: TestPc) =>
  (await pc.records.list(member)).map(({ values }) => values.name).toSorted()

/** A second PC of the same organisation. */
const joined = async (pc: TestPc): Promise<TestPc> => {
  const { file, code } = must(await pc.engine.makeJoin({ as: 'pc' }))
  const host = createMemoryHost()
  const engine = engineOver(host)
  const workspace = must(await engine.join(file, code, '旧笔记本'))
  return { engine, host, workspace, records: createRecords(new IndexDb(workspace.id)) }
}

describe('a PC that was retired', () => {
  it('counts until then, not afterwards, and again when it is let in; the school sees the same', async () => {
    const school = await newPc('示例大学工会', 'school')
    const first = await newPc('机械学院分工会', 'branch')
    await introduce(first, school)
    const second = await joined(first)
    await addMember(second, '先前的')
    await taken(first, [await exported(second, 'own')])
    const known = await first.engine.pcs()
    expect(known.map(({ name, isThis, state }) => ({ name, isThis, state }))).toEqual([
      { name: '机械学院分工会的电脑', isThis: true, state: 'active' },
      { name: '旧笔记本', isThis: false, state: 'active' },
    ])
    expect(known[1]?.lastAt).toBeGreaterThan(0)
    must(await first.engine.retirePc(second.workspace.device))
    await addMember(second, '后来的')
    await taken(first, [await exported(second, 'own')])
    expect(await names(first)).toEqual(['先前的'])
    const after = (await first.engine.pcs())[1]
    expect(after).toMatchObject({ state: 'retired' })
    expect(after?.afterwards).toBeGreaterThan(0)
    await taken(school, [await exported(first)])
    expect(await names(school)).toEqual(['先前的'])
    expect((await school.engine.pcs()).find(({ name }) => name === '旧笔记本')).toMatchObject({
      state: 'retired',
      orgName: '机械学院分工会',
    })
    must(await first.engine.admit(second.workspace.device))
    expect(await names(first)).toEqual(['先前的', '后来的'].toSorted())
    expect((await first.engine.pcs())[1]).toMatchObject({ state: 'retired', afterwards: 0 })
    await taken(school, [await exported(first)])
    expect(await names(school)).toEqual(['先前的', '后来的'].toSorted())
  })

  it('is never this PC, and is retired once', async () => {
    const first = await newPc('机械学院分工会', 'branch')
    const second = await joined(first)
    await taken(first, [await exported(second, 'own')])
    expect(await first.engine.retirePc(first.workspace.device)).toMatchObject({ ok: false })
    must(await first.engine.retirePc(second.workspace.device))
    expect(await first.engine.retirePc(second.workspace.device)).toEqual({
      ok: false,
      error: { type: 'nothing-changed' },
    })
    expect(await first.engine.admit(second.workspace.device)).toMatchObject({ ok: false })
  })
})

describe('what an organisation says anew', () => {
  it('a scope of those below travels with the certificate; a new name with the card', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('机械学院分工会', 'branch')
    await introduce(branch, school)
    await addMember(branch, '甲')
    await taken(school, [await exported(branch)])
    const [below] = await school.engine.below()
    expect(below).toMatchObject({ name: '机械学院分工会', level: 'branch', scope: [] })
    expect(below?.fingerprint).toBe(branch.workspace.fingerprint)
    must(await school.engine.setScope(branch.workspace.org, ['member-identity']))
    expect((await school.engine.below())[0]?.scope).toEqual(['member-identity'])
    expect(await school.engine.setScope(branch.workspace.org, ['member-identity'])).toMatchObject({
      ok: false,
    })
    await expect(school.engine.setScope(branch.workspace.org, ['member'])).rejects.toThrow()
    must(await branch.engine.rename('机电学院分工会'))
    await addMember(branch, '乙')
    await taken(school, [await exported(branch)])
    expect((await school.engine.below())[0]).toMatchObject({
      name: '机电学院分工会',
      scope: ['member-identity'],
    })
  })
})
