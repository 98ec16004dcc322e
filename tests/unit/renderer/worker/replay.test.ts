import { describe, expect, test } from 'vitest'
import { IndexDb } from '#renderer/db/schema.ts'
import { emptySession } from '#renderer/worker/open.ts'
import { countOf, portionsOf, readJournal, replay } from '#renderer/worker/replay.ts'
import { metaKey } from '#renderer/worker/session.ts'
import { createChance } from '#shared/sample/chance.ts'
import { readFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { parseKeys } from '#shared/sync/keys.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import type { PublicKey } from '#shared/sync/trust.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { exported, introduce, must, newPc, quiet, type TestPc, taken, tick } from '#tests/support/engine.ts'

const placeOver = (bytes: Uint8Array) => ({
  host: {
    journalSize: () => Promise.resolve(bytes.length),
    journalRead: (_: string, offset: number, length: number) =>
      Promise.resolve(bytes.subarray(offset, offset + length)),
  },
  crypto,
  workspace: 'w',
})

const nameOf = ({ device, first, sig }: Segment): string => `${device} ${first} ${sig ? 'signed' : 'own'}`

/** What portions must give: everything that stands in whole writes, the signed first. */
const expectedOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { frames } = await readFrames(crypto, bytes)
  const segments = frames.flatMap(({ payload }) => frameSegments(payload))
  return [...segments.filter(({ sig }) => sig), ...segments.filter(({ sig }) => !sig)].map(nameOf)
}

const portionsIn = async (bytes: Uint8Array, size: number, least: number) => {
  const place = placeOver(bytes)
  const journal = await readJournal(place, 0, quiet, least)
  const portions: (readonly Segment[])[] = []
  for await (const portion of portionsOf(place, journal, size)) portions.push(portion)
  return { journal, portions }
}

describe('the portions of a journal', () => {
  test('hold every segment once, the signed first, whatever writes it has and wherever it is damaged', async () => {
    let stretches = 0
    for (let seed = 1; seed <= 60; seed++) {
      const chance = createChance(seed)
      const pieces: Uint8Array[] = []
      for (let n = 0; n < 14; n++) {
        const segments = Array.from({ length: chance.int(0, 3) }, (_, i) =>
          writeSegment({
            device: 'd'.repeat(22) as Segment['device'],
            first: n * 10 + i + 1,
            count: 1,
            key: 'k'.repeat(43) as PublicKey,
            sig: chance.int(0, 1) ? 's'.repeat(86) : null,
            lines: [`"${'c'.repeat(43)}"`],
          }),
        )
        const frame = await writeFrame(
          crypto,
          new TextEncoder().encode(segments.join('')),
          chance.int(0, 2) === 0,
        )
        if (chance.int(0, 7) === 0) frame[frame.length - 1] = 0
        pieces.push(frame)
      }
      const bytes = joinBytes(pieces)
      const { journal, portions } = await portionsIn(bytes, chance.int(1, 9), chance.int(1, 1000))
      stretches = Math.max(stretches, journal.stretches.length)
      expect(portions.flat().map(nameOf), `seed ${seed}`).toEqual(await expectedOf(bytes))
    }
    expect(stretches).toBeGreaterThan(5)
  })
})

/** A school that took in what two branches sent, and wrote something of its own in between. */
const schoolWithJournal = async (): Promise<TestPc> => {
  const school = await newPc('示例大学工会', 'school')
  const add = async (pc: TestPc, name: string) =>
    must(
      await pc.engine.save([
        { kind: 'member', entity: await pc.engine.newId(), fields: { name, phone: '1' } },
      ]),
    )
  for (const branchName of ['机械学院分工会', '文学院分工会']) {
    const branch = await newPc(branchName, 'branch')
    await introduce(branch, school)
    for (let i = 0; i < 15; i++) await add(branch, `${branchName}${i}`)
    await taken(school, [await exported(branch)])
    await add(school, `校工会${branchName}`)
    must(await school.engine.undoLast())
  }
  return school
}

describe('an index made from a journal', () => {
  test('in portions smaller than the journal is the same as in one go', async () => {
    const school = await schoolWithJournal()
    const { host, workspace } = school
    const keys = parseKeys((await host.keysRead(workspace.id)) ?? '')
    if (!keys) throw new Error('the keys lie open in a test')
    const place = { host, crypto, workspace: workspace.id }
    const journal = await readJournal(place, 0, quiet)
    const made = async (name: string, size: number) => {
      const db = new IndexDb(`${workspace.id}-${name}`)
      await db.open()
      const steps: number[] = []
      const session = emptySession({ host, crypto, now: tick }, keys, db)
      await replay(session, journal, ({ done }) => steps.push(done), size)
      const chunks = await db.chunk.toArray()
      const watermark = (await db.meta.get(metaKey.watermark))?.value
      db.close()
      return { steps, watermark, chunks: chunks.map(({ key, text }) => [key, text]) }
    }
    const [small, whole] = [await made('small', 7), await made('whole', 1_000_000)]
    expect(whole.steps).toEqual([journal.changes])
    expect(small.steps.length).toBeGreaterThan(3)
    expect(small.steps.at(-1)).toBe(journal.changes)
    expect(small.chunks).toEqual(whole.chunks)
    expect([small.watermark, whole.watermark]).toEqual([journal.end, journal.end])
    const { portions } = await portionsIn(host.journals.get(workspace.id) ?? new Uint8Array(0), 7, 1)
    const largest = Math.max(...portions.flat().map(({ count }) => count))
    for (const portion of portions) expect(countOf(portion)).toBeLessThan(7 + largest)
    expect(countOf(portions.flat())).toBe(journal.changes)
  })

  test('stopped half-way has no watermark, so that all of it is read again', async () => {
    const { host, workspace } = await schoolWithJournal()
    const keys = parseKeys((await host.keysRead(workspace.id)) ?? '')
    if (!keys) throw new Error('the keys lie open in a test')
    const db = new IndexDb(`${workspace.id}-stopped`)
    await db.open()
    const journal = await readJournal({ host, crypto, workspace: workspace.id }, 0, quiet)
    const stop = () => {
      throw new Error('power cut')
    }
    const session = emptySession({ host, crypto, now: tick }, keys, db)
    await expect(replay(session, journal, stop, 7)).rejects.toThrow('power cut')
    expect((await db.meta.get(metaKey.watermark))?.value).toBe(0)
    expect(await db.chunk.count()).toBeGreaterThan(0)
    db.close()
  })
})
