import { afterEach, expect, test } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import {
  changesIn,
  engineOver,
  exported,
  introduce,
  joined,
  must,
  newPc,
  quiet,
  type TestPc,
  taken,
} from '#tests/support/engine.ts'

const nameField = member.fields.name.is

/** An older version of the program: it takes a member's name for a number. */
const forgetNames = (): void => {
  Object.assign(member.fields.name, { is: { type: 'flag' } })
}
const upgrade = (): void => {
  Object.assign(member.fields.name, { is: nameField })
}
afterEach(upgrade)

const enter = async (pc: TestPc, fields: Record<string, unknown>): Promise<void> => {
  must(await pc.engine.save([{ kind: 'member', entity: await pc.engine.newId(), fields }]))
}

const listed = async (pc: TestPc): Promise<readonly unknown[]> =>
  (await pc.records.list(member)).map(({ values }) => values.name ?? values.phone).sort()

/** A school whose older version put a member aside, and its branch. */
const withOneAside = async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  await enter(branch, { name: '甲' })
  await enter(branch, { phone: '13800000001' })
  const file = await exported(branch)
  forgetNames()
  return { school, branch, file }
}

test('one change that does not fit is put aside with its reason, the rest goes on, and an upgrade takes it in', async () => {
  const { school, branch, file } = await withOneAside()
  expect((await school.engine.inspect([file], quiet))[0]).toMatchObject({ quarantined: 1 })
  await taken(school, [file])
  expect(await listed(school)).toEqual(['13800000001'])
  expect(await school.engine.quarantine()).toMatchObject([
    {
      orgName: '机械学院分工会',
      deviceName: '机械学院分工会的电脑',
      kind: 'member',
      reason: 'misfit',
      where: 'name',
    },
  ])
  expect(must(await school.engine.retryQuarantine())).toBe(0)
  upgrade()
  expect(must(await school.engine.retryQuarantine())).toBe(1)
  expect(await listed(school)).toEqual(['13800000001', '甲'])
  expect(await school.engine.quarantine()).toEqual([])
  await taken(branch, [await exported(school, branch.workspace.org)])
  expect(await branch.engine.exportPreview('parent')).toMatchObject({ mode: 'delta', changes: 0 })
})

test('what was put aside survives a new start and a new index, and is never passed on', async () => {
  const { school, file } = await withOneAside()
  await taken(school, [file])
  const second = await joined(school)
  const own = await exported(school, 'own')
  expect(JSON.stringify(await changesIn(second, own))).not.toContain('甲')

  await new IndexDb(school.workspace.id).delete()
  const engine = engineOver(school.host)
  must(await engine.open(school.workspace.id, null, quiet))
  expect(await engine.quarantine()).toMatchObject([{ reason: 'misfit' }])
  upgrade()
  expect(must(await engine.retryQuarantine())).toBe(1)
  // Now it is a change like any other: the second PC, which has its id, gets the rest of it.
  const next = must(await engine.exportBundle('own', false, quiet))
  expect(JSON.stringify(await changesIn(second, next))).toContain('甲')
  await taken(second, [own, next])
  expect(await listed(second)).toEqual(['13800000001', '甲'])
})
