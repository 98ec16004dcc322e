import { bytesToBase64 } from '#shared/base/base64.ts'
import type { BlobId, ChangeId, EntityId, OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { transfer } from '#shared/domain/transfer.ts'
import type { PickedFile } from '#shared/host.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import { changesAtOnce, importPortions } from '#shared/sync/import-portions.ts'
import type { Received } from '#shared/sync/manifest.ts'
import { type OpenedBundle, openBundle } from '#shared/sync/open-bundle.ts'
import { asReceived } from '#shared/sync/quarantine.ts'
import { receiptLimit } from '#shared/sync/receipt.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import type { Cancelled, Watch } from '#shared/sync/stages.ts'
import { stretchesOf } from '#shared/sync/stretch.ts'
import { shortened } from '#shared/sync/stretch-list.ts'
import type { Statement } from '#shared/sync/trust.ts'
import type { BlobRow } from '../db/schema.ts'
import type { Progress, SaveProblem, Write } from '../engine.ts'
import type { ImportRow } from '../engine-exchange.ts'
import { mintId, saveWrites, statementWrite } from './save.ts'
import { newChanges, type Session, Stopped } from './session.ts'
import { bringBack } from './taking-back.ts'
import {
  missingNumbers,
  receivedLimit,
  reportsOf,
  type Transfer,
  takenBackImports,
  transfersOf,
} from './transfers.ts'
import { weigh } from './weighing.ts'

/** What is in a file, all of it verified. */
interface Content {
  readonly bundle: OpenedBundle
  readonly segments: readonly ReadSegment[]
  readonly statements: readonly Statement[]
}

/** A file that was opened and may be merged. Nothing of it is written yet. */
export interface Inspected {
  readonly row: ImportRow
  readonly file: Incoming
  /** What is in it, while it is held: of many files only some are, the others are opened again when their turn comes. */
  content: Content | null
  /** The record of the import, when exactly this file was taken in before. */
  readonly import: EntityId | null
}

/** The same with what is in it. */
export type OpenedFile = Pick<Inspected, 'row'> & Content

/** A file of a newer version: nothing of it can be read, so nothing of it is trusted; it can be kept until an upgrade. */
export interface Newer {
  readonly newer: ImportRow
  readonly file: PickedFile
}

/** What lies on the table. */
export type OnTable = Inspected | Newer | ImportRow

/** What a person is shown of it. */
export const rowOf = (one: OnTable): ImportRow => ('row' in one ? one.row : 'newer' in one ? one.newer : one)

/** A file on its way to the table, from a person or from the inbox. */
export interface Incoming extends PickedFile {
  readonly kept?: BlobId
}

/** How a long task reports and learns that it should stop. */
export interface Task {
  readonly onProgress: (progress: Progress) => void
  readonly isCancelled: () => boolean
}

const emptyRow = (key: string, fileName: string): ImportRow => ({
  key,
  fileName,
  sender: null,
  createdAt: null,
  state: { type: 'refused', refusal: { type: 'not-a-bundle' } },
  newChanges: 0,
  newRecords: 0,
  changedRecords: 0,
  conflicts: 0,
  rejected: 0,
  quarantined: 0,
  gaps: [],
  forked: false,
})

/** Whether this organisation has to do with the sender already: itself, above it, or accepted below it. */
const isKnown = (session: Session, org: OrgId): boolean => {
  const own = session.keys.org
  const { orgs } = session.state.trust
  const above = orgs.get(own)?.parent ?? orgs.get(own)?.wishedParent
  return org === own || orgs.get(org)?.parent === own || org === above
}

const senderOf = async (session: Session, { sender }: OpenedBundle): Promise<ImportRow['sender']> => {
  const held = session.state.trust.orgs.get(sender.org)
  const root = sender.card?.root ?? held?.root
  return {
    org: sender.org,
    name: sender.card?.name ?? held?.name ?? '',
    level: sender.card?.level ?? held?.level ?? 'branch',
    device: sender.deviceName,
    fingerprint: sender.fingerprint ?? (root ? await fingerprint(session.crypto, root) : ''),
  }
}

const openContent = async (
  { keys, crypto, state }: Session,
  { bytes }: Incoming,
  watch: Watch = {},
): Promise<Result<Content, Refusal | Cancelled>> => {
  const request = { crypto, orgs: [keys.org], identities: [keys.age.identity], trust: state.trust }
  const opened = await openBundle(request, bytes, watch)
  if (!opened.ok) return opened
  const bundle = opened.value
  const segments = bundle.segments.map((checked) => asReceived(checked, bundle.quarantined))
  return ok({ bundle, segments, statements: [...bundle.statements.values()] })
}

/** What is in some files, one after the other; `each` is done with it. Null when stopped. */
export const openAll = async (
  session: Session,
  files: readonly Inspected[],
  { onProgress, isCancelled }: Task,
  each: (file: OpenedFile) => Promise<unknown> = async () => {},
): Promise<readonly OpenedFile[] | null> => {
  const all: OpenedFile[] = []
  for (const [i, { row, file, content }] of files.entries()) {
    if (isCancelled()) return null
    onProgress({ stage: 'decrypt', done: i, total: files.length })
    const opened = content ? ok(content) : await openContent(session, file)
    if (!opened.ok) throw new Error(`opened before, and now ${opened.error.type}`)
    const one = { row, ...opened.value }
    await each(one)
    all.push(one)
  }
  return all
}

const inspectOne = async (session: Session, file: Incoming, key: string, watch: Watch): Promise<OnTable> => {
  const opened = await openContent(session, file, watch)
  if (!opened.ok) {
    const { error } = opened
    if (error.type === 'cancelled') return emptyRow(key, file.name)
    const row: ImportRow = { ...emptyRow(key, file.name), state: { type: 'refused', refusal: error } }
    return error.type === 'newer-version' ? { newer: row, file } : row
  }
  const { bundle, segments, statements } = opened.value
  const { sender, chain, bundleId } = bundle.header
  const weight = await weigh(session, segments, statements)
  const known = (await transfersOf(session)).filter(
    ({ values }) => values.way === 'in' && values.device === sender.device,
  )
  const same = known.find(({ values }) => values.bundle === bundleId)
  const numbers = known.flatMap(({ values }) => values.number ?? [])
  const row: ImportRow = {
    key,
    fileName: file.name,
    sender: await senderOf(session, bundle),
    createdAt: bundle.header.createdAt,
    state: !isKnown(session, sender.org)
      ? { type: 'unknown-sender' }
      : weight.newChanges === 0 && same
        ? {
            type: 'nothing-new',
            older: chain.n < Math.max(0, ...numbers),
            takenBack: (await takenBackImports(session)).has(same.id),
          }
        : { type: 'ready' },
    ...weight,
    quarantined: segments.reduce((sum, { parsed }) => sum + parsed.refused.length, 0),
    gaps: missingNumbers(numbers, chain.n - 1),
  }
  return { row, file, content: opened.value, import: same?.id ?? null }
}

/** Reads, verifies, decrypts and checks files, one after the other; holds what fits into memory. Writes nothing. */
export const inspectFiles = async (
  session: Session,
  files: readonly Incoming[],
  task: Task,
): Promise<readonly OnTable[]> => {
  const found: OnTable[] = []
  let room = changesAtOnce
  for (const [i, file] of files.entries()) {
    if (task.isCancelled()) return []
    task.onProgress({ stage: 'check-changes', done: i, total: files.length })
    const watch: Watch = { isCancelled: task.isCancelled }
    const one = await inspectOne(session, file, `${i}`, watch)
    if ('row' in one) {
      if (one.row.newChanges > room) one.content = null
      else room -= one.row.newChanges
    }
    found.push(one)
  }
  return task.isCancelled() ? [] : found
}

/** The attachments of a bundle that are not here yet. */
const newBlobs = async (session: Session, { bundle }: OpenedFile): Promise<readonly BlobRow[]> => {
  const ids = bundle.manifest.blobs.map(({ id }) => id)
  const held = new Set(await session.db.blob.where('id').anyOf(ids).primaryKeys())
  // An attachment that was erased does not come back with an old file.
  const gone: ReadonlySet<string> = session.erased
  const wanted = bundle.manifest.blobs.filter(({ id }) => !held.has(id) && !gone.has(id))
  const blobs: BlobRow[] = []
  for await (const { blob, bytes } of bundle.readBlobs(wanted)) if (bytes) blobs.push({ id: blob.id, bytes })
  return blobs
}

/** The certificates that accepting these senders comes to; not signed yet. */
export const certificatesOf = (
  session: Session,
  files: readonly OpenedFile[],
  accept: readonly OrgId[],
): readonly Statement[] => {
  const cards = new Map(
    files.flatMap(({ bundle }) => (bundle.sender.card ? [[bundle.sender.org, bundle.sender.card]] : [])),
  )
  return [...new Set(accept)].flatMap((org): Statement[] => {
    const card = cards.get(org)
    if (!card || isKnown(session, org)) return []
    const { org: own, root } = session.keys
    return [
      {
        type: 'child',
        org: own,
        root: root.publicKey,
        child: org,
        level: card.level,
        name: card.name,
        aka: [],
        scope: [],
        at: session.now(),
      },
    ]
  })
}

/** What a file says of our own files that is not known yet. */
const newsOfOurs = (
  transfers: readonly Transfer[],
  { header, manifest }: OpenedBundle,
): readonly Received[] => {
  const { org } = header.sender
  const said = reportsOf(transfers, org)
  const ours = new Set(
    transfers.flatMap(({ values }) => (values.way === 'out' && values.party === org ? [values.bundle] : [])),
  )
  return manifest.received
    .filter(({ bundleId, state }) => ours.has(bundleId) && said.get(bundleId)?.state !== state)
    .slice(0, receivedLimit)
}

/**
 * What the import itself puts down: acceptance of new organisations, and that these files were taken in: with the receipt
 * each carried, what it was the first to bring, and what it says became of our own files.
 */
const ownWrites = async (
  session: Session,
  files: readonly OpenedFile[],
  accept: readonly OrgId[],
): Promise<{ readonly writes: readonly Write[]; readonly statements: readonly Statement[] }> => {
  const writes: Write[] = []
  const statements = certificatesOf(session, files, accept)
  for (const statement of statements) writes.push(await statementWrite(session, statement))
  const transfers = await transfersOf(session)
  const came = new Set<ChangeId>()
  const noted = new Set<string>()
  for (const { bundle, row, segments } of files) {
    const { header, headerHash, manifest } = bundle
    // The same file picked twice is one import.
    if (noted.has(header.bundleId)) continue
    noted.add(header.bundleId)
    const first = newChanges(session, segments).filter(({ id }) => !came.has(id))
    for (const { id } of first) came.add(id)
    const reported = newsOfOurs(transfers, bundle)
    writes.push({
      kind: transfer.kind,
      entity: mintId(session),
      fields: {
        way: 'in',
        bundle: header.bundleId,
        party: header.sender.org,
        device: header.sender.device,
        number: header.chain.n,
        hash: headerHash,
        fileName: row.fileName.slice(0, 200),
        createdAt: header.createdAt,
        // A receipt of unreasonable length is none: its sender gets everything again.
        ...(JSON.stringify(manifest.holds).length <= receiptLimit ? { holds: manifest.holds } : {}),
        brought: shortened(
          stretchesOf(first.map(({ id, header: { device, seq, prev } }) => ({ device, seq, id, prev }))),
        ),
        ...(reported.length > 0 ? { reported } : {}),
      },
    })
  }
  return { writes, statements }
}

type MergeProblem = SaveProblem | { readonly type: 'cancelled' }

/** How far a merge came: the keys of the files that are in, and what kept it from going on. */
export interface Merged {
  readonly done: ReadonlySet<string>
  readonly problem: MergeProblem | null
}

/** Merges inspected files in one step, all of it or nothing; of more new changes than fit into memory in one step for each portion. */
export const mergeFiles = async (
  session: Session,
  chosen: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Merged> => {
  const done = new Set<string>()
  for (const portion of importPortions(chosen, ({ row }) => row.newChanges, changesAtOnce)) {
    const before = done.size
    const onProgress = (progress: Progress) =>
      task.onProgress({ ...progress, done: before + progress.done, total: chosen.length })
    const merged = await mergePortion(session, portion, accept, { ...task, onProgress })
    if (!merged.ok) return { done, problem: merged.error }
    for (const file of portion) {
      done.add(file.row.key)
      file.content = null
    }
  }
  return { done, problem: null }
}

/** One that was taken back counts again. */
const mergePortion = async (
  session: Session,
  chosen: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Result<null, MergeProblem>> => {
  const files = chosen.filter(({ row }) => row.state.type !== 'nothing-new')
  if (files.length > 0) {
    const merged = await mergeNew(session, files, accept, task)
    if (!merged.ok) return merged
  }
  const again = chosen.flatMap(({ row, import: entity }) =>
    row.state.type === 'nothing-new' && row.state.takenBack && entity ? [entity] : [],
  )
  if (again.length === 0) return ok(null)
  const back = await bringBack(session, again)
  return back.ok || back.error.type === 'nothing-changed' ? ok(null) : back
}

const mergeNew = async (
  session: Session,
  chosen: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Result<null, MergeProblem>> => {
  const blobs: BlobRow[] = []
  const files = await openAll(session, chosen, task, async (file) => {
    blobs.push(...(await newBlobs(session, file)))
  })
  if (!files) return err({ type: 'cancelled' })
  const { writes, statements } = await ownWrites(session, files, accept)
  task.onProgress({ stage: 'fold', done: files.length, total: files.length })
  if (task.isCancelled()) return err({ type: 'cancelled' })
  const step = {
    segments: files.flatMap(({ segments }) => segments),
    statements: files.flatMap((file) => file.statements),
    blobs,
    isCancelled: task.isCancelled,
  }
  try {
    const saved = await saveWrites(session, writes, { step, statements })
    return saved.ok ? ok(null) : saved
  } catch (error) {
    if (error instanceof Stopped) return err({ type: 'cancelled' })
    throw error
  }
}

/** SHA-256 of an attachment, as its id. */
export const blobIdOf = async (session: Session, bytes: Uint8Array): Promise<BlobId> => {
  const [hash] = await session.crypto.digest([bytes])
  return bytesToBase64(hash ?? new Uint8Array(0)) as BlobId
}
