import { beforeAll, describe, expect, it } from 'vitest'
import type { OutFile } from '#renderer/engine.ts'
import { exported, introduce, must, newPc, quiet, type TestPc } from '#tests/support/engine.ts'

let branch: TestPc
let school: TestPc
let file: OutFile

beforeAll(async () => {
  branch = await newPc('机械学院分工会', 'branch')
  school = await newPc('示例大学工会', 'school')
  await introduce(branch, school)
  const id = await branch.engine.newId()
  must(await branch.engine.save([{ kind: 'member', entity: id, fields: { name: '示例' } }]))
  file = await exported(branch)
})

const journalOf = (pc: TestPc): string =>
  Buffer.from(pc.host.journals.get(pc.workspace.id) ?? []).toString('hex')

/** How the school answers a file, having made sure that nothing was written. */
const answer = async (bytes: Uint8Array, pc = school) => {
  const before = journalOf(pc)
  const [row] = await pc.engine.inspect([{ name: '附件(1).zip', bytes }], quiet)
  expect(journalOf(pc)).toBe(before)
  return row?.state
}

const refused = (type: string) => ({ type: 'refused', refusal: expect.objectContaining({ type }) })

describe('a file that is not what it should be is refused with its reason, and nothing is written', () => {
  it('a renamed file is taken for what it is', async () => {
    expect(await answer(file.bytes)).toEqual({ type: 'unknown-sender' })
  })

  it('0 bytes', async () => {
    expect(await answer(new Uint8Array(0))).toEqual(refused('empty'))
  })

  it('something else altogether', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 131 + 7) % 251)
    expect(await answer(noise)).toEqual(refused('not-a-bundle'))
  })

  it('cut off on the way', async () => {
    const half = file.bytes.slice(0, Math.floor(file.bytes.length * 0.7))
    expect(await answer(half)).toEqual(refused('truncated'))
  })

  it('one bit flipped anywhere', async () => {
    for (let i = 0; i < 60; i++) {
      const bytes = file.bytes.slice()
      const at = Math.floor((bytes.length * i) / 60)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8))
      expect((await answer(bytes))?.type).toBe('refused')
    }
  })

  it('meant for another school', async () => {
    const other = await newPc('另一所大学工会', 'school')
    expect(await answer(file.bytes, other)).toEqual(refused('wrong-recipient'))
  })

  it('a card where a report is expected, and the other way round', async () => {
    const card = await school.engine.card()
    expect(await answer(card.bytes)).toEqual(refused('wrong-kind'))
    expect(await branch.engine.readCard(file)).toEqual({
      ok: false,
      error: expect.objectContaining({ type: 'wrong-kind' }),
    })
  })

  it('one bad file among good ones does not keep the others out', async () => {
    const rows = await school.engine.inspect([{ name: '空', bytes: new Uint8Array(0) }, file], quiet)
    expect(rows.map(({ state }) => state.type)).toEqual(['refused', 'unknown-sender'])
  })

  it('a join file needs its code', async () => {
    const { file: join } = must(await branch.engine.makeJoin({ as: 'pc' }))
    const fresh = await newPc('借用', 'branch')
    expect(await fresh.engine.join(join, 'AAAA-AAAA-AAAA-AAAA', '新电脑')).toEqual({
      ok: false,
      error: { type: 'wrong-code' },
    })
  })
})

describe('a long import', () => {
  it('that is cancelled has written nothing and can be done again', async () => {
    const rows = await school.engine.inspect([file], () => void school.engine.cancel())
    expect(rows).toEqual([])
    const before = journalOf(school)
    await school.engine.inspect([file], quiet)
    const sender = [branch.workspace.org]
    const stopped = await school.engine.merge(['0'], sender, () => void school.engine.cancel())
    expect(stopped).toEqual({ ok: false, error: { type: 'cancelled' } })
    expect(journalOf(school)).toBe(before)
    await school.engine.inspect([file], quiet)
    expect(must(await school.engine.merge(['0'], sender, quiet))[0]?.state).toEqual({ type: 'merged' })
  })
})
