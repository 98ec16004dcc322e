import { expect } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { expectSame, fromScratch, grow, pieces, shuffled, snapshotOf, union } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'

type Places = ReadonlyMap<string, ReadonlySet<ChangeId>>

/** The ids held or named at each place of each chain. */
const placesOf = (batches: readonly Batch[]): Places => {
  const places = new Map<string, Set<ChangeId>>()
  const note = (device: string, seq: number, id: ChangeId): void => {
    const key = `${device} ${seq}`
    places.set(key, (places.get(key) ?? new Set()).add(id))
  }
  for (const { changes, withheld = [] } of batches) {
    const links = changes.map(({ id, header: { device, seq, prev } }) => ({ device, seq, id, prev }))
    for (const { device, seq, id, prev } of [...links, ...withheld]) {
      note(device, seq, id)
      if (prev) note(device, seq - 1, prev)
    }
  }
  return places
}

const forkedIn = (places: Places): readonly string[] => {
  const twice = [...places].filter(([, ids]) => ids.size > 1).map(([key]) => key.split(' ')[0] ?? '')
  return [...new Set(twice)].sort()
}

export const forks: Property = {
  name: 'I9',
  says: 'one id has one header; forks are found and give the same view in every order of arrival',
  check: (world, { seed }) => {
    const all = union(world)
    const headers = new Map<ChangeId, string>()
    for (const { id, header } of all.flatMap(({ changes }) => changes)) {
      const text = JSON.stringify(header)
      expect(headers.get(id) ?? text).toBe(text)
      headers.set(id, text)
    }
    const places = placesOf(all)
    // On each PC, whatever has reached it: another chain is known as soon as a successor names it.
    for (const { view, held } of world.replicas) {
      expect(view.problems().forks.map(({ device }) => device)).toEqual(forkedIn(placesOf(held)))
    }
    const chance = chanceOf(seed)
    const first = snapshotOf(grow(all))
    expect(first.problems.forks.map(({ device }) => device)).toEqual(forkedIn(places))
    for (const order of [shuffled(all, chance), pieces(all, chance), pieces(all, chance)]) {
      expectSame(snapshotOf(grow(order)), first)
    }
    expectSame(fromScratch(shuffled(all, chance)).records, first.records)
    // Both sides of a fork stay effective: a fork is no reason to refuse anything.
    for (const { reason } of first.problems.ineffective) expect(reason).not.toContain('fork')
    for (const { device, to, tip } of first.intervals as { device: string; to: number; tip: string }[]) {
      expect(places.get(`${device} ${to}`)?.has(tip as ChangeId)).toBe(true)
    }
  },
}
