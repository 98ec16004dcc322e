import type { ChangeId } from '../base/id.ts'
import { sameValue } from '../base/same.ts'
import { approvalField } from './change.ts'
import { type Batch, type FactState, isTouched, type RecordKey } from './fact-state.ts'
import type { IneffectiveReason } from './facts.ts'
import { type FoldedRecord, headsOf } from './fold.ts'
import { isRefusal, isShown, openConflicts } from './shown.ts'
import { applyChanges } from './view.ts'

/**
 * What a step does to one record. `conflict`: a field gets several values; `rejected`: all that it does to the record is to
 * bring or make writes that count for nothing; `voided`: it is shown no longer.
 */
export type DifferenceType = 'new' | 'changed' | 'voided' | 'conflict' | 'rejected' | 'erased'

/** One field before and after; `null` where nothing is shown. */
export interface FieldDifference {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  /** The writes that stand for it afterwards, the one shown first; several only in a conflict. */
  readonly heads: readonly ChangeId[]
}

/** The difference between one record before and after a step. */
export interface Difference {
  readonly type: DifferenceType
  /** Sorted by name; those in conflict first. */
  readonly fields: readonly FieldDifference[]
  /** Why one of its writes counts for nothing that did before or was not there. */
  readonly reason: IneffectiveReason | null
}

const shownValue = (record: FoldedRecord | undefined, field: string): unknown => {
  if (!record) return null
  // What an approval names is for the rules; a person is told what came of it.
  if (field === approvalField) return record.approval
  return Object.hasOwn(record.values, field) ? (record.values[field] ?? null) : null
}

const newReason = (before: FoldedRecord | undefined, after: FoldedRecord): IneffectiveReason | null => {
  if (after.ineffective.length === 0) return null
  const known = new Set(before?.ineffective.map(({ id, field }) => `${id} ${field ?? ''}`))
  const news = after.ineffective.filter(({ id, field }) => !known.has(`${id} ${field ?? ''}`))
  return news.find(({ reason }) => isRefusal(reason))?.reason ?? null
}

/** What is different in a record after a step; null when a person sees no difference. */
export const differenceOf = (before: FoldedRecord | undefined, after: FoldedRecord): Difference | null => {
  const was = before !== undefined && isShown(before)
  const is = isShown(after)
  const openBefore = new Set(before ? openConflicts(before) : [])
  const conflicts = openConflicts(after).filter(
    (field) =>
      !openBefore.has(field) ||
      (before !== undefined &&
        [...headsOf(before, field)].sort().join() !== [...headsOf(after, field)].sort().join()),
  )
  const erased = after.erased.filter((field) => !before?.erased.includes(field))
  // What was erased may also cease to stand there, when that write is taken back.
  const ended = before && is ? before.erased.filter((field) => !after.erased.includes(field)) : []
  const told = new Set([...conflicts, ...erased, ...ended])
  const names = new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after.values), ...told])
  if (before ? before.approval !== after.approval : after.approval !== 'none') names.add(approvalField)
  const fields: FieldDifference[] = []
  for (const field of [...names].sort()) {
    const [old, next] = [shownValue(before, field), shownValue(after, field)]
    if (sameValue(old, next) && !told.has(field)) continue
    fields.push({ field, before: old, after: next, heads: headsOf(after, field) })
  }
  fields.sort((a, b) => Number(conflicts.includes(b.field)) - Number(conflicts.includes(a.field)))
  const reason = newReason(before, after)
  const type = ((): DifferenceType | null => {
    if (erased.length > 0) return 'erased'
    if (conflicts.length > 0) return 'conflict'
    // What shows under another record from now on is not gone.
    if (was && !is) return after.sameAs ? 'changed' : 'voided'
    if (is && !was) return before && Object.keys(before.values).length > 0 ? 'changed' : 'new'
    if (is && fields.length > 0) return 'changed'
    return reason ? 'rejected' : null
  })()
  return type && { type, fields, reason }
}

/**
 * What a batch would do to every record, worked out on a copy of the facts; nothing given is touched. Exactly the
 * difference that `View.add` of the same batch then makes (sync.md I7).
 */
export const previewBatch = (
  state: FactState,
  records: ReadonlyMap<RecordKey, FoldedRecord>,
  batch: Batch,
): ReadonlyMap<RecordKey, Difference> => {
  const copy = state.copy()
  const touched = copy.add(batch)
  const keys = new Set(touched.keys)
  for (const [key, record] of records) if (isTouched(record, touched.devices)) keys.add(key)
  const found = new Map<RecordKey, Difference>()
  for (const [key, after] of applyChanges(copy.facts, (key) => records.get(key), batch.changes, keys)) {
    const difference = differenceOf(records.get(key), after)
    if (difference) found.set(key, difference)
  }
  return found
}
