import { expect, test } from 'vitest'
import { member } from '#shared/domain/member.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'

const enter = async (pc: TestPc, name: string): Promise<void> => {
  const entity = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity, fields: { name } }]))
}

test('a missing file is told when a later one comes, between old files too, and its arrival ends that', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const files = []
  for (const name of ['甲', '乙', '丙', '丁']) {
    await enter(branch, name)
    files.push(await exported(branch))
  }
  const [first, second, third, fourth] = files
  if (!first || !second || !third || !fourth) throw new Error('four files')
  await taken(school, [first])
  const [row] = await school.engine.inspect([third], quiet)
  expect(row).toMatchObject({ state: { type: 'ready' }, gaps: [2], newRecords: 2 })
  await taken(school, [third])
  await taken(school, [fourth])
  const [gap] = await school.engine.gaps()
  expect(gap).toMatchObject({ orgName: '机械学院分工会', device: branch.workspace.device, numbers: [2] })

  const [late] = await school.engine.inspect([second], quiet)
  expect(late).toMatchObject({ state: { type: 'ready' }, newChanges: 0, gaps: [] })
  await taken(school, [second])
  expect(await school.engine.gaps()).toEqual([])
  expect((await school.engine.inspect([second], quiet))[0]?.state).toEqual({
    type: 'nothing-new',
    older: true,
    takenBack: false,
  })
  expect((await school.records.list(member)).map(({ values }) => values.name)).toEqual([
    '甲',
    '乙',
    '丙',
    '丁',
  ])
})

test('each import remembers what it was the first to bring, two files with much the same in one step too', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('化学院分工会', 'branch')
  await introduce(branch, school)
  await enter(branch, '甲')
  const first = await exported(branch)
  await enter(branch, '乙')
  const second = await exported(branch)
  await taken(school, [first, second])
  const imports = await school.engine.imports()
  // Card, claim, the school's card, the next own card and one member; then one member more.
  expect(imports.map(({ number, changes }) => [number, changes]).sort()).toEqual([
    [1, 5],
    [2, 1],
  ])
})
