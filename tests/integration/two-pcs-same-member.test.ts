import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import { engineOver, exported, introduce, must, newPc, type TestPc, taken } from '#tests/support/engine.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'

const joined = async (pc: TestPc, request: Parameters<TestPc['engine']['makeJoin']>[0]): Promise<TestPc> => {
  const { file, code } = must(await pc.engine.makeJoin(request))
  const host = createMemoryHost()
  const engine = engineOver(host)
  const workspace = must(await engine.join(file, code.toLowerCase().replaceAll('-', ' '), '第二台电脑'))
  return { engine, host, workspace, records: createRecords(new IndexDb(workspace.id)) }
}

describe('two PCs of one branch', () => {
  it('exchange by the same file, conflict once on the same field, and settle it by an ordinary edit', async () => {
    const one = await newPc('物理学院分工会', 'branch')
    const two = await joined(one, { as: 'pc' })
    expect(two.workspace.org).toBe(one.workspace.org)
    expect(two.workspace.device).not.toBe(one.workspace.device)
    const id = await one.engine.newId()
    must(await one.engine.save([{ kind: 'member', entity: id, fields: { name: '示例', phone: '1' } }]))
    await taken(two, [await exported(one, 'own')])
    expect((await two.records.list(member))[0]?.values.phone).toBe('1')

    must(await one.engine.save([{ kind: 'member', entity: id, fields: { phone: '2' } }]))
    must(await two.engine.save([{ kind: 'member', entity: id, fields: { phone: '3', name: '示例改' } }]))
    await taken(one, [await exported(two, 'own')])
    const [conflicting] = await one.records.list(member)
    expect(conflicting?.conflicts).toEqual(['phone'])
    expect(conflicting?.values.name).toBe('示例改')

    must(await one.engine.save([{ kind: 'member', entity: id, fields: { phone: '3' } }]))
    expect((await one.records.list(member))[0]?.conflicts).toEqual([])
    await taken(two, [await exported(one, 'own')])
    expect((await two.records.list(member))[0]).toMatchObject({ conflicts: [], values: { phone: '3' } })
  })

  it('both send to the school, which sees one branch', async () => {
    const school = await newPc('示例大学工会', 'school')
    const one = await newPc('数学院分工会', 'branch')
    await introduce(one, school)
    const two = await joined(one, { as: 'pc' })
    for (const [pc, name] of [
      [one, '甲'],
      [two, '乙'],
    ] as const) {
      const id = await pc.engine.newId()
      must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name } }]))
    }
    await taken(school, [await exported(one), await exported(two)])
    const all = await school.records.list(member)
    expect(all.map(({ values }) => values.name)).toEqual(['甲', '乙'])
    expect(new Set(all.map(({ home }) => home))).toEqual(new Set([one.workspace.org]))
  })
})

describe('a group under a branch', () => {
  it('starts by a join file, writes for itself, and its records reach branch and school', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('外语学院分工会', 'branch')
    await introduce(branch, school)
    const group = await joined(branch, { as: 'group', name: '英语系工会小组' })
    expect(group.workspace).toMatchObject({
      level: 'group',
      name: '英语系工会小组',
      parent: { org: branch.workspace.org },
    })
    const id = await group.engine.newId()
    must(await group.engine.save([{ kind: 'member', entity: id, fields: { name: '组员' } }]))
    await taken(branch, [await exported(group)])
    expect((await branch.records.list(member))[0]).toMatchObject({
      home: group.workspace.org,
      values: { name: '组员' },
    })
    must(await branch.engine.save([{ kind: 'member', entity: id, fields: { phone: '9' } }]))
    await taken(school, [await exported(branch)])
    expect((await school.records.list(member))[0]?.values).toMatchObject({ name: '组员', phone: '9' })
  })
})
