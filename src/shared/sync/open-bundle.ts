import type { ChangeId, OrgId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type OpenedBlob, openBlobs } from './bundle-blobs.ts'
import type { BundleHeader, BundleKind } from './bundle-header.ts'
import { type CheckedSegment, type Quarantined, setAside } from './check-changes.ts'
import type { Crypto } from './crypto.ts'
import { openEnvelope, payloadType } from './dsse.ts'
import { fingerprint } from './fingerprint.ts'
import { type CarriedBlob, carriedBy, type Manifest, readManifest, sameRoute, tally } from './manifest.ts'
import { openFile } from './open-file.ts'
import { openParts, payloadNames } from './payload.ts'
import type { Refusal } from './refusal.ts'
import type { Segment } from './segment.ts'
import { type ParsedSegment, parseSegment } from './segment-parse.ts'
import { verifyIds } from './segment-seal.ts'
import { readLines, readSegments } from './segment-text.ts'
import { type Cancelled, cancelled, step, type Watch } from './stages.ts'
import { type Card, deviceClaim, newestCard, verifyStatements } from './statement.ts'
import { readText } from './strict-json.ts'
import type { Statement, Trust } from './trust.ts'

/** What is needed to take a bundle in. */
export interface OpenRequest {
  readonly crypto: Crypto
  /** The organisations this workspace answers for: its own id and earlier ids of it. */
  readonly orgs: readonly OrgId[]
  /** The age identities to try. */
  readonly identities: readonly string[]
  readonly trust: Trust
}

/** Who made a bundle, as far as its own statements and what was known say. All of it is proven, none of it accepted. */
export interface BundleSender {
  readonly org: OrgId
  /** 20 digits to compare by telephone; null when only the device is known and no card of the organisation. */
  readonly fingerprint: string | null
  /** The newest card of the sender's organisation in the bundle. */
  readonly card: Card | null
  readonly deviceName: string
  /** Whether `trust` already knew the device as the organisation's. */
  readonly known: boolean
}

/** A bundle of which everything was verified. Nothing was written anywhere. */
export interface OpenedBundle {
  readonly header: BundleHeader
  readonly headerHash: string
  readonly manifest: Manifest
  readonly sender: BundleSender
  /** In the order of the file; bad changes are replaced by their ids. */
  readonly segments: readonly CheckedSegment[]
  readonly quarantined: readonly Quarantined[]
  /** The statements that prove themselves, by the change that carries them. */
  readonly statements: ReadonlyMap<ChangeId, Statement>
  /** Decrypts and checks attachments, each entry once; for those of `manifest.blobs` that are not held yet. */
  readonly readBlobs: (wanted: readonly CarriedBlob[]) => AsyncGenerator<OpenedBlob>
}

type Outcome<T> = Promise<Result<T, Refusal | Cancelled>>

const exchangeKinds: readonly BundleKind[] = ['delta', 'full', 'return', 'receipt']

/** Takes a bundle apart and verifies all of it, stage by stage (`openStages`), before anything is handed out. */
export const openBundle = async (
  request: OpenRequest,
  file: Uint8Array,
  watch: Watch = {},
): Outcome<OpenedBundle> => {
  const { crypto } = request
  const proven = await openFile(crypto, file, exchangeKinds, watch)
  if (!proven.ok) return proven
  const { header, headerHash, entries } = proven.value
  const addressee = header.recipient?.org
  if (!addressee) return err({ type: 'damaged' })
  if (!request.orgs.includes(addressee)) return err({ type: 'wrong-recipient', recipient: addressee })

  const decrypt = (bytes: Uint8Array) => crypto.decrypt(request.identities, bytes)
  const parts = payloadNames(entries.keys()).map((name) => entries.get(name) ?? new Uint8Array(0))
  const plain = await openParts(crypto, parts, decrypt, { type: 'cannot-decrypt' }, watch)
  if (!plain.ok) return plain

  if (step(watch, 'verify-manifest', 0, 1)) return err(cancelled)
  const content = await readContent(crypto, header, plain.value)
  if (!content.ok) return content
  const { manifest, segments } = content.value

  const checked = await checkSegments(crypto, segments, watch)
  if (!checked.ok) return checked
  const { kinds, statements, ...sound } = checked.value
  const honest =
    JSON.stringify(manifest.intervals) === JSON.stringify(carriedBy(segments)) &&
    JSON.stringify(manifest.counts) === JSON.stringify(tally(kinds)) &&
    manifest.blobs.every((blob) => entries.has(blob.entry))
  if (!honest) return err({ type: 'damaged' })

  const sender = await findSender(request, header, statements)
  if (!sender) return err({ type: 'unknown-sender' })
  const readBlobs = (wanted: readonly CarriedBlob[]) => openBlobs(crypto, entries, wanted, decrypt)
  return ok({ header, headerHash, manifest, sender, ...sound, statements, readBlobs })
}

