import { describe, expect, it } from 'vitest'
import { member } from '#shared/domain/member.ts'
import { exported, introduce, must, newPc, quiet, taken } from '#tests/support/engine.ts'

describe('a member entered at a branch', () => {
  it('arrives at the school with its branch, and later edits follow', async () => {
    const branch = await newPc('机械学院分工会', 'branch')
    const school = await newPc('示例大学工会', 'school')
    await introduce(branch, school)
    const id = await branch.engine.newId()
    must(
      await branch.engine.save([
        { kind: 'member', entity: id, fields: { name: '欧阳示例', staffNo: '0042' } },
      ]),
    )

    const first = await exported(branch)
    const before = await school.engine.inspect([first], quiet)
    expect(before[0]?.state).toEqual({ type: 'unknown-sender' })
    expect(before[0]?.sender?.fingerprint).toBe(branch.workspace.fingerprint)
    expect(await school.records.list(member)).toEqual([])

    expect((await taken(school, [first]))[0]?.state.type).toBe('merged')
    const [arrived] = await school.records.list(member)
    expect(arrived?.values.name).toBe('欧阳示例')
    expect(arrived?.home).toBe(branch.workspace.org)
    expect((await school.records.orgs()).get(branch.workspace.org)).toMatchObject({
      name: '机械学院分工会',
      parent: school.workspace.org,
    })

    expect((await school.engine.inspect([first], quiet))[0]?.state).toEqual({
      type: 'nothing-new',
      older: false,
      takenBack: false,
    })

    must(await branch.engine.save([{ kind: 'member', entity: id, fields: { name: '欧阳示例二' } }]))
    const second = await exported(branch)
    const [row] = await taken(school, [second])
    expect(row).toMatchObject({ state: { type: 'merged' }, newRecords: 0, changedRecords: 1, conflicts: 0 })
    expect((await school.records.list(member))[0]?.values.name).toBe('欧阳示例二')
    expect((await school.engine.inspect([first], quiet))[0]?.state).toEqual({
      type: 'nothing-new',
      older: true,
      takenBack: false,
    })
  })

  it('keeps identity numbers at the branch: the school gets neither header nor body of them', async () => {
    const branch = await newPc('化学院分工会', 'branch')
    const school = await newPc('示例大学工会', 'school')
    await introduce(branch, school)
    const [person, identity] = [await branch.engine.newId(), await branch.engine.newId()]
    must(
      await branch.engine.save([
        { kind: 'member', entity: person, fields: { name: '示例一' } },
        {
          kind: 'member-identity',
          entity: identity,
          fields: { member: person, idNumber: '990101199001010012' },
        },
      ]),
    )
    expect(await branch.engine.exportPreview('parent')).toMatchObject({ sensitive: 1 })
    await taken(school, [await exported(branch)])
    expect((await school.records.list(member)).map(({ values }) => values.name)).toEqual(['示例一'])
    expect(await school.records.list({ kind: 'member-identity', fields: {} })).toEqual([])
    const journal = new TextDecoder().decode(school.host.journals.get(school.workspace.id))
    expect(journal).not.toContain('990101199001010012')
    expect(journal).not.toContain('member-identity')
  })

  it('with a value of another shape is set apart and counted; the rest of the file goes on', async () => {
    const branch = await newPc('法学院分工会', 'branch')
    const school = await newPc('示例大学工会', 'school')
    await introduce(branch, school)
    const [good, bad] = [await branch.engine.newId(), await branch.engine.newId()]
    must(await branch.engine.save([{ kind: 'member', entity: good, fields: { name: '好' } }]))
    must(await branch.engine.save([{ kind: 'member', entity: bad, fields: { name: 5 } }]))
    const file = await exported(branch)
    expect((await school.engine.inspect([file], quiet))[0]).toMatchObject({ quarantined: 1 })
    await taken(school, [file])
    expect((await school.records.list(member)).map(({ values }) => values.name)).toEqual(['好'])
  })
})
