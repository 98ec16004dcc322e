import { expect, test, vi } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import { visit } from '#shared/domain/condolence.ts'
import { member } from '#shared/domain/member.ts'
import { must, newPc } from '#tests/support/engine.ts'

test('a list is read again only after a write to its kind or to one it names, and made again only when it changed', async () => {
  const { engine, workspace } = await newPc('机械学院分工会', 'branch')
  const db = new IndexDb(workspace.id)
  const records = createRecords(db)
  const looks = vi.spyOn(db.chunk, 'where')
  const looked = () => {
    const n = looks.mock.calls.length
    looks.mockClear()
    return n > 0
  }
  const add = async (kind: string, fields: Record<string, unknown>) => {
    const entity = await engine.newId()
    must(await engine.save([{ kind, entity, fields }]))
    return entity
  }
  const [one, two] = [await add('member', { name: '甲' }), await add('member', { name: '甲' })]
  await add('visit', { member: two })
  const visits = await records.list(visit)
  expect(visits.map(({ values }) => values.member)).toEqual([two])
  looked()

  expect(await records.list(visit)).toBe(visits)
  expect(looked()).toBe(false)
  await add('activity', { title: '春游' })
  expect(await records.list(visit)).toBe(visits)
  expect(looked()).toBe(false)
  // A member that is written to may be another one from now on; this one is not.
  await add('member', { name: '乙' })
  expect(await records.list(visit)).toBe(visits)
  expect(looked()).toBe(true)
  expect(await records.list(visit)).toBe(visits)
  expect(looked()).toBe(false)

  must(await engine.linkSame('member', [one, two]))
  const [shown] = await records.list(member)
  expect((await records.list(visit)).map(({ values }) => values.member)).toEqual([shown?.id])
  await add('visit', { member: one })
  expect(await records.list(visit)).toHaveLength(2)
  db.close()
})

test('lists asked for at once read what they all name only once', async () => {
  const { engine, workspace } = await newPc('机械学院分工会', 'branch')
  const fields = { name: '甲' }
  const entity = await engine.newId()
  must(await engine.save([{ kind: 'member', entity, fields }]))
  must(await engine.save([{ kind: 'visit', entity: await engine.newId(), fields: { member: entity } }]))
  const db = new IndexDb(workspace.id)
  const records = createRecords(db)
  const read = vi.spyOn(db.chunk, 'bulkGet')
  const [members, visits] = await Promise.all([records.list(member), records.list(visit)])
  expect([members.length, visits.length]).toEqual([1, 1])
  const keys = read.mock.calls.flatMap(([some]) => some as unknown as string[])
  expect(keys.filter((key) => key.startsWith('member/'))).toHaveLength(1)
  db.close()
})

test('how far reading is can be watched until all is read', async () => {
  const { engine, workspace } = await newPc('机械学院分工会', 'branch')
  const kinds = [member, visit]
  for (const { kind } of kinds) must(await engine.save([{ kind, entity: await engine.newId(), fields: {} }]))
  const db = new IndexDb(workspace.id)
  const { list, progress } = createRecords(db)
  const told: (string | null)[] = []
  const stop = progress.subscribe(() => {
    const now = progress.get()
    told.push(now && `${now.done}/${now.total}`)
  })
  await Promise.all(kinds.map(list))
  expect(told.at(-1)).toBeNull()
  expect(told.at(-2)).toMatch(/^(\d)\/\1$/)
  told.length = 0
  // Nothing is left to be read.
  await list(member)
  expect(told).toEqual([])
  stop()
  db.close()
})

test('what a list holds is named without a read, until its kind is written to', async () => {
  const { engine, workspace } = await newPc('机械学院分工会', 'branch')
  const entity = await engine.newId()
  const name = async (text: string) =>
    must(await engine.save([{ kind: 'member', entity, fields: { name: text } }]))
  await name('甲')
  const db = new IndexDb(workspace.id)
  const records = createRecords(db)
  const found = async () => (await records.find([member, visit], [entity])).get(entity)?.values.name
  const read = vi.spyOn(db.chunk, 'bulkGet')
  const keys = () => read.mock.calls.splice(0).flatMap(([some]) => some as unknown as string[])
  expect(await found()).toBe('甲')
  expect(keys()).toHaveLength(1)
  await records.list(member)
  keys()
  expect(await found()).toBe('甲')
  expect(keys()).toEqual([])
  await name('乙')
  expect(await found()).toBe('乙')
  expect(keys()).toHaveLength(1)
  db.close()
})
