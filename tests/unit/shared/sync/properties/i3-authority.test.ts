import { expect, test } from 'vitest'
import { buildView } from '#shared/sync/view.ts'
import { holds, patience, union } from './check.ts'
import { optionsOf, school, tree } from './world.ts'

const isPlain = (kind: string): boolean => kind === 'member' || kind === 'note'

test(
  "I3: what is written without authority changes no owned field and no other organisation's record, and is listed",
  () =>
    holds('I3', (world) => {
      const all = [...union(world), { changes: [], statements: tree() }]
      const isBad = ({ id }: { readonly id: string }): boolean => [...world.bad].some((bad) => bad === id)
      const without = all.map((batch) => ({
        ...batch,
        changes: batch.changes.filter((change) => !isBad(change)),
        // They keep their places in their chains, but say nothing.
        withheld: [
          ...(batch.withheld ?? []),
          ...batch.changes
            .filter(isBad)
            .map(({ id, header: { device, seq, prev } }) => ({ device, seq, id, prev })),
        ],
      }))
      const [dirty, clean] = [buildView(all, optionsOf(school)), buildView(without, optionsOf(school))]
      for (const [key, record] of dirty.records) {
        if (!isPlain(record.kind)) continue
        const { values, life, heads, conflicts, editedWhileVoided } = record
        const same = clean.records.get(key)
        if (!same) expect([life, values]).toEqual(['incomplete', {}])
        else {
          expect([values, life, editedWhileVoided, conflicts]).toEqual([
            same.values,
            same.life,
            same.editedWhileVoided,
            same.conflicts,
          ])
          if (heads && same.heads) expect(heads).toEqual(same.heads)
        }
      }
      const listed = new Set(dirty.problems.ineffective.map(({ id }) => id))
      for (const id of world.bad) {
        if (isPlain(world.written.get(id)?.header.kind ?? '')) expect(listed.has(id), id).toBe(true)
      }
    }),
  patience,
)
