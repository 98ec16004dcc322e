import { expect, test } from 'vitest'
import { fromScratch, grow, snapshot, snapshotOf, union } from './check.ts'
import { play } from './history.ts'
import { regressions } from './regressions.ts'

test.for(regressions)('$name: played again, it grows as it is computed', async ({ history }) => {
  const world = await play(history)
  expect(world.written.size).toBeGreaterThan(5)
  const all = union(world)
  const view = grow(all)
  expect(snapshot({ records: view.records(), problems: view.problems() })).toEqual(fromScratch(all))
  for (const { view: own, held, org, schema } of world.replicas) {
    const { intervals: _, ...here } = snapshotOf(own)
    expect(here).toEqual(fromScratch(held, org, schema))
  }
})
