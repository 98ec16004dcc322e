import { bytesToBase64 } from '../base/base64.ts'
import type { BlobId, ChangeId, OrgId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type BlobSource, packBlobs } from './bundle-blobs.ts'
import {
  type ChainLink,
  type FileSigner,
  type PackedFile,
  type Route,
  sealFile,
  senderOf,
} from './bundle-header.ts'
import type { Crypto } from './crypto.ts'
import { payloadType, signEnvelope } from './dsse.ts'
import { carriedBy, type Manifest, manifestLimit, tally } from './manifest.ts'
import { groupPieces, sealParts } from './payload.ts'
import type { Refusal } from './refusal.ts'
import type { Segment } from './segment.ts'
import { kindOf, splitLines, writeSegment } from './segment-text.ts'
import { type Cancelled, cancelled, step, type Watch } from './stages.ts'
import { parseCanonical } from './strict-json.ts'
import type { Recipient } from './trust.ts'

/** What a bundle is made of. */
export interface PackRequest {
  readonly crypto: Crypto
  readonly kind: 'delta' | 'full' | 'return' | 'receipt'
  readonly signer: FileSigner
  /** The addressee and its age recipient. */
  readonly recipient: { readonly org: OrgId; readonly keyId: Recipient }
  /** Who else can open it: the addressee's recovery key, the sender's own organisation. */
  readonly alsoFor: readonly Recipient[]
  readonly chain: ChainLink
  readonly createdAt: number
  readonly schema: number
  /** Signed, in the order in which each chain grows. */
  readonly segments: readonly Segment[]
  readonly blobs?: readonly BlobSource[]
  readonly withheld?: readonly ChangeId[]
  readonly holds?: Manifest['holds']
  readonly received?: Manifest['received']
}

const encoder = new TextEncoder()

const kindsOf = (segments: readonly Segment[]): readonly string[] =>
  segments.flatMap(({ lines }) =>
    (splitLines(lines) ?? []).flatMap(({ withheld, header }) => {
      const kind = withheld ? '' : kindOf(parseCanonical(header))
      return kind ? [kind] : []
    }),
  )

/** A bundle ready to be saved. */
export interface PackedBundle extends PackedFile {
  /** Attachments that were asked for and could not be put in. */
  readonly missingBlobs: readonly BlobId[]
}

/** Makes a bundle. Refused only as `too-large`: then send less at a time. */
export const packBundle = async (
  request: PackRequest,
  watch: Watch = {},
): Promise<Result<PackedBundle, Refusal | Cancelled>> => {
  const { crypto, signer, recipient, segments } = request
  if (segments.some((segment) => segment.sig === null)) throw new Error('only signed segments travel')
  const recipients = [...new Set([recipient.keyId, ...request.alsoFor])]
  const encrypt = (bytes: Uint8Array) => crypto.encrypt(recipients, bytes)

  const packed = await packBlobs(crypto, request.blobs ?? [], encrypt, watch)
  if (!packed || step(watch, 'changes', 0, 1)) return err(cancelled)
  const route: Route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: request.kind,
    sender: await senderOf(crypto, signer),
    recipient,
    chain: request.chain,
    createdAt: request.createdAt,
  }
  const manifest: Manifest = {
    manifest: 1,
    ...route,
    schema: request.schema,
    intervals: carriedBy(segments),
    counts: tally(kindsOf(segments)),
    blobs: packed.blobs,
    withheld: request.withheld ?? [],
    holds: request.holds ?? [],
    received: request.received ?? [],
  }
  const text = JSON.stringify(manifest)
  if (text.length > manifestLimit) return err({ type: 'too-large' })
  const envelope = await signEnvelope(crypto, signer.key, payloadType.manifest, encoder.encode(text))
  const pieces = [`${text}\n${envelope}\n`, ...segments.map(writeSegment)].map((piece) =>
    encoder.encode(piece),
  )
  const groups = groupPieces(pieces, (piece) => piece.length)
  if (!groups) return err({ type: 'too-large' })
  const parts = await sealParts(crypto, groups, encrypt, watch, 'changes')
  if (!parts || step(watch, 'seal', 0, 1)) return err(cancelled)
  const file = await sealFile(crypto, signer.key, route, [...parts, ...packed.entries])
  return file.ok ? ok({ ...file.value, missingBlobs: packed.missing }) : file
}
