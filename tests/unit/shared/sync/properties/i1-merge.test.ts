import { expect, test } from 'vitest'
import { grow, holds, snapshotOf } from './check.ts'

test('I1: merge is commutative, associative and idempotent, on sets and on views', () =>
  holds('I1', (world) => {
    const [a = [], b = [], c = []] = world.replicas.map(({ held }) => held)
    const ab = grow([...a, ...b])
    const whole = snapshotOf(grow([...a, ...b, ...c]))
    expect(snapshotOf(grow([...b, ...a]))).toEqual(snapshotOf(ab))
    expect(snapshotOf(grow([...b, ...c, ...a]))).toEqual(whole)
    expect(snapshotOf(grow([...c, ...b, ...a]))).toEqual(whole)
    expect(snapshotOf(grow([...a, ...b, ...a, ...c, ...b]))).toEqual(whole)
    // The sets themselves: the same ids at the same places.
    const links = (batches: typeof a): readonly string[] =>
      [...grow(batches).state.chains.links()].map(({ device, seq, id }) => `${device} ${seq} ${id}`).sort()
    expect(links([...b, ...a, ...b])).toEqual(links([...a, ...b]))
  }))
