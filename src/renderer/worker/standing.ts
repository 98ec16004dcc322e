import type { ChangeId, EntityId, OrgId } from '#shared/base/id.ts'
import { levelRank } from '#shared/base/level.ts'
import { fieldOf, isKindName } from '#shared/domain/registry.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { approvalField, homeField, lifeField, systemKind } from '#shared/sync/change.ts'
import type { IneffectiveReason } from '#shared/sync/facts.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { isRefusal, openConflicts } from '#shared/sync/shown.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import type { Write } from '#shared/sync/write.ts'
import { createRecords } from '../db/records.ts'
import type { Conflict, Refused } from '../engine-review.ts'
import { loadWrites } from './kin.ts'
import type { Session } from './session.ts'
import { fileNames, sideOf } from './sides.ts'
import { createFinder, whileUnchanged } from './unchanged.ts'

/** Shows every record of the index to `visit`, chunk by chunk; only of the chunks that `wanted` takes by their text. */
export const eachRecord = (
  { db }: Pick<Session, 'db'>,
  visit: (record: FoldedRecord) => void,
  wanted: (row: { readonly kind: string; readonly text: string }) => boolean = () => true,
): Promise<void> =>
  db.chunk.each((row) => {
    if (wanted(row)) for (const record of unpackRecords(row.text)) visit(record)
  })

/** Whether a person knows records of a kind: the mechanism's own and the notes of files he does not. */
export const isForPeople = ({ kind }: { readonly kind: string }): boolean =>
  isKindName(kind) && kind !== transfer.kind

const isTorn = (record: FoldedRecord): boolean => openConflicts(record).length > 0

/** Both lists of the page come from one look at the index. */
const doubtful = createFinder('doubtful')

/** All fields in conflict of the records that lists show, with all that is said of them. */
export const conflictsIn = whileUnchanged(async (session: Session): Promise<readonly Conflict[]> => {
  const orgs = await createRecords(session.db).orgs()
  const fileOf = await fileNames(session)
  const records = (await doubtful(session)).filter(
    (record) => isForPeople(record) && isTorn(record) && orgs.has(record.home ?? ''),
  )
  const writesOf = await loadWrites(session, records)
  records.sort((a, b) => b.changedAt - a.changedAt || (a.entity < b.entity ? -1 : 1))
  return records.flatMap((record) => {
    const { kind, entity, values } = record
    const home = record.home ?? ''
    const byId = new Map(writesOf(record).map((write) => [write.id, write]))
    return openConflicts(record).map((field): Conflict => {
      const sides = headsOf(record, field).flatMap((id) => {
        const write = byId.get(id)
        return write ? [sideOf(session.state.trust, write, field, fileOf)] : []
      })
      const isMoney = fieldOf(kind, field)?.class === 'money'
      return { kind, entity, home, homeName: orgs.get(home)?.name ?? '', field, isMoney, values, sides }
    })
  })
})

/** The organisation whose device minted a record; null while nobody knows it. */
const mintHome = ({ state: { trust } }: Session, entity: EntityId): OrgId | null =>
  trust.devices.get(entity.slice(0, 22) as Parameters<typeof trust.devices.get>[0])?.org ?? null

/** Whether this organisation may write a system field of a record: its level, and the record at or below it. */
export const mayRule = (session: Session, field: string, record: FoldedRecord): boolean => {
  const { keys, state } = session
  const owner = fieldOf(record.kind, field)?.owner
  const level = state.trust.orgs.get(keys.org)?.level
  if (!owner || !level || levelRank(level) < levelRank(owner)) return false
  return record.home !== null && isAtOrAbove(state.trust, keys.org, record.home)
}

/** Whether this organisation may take a late write of a record in. */
export const canTakeIn = (session: Session, record: FoldedRecord, reason: IneffectiveReason): boolean => {
  if (reason === 'late-approval') return mayRule(session, approvalField, record)
  if (reason !== 'late-home' || !mayRule(session, homeField, record)) return false
  const minted = mintHome(session, record.entity)
  return minted !== null && isAtOrAbove(session.state.trust, session.keys.org, minted)
}

/** The one field a write is about; null when it is about several. */
const onlyField = ({ values, missing }: Write): string | null => {
  const names = [...Object.keys(values), ...missing].filter((name) => name !== lifeField)
  return names.length === 1 ? (names[0] ?? null) : null
}

/** All writes that count for nothing here by the rules, newest first. What a person took back himself is not among them. */
export const refusedIn = whileUnchanged(async (session: Session): Promise<readonly Refused[]> => {
  const orgs = await createRecords(session.db).orgs()
  const fileOf = await fileNames(session)
  const records: FoldedRecord[] = []
  const revokes = new Map<ChangeId, Write>()
  for (const record of await doubtful(session)) {
    if (record.kind === systemKind.revoke) for (const write of record.writes) revokes.set(write.id, write)
    else if (isForPeople(record) && orgs.has(record.home ?? '')) records.push(record)
  }
  const found = records.flatMap((record) => {
    const byId = new Map(record.writes.map((write) => [write.id, write]))
    return record.ineffective.flatMap(({ id, field, reason }): Refused[] => {
      // A revoke that came too late stands with the record whose approved write it could not take back.
      const write = byId.get(id) ?? revokes.get(id)
      if (!write || !isRefusal(reason)) return []
      const isOwn = byId.has(id)
      const about = isOwn ? (field ?? onlyField(write)) : null
      return [
        {
          kind: record.kind,
          entity: record.entity,
          homeName: orgs.get(record.home ?? '')?.name ?? '',
          field: about,
          reason,
          values: Object.keys(record.values).length > 0 ? record.values : write.values,
          side: sideOf(session.state.trust, write, about, fileOf),
          isRevoke: !isOwn,
          canTakeIn: canTakeIn(session, record, reason),
        },
      ]
    })
  })
  return found.sort((a, b) => b.side.at - a.side.at || (a.side.id < b.side.id ? -1 : 1))
})
