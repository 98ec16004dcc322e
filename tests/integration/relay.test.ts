import { expect, test } from 'vitest'
import { member } from '#shared/domain/member.ts'
import { changesIn, exported, introduce, joined, must, newPc, opened, taken } from '#tests/support/engine.ts'

test('what a group wrote reaches the school through its branch, under its own name, and the answer goes back', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const group = await joined(branch, { as: 'group', name: '实验室小组' })
  const [person, identity] = [await group.engine.newId(), await group.engine.newId()]
  must(
    await group.engine.save([
      { kind: 'member', entity: person, fields: { name: '样例组员' } },
      {
        kind: 'member-identity',
        entity: identity,
        fields: { member: person, idNumber: '990101199001010012' },
      },
    ]),
  )
  await taken(branch, [await exported(group)])
  const relayed = await exported(branch)
  const changes = await changesIn(school, relayed)
  const theirs = changes.filter(({ header }) => header.device === group.workspace.device)
  expect(theirs.map(({ header }) => header.kind)).toContain('member')
  expect(theirs.map(({ header }) => header.kind)).not.toContain('member-identity')
  await taken(school, [relayed])
  const [arrived] = await school.records.list(member)
  expect(arrived).toMatchObject({ home: group.workspace.org, values: { name: '样例组员' } })

  must(await school.engine.save([{ kind: 'member', entity: person, fields: { note: '样例，学校已核' } }]))
  const back = await exported(school, branch.workspace.org)
  // The school has no identity number of the group, and nobody gets its own words back.
  expect((await changesIn(branch, back)).map(({ header }) => header.device)).not.toContain(
    group.workspace.device,
  )
  await taken(branch, [back])
  const down = await exported(branch, group.workspace.org)
  expect((await opened(group, down)).header.kind).toBe('return')
  const written = (await changesIn(group, down)).filter(({ header }) => header.kind === 'member')
  expect(written.map(({ header }) => header.device)).toEqual([school.workspace.device])
  await taken(group, [down])
  expect((await group.records.list(member))[0]?.values).toMatchObject({
    name: '样例组员',
    note: '样例，学校已核',
  })

  // By now each has said what it holds: the next file is as small as what is new.
  must(await group.engine.save([{ kind: 'member', entity: person, fields: { phone: '13800000003' } }]))
  const next = await exported(group)
  expect((await changesIn(branch, next)).map(({ header }) => header.kind)).toEqual(['member'])
  await taken(branch, [next])
  const last = await exported(branch)
  expect((await changesIn(school, last)).map(({ header }) => [header.kind, header.device])).toEqual([
    ['member', group.workspace.device],
  ])
  await taken(school, [last])
  expect((await school.records.list(member))[0]?.values.phone).toBe('13800000003')
  expect((await group.engine.sentFiles()).map(({ number, state }) => [number, state])).toEqual([
    [2, 'exported'],
    [1, 'merged'],
  ])
})
