import { expect } from 'vitest'
import { homeField } from '#shared/sync/change.ts'
import { headsOf, lifeState } from '#shared/sync/fold.ts'
import { buildView } from '#shared/sync/view.ts'
import { union } from './check.ts'
import { type Property, runs } from './property.ts'
import { optionsOf, registry, school } from './world.ts'

let edits = 0

export const editWins: Property = {
  name: 'I5',
  says: 'an edit that saw the current heads becomes the only head, whatever any clock says',
  check: (world) => {
    // Delivered to everybody in the end, what an edit replaced never comes back beside it, whatever is revoked between.
    const { records } = buildView(union(world), optionsOf(school))
    for (const record of records.values()) {
      // Everything is here, so nothing is waited for.
      expect(record.waiting).toEqual([])
      for (const { id } of record.writes) {
        if (world.bad.has(id) || record.ineffective.some((item) => item.id === id)) continue
        for (const [field, replaced] of world.replaces.get(id) ?? []) {
          const back = headsOf(record, field).filter((head) => replaced.has(head))
          expect(back, `${field} of ${record.entity}`).toEqual([])
        }
      }
    }
  },
  after: (replica, changes) => {
    for (const { id, header, values } of changes) {
      const record = replica.view.get(header.kind, header.entity)
      if (!record || record.ineffective.some((item) => item.id === id)) {
        // Only a PC that nobody vouches for may write in vain here.
        const reasons = record?.ineffective.filter((item) => item.id === id).map(({ reason }) => reason)
        const allowed = ['rejected-author', 'rejected-home', 'retired']
        // To void what was approved is not for everybody, even who knows of it.
        if (lifeState(values.life) === 'void') allowed.push('late-approval')
        // While two moves contradict each other nobody below both of them can write in time.
        if (record && headsOf(record, homeField).length > 1) allowed.push('late-home')
        expect(allowed).toContain(reasons?.[0])
        continue
      }
      for (const field of Object.keys(values)) {
        edits++
        expect(headsOf(record, field)).toEqual([id])
        if (registry(header.kind, field)) expect(record.values[field]).toEqual(values[field])
        expect(record.conflicts).not.toContain(field)
      }
      if (header.fields.plain?.includes('life')) {
        const state = (values.life as { readonly state: string }).state
        expect(record.life).toBe(state)
      }
    }
  },
  done: () => expect(edits).toBeGreaterThan(runs),
}
