import type { EntityId, OrgId } from '#shared/base/id.ts'
import { homeField } from '#shared/sync/change.ts'
import { recordKey } from '#shared/sync/fact-state.ts'
import type { IneffectiveReason } from '#shared/sync/facts.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import { compareWrites, type Write } from '#shared/sync/write.ts'
import type { HistoryEntry } from '../engine.ts'
import { loadRecords, type Session } from './session.ts'
import { fileNames } from './sides.ts'

/** The word of a history for each reason why a write counts for nothing. */
const stateFor: Readonly<Record<IneffectiveReason, HistoryEntry['state']>> = {
  'rejected-author': 'rejected',
  'rejected-home': 'rejected',
  'rejected-owner': 'rejected',
  revoked: 'revoked',
  'waiting-save': 'waiting',
  'newer-schema': 'waiting',
  'set-aside': 'set-aside',
  retired: 'retired',
  'late-home': 'late',
  'late-approval': 'late',
}

const stateOf = (
  record: FoldedRecord,
  against: ReadonlyMap<string, IneffectiveReason>,
  write: Write,
  field: string,
): HistoryEntry['state'] => {
  const reason = against.get(write.id) ?? against.get(`${write.id} ${field}`)
  if (reason) return stateFor[reason]
  const heads = headsOf(record, field)
  if (heads[0] === write.id) return 'shown'
  return heads.includes(write.id) && record.conflicts.includes(field) ? 'conflict' : 'earlier'
}

/** Every write of every field of a record and of those that show under it, newest first. */
export const historyOf = async (
  session: Session,
  kind: string,
  entity: EntityId,
): Promise<readonly HistoryEntry[]> => {
  const record = (await loadRecords(session.db, [recordKey(kind, entity)])).get(recordKey(kind, entity))
  if (!record) return []
  const { orgs, devices } = session.state.trust
  const fileOf = await fileNames(session)
  const others = await loadRecords(
    session.db,
    record.with.map((other) => recordKey(kind, other)),
  )
  const all = [record, ...others.values()]
  const against = new Map(
    all.flatMap(({ ineffective }) =>
      ineffective.map(({ id, field, reason }) => [field === null ? id : `${id} ${field}`, reason] as const),
    ),
  )
  const writes = all.flatMap((one) => one.writes).sort(compareWrites)
  const entries = writes.flatMap((write) => {
    const entry = (field: string, value: unknown, state: HistoryEntry['state']): HistoryEntry => ({
      save: write.save[0],
      at: write.at,
      orgName: orgs.get(write.org)?.name ?? '',
      deviceName: devices.get(write.device)?.name ?? '',
      actor: write.actor,
      field,
      // An organisation's id says nothing to a person.
      value:
        field === homeField && typeof value === 'string' ? (orgs.get(value as OrgId)?.name ?? value) : value,
      state,
      fileName: fileOf(write),
    })
    return [
      ...Object.entries(write.values).map(([field, value]) =>
        entry(field, value, stateOf(record, against, write, field)),
      ),
      ...(write.erased ? write.missing.map((field) => entry(field, null, 'erased')) : []),
    ]
  })
  return entries.reverse()
}