interface Content {
  readonly manifest: Manifest
  readonly segments: readonly Segment[]
}

/** Part 1 begins with the manifest and its envelope; after that, and in the other parts, come whole segments. */
const readContent = async (
  crypto: Crypto,
  header: BundleHeader,
  parts: readonly Uint8Array[],
): Outcome<Content> => {
  let manifest: Manifest | null = null
  const segments: Segment[] = []
  for (const [i, part] of parts.entries()) {
    let lines = readLines(readText(part) ?? '?')
    if (!lines) return err({ type: 'damaged' })
    if (i === 0) {
      const [text = '', envelope = ''] = lines
      const opened = await openEnvelope(crypto, payloadType.manifest, envelope)
      const signed = opened?.key === header.sender.keyId && readText(opened.payload) === text
      if (!signed) return err({ type: 'bad-signature' })
      manifest = readManifest(text)
      if (!manifest || !sameRoute(manifest, header)) return err({ type: 'damaged' })
      lines = lines.slice(2)
    }
    const found = readSegments(lines)
    if (!found) return err({ type: 'damaged' })
    segments.push(...found)
  }
  return manifest ? ok({ manifest, segments }) : err({ type: 'damaged' })
}

interface CheckedContent {
  readonly segments: readonly CheckedSegment[]
  readonly quarantined: readonly Quarantined[]
  readonly kinds: readonly string[]
  readonly statements: ReadonlyMap<ChangeId, Statement>
}

const checkSegments = async (
  crypto: Crypto,
  segments: readonly Segment[],
  watch: Watch,
): Outcome<CheckedContent> => {
  const verified: [Segment, ParsedSegment][] = []
  for (const [i, segment] of segments.entries()) {
    if (step(watch, 'verify-segments', i, segments.length)) return err(cancelled)
    const parsed = await parseSegment(segment, crypto)
    if (!parsed) return err({ type: 'damaged' })
    if (!(await verifyIds(crypto, segment, parsed.ids))) return err({ type: 'bad-signature' })
    verified.push([segment, parsed])
  }
  const sound: CheckedSegment[] = []
  const quarantined: Quarantined[] = []
  const kinds: string[] = []
  const statements = new Map<ChangeId, Statement>()
  for (const [i, [segment, parsed]] of verified.entries()) {
    if (step(watch, 'check-changes', i, verified.length)) return err(cancelled)
    const result = setAside(segment, parsed)
    sound.push(result.checked)
    quarantined.push(...result.quarantined)
    for (const kind of result.kinds) kinds.push(kind)
    for (const [id, s] of await verifyStatements(crypto, result.checked.changes)) statements.set(id, s)
  }
  return ok({ segments: sound, quarantined, kinds, statements })
}

const findSender = async (
  { crypto, trust }: OpenRequest,
  header: BundleHeader,
  statements: ReadonlyMap<ChangeId, Statement>,
): Promise<BundleSender | null> => {
  const { org, device } = header.sender
  const known = trust.claims.get(device)?.includes(org) ?? false
  const claim = deviceClaim(statements.values(), org, device)
  if (!known && !claim) return null
  const card = newestCard(statements.values(), org)
  const root = claim?.root ?? card?.root ?? trust.orgs.get(org)?.root
  return {
    org,
    card,
    known,
    fingerprint: root ? await fingerprint(crypto, root) : null,
    deviceName: claim?.name ?? trust.devices.get(device)?.name ?? '',
  }
}
