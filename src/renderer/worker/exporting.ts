import type { ChangeId, DeviceId, OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { attachment } from '#shared/domain/attachment.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import { isSensitiveKind, kindNames } from '#shared/domain/registry.ts'
import { transfer } from '#shared/domain/transfer.ts'
import type { BlobSource } from '#shared/sync/bundle-blobs.ts'
import type { Change } from '#shared/sync/change.ts'
import { packBundle } from '#shared/sync/pack-bundle.ts'
import { sealChain } from '#shared/sync/seal-chain.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { parseSegment } from '#shared/sync/segment-parse.ts'
import { type ChangeLines, joinLines, splitLines } from '#shared/sync/segment-text.ts'
import type { Organisation } from '#shared/sync/trust.ts'
import { createDexieChangeStore } from '../db/change-store.ts'
import { createRecords } from '../db/records.ts'
import type { OutFile, SaveProblem } from '../engine.ts'
import type { Addressee, ExportPreview } from '../engine-exchange.ts'
import type { Task } from './importing.ts'
import { mintId, saveWrites } from './save.ts'
import { type Session, schemaVersion } from './session.ts'
import { type Transfer, transfersOf } from './transfers.ts'

/** The organisation a file for this addressee goes to; null while none is known above. */
export const recipientOf = (session: Session, to: Addressee): Organisation | null => {
  const { orgs } = session.state.trust
  const own = orgs.get(session.keys.org)
  if (to === 'own') return own ?? null
  if (to !== 'parent') return orgs.get(to) ?? null
  // Named on our own card is enough to send: its certificate comes back with its first answer.
  const above = own?.parent ?? own?.wishedParent
  return (above && orgs.get(above)) || null
}

const isWithheld = (kind: string, to: Addressee): boolean =>
  to === 'parent' && (isSensitiveKind(kind) || kind === transfer.kind)

const sentTo = (transfers: readonly Transfer[], device: DeviceId, party: OrgId): readonly Transfer[] =>
  transfers.filter(({ values }) => values.way === 'out' && values.device === device && values.party === party)

/** What would travel, per kind, with what changed since the last file. */
export const previewExport = async (session: Session, to: Addressee): Promise<ExportPreview | null> => {
  const recipient = recipientOf(session, to)
  if (!recipient) return null
  const sent = sentTo(await transfersOf(session), session.keys.device, recipient.id)
  const last = sent.at(-1)
  const lastAt = last?.changedAt ?? null
  const records = createRecords(session.db)
  const kinds: ExportPreview['kinds'][number][] = []
  let sensitive = 0
  let blobs = 0
  for (const kind of kindNames) {
    if (kind === transfer.kind) continue
    const list = await records.list({ kind, fields: {} })
    if (list.length === 0) continue
    if (isSensitiveKind(kind)) sensitive += list.length
    if (kind === attachment.kind) blobs = list.length
    if (isWithheld(kind, to)) continue
    const since = lastAt === null ? list.length : list.filter(({ changedAt }) => changedAt > lastAt).length
    kinds.push({ kind, records: list.length, since })
  }
  const number = (last?.values.number ?? 0) + 1
  return {
    recipient: { org: recipient.id, name: recipient.name },
    number,
    mode: 'full',
    changes: 0,
    kinds,
    sensitive,
    scope: [],
    blobs,
    lastExportAt: lastAt,
  }
}

/** All held segments: those of others verbatim, own changes cut anew at fixed places and signed. */
const gather = async (session: Session): Promise<readonly Segment[]> => {
  const { db, keys, crypto } = session
  const own: Segment[] = []
  const others: Segment[] = []
  for await (const { segment } of createDexieChangeStore(db, crypto).scan(0)) {
    ;(segment.device === keys.device ? own : others).push(segment)
  }
  return [...others, ...(await sealChain(crypto, keys.device, keys.deviceKey, own))]
}

/** A segment with the changes that are not for this addressee as bare ids; the signature still covers it. */
const scoped = async (session: Session, segment: Segment, to: Addressee): Promise<Segment> => {
  if (to === 'own') return segment
  const parsed = await parseSegment(segment, session.crypto)
  if (!parsed) return segment
  const hidden = new Map<ChangeId, Change>()
  for (const change of parsed.changes) if (isWithheld(change.header.kind, to)) hidden.set(change.id, change)
  if (hidden.size === 0) return segment
  const lines = (splitLines(segment.lines) ?? []).map((change, i): ChangeLines => {
    const id = parsed.ids[i]
    return id !== undefined && hidden.has(id) ? { withheld: id, header: '', bodies: [] } : change
  })
  return { ...segment, lines: joinLines(lines) }
}

const blobSources = async (session: Session): Promise<readonly BlobSource[]> => {
  const list = await createRecords(session.db).list(attachment)
  const refs = new Map(list.flatMap(({ values }) => (values.file ? [[values.file.id, values.file]] : [])))
  return [...refs.values()].map((ref) => ({
    id: ref.id,
    media: ref.media,
    read: () => readBlob(session, ref),
  }))
}

/** The bytes of an attachment: from the index, else from beside the journal. */
export const readBlob = async (
  { db, host, keys }: Pick<Session, 'db' | 'host' | 'keys'>,
  { id }: Pick<BlobRef, 'id'>,
): Promise<Uint8Array | null> => (await db.blob.get(id))?.bytes ?? (await host.blobRead(keys.workspace, id))

const pad = (n: number): string => String(n).padStart(2, '0')

/** `机械学院分工会-0003-20260308.xjb`; what a file is, the reader takes from its content. */
const fileName = (name: string, number: number, at: number): string => {
  const day = new Date(at)
  const stamp = `${day.getFullYear()}${pad(day.getMonth() + 1)}${pad(day.getDate())}`
  return `${name.replace(/[\\/:*?"<>|\s]+/g, '_')}-${String(number).padStart(4, '0')}-${stamp}.xjb`
}

type ExportProblem = SaveProblem | { readonly type: 'no-recipient' } | { readonly type: 'cancelled' }

/** Makes one file with everything the addressee may see, and notes that it was made. */
export const makeBundle = async (
  session: Session,
  to: Addressee,
  task: Task,
): Promise<Result<OutFile, ExportProblem>> => {
  const recipient = recipientOf(session, to)
  if (!recipient) return err({ type: 'no-recipient' })
  const { keys, crypto, now, state } = session
  const own = state.trust.orgs.get(keys.org)
  const last = sentTo(await transfersOf(session), keys.device, recipient.id).at(-1)
  const all = await gather(session)
  const above = recipient.id
  const segments: Segment[] = []
  for (const [i, segment] of all.entries()) {
    if (task.isCancelled()) return err({ type: 'cancelled' })
    task.onProgress({ stage: 'changes', done: i, total: all.length })
    // What the organisation above wrote itself, it has.
    const fromAbove = to === 'parent' && state.trust.devices.get(segment.device)?.org === above
    if (!fromAbove) segments.push(await scoped(session, segment, to))
  }
  const number = (last?.values.number ?? 0) + 1
  const createdAt = now()
  const packed = await packBundle(
    {
      crypto,
      kind: 'full',
      signer: { org: keys.org, key: keys.deviceKey },
      recipient: { org: recipient.id, keyId: recipient.recipient },
      alsoFor: own ? [own.recipient] : [],
      chain: { n: number, prevHash: last?.values.hash ?? null },
      createdAt,
      schema: schemaVersion,
      segments,
      blobs: await blobSources(session),
      holds: state.chains.intervals(),
    },
    { onProgress: task.onProgress, isCancelled: task.isCancelled },
  )
  if (!packed.ok) {
    return packed.error.type === 'cancelled'
      ? err({ type: 'cancelled' })
      : err({ type: 'disk-error', detail: packed.error.type })
  }
  const name = fileName(keys.name, number, createdAt)
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
      },
    },
  ])
  return noted.ok ? ok({ name, bytes }) : noted
}
