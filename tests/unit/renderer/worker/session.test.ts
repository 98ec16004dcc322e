import { expect, test } from 'vitest'
import type { EntityId } from '#shared/base/id.ts'
import { exported, introduce, must, newPc, taken } from '#tests/support/engine.ts'

const lineCount = (bytes: Uint8Array | undefined, text: string): number =>
  new TextDecoder().decode(bytes).split(text).length - 1

test('a full file that comes again with news does not put what is held into the journal a second time', async () => {
  const branch = await newPc('机械学院分工会', 'branch')
  const school = await newPc('示例大学工会', 'school')
  await introduce(branch, school)
  const writes = await Promise.all(
    Array.from({ length: 3000 }, async (_, i) => ({
      kind: 'member',
      entity: await branch.engine.newId(),
      fields: { name: `示例${i}` },
    })),
  )
  must(await branch.engine.save(writes))
  await taken(school, [await exported(branch)])
  const journal = () => school.host.journals.get(school.workspace.id)
  expect(lineCount(journal(), '"name":"示例5"')).toBe(1)

  must(
    await branch.engine.save([
      { kind: 'member', entity: await branch.engine.newId(), fields: { name: '新来' } },
    ]),
  )
  const before = journal()?.length ?? 0
  await taken(school, [await exported(branch)])
  expect(lineCount(journal(), '"name":"新来"')).toBe(1)
  expect(lineCount(journal(), '"name":"示例5"')).toBe(1)
  // Only the last stretch of the chain, which grew, stands there again.
  expect((journal()?.length ?? 0) - before).toBeLessThan(before / 2)
})

test('what two PCs of a branch both bring stands in the journal once', async () => {
  const school = await newPc('示例大学工会', 'school')
  must(await school.engine.fillWithSample({ branches: 2, members: 12 }, () => {}))
  const journal = new TextDecoder().decode(school.host.journals.get(school.workspace.id))
  const seqs = [...journal.matchAll(/^\{"segment":1,"device":"([^"]+)","first":(\d+)/gm)].map(
    ([, device, first]) => `${device} ${first}`,
  )
  expect(new Set(seqs).size).toBe(seqs.length)
})

test('the preview counts what comes: new records, changed ones, and conflicts within one file', async () => {
  const branch = await newPc('机械学院分工会', 'branch')
  const school = await newPc('示例大学工会', 'school')
  await introduce(branch, school)
  const ids = await Promise.all([0, 1, 2].map(() => branch.engine.newId()))
  const write = (i: number, name: string) => ({
    kind: 'member',
    entity: ids[i] ?? ('' as EntityId),
    fields: { name },
  })
  must(await branch.engine.save([write(0, '甲'), write(1, '乙')]))
  must(await branch.engine.save([write(1, '乙二')]))
  const first = await exported(branch)
  // Two members, one of them written twice, and what a branch says of itself in its first file.
  const [row] = await school.engine.inspect([first], () => {})
  const statements = (row?.newRecords ?? 0) - 2
  expect(row).toMatchObject({ changedRecords: 0, conflicts: 0, newChanges: 3 + statements })
  await taken(school, [first])
  must(await branch.engine.save([write(0, '甲二'), write(2, '丙')]))
  const [next] = await school.engine.inspect([await exported(branch)], () => {})
  expect(next).toMatchObject({ newChanges: 2, newRecords: 1, changedRecords: 1, conflicts: 0 })
})
