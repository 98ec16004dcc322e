import { expect, test } from 'vitest'
import { member } from '#shared/domain/member.ts'
import { changesIn, exported, introduce, must, newPc, type TestPc, taken } from '#tests/support/engine.ts'

/** A school with two branches that heard from each other, one member each. */
const twoBranches = async (): Promise<readonly [TestPc, TestPc, TestPc]> => {
  const school = await newPc('示例大学工会', 'school')
  const one = await newPc('机械学院分工会', 'branch')
  const two = await newPc('化学院分工会', 'branch')
  for (const branch of [one, two]) {
    await introduce(branch, school)
    const fields = { name: `${branch.workspace.name}会员` }
    must(await branch.engine.save([{ kind: 'member', entity: await branch.engine.newId(), fields }]))
    await taken(school, [await exported(branch)])
    await taken(branch, [await exported(school, branch.workspace.org)])
    await taken(school, [await exported(branch)])
  }
  return [school, one, two]
}

test('a member who moved comes with all that was written of him; the former branch learns of the move', async () => {
  const [school, one, two] = await twoBranches()
  const person = (await school.records.list(member)).find(({ home }) => home === two.workspace.org)
  if (!person) throw new Error('the member arrived')
  must(await school.engine.moveHome([{ kind: 'member', entity: person.id }], one.workspace.org))
  await taken(one, [await exported(school, one.workspace.org)])
  await taken(two, [await exported(school, two.workspace.org)])
  expect((await one.records.list(member)).map(({ values }) => values.name).sort()).toEqual([
    '化学院分工会会员',
    '机械学院分工会会员',
  ])
  const at = (await two.records.get(member, person.id))?.home
  expect(at).toBe(one.workspace.org)
  // What the new home writes now does not go to the former one.
  must(await one.engine.save([{ kind: 'member', entity: person.id, fields: { phone: '13800000099' } }]))
  await taken(school, [await exported(one)])
  expect((await school.records.get(member, person.id))?.values.phone).toBe('13800000099')
  const file = await exported(school, two.workspace.org, true)
  expect(JSON.stringify(await changesIn(two, file))).not.toContain('13800000099')
})
