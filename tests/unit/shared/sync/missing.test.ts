import { describe, expect, test } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import type { ChainIndex } from '#shared/sync/chain.ts'
import { chooseSegments, cutOwn, narrowed } from '#shared/sync/cutting.ts'
import { createMissing, type Missing } from '#shared/sync/missing.ts'
import { createKnown, type Hold, holdsOf, writeRuns } from '#shared/sync/receipt.ts'
import { createScope, readerOf, type ScopedRecord } from '#shared/sync/scope.ts'
import { type ChangeLines, splitLines } from '#shared/sync/segment-text.ts'
import type { PublicKey } from '#shared/sync/trust.ts'
import type { Write } from '#shared/sync/write.ts'
import { changeId, createUnion, orgOf, pcOf, type UnionName, unionTrust } from '#tests/support/union.ts'

const trust = unionTrust()
type Looked = ScopedRecord & { readonly life: string; readonly values: object }

const missingAt = (
  from: UnionName,
  to: UnionName,
  chains: ChainIndex,
  records: readonly Looked[],
  receipts: readonly (readonly Hold[] | null)[],
): Missing => {
  const reader = readerOf(trust, orgOf(from), orgOf(to))
  if (!reader) throw new Error('nothing to do with each other')
  const scope = createScope(trust, reader)
  const finder = createMissing({ trust, chains, scope, known: createKnown(chains, receipts) })
  for (const record of records) finder.look(record)
  return finder.done()
}

const idsOf = (missing: Missing, by: UnionName): readonly ChangeId[] => [
  ...(missing.chains.get(pcOf(by))?.whole.keys() ?? []),
]

/** Members written one after the other by branch one. */
const members = (count: number) => {
  const union = createUnion()
  const records = Array.from({ length: count }, (_, i) =>
    union.record('one', 'member', [union.write('one', { name: `${i}` })]),
  )
  return { ...union, records, ids: records.map(({ writes }) => (writes[0] as Write).id) }
}

const upTo = (ids: readonly ChangeId[], to: number, more: Partial<Hold> = {}): Hold => ({
  device: pcOf('one'),
  from: 1,
  to,
  tip: ids[to - 1] ?? '',
  ...more,
})

describe('what a receipt says', () => {
  test('places are runs, written and read again', () => {
    expect(writeRuns([])).toBeNull()
    expect(writeRuns([4, 7, 8, 9])).toBe('4.1.2.3')
    const { chains, ids } = members(12)
    const lacking = new Map<ChangeId, 'bare' | 'part'>([
      [ids[0] as ChangeId, 'bare'],
      [ids[5] as ChangeId, 'part'],
      [ids[6] as ChangeId, 'part'],
    ])
    const holds = holdsOf(chains, lacking, () => true)
    expect(holds).toEqual([upTo(ids, 12, { bare: '0.1', part: '5.2' })])
    const known = createKnown(chains, [holds])
    expect(ids.map((id, i) => known.of(pcOf('one'), i + 1, id))).toEqual([
      'bare',
      'whole',
      'whole',
      'whole',
      'whole',
      'part',
      'part',
      'whole',
      'whole',
      'whole',
      'whole',
      'whole',
    ])
  })

  test('an end that is not held here says nothing, so a copied PC is not taken for the one it was copied from', () => {
    const { chains, ids } = members(4)
    const known = createKnown(chains, [[{ ...upTo(ids, 4), tip: changeId('of another') }]])
    expect(known.of(pcOf('one'), 1, ids[0] as ChangeId)).toBe('none')
  })

  test('what is taken to follow, but is not known to, says nothing of what it stands on', () => {
    const { chains, ids } = members(3)
    const [device, fork, bare] = [pcOf('one'), changeId('fork'), changeId('bare')]
    // Here the last change is known to follow the other chain; the reader has only its id, and cannot tell.
    const reader = chains.copy()
    chains.add({ device, seq: 3, id: fork, prev: ids[1] as ChangeId })
    chains.add({ device, seq: 4, id: bare, prev: fork })
    reader.add({ device, seq: 4, id: bare, prev: undefined })
    const holds = holdsOf(reader, new Map([[bare, 'bare']]), () => true)
    expect(holds).toEqual([upTo(ids, 3), { device, from: 4, to: 4, tip: bare, bare: '0.1' }])
    const known = createKnown(chains, [holds])
    expect(known.of(device, 3, ids[2] as ChangeId)).toBe('whole')
    expect(known.of(device, 3, fork)).toBe('none')
    expect(known.of(device, 4, bare)).toBe('bare')
  })

  test('of two chains under one name only the one that is named is known', () => {
    const { chains, write, ids } = members(3)
    const fork = changeId('fork')
    chains.add({ device: pcOf('one'), seq: 3, id: fork, prev: ids[1] as ChangeId })
    expect(write('one', {}).seq).toBe(4)
    const known = createKnown(chains, [[upTo(ids, 3)]])
    expect(known.of(pcOf('one'), 3, ids[2] as ChangeId)).toBe('whole')
    expect(known.of(pcOf('one'), 2, ids[1] as ChangeId)).toBe('whole')
    expect(known.of(pcOf('one'), 3, fork)).toBe('none')
  })
})

