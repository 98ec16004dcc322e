import type { ChangeId } from '#shared/base/id.ts'
import { approvalField, type Change, homeField, systemKind } from '#shared/sync/change.ts'
import type { Draft } from '#shared/sync/change-build.ts'
import { type FoldedRecord, fieldsWithHeads, headsOf } from '#shared/sync/fold.ts'
import { revokeValue, targetsField } from '#shared/sync/system-value.ts'
import { choose, draftOf, isOurs, newDraft, recordsOf } from './drafts.ts'
import { type Import, lineage, linkOf, orgs, type Replica, save, stretchesOf, type World } from './world.ts'

/** The fields that say something, not those by which the mechanism speaks of them. */
const ownFields = (record: FoldedRecord): readonly string[] =>
  fieldsWithHeads(record).filter((field) => field !== homeField && field !== approvalField)

/** The heads of all fields but those in conflict, approved; null when there is none. */
export const approvalDraft = (record: FoldedRecord, late: readonly ChangeId[] = []): Draft | null => {
  const covers: Record<string, readonly ChangeId[]> = {}
  for (const field of ownFields(record)) {
    if (!record.conflicts.includes(field)) covers[field] = [...headsOf(record, field)].sort()
  }
  for (const id of late) {
    const write = record.writes.find((one) => one.id === id)
    for (const field of Object.keys(write?.values ?? {})) if (covers[field]) covers[field] = [id]
  }
  return Object.keys(covers).length > 0 ? draftOf(record, { [approvalField]: { covers } }) : null
}

/** The record under another organisation; who sends late writes along has looked at them. */
export const moveDraft = (record: FoldedRecord, to: string, late: readonly ChangeId[] = []): Draft => {
  const draft = draftOf(record, { [homeField]: to }, true)
  const seen: Record<string, readonly ChangeId[]> = { ...draft.seen }
  for (const id of late) {
    const write = record.writes.find((one) => one.id === id)
    for (const field of Object.keys(write?.values ?? {})) seen[field] = [...(seen[field] ?? []), id]
  }
  return { ...draft, seen }
}

/** The latest approval and the latest move are looked at again, with what came too late for them. */
export const takeIn = async (world: World, replica: Replica, pick: number): Promise<void> => {
  const isLate = ({ reason }: { readonly reason: string }): boolean => reason.startsWith('late-')
  const torn = recordsOf(replica).filter(({ ineffective }) => ineffective.some(isLate))
  const record = choose(torn, pick)
  if (!record || replica.org.level !== 'school') return
  const idsOf = (reason: string): readonly ChangeId[] =>
    record.ineffective.filter((item) => item.reason === reason).map(({ id }) => id)
  const [home, approval] = [idsOf('late-home'), idsOf('late-approval')]
  const draft =
    home.length > 0 ? moveDraft(record, String(record.home), home) : approvalDraft(record, approval)
  if (draft) await save(world, replica, [draft])
}

/** Where a record of this PC may be moved: to another organisation of the school's. */
export const otherHome = (record: FoldedRecord, pick: number): string | null =>
  choose(
    orgs.filter(({ id, parent }) => parent !== null && id !== record.home),
    pick,
  )?.id ?? null

/** An import is taken back: what it was the first to bring is set aside. */
export const setAside = async (world: World, replica: Replica, item: Import): Promise<readonly Change[]> => {
  const value = {
    import: newDraft(world, replica, 'transfer', {}).entity,
    stretches: stretchesOf(item.first),
  }
  const changes = await save(world, replica, [newDraft(world, replica, systemKind.setAside, value)])
  item.setAside = changes[0] ?? null
  return changes
}

/** The taking back is taken back. */
export const bringBack = async (world: World, replica: Replica, item: Import): Promise<void> => {
  if (!item.setAside) return
  const value = { [targetsField]: revokeValue([item.setAside]) }
  await save(world, replica, [newDraft(world, replica, systemKind.revoke, value)])
  item.setAside = null
}

/** Two records of one kind are said to be one. */
export const sameDraft = (world: World, replica: Replica, pick: number, value: number): Draft | null => {
  const ours = recordsOf(replica).filter((record) => record.kind === 'member' && isOurs(replica, record))
  const [a, b] = [choose(ours, pick), choose(ours, value)]
  if (!a || !b || a === b) return null
  const records = [a.entity, b.entity].sort()
  return newDraft(world, replica, systemKind.sameAs, { of: a.kind, records })
}

/** The changes of one record that this organisation, or one below it, wrote. */
export const erasable = (replica: Replica, record: FoldedRecord): readonly Change[] =>
  record.writes
    .filter(({ org }) => lineage(org).includes(replica.org.id))
    .flatMap(({ id }) => replica.changes.get(id) ?? [])

export const eraseDraft = (world: World, replica: Replica, changes: readonly Change[]): Draft =>
  newDraft(world, replica, systemKind.erase, { changes: revokeValue(changes) })

/** What this PC holds of another one's chain, in order. */
export const chainOf = (replica: Replica, device: string): readonly Change[] =>
  [...replica.changes.values()]
    .filter(({ header }) => header.device === device)
    .sort((a, b) => a.header.seq - b.header.seq)

/** Nothing of a PC counts after some change of its chain, or nothing at all. */
export const retireDraft = (
  world: World,
  replica: Replica,
  device: string,
  last: Change | undefined,
): Draft =>
  newDraft(world, replica, systemKind.retire, {
    device,
    last: last ? { seq: last.header.seq, id: last.id } : null,
  })

/** What a retired PC wrote all the same, or some of it, counts. */
export const admitDraft = (world: World, replica: Replica, changes: readonly Change[]): Draft =>
  newDraft(world, replica, systemKind.admit, { stretches: stretchesOf(changes.map(linkOf)) })
