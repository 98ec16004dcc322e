import { describe, expect, test } from 'vitest'
import { openOffice, org, reasonsIn, viewOf } from './office.ts'

describe('rule 2: a moved record', () => {
  const setting = async () => {
    const office = openOffice()
    const { s, b } = office
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    s.take(first)
    const move = await s.edit(entity, { home: org.other })
    return { ...office, first, entity, move }
  }

  test('belongs to its new home, whose organisation writes in it, and what the move had seen still counts', async () => {
    const { o, first, entity, move } = await setting()
    o.take(first, move)
    const edit = await o.edit(entity, { name: '乙' })
    const view = viewOf([first, move, edit])
    expect(view.get('member', entity)).toMatchObject({ home: org.other, values: { name: '乙' } })
    expect(view.problems().ineffective).toEqual([])
  })
  test('the old home that did not see the move is late; who saw it and writes all the same is refused', async () => {
    const { b, first, entity, move } = await setting()
    const late = await b.edit(entity, { name: '乙' })
    expect(reasonsIn(viewOf([first, move, late]), first)).toEqual(['late-home'])
    b.take(move)
    const knowing = await b.edit(entity, { phone: '1' })
    expect(reasonsIn(viewOf([first, move, late, knowing]), first)).toEqual(['late-home', 'rejected-home'])
  })
  test('who saw a write that the move saw is not late with what it saw', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    const second = await b.edit(entity, { name: '乙' })
    s.take(first, second)
    const move = await s.edit(entity, { home: org.other })
    const view = viewOf([first, second, move])
    expect(view.get('member', entity)?.values.name).toBe('乙')
    expect(view.problems().ineffective).toEqual([])
  })
  test('is moved by the school, not by a level below', async () => {
    const { b, o } = openOffice()
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    o.take(first)
    const own = await b.edit(entity, { home: org.other })
    const foreign = await o.edit(entity, { home: org.other })
    const view = viewOf([first, own, foreign])
    expect(view.get('member', entity)?.home).toBe(org.branch)
    expect(reasonsIn(view, first)).toEqual(['home rejected-owner', 'home rejected-owner'])
  })
  test('to an organisation that nobody knows stays where it is', async () => {
    const { s, first, entity } = await setting()
    const away = await s.edit(entity, { home: 'ABCDEFGHIJKLMNOPQRSTUV' })
    expect(viewOf([first, away]).get('member', entity)?.home).toBe(org.branch)
  })
  test('a later move that names the late write takes it in', async () => {
    const { s, b, first, entity, move } = await setting()
    const late = await b.edit(entity, { name: '乙' })
    s.take(late)
    const seen = { life: [first.id], home: [move.id], name: [first.id, late.id] }
    const again = await s.edit(entity, { home: org.other }, { seen })
    const view = viewOf([first, move, late, again])
    expect(view.get('member', entity)?.values.name).toBe('乙')
    expect(view.problems().ineffective).toEqual([])
  })
  test('a revoked move gives it back, and the new home is late then', async () => {
    const { s, o, first, entity, move } = await setting()
    o.take(first, move)
    const edit = await o.edit(entity, { name: '乙' })
    const view = viewOf([first, move, edit, await s.revoke(move)])
    expect(view.get('member', entity)).toMatchObject({ home: org.branch, values: { name: '甲' } })
    expect(reasonsIn(view, first)).toEqual(['revoked', 'late-home'])
  })
  test('every change names the heads of home and of approval that its author saw', async () => {
    const { s, entity, move } = await setting()
    const approve = await s.edit(entity, { approval: { covers: { name: move.header.seen.name } } })
    const edit = await s.edit(entity, { phone: '1' })
    expect(approve.header.seen.home).toEqual([move.id])
    expect(edit.header.seen).toMatchObject({ home: [move.id], approval: [approve.id] })
    const again = await s.edit(entity, { home: org.branch })
    expect(Object.keys(again.header.seen)).toEqual(['approval', 'home', 'life', 'name', 'phone'])
  })
})