describe('what is missing', () => {
  test('is everything without a receipt, and what any PC lacks with some', () => {
    const { chains, records, ids } = members(5)
    const sent = (receipts: readonly (readonly Hold[] | null)[]) =>
      idsOf(missingAt('one', 'school', chains, records, receipts), 'one')
    expect(sent([])).toEqual(ids)
    expect(sent([[upTo(ids, 5)], null])).toEqual(ids)
    expect(sent([[upTo(ids, 5)]])).toEqual([])
    expect(sent([[upTo(ids, 5)], [upTo(ids, 3)]])).toEqual(ids.slice(3))
    expect(sent([[upTo(ids, 5, { bare: '1.1' })]])).toEqual([ids[1]])
  })

  test('with what is known is all that a full file holds', () => {
    const { chains, records, ids } = members(30)
    for (let known = 0; known <= 30; known++) {
      const receipt = known === 0 ? [] : [upTo(ids, known, { bare: '2.3' })]
      const sent = new Set(idsOf(missingAt('one', 'school', chains, records, [receipt]), 'one'))
      const there = ids.filter((_, i) => i < known && (i < 2 || i > 4))
      expect([...sent, ...there].sort()).toEqual([...ids].sort())
      expect(there.some((id) => sent.has(id))).toBe(false)
    }
  })

  test('a change held in part goes again only when there is more of it here', () => {
    const union = createUnion()
    const whole = union.write('one', { name: 'x' })
    const erased = union.write('one', {}, { missing: ['name'] })
    const records = [whole, erased].map((one) => union.record('one', 'member', [one]))
    const receipt = [upTo([whole.id, erased.id], 2, { part: '0.2' })]
    expect(idsOf(missingAt('one', 'school', union.chains, records, [receipt]), 'one')).toEqual([whole.id])
  })

  test('predecessors that are not for the reader are listed', () => {
    const union = createUnion()
    const theirs = union.write('two', { name: 'x' })
    const move = union.write('school', { home: orgOf('one') }, { seen: { name: [theirs.id] } })
    const after = union.write('one', { name: 'y' }, { seen: { name: [theirs.id] } })
    const moved = union.record('two', 'member', [theirs, move, after], 'one')
    // Branch two learns of the move and keeps its own; nothing is withheld that the move names.
    expect(missingAt('school', 'two', union.chains, [moved], []).withheld).toEqual([])
    const lost = union.record('two', 'member', [move], 'one')
    expect(missingAt('school', 'one', union.chains, [lost], []).withheld).toEqual([theirs.id])
  })

  test('a chain is followed upward to its end, downward to the last change for the reader', () => {
    const union = createUnion()
    const decide = union.write('school', { state: 'done' })
    const proposal = union.record('one', 'proposal', [union.write('one', {}), decide])
    const note = union.record('school', 'transfer', [union.write('school', {})])
    const down = missingAt('school', 'one', union.chains, [proposal, note], [])
    expect(down.chains.get(pcOf('school'))?.upTo).toBe(decide.seq)
    const secret = union.record('one', 'member-identity', [union.write('one', {})])
    const up = missingAt('one', 'school', union.chains, [proposal, secret], [])
    expect(up.chains.get(pcOf('one'))?.upTo).toBe(2)
    expect(idsOf(up, 'one')).toHaveLength(1)
  })

  test('counts records per kind and those with news, and no notes of files', () => {
    const { chains, records, ids, record, write } = members(4)
    const note = record('one', 'transfer', [write('one', {})])
    const all = missingAt('one', 'one', chains, [...records, note], [[upTo(ids, 3)]])
    expect(all.kinds).toEqual([{ kind: 'member', records: 4, since: 1 }])
    expect(all.changes).toBe(2)
  })
})

