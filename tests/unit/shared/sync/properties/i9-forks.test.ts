import { expect, test } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import { chanceOf, fromScratch, grow, holds, pieces, shuffled, snapshotOf, union } from './check.ts'

test('I9: one id has one header; forks are found and give the same view in every order of arrival', () =>
  holds('I9', (world, { seed }) => {
    const all = union(world)
    const headers = new Map<ChangeId, string>()
    const places = new Map<string, Set<ChangeId>>()
    const note = (device: string, seq: number, id: ChangeId): void => {
      const key = `${device} ${seq}`
      places.set(key, (places.get(key) ?? new Set()).add(id))
    }
    for (const { changes, withheld = [] } of all) {
      for (const { id, header } of changes) {
        const text = JSON.stringify(header)
        expect(headers.get(id) ?? text).toBe(text)
        headers.set(id, text)
        note(header.device, header.seq, id)
        if (header.prev) note(header.device, header.seq - 1, header.prev)
      }
      for (const { device, seq, id } of withheld) note(device, seq, id)
    }
    const twice = [...places].filter(([, ids]) => ids.size > 1).map(([key]) => key.split(' ')[0] ?? '')
    const chance = chanceOf(seed)
    const first = snapshotOf(grow(all))
    expect(first.problems.forks.map(({ device }) => device)).toEqual([...new Set(twice)].sort())
    for (const order of [shuffled(all, chance), pieces(all, chance), pieces(all, chance)]) {
      expect(snapshotOf(grow(order))).toEqual(first)
    }
    expect(fromScratch(shuffled(all, chance)).records).toEqual(first.records)
    // Both sides of a fork stay effective: a fork is no reason to refuse anything.
    for (const { reason } of first.problems.ineffective) expect(reason).not.toContain('fork')
    for (const { device, to, tip } of first.intervals as { device: string; to: number; tip: string }[]) {
      expect(places.get(`${device} ${to}`)?.has(tip as ChangeId)).toBe(true)
    }
  }))
