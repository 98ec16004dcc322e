import { expect, test, vi } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Session } from '#renderer/worker/session.ts'
import { createFinder, whileUnchanged } from '#renderer/worker/unchanged.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
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

test('records are looked for again only in chunks that were written to, and everywhere in an index made anew', async () => {
  const pc = await newPc('机械学院分工会', 'branch')
  const db = new IndexDb(pc.workspace.id)
  const session = { db, chunks: null } as unknown as Session
  const save = async (kind: string, entity: EntityId, fields: Record<string, unknown>) => {
    must(await pc.engine.save([{ kind, entity, fields }]))
    for (const { key, version } of await db.chunk.toArray()) session.chunks?.set(key, version)
    return entity
  }
  // Of two writes, for one that counts in whole is not looked at.
  const add = async (kind: string, fields: Record<string, unknown>) => {
    const entity = await save(kind, await pc.engine.newId(), {})
    return save(kind, entity, fields)
  }
  const one = await add('member', { name: '甲', phone: '1' })
  await add('member', { name: '乙' })
  await add('activity', { title: '春游' })
  await save('member', await pc.engine.newId(), { name: '丁', phone: '3' })
  const club = await save('club', await pc.engine.newId(), { name: '合唱团' })
  const looked: string[] = []
  const wanted = ({ kind, values }: FoldedRecord) => {
    looked.push(kind)
    return typeof values.phone === 'string'
  }
  const find = createFinder(wanted)
  expect((await createFinder(wanted, ['club'])(session)).map(({ entity }) => entity).sort()).toEqual(
    [one, club].sort(),
  )
  expect(looked).not.toContain('club')
  const found = async () => (await find(session)).map(({ entity }) => entity).sort()
  expect(await found()).toEqual([one])
  expect(looked).toContain('activity')
  looked.length = 0
  expect(await found()).toEqual([one])
  expect(looked).toEqual([])
  const two = await add('member', { name: '丙', phone: '2' })
  expect(await found()).toEqual([one, two].sort())
  expect(new Set(looked)).toEqual(new Set(['member']))
  // What a chunk gives no more is gone.
  await save('member', one, { phone: null })
  expect(await found()).toEqual([two])
  looked.length = 0
  session.chunks = null
  expect(await found()).toEqual([two])
  expect(looked).toContain('activity')
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
