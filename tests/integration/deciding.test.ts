import { describe, expect, it } from 'vitest'
import { approvedFields } from '#renderer/features/condolence/approved.ts'
import type { EntityId } from '#shared/base/id.ts'
import { visit } from '#shared/domain/condolence.ts'
import { member } from '#shared/domain/member.ts'
import { must, type TestPc } from '#tests/support/engine.ts'
import { add, back, edit, said, schoolWith, up } from '#tests/support/two-sides.ts'

const pair = async () => {
  const { school, branches } = await schoolWith('机械学院分工会', '化学院分工会')
  const [one, two] = branches
  if (!one || !two) throw new Error('two branches')
  return { school, one, two }
}

describe('a conflict', () => {
  it('is decided once: the decision travels and the other side has none', async () => {
    const { school, one } = await pair()
    const id = await add(one, { name: '甲', phone: '1' })
    await up(one, school)
    await edit(school, id, { phone: '2' })
    await edit(one, id, { phone: '3' })
    const [row] = await up(one, school)
    const [conflict] = await school.engine.conflicts()
    expect(conflict).toMatchObject({
      kind: 'member',
      entity: id,
      homeName: '机械学院分工会',
      field: 'phone',
      isMoney: false,
      values: { name: '甲' },
      sides: [
        { value: '2', orgName: '示例大学工会', fileName: null },
        { value: '3', orgName: '机械学院分工会', fileName: row?.fileName },
      ],
    })
    // Keeping what is shown already is a decision too.
    await edit(school, id, { phone: conflict?.sides[0]?.value })
    expect(await school.engine.conflicts()).toEqual([])
    await back(school, one)
    expect(await one.engine.conflicts()).toEqual([])
    expect(await said(one, id)).toMatchObject({ phone: '2' })
    await up(one, school)
    expect(await school.engine.conflicts()).toEqual([])
  })

  it('over an amount is marked, so that nobody decides it in bulk', async () => {
    const { school, one } = await pair()
    const outing = await add(one, { title: '春游', budget: 100 }, 'activity')
    await up(one, school)
    await edit(school, outing, { budget: 200 }, 'activity')
    await edit(one, outing, { budget: 300 }, 'activity')
    await up(one, school)
    expect((await school.engine.conflicts()).map(({ field, isMoney }) => [field, isMoney])).toEqual([
      ['budget', true],
    ])
  })
})

describe('what the school approved', () => {
  it('holds against a late edit of the branch, until the school takes that in', async () => {
    const { school, one } = await pair()
    const id = await add(one, { name: '甲', phone: '1' })
    await up(one, school)
    must(await school.engine.approve('member', id, ['phone']))
    expect((await school.records.get(member, id))?.approval).toBe('approved')
    await edit(one, id, { phone: '2' })
    await up(one, school)
    expect(await said(school, id)).toMatchObject({ phone: '1' })
    const [late] = await school.engine.refused()
    expect(late).toMatchObject({
      entity: id,
      field: 'phone',
      reason: 'late-approval',
      canTakeIn: true,
      side: { value: '2', orgName: '机械学院分工会' },
    })
    await back(school, one)
    expect(await said(one, id)).toMatchObject({ phone: '1' })
    const [atBranch] = await one.engine.refused()
    expect(atBranch).toMatchObject({ reason: 'late-approval', canTakeIn: false })

    must(await school.engine.takeIn(late ? [late.side.id] : []))
    expect(await said(school, id)).toMatchObject({ phone: '2' })
    expect(await school.engine.refused()).toEqual([])
    expect((await school.records.get(member, id))?.approval).toBe('approved')
    await back(school, one)
    expect(await said(one, id)).toMatchObject({ phone: '2' })

    await edit(one, id, { phone: '4' })
    await up(one, school)
    expect(await school.records.get(member, id)).toMatchObject({
      values: { phone: '4' },
      approval: 'changed',
    })
  })

  it('may be several records at once, all or none', async () => {
    const { school, one } = await pair()
    const ids = [await add(one, { name: '甲', phone: '1' }), await add(one, { name: '乙' })]
    await up(one, school)
    const records = ids.map((entity) => ({ kind: 'member', entity }))
    const states = async () =>
      Promise.all(ids.map(async (id) => (await school.records.get(member, id))?.approval))
    const approved = must(await school.engine.approveAll(records))
    expect(await states()).toEqual(['approved', 'approved'])
    expect(await school.engine.approveAll(records)).toMatchObject({ error: { type: 'nothing-changed' } })
    must(await school.engine.undo(approved))
    expect(await states()).toEqual(['none', 'none'])
    expect(await one.engine.approveAll(records)).toMatchObject({ error: { type: 'nothing-changed' } })
    await edit(school, ids[0] as EntityId, { phone: '2' })
    await edit(one, ids[0] as EntityId, { phone: '3' })
    await up(one, school)
    expect(await school.engine.approveAll(records)).toEqual({ ok: false, error: { type: 'in-conflict' } })
    expect(await states()).toEqual(['none', 'none'])
  })

  it('cannot be what is in conflict, and an approval taken back frees what was late', async () => {
    const { school, one } = await pair()
    const id = await add(one, { name: '甲', phone: '1' })
    await up(one, school)
    const approved = must(await school.engine.approve('member', id))
    await edit(one, id, { phone: '2' })
    await up(one, school)
    expect(await said(school, id)).toMatchObject({ phone: '1' })
    must(await school.engine.undo(approved))
    expect(await said(school, id)).toMatchObject({ phone: '2' })
    expect((await school.records.get(member, id))?.approval).toBe('none')

    await edit(school, id, { phone: '5' })
    await edit(one, id, { phone: '6' })
    await up(one, school)
    expect(await school.engine.approve('member', id)).toEqual({ ok: false, error: { type: 'in-conflict' } })
    must(await school.engine.approve('member', id, ['name']))
  })
})

