import { expect, test } from 'vitest'
import { expectSame, fromScratch, grow, snapshot, snapshotOf, union } from './check.ts'
import { play } from './history.ts'
import { regressions } from './regressions.ts'

test.for(regressions)('$name: played again, it grows as it is computed', async ({ history }) => {
  const world = await play(history)
  expect(world.written.size).toBeGreaterThan(3)
  const all = union(world)
  const view = grow(all)
  expectSame(snapshot({ records: view.records(), problems: view.problems() }), fromScratch(all))
  for (const { view: own, held, org, schema } of world.replicas) {
    const { intervals: _, ...here } = snapshotOf(own)
    expectSame(here, fromScratch(held, org, schema))
  }
})
