import { expect, test } from 'vitest'
import { noteView } from '#renderer/features/member/view-model.ts'
import { identityView } from '#shared/domain/identity-view.ts'
import { changesIn, exported, introduce, must, newPc, taken } from '#tests/support/engine.ts'

test('that numbers were seen is written down with the PC, is no work to take back, and does not go up', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const person = await branch.engine.newId()
  const typed = must(
    await branch.engine.save([{ kind: 'member', entity: person, fields: { name: '样例会员' } }]),
  )
  must(await noteView(branch, { members: [person], way: 'shown' }))
  must(await noteView(branch, { members: [person], way: 'file', file: '登记表.xlsx' }))

  const views = await branch.records.list(identityView)
  expect(views.map(({ values }) => [values.members, values.way, values.file ?? null])).toEqual([
    [[person], 'shown', null],
    [[person], 'file', '登记表.xlsx'],
  ])
  const [first] = views
  if (!first) throw new Error('nothing noted')
  const entries = await branch.engine.history(identityView.kind, first.id)
  expect(new Set(entries.map(({ orgName }) => orgName))).toEqual(new Set(['机械学院分工会']))

  expect((await branch.engine.lastSave())?.save).toBe(typed)
  must(await branch.engine.undoLast())
  expect(await branch.records.list(identityView)).toHaveLength(2)

  const file = await exported(branch)
  const held = await changesIn(school, file)
  expect(JSON.stringify(held)).not.toContain('登记表')
  await taken(school, [file])
  expect(await school.records.list(identityView)).toEqual([])
})
