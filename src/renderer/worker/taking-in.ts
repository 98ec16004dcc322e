import type { ChangeId, SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { readCovers } from '#shared/sync/approval.ts'
import { type Approval, approvalField, homeField, type Life, lifeField } from '#shared/sync/change.ts'
import type { Edit } from '#shared/sync/draft.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import { ancestryOf, writersOf } from '#shared/sync/fold-field.ts'
import type { Write as HeldWrite } from '#shared/sync/write.ts'
import type { SaveProblem } from '../engine.ts'
import { saveWrites } from './save.ts'
import type { Session } from './session.ts'
import { canTakeIn, eachRecord } from './standing.ts'

/** What is approved of a record now, by field: what all heads of the approval cover. */
const coveredNow = (record: FoldedRecord): ReadonlyMap<string, readonly ChangeId[]> => {
  const approvals = new Set(headsOf(record, approvalField))
  const all = new Map<string, readonly ChangeId[]>()
  for (const { id, values } of record.writes) {
    if (!approvals.has(id)) continue
    for (const [field, ids] of readCovers(values[approvalField]))
      all.set(field, [...new Set([...(all.get(field) ?? []), ...ids])])
  }
  return all
}

/** What late writes and late revokes are taken into an approval. */
interface Late {
  readonly writes: readonly HeldWrite[]
  /** The writes that late revokes name. */
  readonly revoked: ReadonlySet<HeldWrite>
}

/**
 * An approval of what was approved before and has not changed, without what is revoked, and of late writes too. Of those
 * that descend from one another it names the latest; where a revoked write goes, what stood before it counts again.
 */
const approvalWith = (session: Session, record: FoldedRecord, { writes, revoked }: Late): Approval => {
  const before = coveredNow(record)
  const against = new Set(record.ineffective.map(({ id, field }) => (field === null ? id : `${id} ${field}`)))
  const covers: Record<string, readonly ChangeId[]> = {}
  const written = writes.flatMap(({ values, missing }) => [...Object.keys(values), ...missing])
  for (const field of [...new Set([...before.keys(), ...written])].sort()) {
    const named = before.get(field) ?? []
    // Whoever changed it since had seen the approval; under a new one that he has not seen he would be late.
    if (named.length > 0 && [...named].sort().join() !== [...headsOf(record, field)].sort().join()) continue
    const writers = writersOf(record.writes, field)
    const ancestry = ancestryOf(field, writers, session.state.facts)
    const approved = new Set<HeldWrite>()
    ancestry.markIds(named, approved)
    const counts = (write: HeldWrite): boolean =>
      writes.includes(write) ||
      (approved.has(write) &&
        !revoked.has(write) &&
        !against.has(write.id) &&
        !against.has(`${write.id} ${field}`))
    const all = writers.filter(counts)
    const passed = new Set<HeldWrite>()
    for (const write of all) ancestry.markFrom(write, passed)
    const heads = all.filter((write) => !passed.has(write)).map(({ id }) => id)
    if (heads.length > 0) covers[field] = heads.sort()
  }
  return { covers }
}

const nothingApproved: Approval = { covers: {} }
const gone: Life = { state: 'void' }

/**
 * What takes late ones of a record in. What gave it its life is approved by every approval that saw that life: when this is
 * taken back nothing stays approved, and whoever may approve lets the record go.
 */
const fieldsFor = (session: Session, record: FoldedRecord, late: Late): Readonly<Record<string, unknown>> => {
  if (late.writes.length + late.revoked.size === 0) return {}
  const life = headsOf(record, lifeField)
  return [...late.revoked].some(({ id }) => life.includes(id))
    ? { [approvalField]: nothingApproved, [lifeField]: gone }
    : { [approvalField]: approvalWith(session, record, late) }
}

/** The late ones among some changes that this organisation may take into the approval of a record. */
const lateIn = (session: Session, record: FoldedRecord, wanted: ReadonlySet<ChangeId>): Late => {
  const { kind, entity, ineffective, writes } = record
  const ids = new Set(
    ineffective.flatMap(({ id, reason }) => (reason === 'late-approval' && wanted.has(id) ? [id] : [])),
  )
  if (ids.size === 0 || !canTakeIn(session, record, 'late-approval'))
    return { writes: [], revoked: new Set() }
  const { facts } = session.state
  const revoked = writes.filter(({ id, org }) =>
    facts.revokesOf({ id, kind, entity }, org).some(({ write }) => ids.has(write.id)),
  )
  return { writes: writes.filter(({ id }) => ids.has(id)), revoked: new Set(revoked) }
}

/** The writes among some changes that are late because their record moved, and that this organisation may take in. */
const unmovedIn = (
  session: Session,
  record: FoldedRecord,
  wanted: ReadonlySet<ChangeId>,
): readonly HeldWrite[] => {
  const ids = new Set(
    record.ineffective.flatMap(({ id, reason }) => (reason === 'late-home' && wanted.has(id) ? [id] : [])),
  )
  if (ids.size === 0 || !canTakeIn(session, record, 'late-home')) return []
  return record.writes.filter(({ id }) => ids.has(id))
}

/**
 * Takes late writes and late revokes in: by an approval that names what counts with them, or by moving their record anew.
 * One save; a revoke is taken in whole, in every record whose approval it came too late for.
 */
export const takeIn = async (
  session: Session,
  changes: readonly ChangeId[],
): Promise<Result<SaveId, SaveProblem>> => {
  const wanted = new Set<ChangeId>(changes)
  const edits: Edit[] = []
  await eachRecord(session, (record) => {
    if (!record.ineffective.some(({ id }) => wanted.has(id))) return
    const late = lateIn(session, record, wanted)
    const unmoved = unmovedIn(session, record, wanted)
    const { kind, entity, home } = record
    const fields: Record<string, unknown> = { ...fieldsFor(session, record, late) }
    const also: Record<string, readonly ChangeId[]> = {}
    if (unmoved.length > 0) fields[homeField] = home
    for (const { id, values, missing } of unmoved) {
      for (const field of [...Object.keys(values), ...missing]) also[field] = [...(also[field] ?? []), id]
    }
    if (Object.keys(fields).length > 0) edits.push({ kind, entity, fields, also })
  })
  return edits.length > 0 ? saveWrites(session, edits) : err({ type: 'nothing-changed' })
}
