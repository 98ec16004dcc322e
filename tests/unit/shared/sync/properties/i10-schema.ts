import { expect } from 'vitest'
import { setAside } from '#shared/sync/check-changes.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { readFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { parseSegment } from '#shared/sync/segment-parse.ts'
import { verifySegment } from '#shared/sync/segment-seal.ts'
import { readLines, readSegments, writeSegment } from '#shared/sync/segment-text.ts'
import { quickCrypto, readBack, segmentsOf } from './carry.ts'
import { expectSame, grow, heldBy, snapshotOf } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'

/** The way of segments through a PC: read and checked, into the journal, out of it, into the next file. */
const relay = async (segments: readonly Segment[]): Promise<readonly Segment[]> => {
  const kept: Segment[] = []
  for (const segment of segments) {
    const parsed = await parseSegment(segment, quickCrypto)
    if (!parsed) throw new Error('what was written can be read')
    kept.push(setAside(segment, parsed).checked.segment)
  }
  const journal = await writeFrames(quickCrypto, kept)
  const { frames } = await readFrames(quickCrypto, journal)
  const text = frames.flatMap(({ payload }) => frameSegments(payload)).map(writeSegment)
  return readSegments(readLines(text.join('')) ?? []) ?? []
}

/** The lines as the next version of the program writes them, of which this one cannot read a word. */
const fromTheFuture = (line: string): string => line.replace('{"v":1,', '{"v":2,"more":"未来",')

export const olderSchema: Property = {
  name: 'I10',
  says: 'a round trip through an older schema keeps unknown fields bit for bit',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const replica = world.replicas[Math.floor(chance() * world.replicas.length)]
    if (!replica) throw new Error('a history has replicas')
    const { org } = replica
    const all = heldBy(replica)
    const sent = await segmentsOf(world, all.changes, all.withheld)
    const passed = await relay(await relay(sent))
    expectSame(passed, sent)
    for (const segment of passed) expect(await verifySegment(quickCrypto, segment)).not.toBeNull()

    // Whoever knows more sees in what was passed on what it says to him; who upgrades, what lay here all along.
    const relayed = { ...(await readBack(passed)), statements: all.statements ?? [] }
    const newer = snapshotOf(grow([all], org, 2))
    expectSame(snapshotOf(grow([relayed], org, 2)), newer)
    const older = grow([all], org, 1)
    const packed = [...older.records().values()].map((record) => packRecords(record.kind, [record]))
    const unpacked = packed.flatMap((text) => unpackRecords(text))
    const writes = (records: Iterable<FoldedRecord>) =>
      [...records].map((record) => [record.entity, record.writes] as const)
    expectSame(writes(unpacked), writes(older.records().values()))
    for (const { kind, values, ineffective, writes: own } of older.records().values()) {
      expect(Object.keys(values)).not.toContain('future')
      if (kind === 'gift') expect(values.item).toBeUndefined()
      for (const { id } of own) {
        const listed = ineffective.filter((item) => item.id === id).map(({ reason }) => reason)
        const isNewer = (world.written.get(id)?.header.schema ?? 1) > 1
        // Who may not speak at all is not asked what he said.
        if (isNewer) expect(['newer-schema', 'rejected-author']).toContain(listed[0])
        else expect(listed).not.toContain('newer-schema')
      }
    }

    // Headers of a version that is not written yet.
    const future = sent.map((segment) => ({ ...segment, lines: segment.lines.map(fromTheFuture) }))
    expectSame(await relay(future), future)
  },
}
