import { expect, test, vi } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Session } from '#renderer/worker/session.ts'
import { createFinder, whileUnchanged } from '#renderer/worker/unchanged.ts'
import { must, newPc } from '#tests/support/engine.ts'

test('an answer stands until something is written, each question for itself', async () => {
  const compute = vi.fn(async ({ journalSize }: Session, given: string) => `${given} at ${journalSize}`)
  const ask = whileUnchanged(compute)
  const session = { journalSize: 10 } as Session
  expect([await ask(session, 'a'), await ask(session, 'a'), await ask(session, 'b')]).toEqual([
    'a at 10',
    'a at 10',
    'b at 10',
  ])
  expect(compute).toHaveBeenCalledTimes(2)
  session.journalSize = 20
  expect(await ask(session, 'a')).toBe('a at 20')
  expect(await ask({ journalSize: 20 } as Session, 'a')).toBe('a at 20')
  expect(compute).toHaveBeenCalledTimes(4)
})

test('records are looked for again only in chunks that were written to', async () => {
  const pc = await newPc('机械学院分工会', 'branch')
  const add = async (kind: string, fields: Record<string, unknown>) => {
    const entity = await pc.engine.newId()
    must(await pc.engine.save([{ kind, entity, fields }]))
    return entity
  }
  const one = await add('member', { name: '甲', phone: '1' })
  await add('member', { name: '乙' })
  await add('activity', { title: '春游' })
  const looked: string[] = []
  const find = createFinder(({ kind, values }) => {
    looked.push(kind)
    return typeof values.phone === 'string'
  })
  const db = new IndexDb(pc.workspace.id)
  expect((await find(db)).map(({ entity }) => entity)).toEqual([one])
  expect(looked).toContain('activity')
  looked.length = 0
  expect(await find(db)).toHaveLength(1)
  expect(looked).toEqual([])
  const two = await add('member', { name: '丙', phone: '2' })
  expect((await find(db)).map(({ entity }) => entity).sort()).toEqual([one, two].sort())
  expect(new Set(looked)).toEqual(new Set(['member']))
  // What a chunk gives no more is gone.
  must(await pc.engine.save([{ kind: 'member', entity: one, fields: { phone: null } }]))
  expect((await find(db)).map(({ entity }) => entity)).toEqual([two])
})
