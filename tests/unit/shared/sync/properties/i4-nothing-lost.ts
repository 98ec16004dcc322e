import { expect } from 'vitest'
import { homeField } from '#shared/sync/change.ts'
import { fieldsWithHeads, headsOf, lifeState } from '#shared/sync/fold.ts'
import type { View } from '#shared/sync/view.ts'
import { writesField } from '#shared/sync/write.ts'
import { grow, together, union } from './check.ts'
import type { Property } from './property.ts'
import { countsFor, hadSeen, headFaults, type Kin, kinsOf, speaks, standsBehind } from './truth.ts'
import { tree, type World } from './world.ts'

/** Several that are one show under the smallest id of which a write counts. */
const checkName = (view: View, { shown }: Kin): void => {
  const all = [shown, ...shown.with.flatMap((other) => view.get(shown.kind, other) ?? [])]
  const names = (all.some(speaks) ? all.filter(speaks) : all).map(({ entity }) => entity).sort()
  expect(shown.entity).toBe(names[0])
}

const checkKin = (world: World, kin: Kin): void => {
  const { shown, writes } = kin
  const fields = new Set(writes.flatMap((write) => [...Object.keys(write.values), ...write.missing]))
  // Each record has a home of its own, also where several show as one.
  if (shown.with.length > 0) fields.delete(homeField)
  const linksOf = (field: string) => writes.filter((write) => writesField(write, field)).map(({ id }) => id)
  for (const field of fields) {
    const heads = headsOf(shown, field)
    const links = linksOf(field)
    for (const write of writes) {
      if (!writesField(write, field) || !countsFor(kin, write.id, field) || heads.includes(write.id)) continue
      const superseded = writes.some(
        (other) =>
          writesField(other, field) &&
          countsFor(kin, other.id, field) &&
          standsBehind(world, other.id, write.id, links),
      )
      expect(superseded, `${field} of ${shown.entity}`).toBe(true)
    }
  }
  expect(headFaults(kin), shown.entity).toEqual([])
  if (shown.life !== 'void') return
  const voids = writes.filter(
    (write) => lifeState(write.values.life) === 'void' && countsFor(kin, write.id, 'life'),
  )
  for (const field of fieldsWithHeads(shown)) {
    // Where each of several that are one lies is each one's own, and no void has to know it.
    if (field === homeField && shown.with.length > 0) continue
    const links = linksOf(field)
    for (const head of headsOf(shown, field)) {
      // What its author saw had replaced the head, or it was the head: rule 3 goes through what was taken back since.
      const isKnown = voids.some(
        ({ id }) => id === head || standsBehind(world, id, head, links) || hadSeen(world, head, id),
      )
      expect(isKnown, `${field} under a void`).toBe(true)
    }
  }
}

/** The changes of one save count together or not at all. */
const checkSaves = (world: World, view: View): void => {
  for (const record of view.records().values()) {
    for (const { id, save } of record.writes) {
      if (save[2] === 1) continue
      const parts = [...world.written.values()].filter(({ header }) => header.save[0] === save[0])
      const complete = parts.every((part) => view.state.chains.has(part.id))
      const waits = record.ineffective.some((item) => item.id === id && item.reason === 'waiting-save')
      const other = record.ineffective.some((item) => item.id === id && item.reason !== 'waiting-save')
      if (!other) expect(waits).toBe(!complete)
    }
  }
}

export const nothingLost: Property = {
  name: 'I4',
  says: 'no write is lost: a head, superseded by one who had seen it, or listed with its reason',
  check: (world) => {
    const whole = grow([together([...union(world), { changes: [], statements: tree() }])])
    for (const view of [whole, ...world.replicas.map((replica) => replica.view)]) {
      for (const kin of kinsOf(view)) {
        checkName(view, kin)
        checkKin(world, kin)
      }
      checkSaves(world, view)
    }
    // Everything written is in the set, and in its record.
    for (const [id, { header }] of world.written) {
      const record = whole.get(header.kind, header.entity)
      expect(record?.writes.some((write) => write.id === id)).toBe(true)
    }
  },
}
