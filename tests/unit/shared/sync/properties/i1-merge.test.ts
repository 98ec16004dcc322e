import { test } from 'vitest'
import { expectSame, grow, holds, patience, snapshotOf } from './check.ts'

test(
  'I1: merge is commutative, associative and idempotent, on sets and on views',
  () =>
    holds('I1', (world) => {
      const [one, two, three] = world.replicas
      const [a = [], b = [], c = []] = [one, two, three].map((replica) => replica?.held)
      const seen = (batches: typeof a) => snapshotOf(grow(batches, one?.org))
      const whole = seen([...a, ...b, ...c])
      expectSame(seen([...b, ...a]), seen([...a, ...b]))
      expectSame(seen([...c, ...b, ...a]), whole)
      expectSame(seen([...a, ...b, ...a, ...c, ...b]), whole)
      // The sets themselves: the same ids at the same places.
      const links = (batches: typeof a): readonly string[] =>
        [...grow(batches).state.chains.links()].map(({ device, seq, id }) => `${device} ${seq} ${id}`).sort()
      expectSame(links([...b, ...a, ...b]), links([...a, ...b]))
    }),
  patience,
)
