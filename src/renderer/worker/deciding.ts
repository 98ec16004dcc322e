import type { ChangeId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { approvalValue, readCovers } from '#shared/sync/approval.ts'
import { type Approval, approvalField, homeField, systemKind } from '#shared/sync/change.ts'
import type { Edit } from '#shared/sync/draft.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import { type FoldedRecord, fieldsWithHeads, headsOf } from '#shared/sync/fold.ts'
import { ancestryOf, writersOf } from '#shared/sync/fold-field.ts'
import { eraseValue, targetsField } from '#shared/sync/system-value.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import type { Write as HeldWrite } from '#shared/sync/write.ts'
import type { SaveProblem } from '../engine.ts'
import { mintId, saveWrites } from './save.ts'
import { loadRecords, type Session } from './session.ts'
import { canTakeIn, eachRecord, mayRule } from './standing.ts'

/** A record by its name. */
export interface RecordName {
  readonly kind: string
  readonly entity: EntityId
}

type Saved = Promise<Result<SaveId, SaveProblem>>

const keysOf = (records: readonly RecordName[]): readonly RecordKey[] =>
  records.map(({ kind, entity }) => recordKey(kind, entity))

/** Approves the heads of some fields of a record, of all when not said; not while one of them is in conflict. */
export const approve = async (
  session: Session,
  kind: string,
  entity: EntityId,
  fields?: readonly string[],
): Promise<Result<SaveId, SaveProblem | { readonly type: 'in-conflict' }>> => {
  const [record] = (await loadRecords(session.db, [recordKey(kind, entity)])).values()
  if (!record || !mayRule(session, approvalField, record)) return err({ type: 'nothing-changed' })
  const value = approvalValue(record, fields)
  if (value) return saveWrites(session, [{ kind, entity, fields: { [approvalField]: value } }])
  const asked = fields ?? fieldsWithHeads(record)
  const open = [...record.conflicts, ...record.waiting]
  return err({ type: asked.some((field) => open.includes(field)) ? 'in-conflict' : 'nothing-changed' })
}

/** Approves the heads of all fields of some records as one save; not while a field of one is in conflict or waits. */
export const approveAll = async (
  session: Session,
  records: readonly RecordName[],
): Promise<Result<SaveId, SaveProblem | { readonly type: 'in-conflict' }>> => {
  const held = [...(await loadRecords(session.db, keysOf(records))).values()].filter((record) =>
    mayRule(session, approvalField, record),
  )
  if (held.some(({ conflicts, waiting }) => conflicts.length + waiting.length > 0))
    return err({ type: 'in-conflict' })
  const edits = held.flatMap((record): Edit[] => {
    const value = approvalValue(record)
    return value ? [{ kind: record.kind, entity: record.entity, fields: { [approvalField]: value } }] : []
  })
  return edits.length > 0 ? saveWrites(session, edits) : err({ type: 'nothing-changed' })
}

/** Moves records to another organisation, this one or one below: those that this one may move. */
export const moveHome = async (session: Session, records: readonly RecordName[], to: OrgId): Saved => {
  const { state, keys, db } = session
  if (!isAtOrAbove(state.trust, keys.org, to)) return err({ type: 'nothing-changed' })
  const held = await loadRecords(db, keysOf(records))
  const edits = records.flatMap(({ kind, entity }): Edit[] => {
    const record = held.get(recordKey(kind, entity))
    const moves = record && record.home !== to && mayRule(session, homeField, record)
    return moves ? [{ kind, entity, fields: { [homeField]: to } }] : []
  })
  return edits.length > 0 ? saveWrites(session, edits) : err({ type: 'nothing-changed' })
}

/** Says that records are one and the same. */
export const linkSame = async (session: Session, kind: string, records: readonly EntityId[]): Saved => {
  const distinct = [...new Set(records)].sort()
  if (distinct.length < 2) return err({ type: 'nothing-changed' })
  const fields = { of: kind, records: distinct }
  return saveWrites(session, [{ kind: systemKind.sameAs, entity: mintId(session), fields }])
}

/** What is approved of a record now, by field: what all heads of the approval cover. */
const coveredNow = (record: FoldedRecord): ReadonlyMap<string, readonly ChangeId[]> => {
  const approvals = new Set(headsOf(record, approvalField))
  const all = new Map<string, readonly ChangeId[]>()
  for (const { id, values } of record.writes) {
    if (!approvals.has(id)) continue
    for (const [field, ids] of readCovers(values[approvalField]))
      all.set(field, [...(all.get(field) ?? []), ...ids])
  }
  return all
}

/** An approval of what was approved before and of late writes too; of those that descend from one another the latest. */
const approvalWith = (session: Session, record: FoldedRecord, late: readonly HeldWrite[]): Approval => {
  const before = coveredNow(record)
  const covers: Record<string, readonly ChangeId[]> = {}
  const written = late.flatMap(({ values, missing }) => [...Object.keys(values), ...missing])
  for (const field of [...new Set([...before.keys(), ...written])].sort()) {
    const writers = writersOf(record.writes, field)
    const own = writers.flatMap((write) => (late.includes(write) ? [write.id] : []))
    const all = [...new Set([...(before.get(field) ?? []), ...own])]
    const ancestry = ancestryOf(field, writers, session.state.facts)
    const passed = new Set<HeldWrite>()
    for (const write of writers) if (all.includes(write.id)) ancestry.markFrom(write, passed)
    const old = new Set([...passed].map(({ id }) => id))
    covers[field] = all.filter((id) => !old.has(id)).sort()
  }
  return { covers }
}

/** Takes late writes in: by an approval that names them, or by moving their record anew. One save. */
export const takeIn = async (session: Session, changes: readonly ChangeId[]): Saved => {
  const wanted = new Set<ChangeId>(changes)
  const edits: Edit[] = []
  await eachRecord(session, (record) => {
    const late = record.ineffective.filter(({ id }) => wanted.has(id))
    if (late.length === 0) return
    const byReason = (reason: 'late-approval' | 'late-home'): readonly HeldWrite[] => {
      const ids = new Set(
        late.flatMap((one) => (one.reason === reason && canTakeIn(session, record, reason) ? [one.id] : [])),
      )
      return record.writes.filter(({ id }) => ids.has(id))
    }
    const { kind, entity, home } = record
    const [unapproved, unmoved] = [byReason('late-approval'), byReason('late-home')]
    const fields: Record<string, unknown> = {}
    const also: Record<string, readonly ChangeId[]> = {}
    if (unapproved.length > 0) fields[approvalField] = approvalWith(session, record, unapproved)
    if (unmoved.length > 0) fields[homeField] = home
    for (const { id, values, missing } of unmoved) {
      for (const field of [...Object.keys(values), ...missing]) also[field] = [...(also[field] ?? []), id]
    }
    if (Object.keys(fields).length > 0) edits.push({ kind, entity, fields, also })
  })
  return edits.length > 0 ? saveWrites(session, edits) : err({ type: 'nothing-changed' })
}

/** The most changes one erasure names: its line stays far below what a line may hold. */
const targetsAtOnce = 2000

/** Erases all that some records ever said, as far as this organisation or one below it wrote it; for good. */
export const erase = async (session: Session, records: readonly RecordName[]): Saved => {
  const named = await loadRecords(session.db, keysOf(records))
  // What shows as one record is erased as one.
  const linked = [...named.values()].flatMap(({ kind, with: others, sameAs }) =>
    [...others, ...(sameAs ? [sameAs] : [])].map((entity) => ({ kind, entity })),
  )
  const all = new Map([...named, ...(await loadRecords(session.db, keysOf(linked)))])
  const { trust } = session.state
  // Where a record belongs and what was approved says nothing of a person, and the rules go on needing it.
  const says = ({ values, missing }: HeldWrite): boolean =>
    [...Object.keys(values), ...missing].some((field) => field !== homeField && field !== approvalField)
  const targets = eraseValue(
    [...all.values()].flatMap(({ kind, entity, writes }) =>
      writes.flatMap((write) =>
        says(write) && isAtOrAbove(trust, session.keys.org, write.org)
          ? [{ id: write.id, kind, entity }]
          : [],
      ),
    ),
  )
  const edits: Edit[] = []
  for (let at = 0; at < targets.length; at += targetsAtOnce) {
    const fields = { [targetsField]: targets.slice(at, at + targetsAtOnce) }
    edits.push({ kind: systemKind.erase, entity: mintId(session), fields })
  }
  return edits.length > 0 ? saveWrites(session, edits) : err({ type: 'nothing-changed' })
}
