import { type DeviceId, isDigest, isKeyId, type OrgId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { containerLimits, containerSize, type Entry, mimetype, writeContainer } from './container.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import { envelopeSize, payloadType, signEnvelope } from './dsse.ts'
import { deviceIdOf, digestText } from './key-id.ts'
import { readme } from './readme.ts'
import type { Refusal } from './refusal.ts'
import { isRecipient } from './statement.ts'
import { isCount, isObject, type JsonObject, parseCanonical, readText } from './strict-json.ts'
import type { PublicKey, Recipient } from './trust.ts'

/** What a file is for. The first four carry changes; `backup` is for the same organisation only. */
export const bundleKinds = ['delta', 'full', 'return', 'receipt', 'card', 'join', 'backup'] as const

/** One of the kinds of file. */
export type BundleKind = (typeof bundleKinds)[number]

/** The version of the file format that this code writes and the newest it reads. */
export const readerVersion = 1

/** Who made a file. `keyId` is the device's public key; the id of the device is its hash. */
export interface Sender {
  readonly org: OrgId
  readonly device: DeviceId
  readonly keyId: PublicKey
}

/** Whom a file is for. `keyId` is the age recipient of the organisation; null where a code opens it, or anybody may read. */
export interface Addressee {
  readonly org: OrgId
  readonly keyId: Recipient | null
}

/** Where a bundle stands in the row of bundles from its sender to its addressee. */
export interface ChainLink {
  /** From 1. */
  readonly n: number
  /** SHA-256 of the header.json of the bundle before it; null for the first. */
  readonly prevHash: string | null
}

/** The clear, signed header of a file. No personal data. */
export interface BundleHeader {
  readonly format: 'xiaojia-bundle'
  readonly suite: 'age-ed25519-sha256'
  /** The oldest reader that can take it. */
  readonly minReader: number
  /** 128 random bits. */
  readonly bundleId: string
  readonly kind: BundleKind
  readonly sender: Sender
  readonly recipient: Addressee | null
  readonly chain: ChainLink
  /** All entries after header.dsse.json, in order. */
  readonly entries: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  readonly createdAt: number
}

const isSender = (v: unknown): v is Sender =>
  isObject(v) && isKeyId(v.org) && isKeyId(v.device) && isDigest(v.keyId)

const isAddressee = (v: unknown): v is Addressee =>
  isObject(v) && isKeyId(v.org) && (v.keyId === null || isRecipient(v.keyId))

const isChain = (v: unknown): v is ChainLink =>
  isObject(v) && isCount(v.n, 1) && (v.prevHash === null || isDigest(v.prevHash))

const isEntry = (v: unknown): v is BundleHeader['entries'][number] =>
  isObject(v) && typeof v.name === 'string' && isCount(v.bytes) && isDigest(v.sha256)

/** The fields that header and manifest share, so that the inner signature names the addressee too. */
export const isRoute = (v: JsonObject): boolean =>
  isKeyId(v.bundleId) &&
  bundleKinds.some((kind) => kind === v.kind) &&
  isSender(v.sender) &&
  (v.recipient === null || isAddressee(v.recipient)) &&
  isChain(v.chain) &&
  isCount(v.createdAt)

/** Reads header.json that a reader of version `newest` may take; nothing in it is proven yet. */
export const readHeader = (bytes: Uint8Array, newest = readerVersion): Result<BundleHeader, Refusal> => {
  const v = parseCanonical(readText(bytes) ?? '')
  if (v?.format !== 'xiaojia-bundle' || !isCount(v.minReader, 1)) return err({ type: 'damaged' })
  if (v.minReader > newest) return err({ type: 'newer-version' })
  const good =
    v.suite === 'age-ed25519-sha256' && isRoute(v) && Array.isArray(v.entries) && v.entries.every(isEntry)
  return good ? ok(v as unknown as BundleHeader) : err({ type: 'damaged' })
}

/** How long the whole file must be, by its header. */
export const fileSize = (header: BundleHeader, headerBytes: number): number =>
  containerSize([
    { name: 'mimetype', bytes: mimetype.length },
    { name: 'header.json', bytes: headerBytes },
    { name: 'header.dsse.json', bytes: envelopeSize(payloadType.bundleHeader, headerBytes) },
    ...header.entries,
  ])

/** What decides a header beside its entries. */
export interface Route {
  readonly bundleId: string
  readonly kind: BundleKind
  readonly sender: Sender
  readonly recipient: Addressee | null
  readonly chain: ChainLink
  readonly createdAt: number
}

/** A finished file. `headerHash` is the `prevHash` of the next one in its row. */
export interface PackedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly header: BundleHeader
  readonly headerHash: string
}

/** Who signs a file. */
export interface FileSigner {
  readonly org: OrgId
  readonly key: SigningKey
}

/** The `sender` of a header for a signer. */
export const senderOf = async (crypto: Crypto, signer: FileSigner): Promise<Sender> => ({
  org: signer.org,
  device: await deviceIdOf(crypto, signer.key.publicKey),
  keyId: signer.key.publicKey,
})

const encoder = new TextEncoder()

/** Hashes the entries, signs the header and writes the container. The README is added here. */
export const sealFile = async (
  crypto: Crypto,
  key: SigningKey,
  route: Route,
  content: readonly Entry[],
): Promise<Result<PackedFile, Refusal>> => {
  const all = [...content, { name: 'README.txt', bytes: encoder.encode(readme) }]
  const entries: BundleHeader['entries'][number][] = []
  for (const { name, bytes } of all) {
    entries.push({ name, bytes: bytes.length, sha256: await digestText(crypto, bytes) })
  }
  const { bundleId, kind, sender, recipient, chain, createdAt } = route
  const header: BundleHeader = {
    format: 'xiaojia-bundle',
    suite: 'age-ed25519-sha256',
    minReader: readerVersion,
    bundleId,
    kind,
    sender,
    recipient,
    chain,
    entries,
    createdAt,
  }
  const headerBytes = encoder.encode(JSON.stringify(header))
  if (headerBytes.length > containerLimits.header) return err({ type: 'too-large' })
  const envelope = await signEnvelope(crypto, key, payloadType.bundleHeader, headerBytes)
  const bytes = writeContainer([
    { name: 'mimetype', bytes: encoder.encode(mimetype) },
    { name: 'header.json', bytes: headerBytes },
    { name: 'header.dsse.json', bytes: encoder.encode(envelope) },
    ...all,
  ])
  if (!bytes) return err({ type: 'too-large' })
  return ok({ bytes, header, headerHash: await digestText(crypto, headerBytes) })
}
