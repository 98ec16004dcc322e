import { describe, expect, test } from 'vitest'
import { openOffice, org, type Pc, reasonsIn, viewOf } from './office.ts'

const link = (by: Pc, ...records: readonly string[]) => by.say('same-as', { of: 'member', records })

describe('rule 8: records that are the same', () => {
  const setting = async () => {
    const office = openOffice()
    const { b, c } = office
    const [one, two] = [await b.create({ name: '甲' }), await c.create({ name: '甲', phone: '1' })]
    const [small, large] = [one, two].map(({ header }) => header.entity).toSorted()
    b.take(two)
    if (!small || !large) throw new Error('two records')
    return { ...office, one, two, small, large, same: await link(b, small, large) }
  }

  test('show as one under the smallest id, with the heads of all', async () => {
    const { one, two, small, large, same } = await setting()
    const view = viewOf([one, two, same])
    expect(view.get('member', small)).toMatchObject({
      sameAs: null,
      with: [large],
      values: { name: '甲', phone: '1' },
      conflicts: [],
    })
    expect(view.get('member', large)).toMatchObject({ sameAs: small, with: [small] })
    expect(view.problems().incomplete).toEqual([])
  })
  test('are the same through a third', async () => {
    const { b, one, two, same } = await setting()
    const three = await b.create({ name: '甲' })
    const more = await link(b, two.header.entity, three.header.entity)
    const all = [one, two, three].map(({ header }) => header.entity).toSorted()
    const view = viewOf([one, two, three, same, more])
    expect(all.map((id) => view.get('member', id)?.sameAs)).toEqual([null, all[0], all[0]])
  })
  test('different values are an ordinary conflict, listed once and settled by one edit', async () => {
    const { b, c } = openOffice()
    const [one, two] = [await b.create({ name: '甲' }), await c.create({ name: '乙' })]
    b.take(two)
    const same = await link(b, one.header.entity, two.header.entity)
    expect(viewOf([one, two, same]).problems().conflicts).toHaveLength(1)
    const edit = await b.edit(one.header.entity, { name: '丙' })
    expect(edit.header.seen.name).toEqual([one.id, two.id].toSorted())
    const view = viewOf([one, two, same, edit])
    expect(view.problems().conflicts).toEqual([])
    expect(view.get('member', two.header.entity)?.values.name).toBe('丙')
  })
  test('the revoked link splits them again, and nothing waits for the other', async () => {
    const { b, one, two, small, same } = await setting()
    const edit = await b.edit(small, { name: '丙' })
    const view = viewOf([one, two, same, edit, await b.revoke(same)])
    expect(view.get('member', small)).toMatchObject({ with: [], waiting: [], values: { name: '丙' } })
    expect(view.problems().conflicts).toEqual([])
  })
  test('counts only from an organisation above the homes of all of them', async () => {
    const { o, s, one, two, small, large } = await setting()
    const foreign = await link(o, small, large)
    const view = viewOf([one, two, foreign])
    expect(view.get('member', small)?.with).toEqual([])
    expect(reasonsIn(view, foreign)).toEqual(['rejected-home'])
    expect(viewOf([one, two, await link(s, small, large)]).get('member', small)?.with).toEqual([large])
  })
  test('follows a record that moves to where the one who linked it may not', async () => {
    const { s, one, two, small, same } = await setting()
    s.take(one, two)
    const move = await s.edit(two.header.entity, { home: org.other })
    const view = viewOf([one, two, same, move])
    expect(view.get('member', small)?.with).toEqual([])
    expect(reasonsIn(view, same)).toEqual(['rejected-home'])
  })
  test('a record that has not come yet hides none of the others', async () => {
    const { one, two, small, large, same } = await setting()
    const [first, second] = one.header.entity === small ? [one, two] : [two, one]
    expect(viewOf([second, same]).get('member', large)?.sameAs).toBeNull()
    expect(viewOf([first, second, same]).get('member', large)?.sameAs).toBe(small)
  })
  test('one that was taken back whole does not lend its name to the others', async () => {
    const { b, one, two, small, large, same } = await setting()
    const [first] = one.header.entity === small ? [one] : [two]
    const view = viewOf([one, two, same, await b.setAside(first)], org.branch)
    expect(view.get('member', large)).toMatchObject({ sameAs: null, life: 'active' })
    expect(view.get('member', small)).toMatchObject({ sameAs: large })
  })
  test('earlier writes of one chain to another record are not replaced by later ones', async () => {
    const { b } = openOffice()
    const [one, two] = [await b.create({ name: '甲' }), await b.create({ name: '乙' })]
    const same = await link(b, one.header.entity, two.header.entity)
    expect(viewOf([one, two, same]).problems().conflicts[0]?.fields).toEqual(['name'])
  })
  test('one void hides all of them', async () => {
    const { b, one, two, small, large, same } = await setting()
    const gone = await b.edit(small, { life: { state: 'void' } })
    const view = viewOf([one, two, same, gone])
    expect([small, large].map((id) => view.get('member', id)?.life)).toEqual(['void', 'void'])
  })
})
