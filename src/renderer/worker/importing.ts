import { bytesToBase64 } from '#shared/base/base64.ts'
import type { BlobId, OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { transfer } from '#shared/domain/transfer.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Change } from '#shared/sync/change.ts'
import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import { fitting } from '#shared/sync/fitting.ts'
import { type OpenedBundle, openBundle } from '#shared/sync/open-bundle.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import type { Watch } from '#shared/sync/stages.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { applyChanges } from '#shared/sync/view.ts'
import type { BlobRow } from '../db/schema.ts'
import type { Progress, SaveProblem, Write } from '../engine.ts'
import type { ImportRow } from '../engine-exchange.ts'
import { mintId, saveWrites, statementWrite } from './save.ts'
import { loadRecords, newChanges, type Session, Stopped } from './session.ts'
import { transfersOf } from './transfers.ts'

/** A file that was opened and may be merged. Nothing of it is written yet. */
export interface Inspected {
  readonly row: ImportRow
  readonly bundle: OpenedBundle
  readonly segments: readonly ReadSegment[]
  readonly statements: readonly Statement[]
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

/** The keys of records that a bundle brings in one change and of which nothing is held: new, and never in conflict. */
const plainNews = (
  changes: readonly Change[],
  isHeld: (key: RecordKey) => boolean,
): ReadonlySet<RecordKey> => {
  const once = new Set<RecordKey>()
  const more = new Set<RecordKey>()
  for (const { header } of changes) {
    const key = recordKey(header.kind, header.entity)
    if (once.has(key) || isHeld(key)) more.add(key)
    else once.add(key)
  }
  for (const key of more) once.delete(key)
  return once
}

/** What a bundle would change, worked out on a copy of the facts that is thrown away. */
const weigh = async (
  session: Session,
  segments: readonly ReadSegment[],
  statements: readonly Statement[],
): Promise<Pick<ImportRow, 'newChanges' | 'newRecords' | 'changedRecords' | 'conflicts'>> => {
  const changes = newChanges(session, segments)
  if (changes.length === 0) return { newChanges: 0, newRecords: 0, changedRecords: 0, conflicts: 0 }
  const copy = session.state.copy()
  const withheld = segments.flatMap(({ parsed }) => parsed.withheld)
  const { keys } = copy.add({ changes, withheld, statements })
  const held = await loadRecords(session.db, keys)
  // By far the most need no folding to be counted.
  const plain = plainNews(changes, (key) => held.has(key))
  const others = changes.filter(({ header }) => !plain.has(recordKey(header.kind, header.entity)))
  const again = [...keys].filter((key) => !plain.has(key))
  const folded = applyChanges(copy.facts, (key) => held.get(key), others, again)
  let newRecords = plain.size
  let changedRecords = 0
  let conflicts = 0
  for (const [key, record] of folded) {
    const before = held.get(key)
    if (!before) newRecords++
    else if (before.writes.length !== record.writes.length) changedRecords++
    if (record.conflicts.length > (before?.conflicts.length ?? 0)) conflicts++
  }
  return { newChanges: changes.length, newRecords, changedRecords, conflicts }
}

/** Whether this organisation has to do with the sender already: itself, above it, or accepted below it. */
const isKnown = (session: Session, org: OrgId): boolean => {
  const own = session.keys.org
  const { orgs } = session.state.trust
  return org === own || orgs.get(org)?.parent === own || orgs.get(own)?.parent === org
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

const inspectOne = async (
  session: Session,
  file: PickedFile,
  key: string,
  watch: Watch,
): Promise<Inspected | ImportRow> => {
  const { keys, crypto, state } = session
  const opened = await openBundle(
    { crypto, orgs: [keys.org], identities: [keys.age.identity], trust: state.trust },
    file.bytes,
    watch,
  )
  if (!opened.ok) {
    const { error } = opened
    if (error.type === 'cancelled') return emptyRow(key, file.name)
    return { ...emptyRow(key, file.name), state: { type: 'refused', refusal: error } }
  }
  const bundle = opened.value
  let misfits = 0
  const segments = bundle.segments.map(({ segment, ...content }): ReadSegment => {
    const judged = fitting(content)
    misfits += judged.misfits
    return { segment, parsed: { ...judged.parsed, refused: [] } }
  })
  const statements = [...bundle.statements.values()]
  const weight = await weigh(session, segments, statements)
  const { sender, chain } = bundle.header
  const numbers = (await transfersOf(session)).flatMap(({ values }) =>
    values.way === 'in' && values.device === sender.device && values.number ? [values.number] : [],
  )
  const last = Math.max(0, ...numbers)
  const gaps: number[] = []
  for (let n = last + 1; n < chain.n && gaps.length < 20; n++) gaps.push(n)
  const row: ImportRow = {
    key,
    fileName: file.name,
    sender: await senderOf(session, bundle),
    createdAt: bundle.header.createdAt,
    state:
      weight.newChanges === 0 && numbers.length > 0
        ? { type: 'nothing-new', older: chain.n < last, takenBack: false }
        : isKnown(session, sender.org)
          ? { type: 'ready' }
          : { type: 'unknown-sender' },
    ...weight,
    rejected: 0,
    quarantined: bundle.quarantined.length + misfits,
    gaps,
    forked: false,
  }
  return { row, bundle, segments, statements }
}

/** Reads, verifies, decrypts and checks files, one after the other. Writes nothing. */
export const inspectFiles = async (
  session: Session,
  files: readonly PickedFile[],
  task: Task,
): Promise<readonly (Inspected | ImportRow)[]> => {
  const found: (Inspected | ImportRow)[] = []
  for (const [i, file] of files.entries()) {
    if (task.isCancelled()) return []
    task.onProgress({ stage: 'check-changes', done: i, total: files.length })
    const watch: Watch = { isCancelled: task.isCancelled }
    found.push(await inspectOne(session, file, `${i}`, watch))
  }
  return task.isCancelled() ? [] : found
}

/** The attachments of a bundle that are not here yet. */
const newBlobs = async (session: Session, { bundle }: Inspected): Promise<readonly BlobRow[]> => {
  const ids = bundle.manifest.blobs.map(({ id }) => id)
  const held = new Set(await session.db.blob.where('id').anyOf(ids).primaryKeys())
  const wanted = bundle.manifest.blobs.filter(({ id }) => !held.has(id))
  const blobs: BlobRow[] = []
  for await (const { blob, bytes } of bundle.readBlobs(wanted)) if (bytes) blobs.push({ id: blob.id, bytes })
  return blobs
}

/** The certificates that accepting these senders comes to; not signed yet. */
export const certificatesOf = (
  session: Session,
  files: readonly Inspected[],
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

/** What the import itself puts down: acceptance of new organisations, and that these files were taken in. */
const ownWrites = async (
  session: Session,
  files: readonly Inspected[],
  accept: readonly OrgId[],
): Promise<{ readonly writes: readonly Write[]; readonly statements: readonly Statement[] }> => {
  const writes: Write[] = []
  const statements = certificatesOf(session, files, accept)
  for (const statement of statements) writes.push(await statementWrite(session, statement))
  for (const { bundle, row } of files) {
    const { header, headerHash } = bundle
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
      },
    })
  }
  return { writes, statements }
}

/** Merges inspected files in one step: all of it or nothing. */
export const mergeFiles = async (
  session: Session,
  files: readonly Inspected[],
  accept: readonly OrgId[],
  task: Task,
): Promise<Result<null, SaveProblem | { readonly type: 'cancelled' }>> => {
  const blobs: BlobRow[] = []
  for (const [i, file] of files.entries()) {
    if (task.isCancelled()) return err({ type: 'cancelled' })
    task.onProgress({ stage: 'decrypt', done: i, total: files.length })
    blobs.push(...(await newBlobs(session, file)))
  }
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
