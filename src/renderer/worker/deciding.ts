import type { EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { approvalValue } from '#shared/sync/approval.ts'
import { approvalField, homeField, systemKind } from '#shared/sync/change.ts'
import type { Edit } from '#shared/sync/draft.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import { fieldsWithHeads } from '#shared/sync/fold.ts'
import { eraseValue, targetsField } from '#shared/sync/system-value.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import type { Write as HeldWrite } from '#shared/sync/write.ts'
import type { SaveProblem } from '../engine.ts'
import { mintId, saveWrites } from './save.ts'
import { loadRecords, type Session } from './session.ts'
import { mayRule } from './standing.ts'

/** A record by its name. */
export interface RecordName {
  readonly kind: string
  readonly entity: EntityId
}

/** A record to be approved: the fields said, or all of it. */
interface Approvable extends RecordName {
  readonly fields?: readonly string[]
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

/** Approves the heads of some or all fields of some records as one save; not while one of these is in conflict or waits. */
export const approveAll = async (
  session: Session,
  records: readonly Approvable[],
): Promise<Result<SaveId, SaveProblem | { readonly type: 'in-conflict' }>> => {
  const held = await loadRecords(session.db, keysOf(records))
  const edits: Edit[] = []
  for (const { kind, entity, fields } of records) {
    const record = held.get(recordKey(kind, entity))
    if (!record || !mayRule(session, approvalField, record)) continue
    const open = [...record.conflicts, ...record.waiting]
    if (open.some((field) => !fields || fields.includes(field))) return err({ type: 'in-conflict' })
    const value = approvalValue(record, fields)
    if (value) edits.push({ kind, entity, fields: { [approvalField]: value } })
  }
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
