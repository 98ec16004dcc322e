import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import { ChainIndex, type Fork, type Link } from '#shared/sync/chain.ts'
import { device, links, positions } from '#tests/support/links.ts'

interface Chains {
  readonly isBefore: (device: DeviceId, aSeq: number, aId: ChangeId, bSeq: number, bId: ChangeId) => boolean
  readonly isSaveHeld: (write: Pick<Link, 'device' | 'seq' | 'id'> & { readonly save: unknown }) => boolean
  readonly forks: readonly Fork[]
}

// By a path that the compiler does not follow: the reader is plain Node and stands for itself.
const { buildChains } = (await import(join(import.meta.dirname, 'trust.mjs'))) as {
  buildChains: (links: readonly Link[]) => Chains
}

test('it says of chains what the program says, whatever a PC signed', () => {
  fc.assert(
    fc.property(links, (held) => {
      const index = new ChainIndex()
      for (const link of held) index.add(link)
      const own = positions.filter(([seq, id]) => index.hasAt(device, seq, id))
      const other = buildChains(held)
      expect(other.forks).toEqual(index.forks())
      for (const [seq, id] of own) {
        for (const [at, before] of own)
          expect(other.isBefore(device, at, before, seq, id)).toBe(
            index.isBefore(device, at, before, seq, id),
          )
        for (const n of [0, 1, 2])
          expect(other.isSaveHeld({ device, seq, id, save: ['', n, 3] })).toBe(
            index.isSaveHeld(device, seq, id, n, 3),
          )
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 1000) },
  )
})