describe('cutting', () => {
  const key = 'k'.repeat(43) as PublicKey
  const lineOf = (id: string): ChangeLines => ({ withheld: null, header: `{"v":"${id}"}`, bodies: [] })
  const places = (ids: readonly ChangeId[]) => ids.map((id, i) => ({ seq: i + 1, id, lines: lineOf(id) }))
  const textOf = (lines: readonly string[]) =>
    (splitLines(lines) ?? []).map(({ withheld }) => (withheld ? 'id' : 'whole'))

  const cutFor = (count: number, receipt: readonly Hold[]) => {
    const { chains, records, ids } = members(count)
    const missing = missingAt('one', 'school', chains, records, [
      receipt.map((hold) => ({ ...hold, tip: ids[hold.to - 1] ?? '' })),
    ])
    const going = missing.chains.get(pcOf('one'))
    if (!going) throw new Error('something is missing')
    const known = createKnown(chains, [receipt.map((hold) => ({ ...hold, tip: ids[hold.to - 1] ?? '' }))])
    return cutOwn(pcOf('one'), key, places(ids), going, known)
  }

  test('of an own chain begins where the knowledge of the reader ends', () => {
    const cut = cutFor(1500, [upTo([], 1490)])
    expect(cut.map(({ first, count }) => [first, count])).toEqual([[1491, 10]])
    expect(cutFor(1500, []).map(({ first, count }) => [first, count])).toEqual([
      [1, 1000],
      [1001, 500],
    ])
  })

  test('bridges few known changes by their ids and begins anew after many', () => {
    const near = cutFor(20, [upTo([], 20, { bare: '2.1.3.1' })])
    expect(near.map(({ first, lines }) => [first, textOf(lines)])).toEqual([
      [3, ['whole', 'id', 'id', 'id', 'whole']],
    ])
    const far = cutFor(20, [upTo([], 20, { bare: '2.1.c.1' })])
    expect(far.map(({ first, count }) => [first, count])).toEqual([
      [3, 1],
      [16, 1],
    ])
  })

  test('of a chain of others takes the stored segments that hold most of what is wanted', () => {
    const { chains, records, ids } = members(10)
    const known = createKnown(chains, [[upTo(ids, 8)]])
    const going = missingAt('one', 'school', chains, records, [[upTo(ids, 8)]]).chains.get(pcOf('one'))
    if (!going) throw new Error('something is missing')
    const stored = (first: number, to: number, bare: readonly number[] = []) => ({
      first,
      ids: ids.slice(first - 1, to),
      isBare: (at: number) => bare.includes(at),
    })
    const chosen = chooseSegments(
      pcOf('one'),
      [stored(1, 10), stored(9, 10, [0, 1]), stored(9, 10), stored(1, 8)],
      going,
      known,
    )
    expect(chosen.map(({ first, ids: { length } }) => [first, length])).toEqual([[9, 2]])
    const segment = {
      device: pcOf('one'),
      first: 7,
      count: 4,
      key,
      sig: 's',
      lines: ids.slice(6).flatMap((id) => lineOf(id).header),
    }
    const sent = new Set<ChangeId>()
    expect(textOf(narrowed(segment, ids.slice(6), going, sent).lines)).toEqual(['id', 'id', 'whole', 'whole'])
    // What went once goes as an id the second time.
    expect(textOf(narrowed(segment, ids.slice(6), going, sent).lines)).toEqual(['id', 'id', 'id', 'id'])
  })
})
