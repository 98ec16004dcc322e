import { describe, expect, it } from 'vitest'
import { exported, must, quiet, taken } from '#tests/support/engine.ts'
import { shownOf } from '#tests/support/records.ts'
import { add, back, edit, said, schoolWith, up } from '#tests/support/two-sides.ts'

const one = async () => {
  const { school, branches } = await schoolWith('机械学院分工会')
  const [branch] = branches
  if (!branch) throw new Error('one branch')
  return { school, branch }
}

describe('an import taken back', () => {
  it('leaves the view as it was before, stays with the branch, and can be brought back', async () => {
    const { school, branch } = await one()
    const kept = await add(branch, { name: '甲', phone: '1' })
    await up(branch, school)
    const before = await shownOf(school, ['member'])
    await edit(branch, kept, { phone: '2' })
    const fresh = await add(branch, { name: '乙' })
    const [row] = await up(branch, school)
    expect(row?.state.type).toBe('merged')
    const after = await shownOf(school, ['member'])
    const atBranch = await shownOf(branch, ['member'])

    const [last] = await school.engine.imports()
    expect(last).toMatchObject({ partyName: '机械学院分工会', changes: 2, state: 'merged' })
    const entity = last?.entity ?? kept
    expect(await school.engine.previewTakeBack([entity])).toEqual({
      kinds: [{ kind: 'member', gone: 1, changed: 1 }],
      dependants: [],
      stays: 0,
    })
    const save = must(await school.engine.takeBack([entity]))
    expect(await shownOf(school, ['member'])).toEqual(before)
    expect((await school.engine.imports())[0]?.state).toBe('taken-back')
    expect((await school.engine.history('member', fresh))[0]).toMatchObject({
      state: 'set-aside',
      fileName: row?.fileName,
    })
    expect(await school.engine.takeBack([entity])).toEqual({ ok: false, error: { type: 'nothing-changed' } })

    await back(school, branch)
    expect(await shownOf(branch, ['member'])).toEqual(atBranch)

    must(await school.engine.bringBack([entity]))
    expect(await shownOf(school, ['member'])).toEqual(after)
    must(await school.engine.takeBack([entity]))
    expect(await shownOf(school, ['member'])).toEqual(before)
    expect((await school.engine.lastSave())?.save).not.toBe(save)
    must(await school.engine.undoLast())
    expect(await shownOf(school, ['member'])).toEqual(after)
  })

  it('lists first what was built on it, and leaves that', async () => {
    const { school, branch } = await one()
    const kept = await add(branch, { name: '甲', phone: '1' })
    await up(branch, school)
    await edit(branch, kept, { phone: '2' })
    const fresh = await add(branch, { name: '乙', phone: '5' })
    await up(branch, school)
    await edit(school, kept, { phone: '3' })
    await edit(school, fresh, { phone: '6' })
    const [last] = await school.engine.imports()
    const preview = await school.engine.previewTakeBack([last?.entity ?? kept])
    expect(preview.dependants.map(({ entity, loses, side }) => [entity, loses, side.value])).toEqual([
      [fresh, true, '6'],
      [kept, false, '3'],
    ])
    must(await school.engine.takeBack([last?.entity ?? kept]))
    expect(await said(school, kept)).toMatchObject({ name: '甲', phone: '3' })
    expect((await school.engine.history('member', fresh)).find(({ value }) => value === '6')?.state).toBe(
      'shown',
    )
  })

  it('may be several at once: one save, what one built on another is no dependant, one way to bring all back', async () => {
    const { school, branch } = await one()
    const before = await shownOf(school, ['member'])
    const first = await add(branch, { name: '甲', phone: '1' })
    await up(branch, school)
    await edit(branch, first, { phone: '2' })
    const second = await add(branch, { name: '乙', phone: '5' })
    await up(branch, school)
    await edit(school, second, { phone: '9' })
    const after = await shownOf(school, ['member'])
    const both = (await school.engine.imports()).slice(0, 2).map(({ entity }) => entity)
    const [, older] = both

    const alone = await school.engine.previewTakeBack(older ? [older] : [])
    expect(alone.dependants.map(({ entity }) => entity)).toEqual([first])
    const preview = await school.engine.previewTakeBack(both)
    expect(preview.kinds).toEqual([{ kind: 'member', gone: 1, changed: 1 }])
    expect(preview.dependants.map(({ entity, side }) => [entity, side.value])).toEqual([[second, '9']])

    const save = must(await school.engine.takeBack(both))
    expect(await said(school, first)).toBeNull()
    expect((await school.engine.imports()).slice(0, 2).map(({ state }) => state)).toEqual([
      'taken-back',
      'taken-back',
    ])
    must(await school.engine.undo(save))
    expect(await shownOf(school, ['member'])).toEqual(after)

    must(await school.engine.takeBack(older ? [older] : []))
    // What is taken back already stays so; the other goes too, and both come back together.
    must(await school.engine.takeBack(both))
    expect(await school.engine.takeBack(both)).toEqual({ ok: false, error: { type: 'nothing-changed' } })
    must(await school.engine.bringBack(both))
    expect(await shownOf(school, ['member'])).toEqual(after)
    expect(after).not.toEqual(before)
  })

  it('of the first file keeps who is who: the same branch needs no second acceptance', async () => {
    const { school, branch } = await one()
    await add(branch, { name: '甲' })
    await up(branch, school)
    for (const { entity } of await school.engine.imports()) must(await school.engine.takeBack([entity]))
    expect(await shownOf(school, ['member'])).toEqual({})
    await add(branch, { name: '乙' })
    const [row] = await school.engine.inspect([await exported(branch)], quiet)
    expect(row?.state).toEqual({ type: 'ready' })
  })

  it('is offered to be brought back when its file comes again', async () => {
    const { school, branch } = await one()
    await add(branch, { name: '甲' })
    const file = await exported(branch)
    await taken(school, [file])
    const [last] = await school.engine.imports()
    must(await school.engine.takeBack([last?.entity ?? ('' as never)]))
    const [row] = await school.engine.inspect([file], quiet)
    expect(row?.state).toMatchObject({ type: 'nothing-new', takenBack: true })
    must(await school.engine.merge([row?.key ?? ''], [], quiet))
    expect(Object.keys((await shownOf(school, ['member'])) as object).length).toBe(1)
  })
})
