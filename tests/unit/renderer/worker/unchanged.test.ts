import { Dexie } from 'dexie'
import { expect, test, vi } from 'vitest'
import { chunksMarked, IndexDb, kindKey } from '#renderer/db/schema.ts'
import type { Session } from '#renderer/worker/session.ts'
import { createFinder, whileUnchanged } from '#renderer/worker/unchanged.ts'
import { exported, joined, must, newPc, type TestPc, taken } from '#tests/support/engine.ts'

test('an answer stands until something is written, each question for itself', async () => {
  const compute = vi.fn(async ({ steps }: Session, given: string) => `${given} at ${steps}`)
  const ask = whileUnchanged(compute)
  const session = { steps: 10 } as Session
  expect([await ask(session, 'a'), await ask(session, 'a'), await ask(session, 'b')]).toEqual([
    'a at 10',
    'a at 10',
    'b at 10',
  ])
  expect(compute).toHaveBeenCalledTimes(2)
  session.steps = 20
  expect(await ask(session, 'a')).toBe('a at 20')
  expect(await ask({ steps: 20 } as Session, 'a')).toBe('a at 20')
  expect(compute).toHaveBeenCalledTimes(4)
})

test('marked records are looked for only in chunks that have the mark and were written to, and everywhere in an index made anew', async () => {
  const pc = await newPc('机械学院分工会', 'branch')
  const db = new IndexDb(pc.workspace.id)
  const session = { db, written: new Map() } as unknown as Session
  const looked = vi.spyOn(db.chunk, 'bulkGet')
  const lookedAt = () => looked.mock.calls.splice(0).flatMap(([keys]) => keys.map((key) => key.split('/')[0]))
  const find = createFinder('doubtful')
  const found = async () => {
    for (const { key, version } of await db.chunk.toArray()) session.written.set(key, version)
    return (await find(session)).map(({ kind }) => kind).sort()
  }
  const add = async (kind: string, fields: Record<string, unknown>) =>
    must(await pc.engine.save([{ kind, entity: await pc.engine.newId(), fields }]))
  const one = await add('member', { name: '甲' })
  await add('activity', { title: '春游' })
  expect(await found()).toEqual([])
  expect(lookedAt()).toEqual([])
  must(await pc.engine.undo(one))
  expect(await found()).toEqual(['member', 'revoke'])
  expect(lookedAt().sort()).toEqual(['member', 'revoke'])
  expect(await found()).toEqual(['member', 'revoke'])
  expect(lookedAt()).toEqual([])
  // Beside it in the same chunk.
  const two = await add('member', { name: '乙' })
  expect(await found()).toEqual(['member', 'revoke'])
  expect(lookedAt()).toEqual(['member'])
  must(await pc.engine.undo(two))
  expect(await found()).toEqual(['member', 'member', 'revoke', 'revoke'])
  lookedAt()
  session.written = new Map()
  expect(await found()).toEqual(['member', 'member', 'revoke', 'revoke'])
  expect(lookedAt().sort()).toEqual(['member', 'revoke'])
})

test('an index of the version before gets its marks when it is opened', async () => {
  const pc = await newPc('化学学院分工会', 'branch')
  must(
    await pc.engine.undo(
      must(
        await pc.engine.save([{ kind: 'member', entity: await pc.engine.newId(), fields: { name: '甲' } }]),
      ),
    ),
  )
  const db = new IndexDb(pc.workspace.id)
  const chunks = await db.chunk.toArray()
  const name = `xiaojia-${pc.workspace.id}1`
  const before = new Dexie(name)
  before.version(1).stores({
    segment: '++position, [device+first]',
    lines: 'position',
    chunk: 'key, [kind+key+version]',
    meta: 'key',
    blob: 'id',
  })
  await before.table('chunk').bulkPut(chunks.map(({ marks: _, ...row }) => row))
  before.close()
  const after = new IndexDb(`${pc.workspace.id}1`)
  expect(await after.chunk.toArray()).toEqual(chunks)
  expect(await chunksMarked(after, 'doubtful')).toHaveLength(2)
  expect(await after.meta.get(kindKey('member'))).toBeDefined()
  await after.delete()
})

test('conflicts are seen as soon as they come, and no longer than until they are decided', async () => {
  const one = await newPc('物理学院分工会', 'branch')
  const member = await one.engine.newId()
  const phone = (pc: TestPc, number: string) =>
    pc.engine.save([{ kind: 'member', entity: member, fields: { phone: number } }])
  must(await phone(one, '1'))
  expect(await one.engine.conflicts()).toEqual([])
  const two = await joined(one)
  await taken(two, [await exported(one, 'own')])
  must(await phone(one, '2'))
  must(await phone(two, '3'))
  await taken(one, [await exported(two, 'own')])
  expect((await one.engine.conflicts()).map(({ field }) => field)).toEqual(['phone'])
  must(await phone(one, '3'))
  expect(await one.engine.conflicts()).toEqual([])
})
