import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/sync/change.ts'
import { openOffice, org, type Pc, reasonsIn, stretchesFor, viewOf } from './office.ts'

const retire = (by: Pc, pc: Pc, last: Change | null): Promise<Change> =>
  by.say('retire', { device: pc.device, last: last && { seq: last.header.seq, id: last.id } })

describe('rule 1: a retired device', () => {
  test('what it wrote after the last change accepted counts no more, in every order of arrival', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const second = await b.create({ name: '乙' })
    const end = await retire(s, b, first)
    const view = viewOf([first, second, end])
    expect([reasonsIn(view, first), reasonsIn(view, second)]).toEqual([[], ['retired']])
  })
  test('a retirement without a last change ends all', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    expect(reasonsIn(viewOf([first, await retire(s, b, null)]), first)).toEqual(['retired'])
  })
  test('it is for the organisation of the device or one above it, not for one beside or below', async () => {
    const { b, c, o, g } = openOffice()
    const first = await b.create({ name: '甲' })
    for (const by of [o, g]) expect(reasonsIn(viewOf([first, await retire(by, b, null)]), first)).toEqual([])
    expect(reasonsIn(viewOf([first, await retire(c, b, null)]), first)).toEqual(['retired'])
  })
  test('an admission lets what came later count all the same', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const second = await b.create({ name: '乙' })
    const third = await b.create({ name: '丙' })
    const end = await retire(s, b, first)
    const let1 = await s.say('admit', { stretches: stretchesFor([second]) })
    const view = viewOf([first, second, third, end, let1])
    expect([reasonsIn(view, second), reasonsIn(view, third)]).toEqual([[], ['retired']])
  })
  test('of two PCs that end each other the higher authority counts', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const down = await retire(s, b, first)
    const up = await retire(b, s, null)
    const late = await s.create({ name: '乙' })
    const view = viewOf([first, down, up, late])
    expect([reasonsIn(view, late), reasonsIn(view, up)]).toEqual([[], ['retired']])
  })
  test('of two PCs of one organisation that end each other exactly one counts', async () => {
    const { b, c } = openOffice()
    const [one, two] = [await retire(b, c, null), await retire(c, b, null)]
    const view = viewOf([one, two], org.branch)
    expect([...reasonsIn(view, one), ...reasonsIn(view, two)]).toEqual(['retired'])
  })
  test('neither it nor an admission can be revoked', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const end = await retire(s, b, null)
    const view = viewOf([first, end, await s.revoke(end)])
    expect([reasonsIn(view, first), reasonsIn(view, end)]).toEqual([['retired'], []])
  })
  test('a save that goes on after the last change accepted ends whole', async () => {
    const { s, b } = openOffice()
    const two = [b.newId(), b.newId()].map((entity) => {
      return { kind: 'member', entity, values: { life: { state: 'active' }, name: '甲' } }
    })
    const [first, second] = (await b.saveAll(two)) as [Change, Change]
    const view = viewOf([first, second, await retire(s, b, first)])
    expect([reasonsIn(view, first), reasonsIn(view, second)]).toEqual([['retired'], ['retired']])
  })
  test('what a retired device revoked, set aside or linked after its end stays as it was', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const other = await b.create({ name: '乙' })
    const revoke = await b.revoke(first)
    const same = await b.say('same-as', { of: 'member', records: [first.header.entity, other.header.entity] })
    const view = viewOf([first, other, revoke, same, await retire(s, b, other)])
    expect(view.get('member', first.header.entity)).toMatchObject({ life: 'active', with: [] })
  })
})
