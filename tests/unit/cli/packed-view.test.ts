import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PackedView } from '#cli/packed-view.ts'
import { recordKey } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { expectSame, grow, pieces, union } from '../shared/sync/properties/check.ts'
import { chanceOf } from '../shared/sync/properties/devices.ts'
import { histories, play } from '../shared/sync/properties/history.ts'
import { regressions } from '../shared/sync/properties/regressions.ts'
import { optionsOf, school } from '../shared/sync/properties/world.ts'

const played = () => [
  ...regressions.map(({ history }) => history),
  ...fc.sample(histories, { seed: 20261126, numRuns: 12 }),
]

const recordsIn = (view: PackedView): Record<string, FoldedRecord> =>
  Object.fromEntries([...view.chunks()].flat().map((one) => [recordKey(one.kind, one.entity), one]))

describe('a view whose records lie packed', () => {
  test('has the records of one in memory, and each folds again to itself', async () => {
    let records = 0
    for (const history of played()) {
      const batches = pieces(union(await play(history)), chanceOf(history.seed))
      const packed = new PackedView(optionsOf(school))
      for (const batch of batches) packed.add(batch)
      const plain = grow(batches).records()
      expectSame(recordsIn(packed), Object.fromEntries(plain))
      expect(packed.check()).toEqual({ records: plain.size, differing: 0 })
      records += plain.size
    }
    expect(records).toBeGreaterThan(50)
  })

  test('tells of records that do not say what all that is known makes of them', async () => {
    let told = 0
    for (const history of played()) {
      const batches = union(await play(history))
      const packed = new PackedView(optionsOf(school))
      for (const batch of batches.slice(0, -1)) packed.add(batch)
      // The facts hear of the rest, the records do not.
      for (const batch of batches.slice(-1)) packed.state.add(batch)
      told += packed.check().differing
    }
    expect(told).toBeGreaterThan(0)
  })
})
