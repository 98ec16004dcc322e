import { describe, expect, it } from 'vitest'
import { activityParticipant } from '#shared/domain/activity.ts'
import { visit } from '#shared/domain/condolence.ts'
import { member } from '#shared/domain/member.ts'
import { must, newPc, quiet } from '#tests/support/engine.ts'

describe('filling a workspace with a sample', () => {
  it('gives a school its branches by the way every file takes', async () => {
    const school = await newPc('示例大学工会', 'school')
    const stages: string[] = []
    must(await school.engine.fillWithSample({ branches: 3, members: 10 }, ({ stage }) => stages.push(stage)))
    expect(new Set(stages)).toEqual(new Set(['sample']))
    const members = await school.records.list(member)
    expect(members).toHaveLength(30)
    expect(new Set(members.map(({ home }) => home)).size).toBe(3)
    expect(members.every(({ life }) => life === 'active')).toBe(true)
    const orgs = [...(await school.records.orgs()).values()]
    expect(orgs.filter(({ parent }) => parent === school.workspace.org)).toHaveLength(3)
    expect(members.flatMap(({ conflicts }) => conflicts).length).toBeGreaterThan(0)
  })

  it('can be done twice: the second time brings other branches', async () => {
    const school = await newPc('示例大学工会', 'school')
    must(await school.engine.fillWithSample({ branches: 1, members: 8 }, quiet))
    must(await school.engine.fillWithSample({ branches: 1, members: 8 }, quiet))
    expect(await school.records.list(member)).toHaveLength(16)
  })

  it('gives a branch records of its own', async () => {
    const branch = await newPc('机械学院分工会', 'branch')
    must(await branch.engine.fillWithSample({ branches: 1, members: 20 }, quiet))
    const members = await branch.records.list(member)
    expect(members).toHaveLength(20)
    expect(members.every(({ home }) => home === branch.workspace.org)).toBe(true)
    expect((await branch.records.list(visit)).length).toBeGreaterThan(0)
    const people = new Set(members.map(({ id }) => id))
    const signed = await branch.records.list(activityParticipant)
    expect(signed.every(({ values }) => values.member && people.has(values.member))).toBe(true)
  })

  it('gives a group nothing that only a branch may write', async () => {
    const group = await newPc('第一小组', 'group')
    must(await group.engine.fillWithSample({ branches: 1, members: 10 }, quiet))
    for (const kind of ['proposal', 'home-rating']) {
      for (const { values } of await group.records.list({ kind, fields: {} })) {
        expect(values).not.toHaveProperty('submittedOn')
        expect(values).not.toHaveProperty('chairReview')
      }
    }
  })

  it('writes nothing when it is cancelled before it writes', async () => {
    const school = await newPc('示例大学工会', 'school')
    const filled = school.engine.fillWithSample(
      { branches: 2, members: 8 },
      () => void school.engine.cancel(),
    )
    expect(await filled).toEqual({ ok: false, error: { type: 'cancelled' } })
    expect(await school.records.list(member)).toEqual([])
  })
})
