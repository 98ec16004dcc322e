import fc from 'fast-check'
import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import type { Link } from '#shared/sync/chain.ts'

export const device = 'd' as DeviceId
const seqs = [1, 2, 3, 4, 5]
const letters = ['a', 'b', 'c']
const idAt = (seq: number, letter: string): ChangeId => `${letter}${seq}`.padStart(43, '-') as ChangeId

/** Positions of one device as it may sign them: several ids at one seq, several predecessors of one id, or none that is named. */
const link: fc.Arbitrary<Link> = fc
  .record({
    seq: fc.constantFrom(...seqs),
    letter: fc.constantFrom(...letters),
    before: fc.constantFrom(...letters, undefined),
  })
  .map(({ seq, letter, before }) => {
    const named = before === undefined ? undefined : idAt(seq - 1, before)
    return { device, seq, id: idAt(seq, letter), prev: seq === 1 ? null : named }
  })

export const links = fc.array(link, { minLength: 1, maxLength: 12 })

/** Every position that `links` can hold. */
export const positions = seqs.flatMap((seq) => letters.map((letter) => [seq, idAt(seq, letter)] as const))
