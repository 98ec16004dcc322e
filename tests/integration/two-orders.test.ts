import { expect, test } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import type { ChangeLines } from '#shared/sync/segment-text.ts'
import { engineOver, must, newPc, quiet, type TestPc, taken } from '#tests/support/engine.ts'
import { castWith } from '#tests/support/vectors/cast-with.ts'
import { bundle } from '#tests/support/vectors/mould.ts'
import { addMember, copyOf, fresh, introduce, pcOf, segmentOf, write } from '#tests/support/vectors/people.ts'

/**
 * A PC writes a field twice; a copy of it writes the field once and signs the second of those writes, as a bare id, after its
 * own. That is a file with nothing new in it but an order, when all else is here already.
 */
const story = async (pc: TestPc) => {
  const { cast } = await castWith(pc)
  const { school } = cast
  const mech = fresh(pcOf(cast.mech))
  await introduce(mech, school)
  const { entity, id } = await addMember(mech, '示例')
  const start = mech.lines.length
  const before = mech.prev
  await write(mech, 'member', entity, { phone: '原机' }, { life: [id] })
  const first = mech.prev ?? id
  await write(mech, 'member', entity, { phone: '原机再改' }, { life: [id] })
  const withheld: ChangeLines = { withheld: mech.prev, header: '', bodies: [] }
  const copyWith = async (phone: string) => {
    const copy = { ...copyOf(mech), prev: before }
    copy.lines.splice(start)
    await write(copy, 'member', entity, { phone }, { life: [id] })
    return copy
  }
  // The smaller name counts: that of the copy.
  let copy = await copyWith('复制机')
  for (let n = 1; (copy.prev ?? id) > first; n++) copy = await copyWith(`复制机${n}`)
  const file = async (...segments: ReturnType<typeof segmentOf>[]) => {
    return { name: '附件.xjb', bytes: await bundle(mech, school, { segments: await Promise.all(segments) }) }
  }
  return {
    opening: await file(segmentOf(mech, 1, start)),
    original: await file(segmentOf(mech, start + 1)),
    copied: await file(segmentOf(copy, start + 1)),
    ordered: await file(segmentOf(copy, start + 1, start + 2, [...copy.lines, withheld])),
  }
}

const seenBy = async ({ workspace: { id } }: TestPc) => {
  const db = new IndexDb(id)
  const records = (await db.chunk.toArray()).flatMap(({ text }) => unpackRecords(text))
  db.close()
  const { values, heads, conflicts } = records.find(({ kind }) => kind === 'member') ?? {}
  return { phone: values?.phone, heads: heads?.phone, conflicts }
}

test.each([
  ['original', 'copied', 'ordered'],
  ['ordered', 'original', 'copied'],
  ['copied', 'ordered', 'original'],
] as const)('an order that a file alone brings counts, whenever it comes: %s, %s, %s', async (...names) => {
  const pc = await newPc('校工会', 'school')
  const files = await story(pc)
  await taken(pc, [files.opening])
  for (const name of names) await taken(pc, [files[name]])
  const seen = await seenBy(pc)
  expect(seen.heads).toHaveLength(2)
  expect(seen.conflicts).toEqual(['phone'])
  // The write of the copy is replaced by what was signed after it; the first one of the original stands beside that.
  expect(String(seen.phone)).toMatch(/^原机/)
  await new IndexDb(pc.workspace.id).delete()
  must(await engineOver(pc.host).open(pc.workspace.id, null, quiet))
  expect(await seenBy(pc)).toEqual(seen)
})
