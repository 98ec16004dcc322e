import { expect } from 'vitest'
import { readFrames, writeFrame } from '#shared/sync/journal-frame.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { joinBytes } from '#shared/sync/strict-json.ts'
import { quickCrypto, readBack, segmentsOf } from './carry.ts'
import { grow, heldBy, snapshotOf } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'

const encoder = new TextEncoder()

/** One write to the journal, in as many frames as there are segments: together they count or not at all. */
const asOneWrite = async (segments: readonly Segment[]): Promise<Uint8Array> => {
  const frames: Uint8Array[] = []
  for (const [i, segment] of segments.entries()) {
    frames.push(await writeFrame(quickCrypto, encoder.encode(writeSegment(segment)), i < segments.length - 1))
  }
  return joinBytes(frames)
}

export const killed: Property = {
  name: 'I8',
  says: 'an import killed at any point leaves the old view or the new one, and a resume reaches the new one',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const [from, to] = world.replicas
    if (!from || !to) throw new Error('a history has replicas')
    const { org } = to
    const statements = [...to.statements, ...from.statements]
    const [ours, theirs] = [heldBy(to), heldBy(from)]
    const before = await asOneWrite(await segmentsOf(world, ours.changes, ours.withheld))
    const added = await asOneWrite(await segmentsOf(world, theirs.changes, theirs.withheld))
    /** What a PC shows that starts with this journal. */
    const started = async (journal: Uint8Array) => {
      const { frames, end, damage } = await readFrames(quickCrypto, journal)
      expect(damage).toEqual([])
      const read = await readBack(frames.flatMap(({ payload }) => frameSegments(payload)))
      return { end, text: JSON.stringify(snapshotOf(grow([{ ...read, statements }], org))) }
    }
    const oldView = await started(before)
    const newView = await started(joinBytes([before, added]))
    for (const cut of [added.length - 1, ...[1, 2].map(() => Math.floor(chance() * added.length))]) {
      const killed = await started(joinBytes([before, added.subarray(0, cut)]))
      expect(killed.text).toBe(oldView.text)
      // The end of the last whole write is where the import is written again: what was new is then at the same place.
      expect(killed.end).toBe(before.length)
    }
    expect(newView.end).toBe(before.length + added.length)
  },
}
