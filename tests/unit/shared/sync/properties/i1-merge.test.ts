import { expect, test } from 'vitest'
import { grow, holds, patience, snapshotOf } from './check.ts'

test(
  'I1: merge is commutative, associative and idempotent, on sets and on views',
  () =>
    holds('I1', (world) => {
      const [one, two, three] = world.replicas
      const [a = [], b = [], c = []] = [one, two, three].map((replica) => replica?.held)
      const seen = (batches: typeof a) => snapshotOf(grow(batches, one?.org))
      const whole = seen([...a, ...b, ...c])
      expect(seen([...b, ...a])).toEqual(seen([...a, ...b]))
      expect(seen([...c, ...b, ...a])).toEqual(whole)
      expect(seen([...a, ...b, ...a, ...c, ...b])).toEqual(whole)
      // The sets themselves: the same ids at the same places.
      const links = (batches: typeof a): readonly string[] =>
        [...grow(batches).state.chains.links()].map(({ device, seq, id }) => `${device} ${seq} ${id}`).sort()
      expect(links([...b, ...a, ...b])).toEqual(links([...a, ...b]))
    }),
  patience,
)
