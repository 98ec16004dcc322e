import type { DeviceId, OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import { isSensitiveKind, kindNames } from '#shared/domain/registry.ts'
import { transfer } from '#shared/domain/transfer.ts'
import type { BlobSource } from '#shared/sync/bundle-blobs.ts'
import { schemaVersion } from '#shared/sync/change.ts'
import type { Received } from '#shared/sync/manifest.ts'
import { packBundle } from '#shared/sync/pack-bundle.ts'
import { holdsOf } from '#shared/sync/receipt.ts'
import { shortened } from '#shared/sync/stretch-list.ts'
import type { Organisation } from '#shared/sync/trust.ts'
import { createRecords } from '../db/records.ts'
import type { OutFile, SaveProblem } from '../engine.ts'
import type { Addressee, ExchangeEngine, ExportPreview } from '../engine-exchange.ts'
import type { Task } from './importing.ts'
import { parkedFrom } from './inbox.ts'
import { mintId, saveWrites } from './save.ts'
import { type Plan, plansFor, segmentsFor } from './sending.ts'
import { type Session, Stopped } from './session.ts'
import { lackingIn, madeAt, receivedFrom, receivedLimit, type Transfer, transfersOf } from './transfers.ts'
import { whileUnchanged } from './unchanged.ts'

/** The organisation a file for this addressee goes to; null while none is known above, or for one not directly below. */
export const recipientOf = (session: Session, to: Addressee): Organisation | null => {
  const { orgs } = session.state.trust
  const own = orgs.get(session.keys.org)
  if (to === 'own') return own ?? null
  // Named on our own card is enough to send: its certificate comes back with its first answer.
  const above = own?.parent ?? own?.wishedParent
  if (to === 'parent' || to === above) return (above && orgs.get(above)) || null
  const below = orgs.get(to)
  return below?.parent === session.keys.org ? below : null
}

const sentTo = (transfers: readonly Transfer[], device: DeviceId, party: OrgId): readonly Transfer[] =>
  transfers.filter(({ values }) => values.way === 'out' && values.device === device && values.party === party)

const planFor = async (session: Session, org: OrgId, full: boolean): Promise<Plan | null> =>
  (await plansFor(session, [org], full)).get(org) ?? null

/** The sensitive records here: for our own PCs those that go along, for the one above those that stay. */
const sensitiveCount = async (session: Session, { scope }: Plan): Promise<number> => {
  const { reader } = scope
  if (reader.type === 'below') return 0
  const records = createRecords(session.db)
  let count = 0
  for (const kind of kindNames) {
    if (!isSensitiveKind(kind) || (reader.type === 'above' && reader.kinds.includes(kind))) continue
    count += (await records.list({ kind, fields: {} })).length
  }
  return count
}

const order = new Map<string, number>(kindNames.map((kind, i) => [kind, i]))

/** What would travel, per kind, with what is not there yet by the receipts. */
export const previewExport = whileUnchanged(
  async (session: Session, to: Addressee): Promise<ExportPreview | null> => {
    const recipient = recipientOf(session, to)
    const plan = recipient && (await planFor(session, recipient.id, false))
    if (!plan) return null
    const last = sentTo(await transfersOf(session), session.keys.device, recipient.id).at(-1)
    const { missing, scope, isFull } = plan
    const place = (kind: string): number => order.get(kind) ?? order.size
    return {
      recipient: { org: recipient.id, name: recipient.name },
      number: (last?.values.number ?? 0) + 1,
      mode: isFull ? 'full' : 'delta',
      changes: missing.changes,
      kinds: missing.kinds
        .filter(({ records, since }) => records > 0 || since > 0)
        .sort((a, b) => place(a.kind) - place(b.kind)),
      sensitive: await sensitiveCount(session, plan),
      scope: scope.reader.type === 'above' ? scope.reader.kinds : [],
      blobs: missing.blobs.length,
      lastExportAt: last ? madeAt(last) : null,
    }
  },
)

/** The organisations directly below one's own, with how many changes for each are not there yet. */
export const returnsOf = whileUnchanged(
  async (session: Session, own: OrgId): ReturnType<ExchangeEngine['returns']> => {
    const below = [...session.state.trust.orgs.values()].filter(({ parent }) => parent === own)
    const plans = await plansFor(
      session,
      below.map(({ id }) => id),
      false,
    )
    const transfers = await transfersOf(session)
    const rows = below.map(({ id, name }) => {
      const last = transfers.filter(({ values }) => values.way === 'out' && values.party === id).at(-1)
      const since = plans.get(id)?.missing.changes ?? 0
      return { org: id, name, lastAt: last ? madeAt(last) : null, since }
    })
    return rows.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  },
)

const blobSources = (session: Session, { missing }: Plan): readonly BlobSource[] =>
  missing.blobs.map((ref) => ({ id: ref.id, media: ref.media, read: () => readBlob(session, ref) }))

/** The bytes of an attachment: from the index, else from beside the journal. */
export const readBlob = async (
  { db, host, keys }: Pick<Session, 'db' | 'host' | 'keys'>,
  { id }: Pick<BlobRef, 'id'>,
): Promise<Uint8Array | null> => {
  const kept = (await db.blob.get(id))?.bytes ?? (await host.blobRead(keys.workspace, id))
  // One that was erased is emptied: its name stays where it lay.
  return kept && kept.length > 0 ? kept : null
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** `机械学院分工会-0003-20260308.xjb`; what a file is, the reader takes from its content. */
const fileName = (name: string, number: number, at: number): string => {
  const day = new Date(at)
  const stamp = `${day.getFullYear()}${pad(day.getMonth() + 1)}${pad(day.getDate())}`
  return `${name.replace(/[\\/:*?"<>|\s]+/g, '_')}-${String(number).padStart(4, '0')}-${stamp}.xjb`
}

type ExportProblem = SaveProblem | { readonly type: 'no-recipient' } | { readonly type: 'cancelled' }

const kindOf = ({ scope, missing, isFull, isReceipt }: Plan): 'delta' | 'full' | 'return' | 'receipt' => {
  if (isReceipt) return 'receipt'
  if (scope.reader.type === 'below') return 'return'
  if (isFull) return 'full'
  return missing.changes === 0 ? 'receipt' : 'delta'
}

/** Nothing but what is held here, and what became of the addressee's files. */
const asReceipt = (plan: Plan): Plan => ({
  ...plan,
  missing: { chains: new Map(), changes: 0, kinds: [], withheld: [], blobs: [] },
  isFull: false,
  isReceipt: true,
})

/** Makes one file with all that is missing at the addressee, or with all that is for it, and notes that it was made. */
export const makeBundle = async (
  session: Session,
  to: Addressee,
  what: 'missing' | 'all' | 'receipt',
  task: Task,
): Promise<Result<OutFile, ExportProblem>> => {
  const recipient = recipientOf(session, to)
  const plan = recipient && (await planFor(session, recipient.id, what === 'all'))
  if (!plan) return err({ type: 'no-recipient' })
  try {
    return await packPlan(session, recipient, what === 'receipt' ? asReceipt(plan) : plan, task)
  } catch (error) {
    if (error instanceof Stopped) return err({ type: 'cancelled' })
    throw error
  }
}

/** What became here of the files of an organisation; those that wait for an upgrade first. */
const saidOf = async (session: Session, party: OrgId): Promise<readonly Received[]> => {
  const taken = await receivedFrom(session, party)
  const known = new Set(taken.map(({ bundleId }) => bundleId))
  const parked = (await parkedFrom(session, party)).filter(({ bundleId }) => !known.has(bundleId))
  return [...parked, ...taken].slice(0, receivedLimit)
}

const packPlan = async (
  session: Session,
  recipient: Organisation,
  plan: Plan,
  task: Task,
): Promise<Result<OutFile, ExportProblem>> => {
  const { keys, crypto, now, state } = session
  const own = state.trust.orgs.get(keys.org)
  const last = sentTo(await transfersOf(session), keys.device, recipient.id).at(-1)
  const { segments, carries } = await segmentsFor(session, plan, task)
  const number = (last?.values.number ?? 0) + 1
  const createdAt = now()
  const packed = await packBundle(
    {
      crypto,
      kind: kindOf(plan),
      signer: { org: keys.org, key: keys.deviceKey },
      recipient: { org: recipient.id, keyId: recipient.recipient },
      alsoFor: [recipient.recovery, own?.recipient].flatMap((one) => one ?? []),
      chain: { n: number, prevHash: last?.values.hash ?? null },
      createdAt,
      schema: schemaVersion,
      segments,
      blobs: blobSources(session, plan),
      withheld: plan.missing.withheld,
      holds: holdsOf(state.chains, await lackingIn(session), plan.scope.isReceipted),
      received: await saidOf(session, recipient.id),
    },
    { onProgress: task.onProgress, isCancelled: task.isCancelled },
  )
  if (!packed.ok) {
    return packed.error.type === 'cancelled'
      ? err({ type: 'cancelled' })
      : err({ type: 'disk-error', detail: packed.error.type })
  }
  const name = fileName(plan.scope.reader.type === 'below' ? recipient.name : keys.name, number, createdAt)
  const { header, headerHash, bytes } = packed.value
  const noted = await saveWrites(session, [
    {
      kind: transfer.kind,
      entity: mintId(session),
      fields: {
        way: 'out',
        bundle: header.bundleId,
        party: recipient.id,
        device: keys.device,
        number,
        hash: headerHash,
        fileName: name,
        createdAt,
        carries: shortened(carries),
      },
    },
  ])
  return noted.ok ? ok({ name, bytes }) : noted
}
