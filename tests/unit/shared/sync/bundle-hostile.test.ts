import { beforeAll, expect, test } from 'vitest'
import { type Route, sealFile, senderOf } from '#shared/sync/bundle-header.ts'
import type { SigningKey } from '#shared/sync/crypto.ts'
import { type PayloadType, payloadType, signEnvelope } from '#shared/sync/dsse.ts'
import { gzipStored } from '#shared/sync/gzip.ts'
import { carriedBy, type Manifest } from '#shared/sync/manifest.ts'
import { partLimit } from '#shared/sync/payload.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeSegment } from '#shared/sync/segment-text.ts'
import { mustBe, openAs, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, firstWrites, sealChanges, type TestOrg, writeChanges } from '#tests/support/school.ts'

// Bundles whose outer signature is good, made by a sender that means harm or has a bug.

let school: TestOrg
let branch: TestOrg
let segments: readonly Segment[]
let route: Route

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  branch = await createOrg('机械学院分工会', 'branch', school.org)
  segments = await sealChanges(branch, await writeChanges(branch, firstWrites(branch)))
  route = {
    bundleId: 'AAAAAAAAAAAAAAAAAAAAAA',
    kind: 'delta',
    sender: await senderOf(crypto, { org: branch.org, key: branch.key }),
    recipient: { org: school.org, keyId: school.age.recipient },
    chain: { n: 1, prevHash: null },
    createdAt: 1_790_000_000_000,
  }
})

interface Hostile {
  readonly route?: Partial<Route>
  readonly manifest?: Partial<Manifest>
  readonly manifestText?: (text: string) => string
  readonly manifestType?: PayloadType
  readonly manifestKey?: SigningKey
  readonly headerKey?: SigningKey
  /** The text of each part; the first follows the manifest. */
  readonly texts?: readonly string[]
  readonly pack?: (plain: Uint8Array) => Promise<Uint8Array> | Uint8Array
  readonly entry?: string
}

const encoder = new TextEncoder()

const outcomeOf = async (hostile: Hostile): Promise<string | null> => {
  const manifest: Manifest = {
    manifest: 1,
    ...route,
    schema: 1,
    intervals: carriedBy(segments),
    counts: [['statement', 2]],
    blobs: [],
    withheld: [],
    holds: [],
    received: [],
    ...hostile.manifest,
  }
  const text = hostile.manifestText?.(JSON.stringify(manifest)) ?? JSON.stringify(manifest)
  const envelope = await signEnvelope(
    crypto,
    hostile.manifestKey ?? branch.key,
    hostile.manifestType ?? payloadType.manifest,
    encoder.encode(text),
  )
  const [first = '', ...rest] = hostile.texts ?? [segments.map(writeSegment).join('')]
  const pack = hostile.pack ?? crypto.gzip
  const entries = []
  for (const [i, part] of [`${text}\n${envelope}\n${first}`, ...rest].entries()) {
    const bytes = await crypto.encrypt([school.age.recipient], await pack(encoder.encode(part)))
    entries.push({ name: `payload/000${i + 1}.age`, bytes })
  }
  const key = hostile.headerKey ?? branch.key
  const sealed = await sealFile(crypto, key, { ...route, ...hostile.route }, entries)
  return refusalOf(await openAs(school, mustBe(sealed).bytes))
}

test('the honest one is taken, in one part or two', async () => {
  expect(await outcomeOf({})).toBeNull()
  expect(await outcomeOf({ texts: ['', segments.map(writeSegment).join('')] })).toBeNull()
})

test('a header signed by another key than it names is refused', async () => {
  expect(await outcomeOf({ headerKey: school.key })).toBe('bad-signature')
})

test('a sender whose key does not hash to its device is refused', async () => {
  const sender = { ...route.sender, device: school.device }
  expect(await outcomeOf({ route: { sender }, manifest: { sender } })).toBe('bad-signature')
})

test('a manifest signed by another key, or as something else, is refused', async () => {
  expect(await outcomeOf({ manifestKey: school.key })).toBe('bad-signature')
  expect(await outcomeOf({ manifestType: payloadType.card })).toBe('bad-signature')
})

