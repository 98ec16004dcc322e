import { describe, expect, test } from 'vitest'
import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import { ChainIndex, type Link, type LinkOutcome } from '#shared/sync/chain.ts'

const device = 'd' as DeviceId
const link = (seq: number, id: string, prev?: string): Link => {
  return { device, seq, id: id as ChangeId, prev: seq === 1 ? null : (prev as ChangeId | undefined) }
}
const chain = (...links: readonly Link[]): { index: ChainIndex; outcomes: LinkOutcome[] } => {
  const index = new ChainIndex()
  return { index, outcomes: links.map((one) => index.add(one)) }
}
const isBefore = (index: ChainIndex, a: readonly [number, string], b: readonly [number, string]): boolean =>
  index.isBefore(device, a[0], a[1] as ChangeId, b[0], b[1] as ChangeId)
const isSaveHeld = (index: ChainIndex, seq: number, id: string, n: number, count: number): boolean =>
  index.isSaveHeld(device, seq, id as ChangeId, n, count)
const intervals = (index: ChainIndex): readonly string[] =>
  index.intervals().map(({ from, to, tip }) => `${from}-${to} ${tip}`)

test('what is held is intervals, not a maximum', () => {
  const { index, outcomes } = chain(link(1, 'a'), link(2, 'b', 'a'), link(5, 'e', 'd'), link(4, 'd', 'c'))
  expect(outcomes).toEqual(['new', 'new', 'new', 'new'])
  expect(intervals(index)).toEqual(['1-2 b', '4-5 e'])
  expect(isBefore(index, [1, 'a'], [2, 'b'])).toBe(true)
  expect(isBefore(index, [2, 'b'], [1, 'a'])).toBe(false)
  expect(isBefore(index, [2, 'b'], [5, 'e'])).toBe(false)
  expect(index.add(link(3, 'c', 'b'))).toBe('relinked')
  expect(intervals(index)).toEqual(['1-5 e'])
  expect(isBefore(index, [2, 'b'], [5, 'e'])).toBe(true)
  expect(index.add(link(3, 'c', 'b'))).toBe('known')
  expect(index.tip(device)).toEqual({ seq: 5, ids: ['e'] })
})

test('a held id is known by id and by place', () => {
  const { index } = chain(link(1, 'a'), link(2, 'b', 'a'))
  expect([index.has('b' as ChangeId), index.has('x' as ChangeId)]).toEqual([true, false])
  index.add(link(3, 'x', 'b'))
  expect(index.has('x' as ChangeId)).toBe(true)
  expect(index.hasAt(device, 2, 'b' as ChangeId)).toBe(true)
  expect(index.hasAt(device, 1, 'b' as ChangeId)).toBe(false)
  expect(index.tip('other' as DeviceId)).toBeNull()
})

describe('a fork', () => {
  const { index, outcomes } = chain(
    ...[
      link(1, 'a'),
      link(2, 'b', 'a'),
      link(3, 'c', 'b'),
      link(3, 'x', 'b'),
      link(4, 'y', 'x'),
      link(4, 'd', 'c'),
    ],
  )
  test('gives an interval for each chain and is found at its first seq', () => {
    expect(outcomes[3]).toBe('relinked')
    expect(intervals(index)).toEqual(['1-4 d', '1-4 y'])
    expect(index.forks()).toEqual([{ device, seq: 3, ids: ['c', 'x'] }])
    expect(index.tip(device)).toEqual({ seq: 4, ids: ['d', 'y'] })
  })
  test('keeps the chains apart, and both after what came before', () => {
    expect(isBefore(index, [3, 'c'], [4, 'd'])).toBe(true)
    expect(isBefore(index, [3, 'c'], [4, 'y'])).toBe(false)
    expect(isBefore(index, [3, 'x'], [4, 'd'])).toBe(false)
    expect(isBefore(index, [1, 'a'], [4, 'y'])).toBe(true)
    expect(isBefore(index, [1, 'a'], [4, 'd'])).toBe(true)
  })
  test('is found too when the other change is only named', () => {
    const { index: named } = chain(link(1, 'a'), link(2, 'b', 'a'), link(3, 'y', 'x'))
    expect(named.forks()).toEqual([{ device, seq: 2, ids: ['b', 'x'] }])
    expect(isBefore(named, [2, 'b'], [3, 'y'])).toBe(false)
    const { index: late } = chain(link(3, 'y', 'x'), link(2, 'b', 'a'))
    expect(late.forks()).toEqual([{ device, seq: 2, ids: ['b', 'x'] }])
  })
})

test('a predecessor nobody named is taken for granted only while there is no choice', () => {
  const bare = { device, seq: 3, id: 'c' as ChangeId, prev: undefined }
  const { index } = chain(link(1, 'a'), link(2, 'b', 'a'), bare)
  expect(isBefore(index, [2, 'b'], [3, 'c'])).toBe(true)
  index.add(link(2, 'x', 'a'))
  expect(isBefore(index, [2, 'b'], [3, 'c'])).toBe(false)
  index.add(link(3, 'c', 'b'))
  expect(isBefore(index, [2, 'b'], [3, 'c'])).toBe(true)
  const { index: other } = chain(link(1, 'a'), link(2, 'x', 'a'), bare, link(2, 'b', 'a'))
  expect(isBefore(other, [2, 'x'], [3, 'c'])).toBe(false)
})

