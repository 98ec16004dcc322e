import type { EntityId } from '#shared/base/id.ts'
import { recordKey } from '#shared/sync/fact-state.ts'
import type { IneffectiveReason } from '#shared/sync/facts.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import type { Write } from '#shared/sync/write.ts'
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

const stateOf = (record: FoldedRecord, write: Write, field: string): HistoryEntry['state'] => {
  const against = record.ineffective.find(
    ({ id, field: name }) => id === write.id && (name === null || name === field),
  )
  if (against) return stateFor[against.reason]
  const heads = headsOf(record, field)
  if (heads[0] === write.id) return 'shown'
  return heads.includes(write.id) && record.conflicts.includes(field) ? 'conflict' : 'earlier'
}

/** Every write of every field of a record, newest first. */
export const historyOf = async (
  session: Session,
  kind: string,
  entity: EntityId,
): Promise<readonly HistoryEntry[]> => {
  const key = recordKey(kind, entity)
  const record = (await loadRecords(session.db, [key])).get(key)
  if (!record) return []
  const { orgs, devices } = session.state.trust
  const fileOf = await fileNames(session)
  const entries = record.writes.flatMap((write) =>
    Object.entries(write.values).map(
      ([field, value]): HistoryEntry => ({
        save: write.save[0],
        at: write.at,
        orgName: orgs.get(write.org)?.name ?? '',
        deviceName: devices.get(write.device)?.name ?? '',
        actor: write.actor,
        field,
        value,
        state: stateOf(record, write, field),
        fileName: fileOf(write),
      }),
    ),
  )
  return entries.reverse()
}
