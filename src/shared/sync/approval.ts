import type { ChangeId } from '../base/id.ts'
import { type Approval, approvalField, homeField } from './change.ts'
import { type FoldedRecord, fieldsWithHeads, headsOf } from './fold.ts'
import { isObject } from './strict-json.ts'

/** The ids a value of field `approval` covers, by field; what is none is passed over. Home and approvals are never covered. */
export const readCovers = (value: unknown): ReadonlyMap<string, readonly ChangeId[]> => {
  const covers = isObject(value) && Object.hasOwn(value, 'covers') ? value.covers : null
  const found = new Map<string, readonly ChangeId[]>()
  if (!isObject(covers)) return found
  for (const [field, ids] of Object.entries(covers)) {
    if (field === homeField || field === approvalField || !Array.isArray(ids)) continue
    const texts = ids.filter((id): id is ChangeId => typeof id === 'string')
    if (texts.length > 0) found.set(field, texts)
  }
  return found
}

/**
 * The value that approves some fields of a record as they stand, all when none are said. What was approved before and has
 * not changed stays approved. Null while one of the fields is in conflict or waits for an earlier file, or nothing is there.
 */
export const approvalValue = (
  record: FoldedRecord,
  fields: readonly string[] = fieldsWithHeads(record),
): Approval | null => {
  const covers = new Map<string, readonly ChangeId[]>()
  const isCurrent = (field: string, ids: readonly ChangeId[]): boolean =>
    [...headsOf(record, field)].sort().join() === [...ids].sort().join()
  for (const [field, ids] of readCovers(record.values[approvalField])) {
    if (isCurrent(field, ids)) covers.set(field, ids)
  }
  for (const field of fields) {
    if (field === homeField || field === approvalField) continue
    if (record.conflicts.includes(field) || record.waiting.includes(field)) return null
    const ids = [...headsOf(record, field)].sort()
    if (ids.length > 0) covers.set(field, ids)
  }
  return covers.size > 0
    ? { covers: Object.fromEntries([...covers].sort(([a], [b]) => (a < b ? -1 : 1))) }
    : null
}
