import { expect, test } from 'vitest'
import { memberIdentity } from '#shared/domain/member.ts'
import { changesIn, exported, introduce, must, newPc, taken } from '#tests/support/engine.ts'

test('a sensitive kind travels once the certificate names it, with all that was written before; and no other does', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const [person, identity, visit, health] = [
    await branch.engine.newId(),
    await branch.engine.newId(),
    await branch.engine.newId(),
    await branch.engine.newId(),
  ]
  must(
    await branch.engine.save([
      { kind: 'member', entity: person, fields: { name: '样例会员' } },
      {
        kind: 'member-identity',
        entity: identity,
        fields: { member: person, idNumber: '990101199001010012' },
      },
      { kind: 'visit', entity: visit, fields: { member: person } },
      { kind: 'visit-health', entity: health, fields: { visit } },
    ]),
  )
  await taken(school, [await exported(branch)])
  expect(await school.records.list(memberIdentity)).toEqual([])
  await taken(branch, [await exported(school, branch.workspace.org)])
  expect(await branch.engine.exportPreview('parent')).toMatchObject({
    mode: 'delta',
    changes: 0,
    sensitive: 2,
    scope: [],
  })

  must(await school.engine.setScope(branch.workspace.org, ['member-identity']))
  await taken(branch, [await exported(school, branch.workspace.org)])
  // The school has its id since the first file; now it is known to lack the rest.
  expect(await branch.engine.exportPreview('parent')).toMatchObject({
    mode: 'delta',
    changes: 1,
    sensitive: 1,
    scope: ['member-identity'],
  })
  const file = await exported(branch)
  expect((await changesIn(school, file)).map(({ header }) => header.kind)).toEqual(['member-identity'])
  await taken(school, [file])
  expect((await school.records.list(memberIdentity)).map(({ values }) => values.idNumber)).toEqual([
    '990101199001010012',
  ])
  const journal = new TextDecoder().decode(school.host.journals.get(school.workspace.id))
  expect(journal).not.toContain('visit-health')

  // And nobody is told twice.
  await taken(branch, [await exported(school, branch.workspace.org)])
  expect(await branch.engine.exportPreview('parent')).toMatchObject({ mode: 'delta', changes: 0 })
})