describe('a visit that the school approved', () => {
  const gift = (amount: number) => ({ form: 'cash', amount, payer: 'branch-fund' })
  const visitOf = async () => {
    const { school, one } = await pair()
    const fields = { event: 'illness', visitedOn: '2026-03-01', gift: gift(50_000) }
    const id = await add(one, fields, 'visit')
    await up(one, school)
    must(await school.engine.approveAll([{ kind: 'visit', entity: id, fields: approvedFields }]))
    const state = async (pc: TestPc) => (await pc.records.get(visit, id))?.approval
    return { school, one, id, state }
  }

  it('stays approved when signatures on paper are written down, whenever that was', async () => {
    const { school, one, id, state } = await visitOf()
    expect(await state(school)).toBe('approved')
    await edit(one, id, { signed: [{ step: 'group', name: '甲', day: '2026-03-02' }] }, 'visit')
    await up(one, school)
    expect(await state(school)).toBe('approved')
    expect(await school.engine.refused()).toEqual([])
    expect(await said(school, id, 'visit')).toMatchObject({ signed: [{ name: '甲' }] })
  })

  it('lists a gift that was changed unseen, and reads changed after one that was changed knowingly', async () => {
    const { school, one, id, state } = await visitOf()
    await edit(one, id, { gift: gift(80_000) }, 'visit')
    await up(one, school)
    expect(await said(school, id, 'visit')).toMatchObject({ gift: gift(50_000) })
    expect(await school.engine.refused()).toMatchObject([{ entity: id, field: 'gift', canTakeIn: true }])
    const late = (await school.engine.history('visit', id)).filter((entry) => entry.state === 'late')
    expect(late).toMatchObject([{ field: 'gift', value: gift(80_000) }])
    await back(school, one)
    expect(await state(one)).toBe('approved')
    await edit(one, id, { gift: gift(60_000) }, 'visit')
    await up(one, school)
    expect(await state(school)).toBe('changed')
    expect(await said(school, id, 'visit')).toMatchObject({ gift: gift(60_000) })
  })

  it('needs only what is approved to be decided', async () => {
    const { school, one } = await pair()
    const id = await add(one, { event: 'illness', gift: gift(1) }, 'visit')
    await up(one, school)
    const signed = (name: string) => ({ signed: [{ step: 'group', name, day: '2026-03-02' }] })
    await edit(school, id, signed('乙'), 'visit')
    await edit(one, id, signed('丙'), 'visit')
    await up(one, school)
    expect((await school.engine.conflicts()).map(({ field }) => field)).toEqual(['signed'])
    const name = { kind: 'visit', entity: id }
    expect(await school.engine.approveAll([name])).toEqual({ ok: false, error: { type: 'in-conflict' } })
    must(await school.engine.approveAll([{ ...name, fields: approvedFields }]))
    expect((await school.records.get(visit, id))?.approval).toBe('approved')
  })
})

