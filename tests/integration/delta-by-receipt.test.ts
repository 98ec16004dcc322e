import { expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { member } from '#shared/domain/member.ts'
import {
  changesIn,
  exported,
  introduce,
  joined,
  must,
  newPc,
  opened,
  quiet,
  type TestPc,
  taken,
} from '#tests/support/engine.ts'

const units = ['机械学院', '化学院', '物理学院', '外国语学院', '图书馆', '后勤处']

/** Invented members of twelve fields, a few hundred to a save. */
const enter = async (pc: TestPc, count: number): Promise<readonly EntityId[]> => {
  const ids: EntityId[] = []
  for (let at = 0; at < count; at += 200) {
    const writes = []
    for (let i = at; i < Math.min(count, at + 200); i++) {
      const entity = await pc.engine.newId()
      ids.push(entity)
      const fields = {
        name: `样例会员${i}`,
        staffNo: String(20_260_000 + i),
        phone: `139${String((i * 7919) % 100_000_000).padStart(8, '0')}`,
        unit: units[i % units.length],
        sex: i % 2 === 0 ? 'female' : 'male',
        birthday: `19${60 + (i % 40)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
        ethnicity: '汉族',
        political: i % 3 === 0 ? 'party' : 'masses',
        education: i % 5 === 0 ? 'doctor' : 'master',
        titleRank: i % 4 === 0 ? 'senior' : 'middle',
        email: `yangli${i}@example.edu.cn`,
        note: `样例，非真实人员 ${(i * 104_729) % 1_000_003}`,
      }
      writes.push({ kind: 'member', entity, fields })
    }
    must(await pc.engine.save(writes))
  }
  return ids
}

const names = async (pc: TestPc): Promise<readonly unknown[]> =>
  (await pc.records.list(member)).map(({ id, values }) => [id, values]).sort()

test('after a receipt a file holds what is missing, at most 3 % of all when 1 % was edited', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('机械学院分工会', 'branch')
  await introduce(branch, school)
  const ids = await enter(branch, 3000)
  expect(await branch.engine.exportPreview('parent')).toMatchObject({ mode: 'full' })
  const first = await exported(branch)
  await taken(school, [first])
  // Nothing was heard from the school yet: what was exported may have been lost.
  expect(await branch.engine.exportPreview('parent')).toMatchObject({ mode: 'full', number: 2 })
  await taken(branch, [await exported(school, branch.workspace.org)])

  for (const entity of ids.slice(0, 30)) {
    must(await branch.engine.save([{ kind: 'member', entity, fields: { phone: '13800000000' } }]))
  }
  expect(await branch.engine.exportPreview('parent')).toMatchObject({
    mode: 'delta',
    changes: 30,
    kinds: [{ kind: 'member', records: 3000, since: 30 }],
  })
  const delta = await exported(branch)
  expect(await changesIn(school, delta)).toHaveLength(30)
  expect(delta.bytes.length / first.bytes.length).toBeLessThan(0.03)
  const [row] = await taken(school, [delta])
  expect(row).toMatchObject({ state: { type: 'merged' }, newChanges: 30, changedRecords: 30, newRecords: 0 })
  expect(await names(school)).toEqual(await names(branch))

  // All on request holds the same as everything sent so far.
  const full = await exported(branch, 'parent', true)
  expect((await opened(school, full)).header.kind).toBe('full')
  const all = new Set((await changesIn(school, full)).map(({ id }) => id))
  const known = new Set([
    ...(await changesIn(school, first)).map(({ id }) => id),
    ...(await changesIn(school, delta)).map(({ id }) => id),
  ])
  expect([...all].sort()).toEqual([...known].sort())
}, 60_000)

test('a file with no news still carries the receipt, and is taken in', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('化学院分工会', 'branch')
  await introduce(branch, school)
  await enter(branch, 5)
  await taken(school, [await exported(branch)])
  await taken(branch, [await exported(school, branch.workspace.org)])
  await taken(school, [await exported(branch)])
  const receipt = await exported(branch)
  expect((await opened(school, receipt)).header.kind).toBe('receipt')
  expect(await changesIn(school, receipt)).toEqual([])
  expect((await school.engine.inspect([receipt], quiet))[0]).toMatchObject({
    state: { type: 'ready' },
    newChanges: 0,
  })
})

test('what any PC of the addressee lacks is sent, until each has said what it holds', async () => {
  const one = await newPc('物理学院分工会', 'branch')
  const two = await joined(one)
  const ids = await enter(one, 20)
  await taken(two, [await exported(one, 'own')])
  await taken(one, [await exported(two, 'own')])
  expect(await one.engine.exportPreview('own')).toMatchObject({ mode: 'delta' })
  const third = await joined(one)
  // Nobody heard of the third PC before it wrote.
  await taken(third, [await exported(one, 'own', true)])
  await taken(one, [await exported(third, 'own')])
  await taken(two, [await exported(one, 'own')])
  must(
    await one.engine.save([{ kind: 'member', entity: ids[0] as EntityId, fields: { phone: '13800000001' } }]),
  )
  const delta = await exported(one, 'own')
  expect((await opened(two, delta)).header.kind).toBe('delta')
  for (const pc of [two, third]) await taken(pc, [delta])
  expect(await names(two)).toEqual(await names(one))
  expect(await names(third)).toEqual(await names(one))
  // The second PC tells the third what the first never heard of.
  must(
    await two.engine.save([{ kind: 'member', entity: ids[1] as EntityId, fields: { phone: '13800000002' } }]),
  )
  await taken(third, [await exported(two, 'own')])
  expect(await names(third)).toEqual(await names(two))
})

test('an attachment travels once: with the record that names it', async () => {
  const school = await newPc('示例大学工会', 'school')
  const branch = await newPc('图书馆分工会', 'branch')
  await introduce(branch, school)
  const pdf = new TextEncoder().encode('%PDF-1.7\n样例附件\n%%EOF\n')
  const attach = async (bytes: Uint8Array) => {
    const file = must(await branch.engine.putBlob(bytes, '样例.pdf'))
    const [of] = await enter(branch, 1)
    const entity = await branch.engine.newId()
    must(await branch.engine.save([{ kind: 'attachment', entity, fields: { of, file, role: 'evidence' } }]))
    return file
  }
  const first = await attach(pdf)
  await taken(school, [await exported(branch)])
  expect(await school.engine.getBlob(first)).toEqual(pdf)
  await taken(branch, [await exported(school, branch.workspace.org)])

  const other = new Uint8Array([...pdf, 10])
  const second = await attach(other)
  expect(await branch.engine.exportPreview('parent')).toMatchObject({ mode: 'delta', blobs: 1 })
  const delta = await exported(branch)
  expect((await opened(school, delta)).manifest.blobs.map(({ id }) => id)).toEqual([second.id])
  await taken(school, [delta])
  expect(await school.engine.getBlob(second)).toEqual(other)
  // Nothing of it goes back to where it came from.
  expect((await opened(branch, await exported(school, branch.workspace.org))).manifest.blobs).toEqual([])
})
