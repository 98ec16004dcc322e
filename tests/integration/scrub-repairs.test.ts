import { describe, expect, it } from 'vitest'
import { createRecords } from '#renderer/db/records.ts'
import { IndexDb } from '#renderer/db/schema.ts'
import type { Progress } from '#renderer/engine.ts'
import { member } from '#shared/domain/member.ts'
import { engineOver, must, newPc, quiet } from '#tests/support/engine.ts'

const school = async () => {
  const pc = await newPc('示例大学工会', 'school')
  must(await pc.engine.fillWithSample({ branches: 2, members: 12 }, quiet))
  return pc
}
const texts = async (workspace: string) =>
  (await new IndexDb(workspace).chunk.toArray()).map(({ key, text }) => ({ key, text }))

describe('looking everything through', () => {
  it('finds nothing in a sound store, changes nothing, and says how far it is', async () => {
    const pc = await school()
    const before = await texts(pc.workspace.id)
    const stages = new Set<string>()
    const report = must(await pc.engine.scrub(({ stage }: Progress) => stages.add(stage)))
    expect(report).toMatchObject({ repaired: 0, lost: 0, differing: 0 })
    expect(report.changes).toBeGreaterThan(100)
    expect(stages).toContain('scrub-journal')
    expect(stages).toContain('scrub-index')
    expect(await texts(pc.workspace.id)).toEqual(before)
    expect((await pc.engine.storeState()).lastScrubAt).not.toBeNull()
  })

  it('corrects a record of the index that shows something else than what was saved', async () => {
    const pc = await school()
    const db = new IndexDb(pc.workspace.id)
    const [first] = await createRecords(db).list(member)
    const name = first?.values.name ?? ''
    const chunk = (await db.chunk.toArray()).find(({ text }) => text.includes(name))
    await db.chunk.put({
      ...(chunk ?? { key: '', kind: '', version: 0, text: '', marks: [] }),
      text: chunk?.text.replaceAll(name, '别的名字') ?? '',
    })
    expect(must(await pc.engine.scrub(quiet)).differing).toBeGreaterThan(0)
    const names = (await createRecords(new IndexDb(pc.workspace.id)).list(member)).map(
      (one) => one.values.name,
    )
    expect(names).toContain(name)
    expect(names).not.toContain('别的名字')
    expect(must(await pc.engine.scrub(quiet)).differing).toBe(0)
    // Lost marks would hide a conflict.
    const [row] = await db.chunk.toArray()
    await db.chunk.update(row?.key ?? '', { marks: ['doubtful'] })
    expect(must(await pc.engine.scrub(quiet)).differing).toBe(1)
    // The engine goes on with the index made anew.
    const id = await pc.engine.newId()
    must(await pc.engine.save([{ kind: 'member', entity: id, fields: { name: '新来的' } }]))
    const again = engineOver(pc.host)
    expect(must(await again.open(pc.workspace.id, null, quiet))).toMatchObject({
      rebuilt: false,
      replayed: 0,
    })
  })

  it('takes an attachment from where it still lies whole, and counts one that lies nowhere', async () => {
    const pc = await newPc('机械', 'branch')
    const pdf = (n: number) => new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, n])
    const one = must(await pc.engine.putBlob(pdf(1), '一.pdf'))
    const two = must(await pc.engine.putBlob(pdf(2), '二.pdf'))
    const key = `${pc.workspace.id}/${one.id}`
    pc.host.blobs.set(key, pdf(9))
    expect(must(await pc.engine.scrub(quiet))).toMatchObject({ repaired: 1, lost: 0 })
    expect(pc.host.blobs.get(key)).toEqual(pdf(1))
    const db = new IndexDb(pc.workspace.id)
    await db.blob.put({ id: two.id, bytes: pdf(9) })
    expect(must(await pc.engine.scrub(quiet))).toMatchObject({ repaired: 1, lost: 0 })
    expect(await pc.engine.getBlob(two)).toEqual(pdf(2))
    await db.blob.put({ id: two.id, bytes: pdf(9) })
    pc.host.blobs.set(`${pc.workspace.id}/${two.id}`, pdf(9))
    expect(must(await pc.engine.scrub(quiet))).toMatchObject({ repaired: 0, lost: 1 })
  })

  it('can be stopped, and leaves nothing behind', async () => {
    const pc = await school()
    const before = await texts(pc.workspace.id)
    const stopped = pc.engine.scrub(({ stage }: Progress) => {
      if (stage === 'scrub-index') void pc.engine.cancel()
    })
    expect(await stopped).toEqual({ ok: false, error: { type: 'cancelled' } })
    expect(await texts(pc.workspace.id)).toEqual(before)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(
      `xiaojia-${pc.workspace.id}-check`,
    )
  })
})

describe('making the index anew', () => {
  it('gives the same records, and numbers that were never given', async () => {
    const pc = await school()
    const before = await texts(pc.workspace.id)
    const made = await pc.engine.newId()
    must(await pc.engine.save([{ kind: 'member', entity: made, fields: { name: '甲' } }]))
    must(await pc.engine.rebuild(quiet))
    const after = await texts(pc.workspace.id)
    for (const chunk of before.filter(({ key }) => !key.includes(pc.workspace.device))) {
      expect(after.find(({ key }) => key === chunk.key)?.text.length).toBe(chunk.text.length)
    }
    expect(await pc.engine.newId()).not.toBe(made)
  })
})