describe('a late revoke', () => {
  /** A member with a second telephone number that the school has approved and the branch, not knowing, takes back. */
  const takenBackLate = async () => {
    const { school, one } = await pair()
    const id = await add(one, { name: '甲', phone: '1' })
    const save = await edit(one, id, { phone: '2' })
    await up(one, school)
    must(await school.engine.approve('member', id))
    must(await one.engine.undo(save))
    await up(one, school)
    const [late] = await school.engine.refused()
    return { school, one, id, late: late ? [late.side.id] : [], row: late }
  }

  it('is listed in the record it named, taken in by the school, and what stood before counts as approved', async () => {
    const { school, one, id, late, row } = await takenBackLate()
    expect(row).toMatchObject({
      entity: id,
      field: null,
      reason: 'late-approval',
      isRevoke: true,
      canTakeIn: true,
      values: { name: '甲', phone: '2' },
      side: { orgName: '机械学院分工会' },
    })
    await back(school, one)
    expect(await one.engine.refused()).toMatchObject([{ isRevoke: true, canTakeIn: false }])
    expect(await one.engine.takeIn(late)).toMatchObject({ error: { type: 'nothing-changed' } })
    expect(await said(one, id)).toMatchObject({ phone: '2' })

    const saved = must(await school.engine.takeIn(late))
    expect(await said(school, id)).toMatchObject({ phone: '1' })
    expect((await school.records.get(member, id))?.approval).toBe('approved')
    expect(await school.engine.refused()).toEqual([])
    await back(school, one)
    expect(await said(one, id)).toMatchObject({ phone: '1' })
    expect((await one.records.get(member, id))?.approval).toBe('approved')

    must(await school.engine.undo(saved))
    expect(await said(school, id)).toMatchObject({ phone: '2' })
    expect(await school.engine.refused()).toMatchObject([{ isRevoke: true, canTakeIn: true }])
  })

  it('leaves other late writes of the record late', async () => {
    const { school, one, id, late } = await takenBackLate()
    await edit(one, id, { phone: '3', name: '乙' })
    await up(one, school)
    must(await school.engine.takeIn(late))
    expect(await said(school, id)).toMatchObject({ phone: '1', name: '甲' })
    expect((await school.engine.refused()).map(({ field, isRevoke }) => [field, isRevoke]).sort()).toEqual([
      ['name', false],
      ['phone', false],
    ])
  })

  it('of what made the record takes the record away, and its approval with it', async () => {
    const { school, one } = await pair()
    const id = await one.engine.newId()
    const made = must(
      await one.engine.save([{ kind: 'member', entity: id, fields: { name: '甲', phone: '1' } }]),
    )
    await up(one, school)
    must(await school.engine.approve('member', id))
    must(await one.engine.undo(made))
    await up(one, school)
    expect(await said(school, id)).toMatchObject({ name: '甲' })
    const [late] = await school.engine.refused()
    const saved = must(await school.engine.takeIn(late ? [late.side.id] : []))
    expect(await said(school, id)).toBeNull()
    expect(await school.engine.refused()).toEqual([])
    must(await school.engine.undo(saved))
    expect((await school.records.get(member, id))?.approval).toBe('approved')
  })

  it('is taken in whole: in every record whose approval it came too late for', async () => {
    const { school, one } = await pair()
    const ids = [await add(one, { name: '甲', phone: '1' }), await add(one, { name: '乙', phone: '1' })]
    const save = must(
      await one.engine.save(ids.map((entity) => ({ kind: 'member', entity, fields: { phone: '2' } }))),
    )
    await up(one, school)
    must(await school.engine.approveAll(ids.map((entity) => ({ kind: 'member', entity }))))
    must(await one.engine.undo(save))
    await up(one, school)
    const rows = await school.engine.refused()
    expect(rows.map(({ entity }) => entity).sort()).toEqual([...ids].sort())
    must(await school.engine.takeIn(rows.slice(0, 1).map(({ side }) => side.id)))
    for (const id of ids) expect(await said(school, id)).toMatchObject({ phone: '1' })
    expect(await school.engine.refused()).toEqual([])
  })
})

