import { describe, expect, it } from 'vitest'
import { member } from '#shared/domain/member.ts'
import { exported, introduce, must, newPc, taken } from '#tests/support/engine.ts'

describe('any save of a PC', () => {
  it('is taken back and brought back, while what others and later saves wrote stays', async () => {
    const { engine, records } = await newPc('机械学院分工会', 'branch')
    const [a, b] = [await engine.newId(), await engine.newId()]
    must(await engine.save([{ kind: 'member', entity: a, fields: { name: '甲', phone: '1' } }]))
    const both = must(
      await engine.save([
        { kind: 'member', entity: a, fields: { phone: '2' } },
        { kind: 'member', entity: b, fields: { name: '乙' } },
      ]),
    )
    must(await engine.save([{ kind: 'member', entity: a, fields: { name: '甲二' } }]))

    const undone = must(await engine.undo(both))
    const after = await records.list(member)
    expect(after.map(({ id }) => id)).toEqual([a])
    expect(after[0]?.values).toMatchObject({ name: '甲二', phone: '1' })
    expect((await engine.history('member', a)).find(({ value }) => value === '2')?.state).toBe('revoked')
    expect((await engine.lastSave())?.save).toBe(undone)

    must(await engine.undo(undone))
    expect((await records.list(member)).map(({ values }) => [values.name, values.phone ?? null])).toEqual([
      ['甲二', '2'],
      ['乙', null],
    ])
  })

  it('is only its own: what another organisation wrote, and proof of who is who, is not taken back', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('化学院分工会', 'branch')
    await introduce(branch, school)
    const id = await branch.engine.newId()
    const save = must(await branch.engine.save([{ kind: 'member', entity: id, fields: { name: '甲' } }]))
    await taken(school, [await exported(branch)])
    expect(await school.engine.undo(save)).toEqual({ ok: false, error: { type: 'nothing-changed' } })
    expect((await school.records.list(member)).length).toBe(1)
  })
})
