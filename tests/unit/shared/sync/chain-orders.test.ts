import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChainIndex, type Link } from '#shared/sync/chain.ts'
import { device, links, positions } from '#tests/support/links.ts'

const indexOf = (all: Iterable<Link>): ChainIndex => {
  const index = new ChainIndex()
  for (const link of all) index.add(link)
  return index
}

/** As it is made again from the rows of an index: sorted, packed. */
const storedOf = (all: readonly Link[]): ChainIndex => {
  const index = new ChainIndex()
  for (const { seq, id, prev } of all.toSorted((a, b) => a.seq - b.seq)) index.addRun(device, seq, prev, id)
  return index
}

/** All that an index is asked. */
const told = (index: ChainIndex) => ({
  intervals: index.intervals(),
  forks: index.forks(),
  tip: index.tip(device),
  held: positions.map(([seq, id]) => index.hasAt(device, seq, id)),
  before: positions.flatMap(([seq, id]) =>
    positions.map(([at, other]) => index.isBefore(device, seq, id, at, other)),
  ),
  saves: positions.flatMap(([seq, id]) => [0, 1, 2].map((n) => index.isSaveHeld(device, seq, id, n, 3))),
})

test('what is held is the same in every order of arrival, whatever a PC signed', () => {
  const orders = links.chain((one) =>
    fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })),
  )
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const index = indexOf(one)
      expect(told(indexOf(other))).toEqual(told(index))
      expect(told(index.copy())).toEqual(told(index))
      expect(told(storedOf(one))).toEqual(told(index))
      expect(other.every((link) => index.hasLink(link))).toBe(true)
    }),
    { numRuns: Number(process.env.RUNS ?? 2000) },
  )
})
