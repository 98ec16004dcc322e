import type { ChangeId, DeviceId, EntityId, OrgId } from '#shared/base/id.ts'
import type { Rec, Values } from '#shared/domain/field.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { type Stretch, systemKind } from '#shared/sync/change.ts'
import type { Received } from '#shared/sync/manifest.ts'
import { type Hold, readHolds } from '#shared/sync/receipt.ts'
import { readStretches } from '#shared/sync/stretch.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import { createRecords } from '../db/records.ts'
import type { Session } from './session.ts'

/** A file made or taken in, as its record says. */
export type Transfer = Rec<Values<typeof transfer>>

/** The most files of the other side of which a file tells what became of them. */
export const receivedLimit = 200

/** All files this organisation made or took in, oldest first. */
export const transfersOf = async (session: Session): Promise<readonly Transfer[]> =>
  (await createRecords(session.db).list(transfer)).filter(({ home }) => home === session.keys.org)

/** When a file was made, by the clock of its PC. */
export const madeAt = ({ values, changedAt }: Transfer): number => values.createdAt ?? changedAt

/** The stretches that a file of ours carried. */
export const carriedBy = ({ values }: Transfer): readonly Stretch[] => readStretches(values.carries)

/** The receipt that came with a file; null when none can be read. */
export const holdsIn = ({ values }: Transfer): readonly Hold[] | null => readHolds(values.holds)

/** What a file said became of our own. */
export const reportedIn = ({ values }: Transfer): readonly Received[] =>
  Array.isArray(values.reported) ? (values.reported as readonly Received[]) : []

/** The imports that count for nothing now, with the set-asides that say so. */
export const takenBackImports = async (
  session: Session,
): Promise<ReadonlyMap<unknown, readonly EntityId[]>> => {
  const kind = { kind: systemKind.setAside, fields: {} }
  const found = new Map<unknown, EntityId[]>()
  for (const { id, home, values } of await createRecords(session.db).list(kind)) {
    if (home !== session.keys.org) continue
    const named = (values as { readonly import?: unknown }).import
    found.set(named, [...(found.get(named) ?? []), id])
  }
  return found
}

/** The PCs of an organisation that still count, without this one. */
const livePcs = async (session: Session, org: OrgId): Promise<readonly DeviceId[]> => {
  const { trust } = session.state
  const retired = new Set<unknown>()
  for (const { home, values } of await createRecords(session.db).list({
    kind: systemKind.retire,
    fields: {},
  })) {
    if (isAtOrAbove(trust, home as OrgId, org)) retired.add((values as { readonly device?: unknown }).device)
  }
  return [...trust.claims].flatMap(([device, claimants]) =>
    claimants.includes(org) && device !== session.keys.device && !retired.has(device) ? [device] : [],
  )
}

/** The newest file of each PC of an organisation that came here. */
const newestOf = (transfers: readonly Transfer[], party: OrgId): ReadonlyMap<string, Transfer> => {
  const newest = new Map<string, Transfer>()
  for (const one of transfers) {
    const { way, party: from, device, number } = one.values
    if (way !== 'in' || from !== party || !device) continue
    const last = newest.get(device)
    if ((number ?? 0) >= (last?.values.number ?? 0)) newest.set(device, one)
  }
  return newest
}

/** The newest receipts of all live PCs of an organisation; null for one that never sent any. */
export const receiptsOf = async (
  session: Session,
  org: OrgId,
): Promise<readonly (readonly Hold[] | null)[]> => {
  const newest = newestOf(await transfersOf(session), org)
  return (await livePcs(session, org)).map((device) => {
    const file = newest.get(device)
    return file ? holdsIn(file) : null
  })
}

/** The changes of which something is not held here, and whether it is all but the id. */
export const lackingIn = async ({ db, bare }: Session): Promise<ReadonlyMap<ChangeId, 'bare' | 'part'>> => {
  const lacking = new Map<ChangeId, 'bare' | 'part'>()
  if (bare.size === 0) return lacking
  await db.segment.each((row) => {
    for (const [at, parts] of row.lacking) {
      const id = row.ids.slice(at * 43, at * 43 + 43) as ChangeId
      if (bare.has(id) && lacking.get(id) !== 'part') lacking.set(id, parts > 0 ? 'part' : 'bare')
    }
  })
  return lacking
}

/** What became here of the files of an organisation, newest first. */
export const receivedFrom = async (session: Session, party: OrgId): Promise<readonly Received[]> => {
  const gone = await takenBackImports(session)
  const files = (await transfersOf(session)).filter(
    ({ values }) => values.way === 'in' && values.party === party && values.bundle,
  )
  return files
    .slice(-receivedLimit)
    .reverse()
    .map(({ id, values, changedAt }) => ({
      bundleId: values.bundle ?? '',
      state: gone.has(id) ? 'set-aside' : 'merged',
      at: Math.max(0, changedAt),
    }))
}

/** The newest word of an organisation on each file made for it. */
export const reportsOf = (transfers: readonly Transfer[], party: OrgId): ReadonlyMap<string, Received> => {
  const found = new Map<string, Received>()
  const files = transfers.filter(({ values }) => values.way === 'in' && values.party === party)
  for (const file of [...files].sort((a, b) => madeAt(a) - madeAt(b))) {
    for (const one of reportedIn(file)) found.set(one.bundleId, one)
  }
  return found
}

/** The most missing numbers that are told of one sender. */
const gapLimit = 50

/** The numbers from 1 to `last` that are not among some; the first of them. */
export const missingNumbers = (numbers: readonly number[], last: number): readonly number[] => {
  const there = new Set(numbers)
  const missing: number[] = []
  for (let n = 1; n <= last && missing.length < gapLimit; n++) if (!there.has(n)) missing.push(n)
  return missing
}