describe('taking something late in', () => {
  it('does not turn late what the branch changed after it had seen the approval', async () => {
    const { school, one } = await pair()
    const id = await add(one, { name: '甲', phone: '1', note: '一' })
    await up(one, school)
    must(await school.engine.approve('member', id, ['name', 'phone', 'note']))
    await edit(one, id, { phone: '2' })
    await up(one, school)
    await back(school, one)
    await edit(one, id, { note: '二' })
    await up(one, school)
    expect(await said(school, id)).toMatchObject({ phone: '1', note: '二' })
    const [late] = await school.engine.refused()
    must(await school.engine.takeIn(late ? [late.side.id] : []))
    expect(await said(school, id)).toMatchObject({ phone: '2', note: '二' })
    expect(await school.engine.refused()).toEqual([])
  })
})

describe('a person who changes the branch', () => {
  it('belongs to the new one; a late edit of the old one waits until the school takes it in', async () => {
    const { school, one, two } = await pair()
    const id = await add(one, { name: '甲', phone: '1' })
    await up(one, school)
    expect((await one.engine.moveHome([{ kind: 'member', entity: id }], two.workspace.org)).ok).toBe(false)
    must(await school.engine.moveHome([{ kind: 'member', entity: id }], two.workspace.org))
    expect((await school.records.get(member, id))?.home).toBe(two.workspace.org)
    await back(school, two)
    expect(await said(two, id)).toMatchObject({ name: '甲' })
    await edit(two, id, { note: '新单位' })
    await edit(one, id, { phone: '2' })
    await up(one, school)
    await up(two, school)
    expect(await said(school, id)).toMatchObject({ phone: '1', note: '新单位' })
    const [late] = await school.engine.refused()
    expect(late).toMatchObject({ entity: id, reason: 'late-home', canTakeIn: true, homeName: '化学院分工会' })
    must(await school.engine.takeIn(late ? [late.side.id] : []))
    expect(await said(school, id)).toMatchObject({ phone: '2', note: '新单位' })
    expect(await school.engine.refused()).toEqual([])
    await back(school, two)
    expect(await said(two, id)).toMatchObject({ phone: '2', note: '新单位' })
  })
})

describe('one person entered twice', () => {
  it('is shown once, decided field by field, and two again when the link is taken back', async () => {
    const { school, one } = await pair()
    const [a, b] = [await add(one, { name: '甲', phone: '1' }), await add(one, { name: '甲', note: '二' })]
    const [first, second] = [a, b].sort()
    const linked = must(await one.engine.linkSame('member', [a, b]))
    expect((await one.records.list(member)).map(({ id }) => id)).toEqual([first])
    expect(await said(one, first ?? a)).toMatchObject({ name: '甲', phone: '1', note: '二' })
    expect((await one.records.get(member, second ?? b))?.id).toBe(first)
    await up(one, school)
    expect((await school.records.list(member)).map(({ id }) => id)).toEqual([first])
    await edit(one, first ?? a, { phone: '3' })
    expect(await said(one, first ?? a)).toMatchObject({ phone: '3' })
    const history = await one.engine.history('member', first ?? a)
    expect(
      history.filter(({ field }) => field === 'phone').map(({ value, state }) => [value, state]),
    ).toEqual([
      ['3', 'shown'],
      ['1', 'earlier'],
    ])
    expect(history.some(({ value }) => value === '二')).toBe(true)
    must(await one.engine.undo(linked))
    expect((await one.records.list(member)).length).toBe(2)
  })

  it('with different values is a conflict with both sides', async () => {
    const { one } = await pair()
    const [a, b] = [await add(one, { name: '甲', phone: '1' }), await add(one, { name: '甲', phone: '2' })]
    must(await one.engine.linkSame('member', [a, b]))
    const [conflict] = await one.engine.conflicts()
    expect(conflict).toMatchObject({ entity: [a, b].sort()[0], field: 'phone' })
    expect(conflict?.sides.map(({ value }) => value).sort()).toEqual(['1', '2'])
    await edit(one, [a, b].sort()[0] ?? a, { phone: '2' })
    expect(await one.engine.conflicts()).toEqual([])
  })
})
