import { expect, test } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { member } from '#shared/domain/member.ts'
import {
  changesIn,
  engineOver,
  exported,
  introduce,
  must,
  newPc,
  quiet,
  type TestPc,
  taken,
} from '#tests/support/engine.ts'
import { createMemoryHost } from '#tests/support/memory-host.ts'

const enter = async (pc: TestPc, name: string): Promise<void> => {
  const entity = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity, fields: { name } }]))
}

/** A copy of all that lies on the disk of a PC, put into another PC. */
const diskOf = async (pc: TestPc) => {
  const { id } = pc.workspace
  return {
    journal: new Uint8Array(pc.host.journals.get(id) ?? []),
    keys: (await pc.host.keysRead(id)) ?? '',
  }
}

/** The copied PC; one process has one index of a workspace, so the first PC must not be used any more. */
const startedFrom = async (pc: TestPc, disk: Awaited<ReturnType<typeof diskOf>>): Promise<TestPc> => {
  const { id } = pc.workspace
  await new IndexDb(id).delete()
  const host = createMemoryHost()
  host.journals.set(id, disk.journal)
  must(await host.keysWrite(id, disk.keys))
  const engine = engineOver(host)
  const { workspace } = must(await engine.open(id, null, quiet))
  return { engine, host, workspace, records: createRecords(new IndexDb(id)) }
}

test('two PCs under one name are found; nothing is lost, and the copy goes on under a new one', async () => {
  const school = await newPc('示例大学工会', 'school')
  const original = await newPc('机械学院分工会', 'branch')
  await introduce(original, school)
  await enter(original, '甲')
  const disk = await diskOf(original)
  await enter(original, '乙（原机）')
  const [own] = await taken(school, [await exported(original)])
  expect(own).toMatchObject({ forked: false })
  expect(await school.engine.forks()).toEqual([])

  const copy = await startedFrom(original, disk)
  expect(copy.workspace.device).toBe(original.workspace.device)
  await enter(copy, '乙（拷贝）')
  const file = await exported(copy)
  const [seen] = await school.engine.inspect([file], quiet)
  expect(seen).toMatchObject({ forked: true })
  await taken(school, [file])
  const names = async (pc: TestPc) => (await pc.records.list(member)).map(({ values }) => values.name).sort()
  expect(await names(school)).toEqual(['乙（原机）', '乙（拷贝）', '甲'])
  const [question] = await school.engine.forks()
  expect(question).toMatchObject({
    device: original.workspace.device,
    orgName: '机械学院分工会',
    isOurs: false,
  })
  expect(question?.since).toHaveLength(2)

  // The school's answer shows the copy what it is.
  await taken(copy, [await exported(school, copy.workspace.org)])
  expect(await copy.engine.forks()).toMatchObject([{ isOurs: true }])
  must(await copy.engine.becomeNewPc())
  const renewed = await copy.engine.current()
  expect(renewed.device).not.toBe(original.workspace.device)
  expect(renewed.org).toBe(original.workspace.org)
  expect(await copy.engine.forks()).toMatchObject([{ isOurs: false }])

  await enter(copy, '丙（新机）')
  const next = await exported(copy)
  const [row] = await taken(school, [next])
  expect(row).toMatchObject({ state: { type: 'merged' }, rejected: 0 })
  expect(await names(school)).toEqual(['丙（新机）', '乙（原机）', '乙（拷贝）', '甲'])

  // All that the old name wrote here was signed by its key and still goes out, from an index made anew too.
  await new IndexDb(copy.workspace.id).delete()
  const again = engineOver(copy.host)
  must(await again.open(copy.workspace.id, null, quiet))
  const full = must(await again.exportBundle('parent', true, quiet))
  const text = JSON.stringify(await changesIn(school, full))
  for (const name of ['甲', '乙（原机）', '乙（拷贝）', '丙（新机）']) expect(text).toContain(name)
  expect((await school.engine.inspect([full], quiet))[0]).toMatchObject({ newChanges: 0 })
})