test('a save is held once all its places in one chain are', () => {
  const { index } = chain(link(2, 'b', 'a'), link(3, 'c', 'b'))
  expect(isSaveHeld(index, 3, 'c', 1, 2)).toBe(true)
  expect(isSaveHeld(index, 3, 'c', 2, 3)).toBe(false)
  expect(isSaveHeld(index, 2, 'b', 0, 3)).toBe(false)
  index.add(link(4, 'x', 'y'))
  expect(isSaveHeld(index, 2, 'b', 0, 3)).toBe(false)
  index.add(link(4, 'd', 'c'))
  expect(isSaveHeld(index, 2, 'b', 0, 3)).toBe(true)
  expect(isSaveHeld(index, 4, 'x', 1, 2)).toBe(false)
})

test('a hostile seq costs nothing, and a copy is independent', () => {
  const { index } = chain(link(1, 'a'), link(9_007_199_254_740_991, 'z', 'y'))
  expect(intervals(index)).toEqual(['1-1 a', '9007199254740991-9007199254740991 z'])
  const copy = index.copy()
  copy.add(link(2, 'b', 'a'))
  copy.add(link(2, 'x', 'a'))
  expect(intervals(index)).toEqual(['1-1 a', '9007199254740991-9007199254740991 z'])
  expect(copy.copy().forks()).toHaveLength(1)
})

test('its links build it again', () => {
  const { index } = chain(link(1, 'a'), link(3, 'c', 'b'), link(7, 'g'), link(2, 'b', 'a'))
  const { index: again } = chain(...index.links())
  expect(intervals(again)).toEqual(intervals(index))
})

describe('a stored run', () => {
  const id = (n: number): string => String(n).padStart(43, '0')
  const packed = (from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, i) => id(from + i)).join('')
  const linked = (from: number, to: number): readonly Link[] =>
    Array.from({ length: to - from + 1 }, (_, i) => link(from + i, id(from + i), id(from + i - 1)))

  test('is the same as its links added one by one, wherever the runs lie and whatever comes after', () => {
    const cases: readonly (readonly (readonly [number, number])[])[] = [
      [[1, 4]],
      [
        [1, 4],
        [5, 9],
      ],
      [
        [3, 5],
        [6, 7],
      ],
      [
        [5, 9],
        [1, 4],
      ],
      [
        [1, 4],
        [7, 9],
      ],
      [
        [1, 6],
        [4, 9],
      ],
    ]
    for (const runs of cases) {
      const stored = new ChainIndex()
      const grown = new ChainIndex()
      for (const [from, to] of runs) {
        stored.addRun(device, from, from === 1 ? null : (id(from - 1) as ChangeId), packed(from, to))
        for (const one of linked(from, to)) grown.add(one)
      }
      for (const more of [link(10, id(10), id(9)), link(5, 'x'.repeat(43), id(4)), link(2, id(2), id(1))]) {
        expect(stored.add(more), JSON.stringify(runs)).toBe(grown.add(more))
      }
      expect([...stored.links()]).toEqual([...grown.links()])
      expect(stored.intervals()).toEqual(grown.intervals())
      expect(stored.copy().intervals()).toEqual(grown.intervals())
      expect(stored.has(id(3) as ChangeId)).toBe(grown.has(id(3) as ChangeId))
    }
  })
})

test('what is packed as it arrives is found as if it were not, in any order of arrival', () => {
  const id = (seq: number): ChangeId => `${seq}`.padStart(43, 'x') as ChangeId
  const index = new ChainIndex()
  // Two long stretches with a hole between them, each from its end; every fifth of the first comes last.
  const seqs = Array.from({ length: 4000 }, (_, i) => i + 1).filter((seq) => seq !== 2000)
  const late = seqs.filter((seq) => seq < 2000 && seq % 5 === 0)
  const add = (seq: number) => index.add({ device, seq, id: id(seq), prev: seq === 1 ? null : id(seq - 1) })
  for (const seq of seqs.toReversed()) if (!late.includes(seq)) add(seq)
  for (const seq of late) add(seq)
  expect(intervals(index)).toEqual([`1-1999 ${id(1999)}`, `2001-4000 ${id(4000)}`])
  expect(seqs.every((seq) => index.hasAt(device, seq, id(seq)))).toBe(true)
  expect([...index.links()].map(({ seq }) => seq)).toEqual(seqs)
  expect(add(1500)).toBe('known')
  expect(index.copy().add({ device, seq: 2000, id: id(2000), prev: id(1999) })).toBe('relinked')
  expect(index.add({ device, seq: 1500, id: id(9999), prev: id(1499) })).toBe('relinked')
  expect(index.forks()).toEqual([{ device, seq: 1500, ids: [id(1500), id(9999)] }])
})
