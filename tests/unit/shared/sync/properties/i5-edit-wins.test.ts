import { expect, test } from 'vitest'
import { headsOf } from '#shared/sync/fold.ts'
import { buildView } from '#shared/sync/view.ts'
import { holds, union } from './check.ts'
import { registry } from './world.ts'

test('I5: an edit that saw the current heads becomes the only head, whatever any clock says', () => {
  let edits = 0
  return holds(
    'I5',
    (world) => {
      // Delivered to everybody in the end, an edit stays below those who saw it and nobody else.
      const { records } = buildView(union(world), registry)
      for (const record of records.values()) {
        for (const write of record.writes) {
          for (const [field, ids] of Object.entries(write.seen)) {
            const counts = !record.ineffective.some(({ id }) => id === write.id)
            if (!counts || !Object.hasOwn(write.values, field) || field === 'rating') continue
            for (const id of ids) expect(headsOf(record, field)).not.toContain(id)
          }
        }
      }
    },
    (replica, changes) => {
      for (const { id, header, values } of changes) {
        const record = replica.view.get(header.kind, header.entity)
        if (!record || record.ineffective.some((item) => item.id === id)) {
          // Only a PC that nobody vouches for may write in vain here.
          const reasons = record?.ineffective.filter((item) => item.id === id).map(({ reason }) => reason)
          expect(['rejected-author', 'rejected-home']).toContain(reasons?.[0])
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
  ).then(() => expect(edits).toBeGreaterThan(300))
})
