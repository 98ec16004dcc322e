import { describe, expect, it } from 'vitest'
import type { RecordNews } from '#renderer/engine-review.ts'
import type { EntityId } from '#shared/base/id.ts'
import { member } from '#shared/domain/member.ts'
import { differenceOf } from '#shared/sync/preview.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'
import { recordsOf } from '#tests/support/records.ts'

const add = async (pc: TestPc, fields: Readonly<Record<string, unknown>>): Promise<EntityId> => {
  const entity = await pc.engine.newId()
  must(await pc.engine.save([{ kind: 'member', entity, fields }]))
  return entity
}

const edit = async (pc: TestPc, entity: EntityId, fields: Readonly<Record<string, unknown>>) =>
  must(await pc.engine.save([{ kind: 'member', entity, fields }]))

const all = async (pc: TestPc): Promise<readonly RecordNews[]> =>
  (await pc.engine.previewRecords({}, 0, 1000)).records

/** What differs of members after the merge, told by the same words as a preview. */
const differences = (
  before: Awaited<ReturnType<typeof recordsOf>>,
  after: Awaited<ReturnType<typeof recordsOf>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...after]
      .flatMap(([key, record]) => {
        const found = record.kind === 'member' ? differenceOf(before.get(key), record) : null
        if (!found) return []
        const fields = found.fields.filter(({ field }) => field !== 'life' || before.has(key))
        return [
          [record.entity, [found.type, fields.map((one) => [one.field, one.before, one.after])]] as const,
        ]
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const told = (news: readonly RecordNews[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    news
      .map(
        ({ entity, type, fields }) =>
          [entity, [type, fields.map((one) => [one.field, one.before, one.after])]] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

describe('the preview of an import', () => {
  it('of a new branch tells what merging then does, and writes nothing', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('机械学院分工会', 'branch')
    await introduce(branch, school)
    await add(branch, { name: '甲', phone: '1' })
    const gone = await add(branch, { name: '乙' })
    await add(branch, { name: '丙' })
    await edit(branch, gone, { life: { state: 'void', reason: '重复' } })
    const [row] = await school.engine.inspect([await exported(branch)], quiet)
    const key = row?.key ?? ''
    const journal = school.host.journals.get(school.workspace.id)
    const before = await recordsOf(school)

    const groups = await school.engine.previewMerge([key], [branch.workspace.org], quiet)
    expect(groups).toEqual([
      {
        org: branch.workspace.org,
        orgName: '机械学院分工会',
        kind: 'member',
        fresh: 2,
        changed: 0,
        conflicting: 0,
        rejected: 0,
        voided: 0,
        erased: 0,
        parallel: 0,
      },
    ])
    const news = await all(school)
    expect(news.map(({ values }) => values.name).sort()).toEqual(['丙', '甲'])
    expect(news[0]?.fields[0]?.sides[0]).toMatchObject({
      orgName: '机械学院分工会',
      deviceName: '机械学院分工会的电脑',
      fileName: row?.fileName,
    })
    expect(school.host.journals.get(school.workspace.id)).toBe(journal)
    expect(await recordsOf(school)).toEqual(before)
    expect(await school.records.list(member)).toEqual([])

    must(await school.engine.merge([key], [branch.workspace.org], quiet))
    expect(told(news)).toEqual(differences(before, await recordsOf(school)))
    expect((await school.engine.previewRecords({}, 0, 10)).total).toBe(0)
  })

  it('names the new records that a page of it refers to, and those that these refer to', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('外语学院分工会', 'branch')
    await introduce(branch, school)
    const person = await add(branch, { name: '甲' })
    await add(branch, { name: '乙' })
    const visit = await branch.engine.newId()
    const note = await branch.engine.newId()
    must(
      await branch.engine.save([
        { kind: 'visit', entity: visit, fields: { member: person, event: 'illness' } },
        { kind: 'attachment', entity: note, fields: { of: visit, role: 'other' } },
      ]),
    )
    const [row] = await school.engine.inspect([await exported(branch)], quiet)
    await school.engine.previewMerge([row?.key ?? ''], [branch.workspace.org], quiet)
    const { records, named } = await school.engine.previewRecords({ kind: 'attachment' }, 0, 10)
    expect(records.map(({ entity }) => entity)).toEqual([note])
    expect(named.map(({ entity }) => entity)).toEqual([visit, person])
    expect(named[1]?.values.name).toBe('甲')
  })

  it('of a changed one puts conflicts first, with both sides, and is exactly what the merge then does', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('化学院分工会', 'branch')
    await introduce(branch, school)
    const [a, b, c] = [
      await add(branch, { name: '甲', phone: '1' }),
      await add(branch, { name: '乙', phone: '1' }),
      await add(branch, { name: '丙', phone: '1' }),
    ]
    await taken(school, [await exported(branch)])
    await edit(school, a, { phone: '2' })
    await edit(branch, a, { phone: '3' })
    await edit(branch, b, { phone: '4' })
    await edit(branch, c, { life: { state: 'void', reason: '调走' } })
    await add(branch, { name: '丁' })

    const [row] = await school.engine.inspect([await exported(branch)], quiet)
    const key = row?.key ?? ''
    const before = await recordsOf(school)
    const [group] = await school.engine.previewMerge([key], [], quiet)
    expect(group).toMatchObject({ fresh: 1, changed: 1, conflicting: 1, voided: 1 })
    const news = await all(school)
    expect(news.map(({ type }) => type)).toEqual(['conflict', 'voided', 'changed', 'new'])
    expect(news[0]).toMatchObject({
      entity: a,
      homeName: '化学院分工会',
      files: [key],
      fields: [
        {
          field: 'phone',
          before: '2',
          after: '2',
          sides: [
            { value: '2', orgName: '示例大学工会', fileName: null },
            { value: '3', orgName: '化学院分工会', fileName: row?.fileName },
          ],
        },
      ],
    })
    expect(
      (await school.engine.previewRecords({ type: 'voided' }, 0, 10)).records.map(({ entity }) => entity),
    ).toEqual([c])
    expect((await school.engine.previewRecords({}, 1, 2)).records).toEqual(news.slice(1, 3))
    must(await school.engine.merge([key], [], quiet))
    expect(told(news)).toEqual(differences(before, await recordsOf(school)))
  })

  it('lists a write without authority as rejected, with its reason and what it says', async () => {
    const school = await newPc('示例大学工会', 'school')
    const [one, two] = [await newPc('数学院分工会', 'branch'), await newPc('物理学院分工会', 'branch')]
    await introduce(one, school)
    await introduce(two, school)
    const id = await add(one, { name: '甲', phone: '1' })
    await edit(two, id, { phone: '9' })
    await taken(school, [await exported(one)])
    const [row] = await school.engine.inspect([await exported(two)], quiet)
    const [group] = await school.engine.previewMerge([row?.key ?? ''], [two.workspace.org], quiet)
    expect(group).toMatchObject({
      orgName: '数学院分工会',
      kind: 'member',
      rejected: 1,
      fresh: 0,
      changed: 0,
    })
    expect((await all(school))[0]).toMatchObject({
      type: 'rejected',
      reason: 'rejected-home',
      values: { name: '甲' },
    })
    must(await school.engine.merge([row?.key ?? ''], [two.workspace.org], quiet))
    const [refused] = await school.engine.refused()
    expect(refused).toMatchObject({ entity: id, reason: 'rejected-home', canTakeIn: false })
    expect((await school.records.get(member, id))?.values.phone).toBe('1')
  })

  it('says where somebody here changed other fields of a record meanwhile, until the sender knows of it', async () => {
    const school = await newPc('示例大学工会', 'school')
    const branch = await newPc('外语学院分工会', 'branch')
    await introduce(branch, school)
    const id = await add(branch, { name: '甲', phone: '1' })
    await taken(school, [await exported(branch)])
    await edit(school, id, { note: '校工会的话' })
    const news = async () => {
      const [row] = await school.engine.inspect([await exported(branch)], quiet)
      await school.engine.previewMerge([row?.key ?? ''], [], quiet)
      return (await all(school)).map(({ type, parallel }) => [type, parallel])
    }
    await edit(branch, id, { phone: '2' })
    expect(await news()).toEqual([['changed', true]])
    await taken(branch, [must(await school.engine.exportBundle(branch.workspace.org, false, quiet))])
    await edit(branch, id, { phone: '3' })
    expect(await news()).toEqual([['changed', false]])
  })

  it('of decisions that come down is exact too: approved, moved, linked, erased, decided', async () => {
    const school = await newPc('示例大学工会', 'school')
    const [branch, other] = [await newPc('艺术学院分工会', 'branch'), await newPc('体育学院分工会', 'branch')]
    await introduce(branch, school)
    await introduce(other, school)
    const ids: EntityId[] = []
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) ids.push(await add(branch, { name, phone: '1' }))
    const [approved, moved, first, second, erased, late] = ids as [
      EntityId,
      EntityId,
      EntityId,
      EntityId,
      EntityId,
      EntityId,
    ]
    await taken(school, [await exported(branch), await exported(other)])
    const { engine } = school
    must(await engine.approve('member', approved))
    must(await engine.approve('member', late, ['phone']))
    must(await engine.moveHome([{ kind: 'member', entity: moved }], other.workspace.org))
    must(await engine.linkSame('member', [first, second]))
    must(await engine.erase([{ kind: 'member', entity: erased }]))
    await edit(school, moved, { note: '调动' })
    await edit(branch, late, { phone: '2' })
    await edit(branch, moved, { phone: '2' })
    await edit(branch, second, { phone: '2' })

    const file = must(await engine.exportBundle(branch.workspace.org, false, quiet))
    const [row] = await branch.engine.inspect([file], quiet)
    const before = await recordsOf(branch)
    await branch.engine.previewMerge([row?.key ?? ''], [], quiet)
    const news = await all(branch)
    must(await branch.engine.merge([row?.key ?? ''], [], quiet))
    expect(told(news.filter(({ type }) => type !== 'rejected'))).toEqual(
      Object.fromEntries(
        Object.entries(differences(before, await recordsOf(branch))).filter(
          ([, one]) => (one as readonly unknown[])[0] !== 'rejected',
        ),
      ),
    )
    expect(new Set(news.map(({ type }) => type)).has('erased')).toBe(true)
    expect(news.find(({ entity }) => entity === late)).toMatchObject({ reason: 'late-approval' })
  })
})
