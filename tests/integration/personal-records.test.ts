import { describe, expect, it } from 'vitest'
import { personalRecords } from '#renderer/features/member/personal.ts'
import { visit, visitHealth } from '#shared/domain/condolence.ts'
import { hardshipFile } from '#shared/domain/hardship.ts'
import { member, memberEvent, memberIdentity } from '#shared/domain/member.ts'
import { must, newPc, type TestPc } from '#tests/support/engine.ts'
import { add, back, edit, schoolWith, up } from '#tests/support/two-sides.ts'

const write = (pc: TestPc, kind: string, fields: Readonly<Record<string, unknown>>) => add(pc, fields, kind)

describe('what speaks of a person', () => {
  it('is found under each of the ids that are one person, with void records, and nothing of others', async () => {
    const pc = await newPc('机械学院分工会', 'branch')
    const [one, same, other] = [
      await write(pc, 'member', { name: '甲', staffNo: '1' }),
      await write(pc, 'member', { name: '甲', staffNo: '1' }),
      await write(pc, 'member', { name: '乙', staffNo: '2' }),
    ]
    const joined = await write(pc, 'member-event', { member: one, event: 'joined', day: '2020-09-01' })
    const left = await write(pc, 'member-event', { member: same, event: 'left', day: '2025-09-01' })
    must(await pc.engine.save([{ kind: 'member-event', entity: left, fields: { life: { state: 'void' } } }]))
    const papers = await write(pc, 'member-identity', { member: same, idNumber: '只此一处' })
    const visited = await write(pc, 'visit', { member: same, event: 'illness' })
    const health = await write(pc, 'visit-health', { visit: visited, diagnosis: '只此一处的病' })
    await write(pc, 'member-event', { member: other, event: 'joined', day: '2020-09-01' })
    const others = await write(pc, 'visit', { member: other, event: 'illness' })
    await write(pc, 'visit-health', { visit: others, diagnosis: '别人的' })
    const file = await write(pc, 'hardship-file', { member: one, story: '只此一处的困难' })
    const step = await write(pc, 'hardship-event', { file, step: 'opened', opinion: '只此一处的意见' })
    const helped = await write(pc, 'help', { member: same, content: 'living' })
    const note = await write(pc, 'help-note', { help: helped, reason: '只此一处的原因' })
    const aid = await write(pc, 'mutual-aid', { member: one, product: '互助', year: 2026 })
    const claim = await write(pc, 'mutual-aid-claim', { aid, matter: '只此一处的住院' })
    await write(pc, 'hardship-file', { member: other, story: '别人的困难' })
    must(await pc.engine.linkSame('member', [one, same]))

    // Lists name the one that shows, whichever of both a record was written of.
    const [shown] = (await pc.records.list(member)).filter(({ values }) => values.name === '甲')
    expect((await pc.records.list(visit)).map(({ values }) => values.member)).toEqual([shown?.id, other])
    expect((await pc.records.list(memberEvent)).map(({ values }) => values.member)).toEqual([
      shown?.id,
      other,
    ])
    expect((await pc.records.get(visit, visited))?.values.member).toBe(shown?.id)

    for (const id of [one, same]) {
      const found = await personalRecords(pc.records, id)
      expect(new Set(found.members)).toEqual(new Set([one, same]))
      expect(new Set(found.events)).toEqual(new Set([joined, left]))
      expect(found.identities).toEqual([papers])
      expect(found.visits).toEqual([visited])
      expect(found.healths).toEqual([health])
      expect(found.needs).toEqual([
        { kind: 'hardship-file', entity: file },
        { kind: 'hardship-event', entity: step },
        { kind: 'help-note', entity: note },
        { kind: 'mutual-aid-claim', entity: claim },
      ])
    }

    const { members, events, identities, healths, needs } = await personalRecords(pc.records, one)
    must(
      await pc.engine.erase([
        ...members.map((entity) => ({ kind: 'member', entity })),
        ...events.map((entity) => ({ kind: 'member-event', entity })),
        ...identities.map((entity) => ({ kind: 'member-identity', entity })),
        ...healths.map((entity) => ({ kind: 'visit-health', entity })),
        ...needs,
      ]),
    )
    const journal = new TextDecoder().decode(pc.host.journals.get(pc.workspace.id))
    expect(journal).not.toContain('只此一处')
    expect((await pc.records.list(memberIdentity)).length).toBe(0)
    expect((await pc.records.list(memberEvent)).map(({ values }) => values.member)).toEqual([other])
    expect((await pc.records.list(visitHealth)).map(({ values }) => values.diagnosis)).toEqual(['别人的'])
    expect((await pc.records.list(visit)).length).toBe(2)
    expect((await pc.records.list(hardshipFile)).map(({ values }) => values.story)).toEqual(['别人的困难'])
  })

  it('stays as far as the union above wrote it, and the rest is known to be erased', async () => {
    const { school, branches } = await schoolWith('化学院分工会')
    const [branch] = branches
    if (!branch) throw new Error('one branch')
    const id = await add(branch, { name: '丙', staffNo: '3' })
    await up(branch, school)
    await edit(school, id, { phone: '13900000000' })
    await back(school, branch)
    must(await branch.engine.erase([{ kind: 'member', entity: id }]))
    const [left] = await branch.records.list(member)
    expect(left?.values).toEqual({ phone: '13900000000' })
    expect(left?.erased).toEqual(expect.arrayContaining(['name', 'staffNo']))
    must(await school.engine.erase([{ kind: 'member', entity: id }]))
    await back(school, branch)
    expect(await branch.records.list(member)).toEqual([])
  })
})
