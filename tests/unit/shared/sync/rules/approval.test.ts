import { describe, expect, test } from 'vitest'
import { approvalValue } from '#shared/sync/approval.ts'
import { openOffice, reasonsIn, viewOf, voided } from './office.ts'

describe('rule 7: an approved record', () => {
  const setting = async () => {
    const office = openOffice()
    const { s, b, c } = office
    const first = await b.create({ name: '甲', phone: '1' })
    const entity = first.header.entity
    s.take(first)
    c.take(first)
    const approve = await s.edit(entity, { approval: approvalValue(s.get(entity)) })
    return { ...office, first, entity, approve }
  }

  test('says so, and keeps what it covers against a write that had not seen it', async () => {
    const { b, first, entity, approve } = await setting()
    const late = await b.edit(entity, { name: '乙' })
    const view = viewOf([first, approve, late])
    expect(view.get('member', entity)).toMatchObject({ approval: 'approved', values: { name: '甲' } })
    expect(reasonsIn(view, first)).toEqual(['name late-approval'])
  })
  test('a write that had seen it, or stands on one that had, counts and the record reads changed', async () => {
    const { b, c, first, entity, approve } = await setting()
    b.take(approve)
    const edit = await b.edit(entity, { name: '乙' })
    c.take(edit)
    // Without the approval, but on top of a write whose author knew of it.
    const seen = { life: [first.id], name: [edit.id] }
    const on = await c.edit(entity, { name: '丙' }, { seen })
    const view = viewOf([first, approve, edit, on])
    expect(view.get('member', entity)).toMatchObject({ approval: 'changed', values: { name: '丙' } })
    expect(view.problems().ineffective).toEqual([])
  })
  test('what is not covered is written freely', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲', phone: '1' })
    const entity = first.header.entity
    s.take(first)
    const own = await s.edit(entity, { approval: approvalValue(s.get(entity), ['name']) })
    const phone = await b.edit(entity, { phone: '2' })
    expect(viewOf([first, own, phone]).get('member', entity)).toMatchObject({
      approval: 'approved',
      values: { phone: '2' },
    })
  })
  test('a void or a revoke by a level that may not approve is late even when it saw the approval', async () => {
    const { b, first, entity, approve } = await setting()
    b.take(approve)
    const revoke = await b.revoke(first)
    const late = viewOf([first, approve, revoke])
    expect(late.get('member', entity)).toMatchObject({ life: 'active', values: { name: '甲' } })
    expect(late.problems().ineffective).toEqual([
      { id: revoke.id, field: null, reason: 'late-approval', kind: 'member', entity },
    ])
    const gone = await b.edit(entity, voided)
    const view = viewOf([first, approve, gone])
    expect(view.get('member', entity)?.life).toBe('active')
    expect(reasonsIn(view, first)).toEqual(['life late-approval'])
  })
  test('who may approve voids it, if he saw the approval', async () => {
    const { s, first, entity, approve } = await setting()
    const blind = await s.edit(entity, voided, {
      seen: { life: [first.id], name: [first.id], phone: [first.id] },
    })
    expect(reasonsIn(viewOf([first, approve, blind]), first)).toEqual(['life late-approval'])
    const seen = { life: [first.id], name: [first.id], phone: [first.id], approval: [approve.id] }
    const gone = await s.edit(entity, voided, { seen })
    const view = viewOf([first, approve, gone])
    expect(view.problems().ineffective).toEqual([])
    expect(view.get('member', entity)?.life).toBe('void')
  })
  test('a void that the approver had seen and called back is not late', async () => {
    const { s, b } = openOffice()
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    const gone = await b.edit(entity, voided)
    const back = await b.edit(entity, { life: { state: 'active' } })
    s.take(first, gone, back)
    const approve = await s.edit(entity, { approval: approvalValue(s.get(entity), ['name']) })
    expect(viewOf([first, gone, back, approve]).problems().ineffective).toEqual([])
  })
  test('a revoke counts for one record and is late for another', async () => {
    const { b, first, entity, approve } = await setting()
    const other = await b.create({ name: '丁' })
    const view = viewOf([first, approve, other, await b.revoke(first, other)])
    expect(view.get('member', entity)?.life).toBe('active')
    expect(reasonsIn(view, other)).toEqual(['revoked'])
  })
  test('a later approval that names the late write takes it in', async () => {
    const { s, b, first, entity, approve } = await setting()
    const late = await b.edit(entity, { name: '乙' })
    s.take(late)
    const again = await s.edit(entity, { approval: { covers: { name: [late.id] } } })
    const view = viewOf([first, approve, late, again])
    expect(view.get('member', entity)).toMatchObject({ approval: 'approved', values: { name: '乙' } })
    expect(view.problems().ineffective).toEqual([])
  })
  test('revoking the approval frees what was late', async () => {
    const { s, b, first, entity, approve } = await setting()
    const late = await b.edit(entity, { name: '乙' })
    const view = viewOf([first, approve, late, await s.revoke(approve)])
    expect(view.get('member', entity)).toMatchObject({ approval: 'none', values: { name: '乙' } })
  })
  test('one below the level that may approve approves nothing', async () => {
    const { b } = openOffice()
    const first = await b.create({ name: '甲' })
    const own = await b.edit(first.header.entity, { approval: { covers: { name: [first.id] } } })
    const view = viewOf([first, own])
    expect(view.get('member', first.header.entity)?.approval).toBe('none')
    expect(reasonsIn(view, first)).toEqual(['approval rejected-owner'])
  })
  test('while what it covers has not arrived nothing is called late', async () => {
    const { b, s } = openOffice()
    const first = await b.create({ name: '甲' })
    const entity = first.header.entity
    const second = await b.edit(entity, { name: '乙' })
    s.take(first, second)
    const approve = await s.edit(entity, { approval: { covers: { name: [second.id] } } })
    expect(viewOf([first, approve]).problems().ineffective).toEqual([])
  })
  test('is not approved while a field is in conflict, and what was approved before stays so', async () => {
    const { s, b, c, first, entity } = await setting()
    expect(approvalValue(s.get(entity), ['phone'])?.covers).toEqual({
      life: [first.id],
      name: [first.id],
      phone: [first.id],
    })
    b.take(await c.edit(entity, { name: '乙' }))
    await b.edit(entity, { phone: '3' })
    b.take(await c.edit(entity, { phone: '4' }))
    expect(b.get(entity).conflicts).toEqual(['phone'])
    expect(approvalValue(b.get(entity), ['phone'])).toBeNull()
    expect(approvalValue(b.get(entity), ['name'])).not.toBeNull()
  })
})