test('a manifest of another bundle, sender, addressee or place in the row is refused', async () => {
  const { org } = branch
  const wrong: Partial<Manifest>[] = [
    { bundleId: 'BBBBBBBBBBBBBBBBBBBBBB' },
    { kind: 'full' },
    { sender: { ...route.sender, org: school.org } },
    { recipient: { org, keyId: school.age.recipient } },
    { recipient: null },
    { chain: { n: 2, prevHash: null } },
    { createdAt: 1 },
  ]
  for (const manifest of wrong) expect(await outcomeOf({ manifest })).toBe('damaged')
})

test('a manifest that promises other changes than come is refused', async () => {
  const [interval] = carriedBy(segments)
  const wrong: Partial<Manifest>[] = [
    { counts: [] },
    { counts: [['statement', 3]] },
    { counts: [['member', 2]] },
    { intervals: [] },
    { intervals: interval ? [{ ...interval, to: 3 }] : [] },
    {
      blobs: [{ id: 'A'.repeat(43) as never, media: 'image/png', bytes: 1, entry: 'blobs/x.age', at: 0 }],
    },
  ]
  for (const manifest of wrong) expect(await outcomeOf({ manifest })).toBe('damaged')
  expect(await outcomeOf({ texts: [''] })).toBe('damaged')
})

test('a manifest that is none is refused', async () => {
  for (const text of ['{}', 'null', '', '{"manifest":2}', '{"__proto__":{"manifest":1}}']) {
    expect(await outcomeOf({ manifestText: () => text })).toBe('damaged')
  }
  const svg = { id: 'A'.repeat(43), media: 'image/svg+xml', bytes: 1, entry: 'payload/0001.age', at: 0 }
  expect(await outcomeOf({ manifest: { blobs: [svg as never] } })).toBe('damaged')
})

test('parts that are no lines of segments are refused', async () => {
  const good = segments.map(writeSegment).join('')
  const wrong = [
    good.slice(0, -1),
    `${good}\n`,
    `${good}{"other":1}\n`,
    good.replace('{"v":1', '{"V":1'),
    '\n',
  ]
  for (const text of wrong) expect(await outcomeOf({ texts: [text] })).toBe('damaged')
  const notText = Uint8Array.of(0xff, 0xfe, 10)
  expect(await outcomeOf({ pack: () => crypto.gzip(notText) })).toBe('damaged')
  const long = `{"v":1,"x":"${'x'.repeat(1024 * 1024)}"}\n`
  expect(await outcomeOf({ texts: [`${good.split('\n', 1)[0]}\n${long}`] })).toBe('damaged')
})

test('a bomb in a part is stopped, whether it hides behind a ratio or behind a size', async () => {
  expect(await outcomeOf({ pack: () => crypto.gzip(new Uint8Array(20 * 1024 * 1024)) })).toBe('damaged')
  const large = crypto.random(1024)
  const over = new Uint8Array(partLimit + 1)
  for (let at = 0; at + 1024 < over.length; at += 1024) over.set(large, at)
  for (let at = 0; at < over.length; at += 64) over[at] = at & 255
  expect(await outcomeOf({ pack: () => crypto.gzip(over) })).toBe('damaged')
})

test('a part that is no gzip is refused', async () => {
  expect(await outcomeOf({ pack: (plain) => plain })).toBe('damaged')
  expect(await outcomeOf({ pack: (plain) => gzipStored(plain).subarray(0, -1) })).toBe('damaged')
})

test('a card, a join file or a backup is not taken for a bundle', async () => {
  for (const kind of ['card', 'join', 'backup'] as const) {
    expect(await outcomeOf({ route: { kind } })).toBe('wrong-kind')
  }
  expect(await outcomeOf({ route: { kind: 'delta', recipient: null } })).toBe('damaged')
  expect(await outcomeOf({ route: { kind: 'gift' as never } })).toBe('damaged')
})
