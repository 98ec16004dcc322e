import { createHash } from 'node:crypto'
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { BundleHeader, Route } from '#shared/sync/bundle-header.ts'
import { type Entry, mimetype } from '#shared/sync/container.ts'
import type { SigningKey } from '#shared/sync/crypto.ts'
import { payloadType, signEnvelope } from '#shared/sync/dsse.ts'
import { deviceIdOf } from '#shared/sync/key-id.ts'
import { carriedBy, type Manifest, tally } from '#shared/sync/manifest.ts'
import { payloadName } from '#shared/sync/payload.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { kindOf, splitLines, writeSegment } from '#shared/sync/segment-text.ts'
import { parseCanonical } from '#shared/sync/strict-json.ts'
import type { Recipient } from '#shared/sync/trust.ts'
import { type RawEntry, rawZip } from '#tests/support/zip.ts'
import { vectorCrypto as crypto } from './chance.ts'
import { clock, type Pc, type Union } from './people.ts'

const encoder = new TextEncoder()

/** Where a file may be bent; all layers above are made right again, signatures and checksums included. */
export interface Mould {
  readonly kind?: BundleHeader['kind']
  /** Writers always put the README in; a reader does not need it, and most vectors are smaller without. */
  readonly readme?: string
  readonly route?: Partial<Route>
  readonly segments?: readonly Segment[]
  readonly manifest?: Partial<Manifest>
  readonly manifestText?: (text: string) => string
  readonly manifestType?: string
  readonly manifestKey?: SigningKey
  /** The texts of the parts after manifest and envelope; by default one part with all segments. */
  readonly texts?: readonly string[]
  /** The first part and the others, as they are packed. */
  readonly plain?: (part: Uint8Array, n: number) => Uint8Array
  readonly pack?: (plain: Uint8Array) => Promise<Uint8Array>
  readonly encrypt?: (packed: Uint8Array) => Promise<Uint8Array>
  readonly recipients?: readonly Recipient[]
  /** Entries between header and README. */
  readonly entries?: (entries: readonly Entry[]) => readonly Entry[]
  readonly header?: Readonly<Record<string, unknown>>
  readonly headerText?: (text: string) => string
  readonly headerType?: string
  readonly headerKey?: SigningKey
  readonly envelope?: (text: string) => string
  /** All entries, as they are put into the container; checksums follow, hashes in the header do not. */
  readonly container?: (entries: readonly RawEntry[]) => readonly RawEntry[]
  readonly comment?: string
  readonly file?: (bytes: Uint8Array) => Uint8Array
}

const kindsIn = (segments: readonly Segment[]): readonly string[] =>
  segments.flatMap(({ lines }) =>
    (splitLines(lines) ?? []).flatMap(({ withheld, header }) => {
      const kind = withheld ? '' : kindOf(parseCanonical(header))
      return kind ? [kind] : []
    }),
  )

/** Wraps payload entries into a signed file, bent where the mould says so. */
export const wrapFile = async (
  pc: Pc,
  route: Omit<Route, 'sender'>,
  payload: readonly Entry[],
  mould: Mould = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const full: Route = { ...(await routeOf(pc, route)), ...mould.route }
  const content = mould.entries?.(payload) ?? payload
  const all = mould.readme
    ? [...content, { name: 'README.txt', bytes: encoder.encode(mould.readme) }]
    : content
  const { bundleId, kind, sender, recipient, chain, createdAt } = full
  const header = {
    format: 'xiaojia-bundle',
    suite: 'age-ed25519-sha256',
    minReader: 1,
    bundleId,
    kind,
    sender,
    recipient,
    chain,
    entries: all.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64url'),
    })),
    createdAt,
    ...mould.header,
  }
  const text = mould.headerText?.(JSON.stringify(header)) ?? JSON.stringify(header)
  const type = (mould.headerType ?? payloadType.bundleHeader) as typeof payloadType.bundleHeader
  const envelope = await signEnvelope(crypto, mould.headerKey ?? pc.key, type, encoder.encode(text))
  const raw: readonly RawEntry[] = [
    { name: 'mimetype', bytes: encoder.encode(mimetype) },
    { name: 'header.json', bytes: encoder.encode(text) },
    { name: 'header.dsse.json', bytes: encoder.encode(mould.envelope?.(envelope) ?? envelope) },
    ...all,
  ]
  const bytes = new Uint8Array(rawZip(mould.container?.(raw) ?? raw, mould.comment))
  return new Uint8Array(mould.file?.(bytes) ?? bytes)
}

const routeOf = async (pc: Pc, route: Omit<Route, 'sender'>): Promise<Route> => ({
  bundleId: route.bundleId,
  kind: route.kind,
  sender: {
    org: pc.union.org,
    device: await deviceIdOf(crypto, pc.key.publicKey),
    keyId: pc.key.publicKey,
  },
  recipient: route.recipient,
  chain: route.chain,
  createdAt: route.createdAt,
})

/** A bundle from a PC to an organisation, honest but for what the mould bends. */
export const bundle = async (pc: Pc, to: Union, mould: Mould = {}): Promise<Uint8Array<ArrayBuffer>> => {
  const segments = mould.segments ?? []
  const route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: mould.kind ?? 'delta',
    recipient: { org: to.org, keyId: to.age.recipient },
    chain: { n: 1, prevHash: null },
    createdAt: clock,
    ...mould.route,
  } as const
  const manifest: Manifest = {
    manifest: 1,
    ...(await routeOf(pc, route)),
    ...mould.route,
    schema: 1,
    intervals: carriedBy(segments),
    counts: tally(kindsIn(segments)),
    blobs: [],
    withheld: [],
    holds: [],
    received: [],
    ...mould.manifest,
  }
  const text = mould.manifestText?.(JSON.stringify(manifest)) ?? JSON.stringify(manifest)
  const type = (mould.manifestType ?? payloadType.manifest) as typeof payloadType.manifest
  const envelope = await signEnvelope(crypto, mould.manifestKey ?? pc.key, type, encoder.encode(text))
  const [first = '', ...rest] = mould.texts ?? [segments.map(writeSegment).join('')]
  const recipients = mould.recipients ?? [to.age.recipient, pc.union.age.recipient]
  const encrypt = mould.encrypt ?? ((packed: Uint8Array) => crypto.encrypt(recipients, packed))
  const entries: Entry[] = []
  for (const [n, part] of [`${text}\n${envelope}\n${first}`, ...rest].entries()) {
    const plain = encoder.encode(part)
    const packed = await (mould.pack ?? crypto.gzip)(mould.plain?.(plain, n) ?? plain)
    entries.push({ name: payloadName(n), bytes: await encrypt(packed) })
  }
  return wrapFile(pc, route, entries, mould)
}
