import { expect } from 'vitest'
import type { ChangeId } from '#shared/base/id.ts'
import { sameValue } from '#shared/base/same.ts'
import { approvalField } from '#shared/sync/change.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import { previewBatch } from '#shared/sync/preview.ts'
import { isShown, openConflicts } from '#shared/sync/shown.ts'
import { expectSame, grow, snapshotOf } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'

/** The shown values of a record; what an approval names is for the rules. */
const valuesOf = (record: FoldedRecord | undefined): Readonly<Record<string, unknown>> => {
  const { [approvalField]: _, ...values } = record?.values ?? {}
  return values
}

/** What a person reads of a record, told without the code that tells the difference. */
const looksOf = (record: FoldedRecord | undefined): Readonly<Record<string, unknown>> => {
  const shown = record !== undefined && isShown(record)
  if (!shown) return { shown }
  const { approval, erased } = record
  return { shown, values: valuesOf(record), approval, erased }
}

/** Whether the same values stood side by side before. */
const isOpenWith = (record: FoldedRecord | undefined, field: string, heads: readonly ChangeId[]): boolean =>
  record !== undefined &&
  openConflicts(record).includes(field) &&
  `${headsOf(record, field).toSorted()}` === `${heads.toSorted()}`

export const preview: Property = {
  name: 'I7',
  says: 'the preview equals the difference that the commit then makes, and writes nothing',
  check: (world, { seed }) => {
    const chance = chanceOf(seed)
    for (const { held, org, schema } of world.replicas.slice(0, 2)) {
      const files = world.files.filter(({ batch }) => batch.changes.length > 0)
      const file = files[Math.floor(chance() * files.length)]
      if (!file) continue
      const view = grow(held.slice(0, 1 + Math.floor(chance() * held.length)), org, schema)
      const before = new Map(view.records())
      const frozen = JSON.stringify(snapshotOf(view))
      const preview = previewBatch(view.state, before, file.batch)
      expect(JSON.stringify(snapshotOf(view))).toBe(frozen)
      view.add(file.batch)
      for (const [key, after] of view.records()) {
        const old = before.get(key)
        const told = preview.get(key)
        if (!told) {
          expectSame([key, looksOf(after)], [key, looksOf(old)])
          continue
        }
        for (const { field, before: was, after: is } of told.fields) {
          if (field === 'approval') {
            expect([was ?? 'none', is]).toEqual([old?.approval ?? 'none', after.approval])
            continue
          }
          expectSame([was, is], [old?.values[field] ?? null, after.values[field] ?? null])
        }
        const fields = new Set([...Object.keys(valuesOf(old)), ...Object.keys(valuesOf(after))])
        for (const field of fields) {
          const isListed = told.fields.some((item) => item.field === field)
          if (!sameValue(old?.values[field] ?? null, after.values[field] ?? null))
            expect(isListed, field).toBe(true)
        }
        // That an approval says something else now is told also where two approvals stand side by side as before.
        const isNewConflict = told.fields.some(
          ({ field, heads }) =>
            heads.length > 1 && openConflicts(after).includes(field) && !isOpenWith(old, field, heads),
        )
        expect(told.type === 'conflict').toBe(isNewConflict && told.type !== 'erased')
        if (told.type === 'new') expect([isShown(after), looksOf(old).shown]).toEqual([true, false])
        if (told.type === 'voided') expect([isShown(after), looksOf(old).shown]).toEqual([false, true])
      }
      // Nothing is announced that then does not come.
      for (const key of preview.keys()) expect(view.records().has(key), key).toBe(true)
    }
  },
}
