import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/sync/change.ts'
import { eraseValue } from '#shared/sync/system-value.ts'
import { openOffice, org, type Pc, reasonsIn, viewOf } from './office.ts'

const erase = (by: Pc, ...changes: readonly Change[]) => by.say('erase', { changes: eraseValue(changes) })

describe('rule 9: what is erased', () => {
  test('is dropped wherever it is and whenever it comes, and shows nothing', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲', phone: '1' })
    const gone = await erase(b, first)
    const view = viewOf([first, gone])
    const record = view.get('member', first.header.entity)
    expect(JSON.stringify(record)).not.toContain('甲')
    expect(record).toMatchObject({
      values: {},
      erased: ['life', 'name', 'phone'],
      waiting: [],
      conflicts: [],
    })
    expect(view.problems().incomplete).toEqual([])
    view.add({ changes: [first] })
    expect(JSON.stringify(view.get('member', first.header.entity))).not.toContain('甲')
    expect(view.state.erasedIds).toEqual(new Set([first.id]))
    expect(
      view.state.isErased({ id: first.id, kind: 'member', entity: first.header.entity }, org.branch),
    ).toBe(true)
  })
  test('does not bring back what it had replaced', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲' })
    const second = await b.edit(first.header.entity, { name: '乙' })
    const record = viewOf([first, second, await erase(b, second)]).get('member', first.header.entity)
    expect(record).toMatchObject({ values: { life: { state: 'active' } }, erased: ['name'], waiting: [] })
  })
  test('is no conflict beside a live head, which is shown', async () => {
    const { b, c } = openOffice()
    const first = await b.create({ name: '甲' })
    c.take(first)
    const [left, right] = [
      await b.edit(first.header.entity, { name: '乙' }),
      await c.edit(first.header.entity, { name: '丙' }),
    ]
    const record = viewOf([first, left, right, await erase(b, left)]).get('member', first.header.entity)
    expect(record).toMatchObject({ values: { name: '丙' }, conflicts: [], erased: [] })
  })
  test('is so by the writing organisation or one above it only', async () => {
    const { b, c, g, o, s } = openOffice()
    const first = await b.create({ name: '甲' })
    for (const by of [g, o])
      expect(viewOf([first, await erase(by, first)]).get('member', first.header.entity)?.erased).toEqual([])
    for (const by of [c, s])
      expect(viewOf([first, await erase(by, first)]).get('member', first.header.entity)?.erased).toContain(
        'name',
      )
  })
  test('stays so when the erasure is revoked, set aside, or its device ended', async () => {
    const { b, s } = openOffice()
    const first = await b.create({ name: '甲' })
    const gone = await erase(b, first)
    const ends = [
      await b.revoke(gone),
      await s.setAside(gone),
      await s.say('retire', { device: b.device, last: { seq: first.header.seq, id: first.id } }),
    ]
    for (const end of ends)
      expect(viewOf([first, gone, end]).get('member', first.header.entity)?.erased).toContain('name')
  })
  test('is never a change of the mechanism itself', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲' })
    const revoke = await b.revoke(first)
    const { id, header } = revoke
    const gone = await b.say('erase', { changes: [{ id, kind: 'revoke', entity: header.entity }] })
    expect(reasonsIn(viewOf([first, revoke, gone]), first)).toEqual(['revoked'])
  })
})

describe('rule 10: what a newer version wrote', () => {
  test('counts for nothing here and is listed, and counts after the upgrade', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲' })
    const newer = await b.edit(first.header.entity, { name: '乙' }, { schema: 2 })
    expect(reasonsIn(viewOf([first, newer]), first)).toEqual(['newer-schema'])
    expect(viewOf([first, newer]).get('member', first.header.entity)?.values.name).toBe('甲')
    const view = viewOf([first, newer], org.school, 2)
    expect(view.get('member', first.header.entity)?.values.name).toBe('乙')
  })
  test('takes nothing back, ends nothing and erases nothing until then', async () => {
    const { b, s } = openOffice()
    const first = await b.create({ name: '甲' })
    const { id, header } = first
    const changes = [{ id, kind: 'member', entity: header.entity }]
    const later = { schema: 2 }
    const said = [
      await b.say('revoke', { changes }, later),
      await b.say('erase', { changes }, later),
      await s.say('retire', { device: b.device, last: null }, later),
    ]
    const view = viewOf([first, ...said])
    expect(view.get('member', header.entity)).toMatchObject({ values: { name: '甲' }, ineffective: [] })
    expect(view.problems().ineffective.map(({ reason }) => reason)).toEqual([
      'newer-schema',
      'newer-schema',
      'newer-schema',
    ])
  })
})

describe('hostile values', () => {
  test('say nothing and break nothing', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    const odd: readonly unknown[] = [null, 7, 'x', [], {}, [null], [{ id: 1 }], { covers: 5 }]
    const kinds = {
      retire: 'device',
      admit: 'stretches',
      revoke: 'changes',
      erase: 'changes',
      'set-aside': 'stretches',
    }
    const said: Change[] = []
    for (const value of odd) {
      for (const [kind, field] of Object.entries(kinds)) said.push(await b.say(kind, { [field]: value }))
      said.push(await b.say('same-as', { of: value, records: value }))
    }
    b.view.add({ changes: [first, ...said] })
    expect(b.get(entity).ineffective).toEqual([])
    const named = JSON.parse('{"covers":{"__proto__":["x"],"constructor":["y"],"home":["z"]}}') as unknown
    await b.edit(entity, { approval: named })
    expect(b.get(entity).values.name).toBe('甲')
  })
})
