import type { Batch, RecordKey } from '#shared/sync/fact-state.ts'
import { FactState, isTouched } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import { applyChanges } from '#shared/sync/view.ts'
import { expectSame, fromScratch, grow, pieces, snapshot, snapshotOf, union } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'
import { optionsOf, school } from './world.ts'

/** The step as the engine takes it: records lie packed, and only those named are loaded. */
const growPacked = (batches: readonly Batch[]): ReadonlyMap<RecordKey, FoldedRecord> => {
  let state = new FactState(optionsOf(school))
  const packed = new Map<RecordKey, string>()
  const load = (key: RecordKey): FoldedRecord | undefined =>
    unpackRecords(packed.get(key) ?? '{"records":[]}')[0]
  for (const batch of batches) {
    // What a preview does: the step happens on a copy, and only then counts.
    state = state.copy()
    const { keys, devices } = state.add(batch)
    const all = new Set(keys)
    for (const key of devices.size > 0 ? packed.keys() : []) {
      const record = load(key)
      if (record && isTouched(record, devices)) all.add(key)
    }
    for (const [key, record] of applyChanges(state.facts, load, batch.changes, all)) {
      packed.set(key, packRecords(record.kind, [record]))
    }
  }
  return new Map([...packed.keys()].flatMap((key) => [[key, load(key) as FoldedRecord] as const]))
}

export const order: Property = {
  name: 'I2',
  says: 'any order, duplication or splitting gives the same view, and growing equals recomputing',
  check: (world, { seed }) => {
    const all = union(world)
    const scratch = fromScratch(all)
    const chance = chanceOf(seed)
    // One order for each way of growing: in memory, and as the engine does it.
    const [one, two] = [pieces(all, chance), pieces(all, chance)]
    const view = grow(one)
    expectSame(snapshot({ records: view.records(), problems: view.problems() }), scratch)
    const { problems } = scratch
    expectSame(snapshot({ records: growPacked(two), problems }), scratch)
    expectSame(fromScratch(two), scratch)
    for (const { view, held, org, schema } of world.replicas) {
      const { intervals: _, ...own } = snapshotOf(view)
      expectSame(own, fromScratch(held, org, schema))
    }
  },
}
