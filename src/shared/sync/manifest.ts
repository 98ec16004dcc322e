import { type BlobId, type ChangeId, type DeviceId, isDigest, isKeyId } from '../base/id.ts'
import type { BlobRef } from '../domain/field.ts'
import { isRoute, type Route } from './bundle-header.ts'
import { areRuns, type Hold } from './receipt.ts'
import type { Segment } from './segment.ts'
import { isCount, isName, isObject, parseCanonical } from './strict-json.ts'

/** A stretch of a chain that a bundle carries, in the order of its segments. */
export interface Carried {
  readonly device: DeviceId
  readonly from: number
  readonly to: number
}

/** One attachment a bundle carries: where its bytes lie and what they must hash to. */
export interface CarriedBlob {
  /** SHA-256 of the plain bytes. */
  readonly id: BlobId
  readonly media: BlobRef['media']
  readonly bytes: number
  /** The entry it lies in, and from which byte of it once decrypted. One entry holds several small attachments. */
  readonly entry: string
  readonly at: number
}

/** The signed table of contents inside the encryption. */
export interface Manifest extends Route {
  readonly manifest: 1
  /** Schema version of the program that made it. */
  readonly schema: number
  readonly intervals: readonly Carried[]
  /** Changes per kind (not counting those that are only an id), sorted by kind. */
  readonly counts: readonly (readonly [kind: string, changes: number])[]
  readonly blobs: readonly CarriedBlob[]
  /** Changes that carried ones name in `seen` but that are not for this addressee. */
  readonly withheld: readonly ChangeId[]
  /** What the sender holds of the chains that concern the addressee: the receipt for all that reached it. */
  readonly holds: readonly Hold[]
  /** The addressee's own files that reached the sender, and what became of them; newest first, at most 200. */
  readonly received: readonly Received[]
}

/** What became of a file at its addressee: parked (not merged yet), merged, or taken back. */
export interface Received {
  readonly bundleId: string
  readonly state: 'received' | 'merged' | 'set-aside'
  readonly at: number
}

/** The manifest's text is no longer than this, so that its envelope stays one readable line. */
export const manifestLimit = 1024 * 1024

/** The stretches that segments make, in their order; segments that follow on are one stretch. */
export const carriedBy = (segments: readonly Segment[]): readonly Carried[] => {
  const carried: Carried[] = []
  for (const { device, first, count } of segments) {
    const last = carried.at(-1)
    if (last?.device === device && last.to + 1 === first) {
      carried[carried.length - 1] = { device, from: last.from, to: first + count - 1 }
    } else carried.push({ device, from: first, to: first + count - 1 })
  }
  return carried
}

const isCarried = (v: unknown): v is Carried =>
  isObject(v) && isKeyId(v.device) && isCount(v.from, 1) && isCount(v.to, v.from)

const isHeld = (v: unknown): v is Hold => isObject(v) && isCarried(v) && isDigest(v.tip) && areRuns(v)

const isTally = (v: unknown): boolean =>
  Array.isArray(v) && v.length === 2 && isName(v[0]) && isCount(v[1], 1)

const isBlob = (v: unknown): v is CarriedBlob =>
  isObject(v) &&
  isDigest(v.id) &&
  (v.media === 'image/jpeg' || v.media === 'image/png' || v.media === 'application/pdf') &&
  isCount(v.bytes) &&
  typeof v.entry === 'string' &&
  isCount(v.at)

const isReceived = (v: unknown): v is Received =>
  isObject(v) &&
  typeof v.bundleId === 'string' &&
  /^[\w-]{22}$/.test(v.bundleId) &&
  (v.state === 'received' || v.state === 'merged' || v.state === 'set-aside') &&
  isCount(v.at)

const every = (v: unknown, test: (item: unknown) => boolean): boolean => Array.isArray(v) && v.every(test)

/** Reads a manifest; null when it is none. Whether it is true is another question. */
export const readManifest = (text: string): Manifest | null => {
  if (text.length > manifestLimit) return null
  const v = parseCanonical(text)
  if (v?.manifest !== 1 || !isRoute(v) || !isCount(v.schema)) return null
  const good =
    every(v.intervals, isCarried) &&
    every(v.counts, isTally) &&
    every(v.blobs, isBlob) &&
    every(v.withheld, isDigest) &&
    every(v.holds, isHeld) &&
    every(v.received, isReceived)
  return good ? (v as unknown as Manifest) : null
}

/** Whether the manifest names the same file, sender and addressee as the header outside. */
export const sameRoute = (a: Route, b: Route): boolean => routeText(a) === routeText(b)

const routeText = ({ bundleId, kind, sender, recipient, chain, createdAt }: Route): string =>
  JSON.stringify([
    bundleId,
    kind,
    [sender.org, sender.device, sender.keyId],
    recipient && [recipient.org, recipient.keyId],
    [chain.n, chain.prevHash],
    createdAt,
  ])

/** Sorted tallies of kinds. */
export const tally = (kinds: Iterable<string>): Manifest['counts'] => {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
