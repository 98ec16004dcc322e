import { expectSame, grow, heldBy, snapshotOf } from './check.ts'
import type { Property } from './property.ts'

export const merge: Property = {
  name: 'I1',
  says: 'merge is commutative, associative and idempotent, on sets and on views',
  check: ({ replicas: [one, two, three] }) => {
    if (!one || !two || !three) throw new Error('a history has three replicas')
    const [a, b, c] = [heldBy(one), heldBy(two), heldBy(three)]
    const seen = (...sets: readonly (typeof a)[]) => snapshotOf(grow(sets, one.org))
    const whole = seen(a, b, c)
    expectSame(seen(b, a), seen(a, b))
    expectSame(seen(c, b, a), whole)
    expectSame(seen(a, b, a, c, b), whole)
    // The sets themselves: the same ids at the same places.
    const links = (...sets: readonly (typeof a)[]): readonly string[] =>
      [...grow(sets).state.chains.links()].map(({ device, seq, id }) => `${device} ${seq} ${id}`).sort()
    expectSame(links(b, a, b), links(a, b))
  },
}
