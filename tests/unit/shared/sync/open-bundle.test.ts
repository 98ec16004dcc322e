import { beforeAll, describe, expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { BlobId, ChangeId } from '#shared/base/id.ts'
import { type BundleHeader, readHeader } from '#shared/sync/bundle-header.ts'
import { readContainer } from '#shared/sync/container.ts'
import { digestText } from '#shared/sync/key-id.ts'
import { openBundle } from '#shared/sync/open-bundle.ts'
import { packBundle } from '#shared/sync/pack-bundle.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, cutSegments } from '#shared/sync/segment-text.ts'
import { openStages, packStages } from '#shared/sync/stages.ts'
import { buildTrust } from '#shared/sync/trust-view.ts'
import { bundleRequest, makeBundle, mustBe, openAs, opener, refusalOf } from '#tests/support/bundle.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import {
  createOrg,
  firstWrites,
  memberWrites,
  sealChanges,
  type TestOrg,
  writeChanges,
} from '#tests/support/school.ts'

let school: TestOrg
let branch: TestOrg
let other: TestOrg

beforeAll(async () => {
  school = await createOrg('校工会', 'school')
  branch = await createOrg('机械学院分工会', 'branch', school.org)
  other = await createOrg('别的校工会', 'school')
})

describe('a round trip', () => {
  test('gives every line back and says who sent it', async () => {
    const request = await bundleRequest(branch, school, 3)
    const packed = mustBe(await packBundle(request))
    const opened = mustBe(await openAs(school, packed.bytes))
    expect(opened.segments.map(({ segment }) => segment)).toEqual(request.segments)
    expect(opened.quarantined).toEqual([])
    expect(opened.header).toEqual(packed.header)
    expect(opened.headerHash).toBe(packed.headerHash)
    expect(opened.manifest.counts).toEqual([
      ['member', 3],
      ['statement', 2],
    ])
    expect(opened.manifest.intervals).toEqual([{ device: branch.device, from: 1, to: 5 }])
    expect([...opened.statements.values()].map((s) => s.type)).toEqual(['card', 'device'])
    expect(opened.sender).toMatchObject({ org: branch.org, known: false, deviceName: '机械学院分工会 PC 1' })
    expect(opened.sender.card?.name).toBe('机械学院分工会')
    expect(opened.sender.fingerprint).toMatch(/^\d{4}( \d{4}){4}$/)
  })

  test('keeps its place in the row of bundles, what is withheld and what the sender holds', async () => {
    const id = bytesToBase64(crypto.random(32)) as ChangeId
    const held = { device: school.device, from: 1, to: 9, tip: id }
    const chain = { n: 7, prevHash: bytesToBase64(crypto.random(32)) }
    const bytes = await makeBundle(branch, school, 1, {
      chain,
      withheld: [id],
      holds: [held],
      kind: 'return',
    })
    const { header, manifest } = mustBe(await openAs(school, bytes))
    expect(header.chain).toEqual(chain)
    expect(header.kind).toBe('return')
    expect(manifest).toMatchObject({ chain, withheld: [id], holds: [held], schema: 1 })
  })

  test('works for many segments in several parts, and for none', async () => {
    const one = await bundleRequest(branch, school, 1)
    const [segment] = one.segments
    if (!segment) throw new Error('no segment')
    const noise = { kind: 'member', values: { note: bytesToBase64(crypto.random(150_000)) } }
    const changes = await writeChanges(branch, [...firstWrites(branch), ...new Array(100).fill(noise)])
    const segments = await sealChanges(branch, changes)
    const packed = mustBe(await packBundle({ ...one, segments }))
    expect(packed.header.entries.filter(({ name }) => name.startsWith('payload/')).length).toBeGreaterThan(1)
    const opened = mustBe(await openAs(school, packed.bytes))
    expect(opened.segments.flatMap(({ ids }) => ids)).toHaveLength(102)
    const trust = buildTrust(opened.statements.values())
    const empty = await makeBundle(branch, school, 0, { segments: [], kind: 'receipt' })
    expect(mustBe(await openAs(school, empty, { trust })).segments).toEqual([])
  })

  test('can be opened by the sender’s own organisation too', async () => {
    const bytes = await makeBundle(branch, school, 1)
    expect((await openAs(branch, bytes, { orgs: [school.org] })).ok).toBe(true)
  })

  test('is reported stage by stage', async () => {
    const seen = new Set<string>()
    const watch = { onProgress: ({ stage }: { stage: string }) => seen.add(stage) }
    const request = await bundleRequest(branch, school, 1)
    const blob = { id: 'x' as BlobId, media: 'image/png' as const, read: async () => null }
    const { bytes } = mustBe(await packBundle({ ...request, blobs: [blob] }, watch))
    expect([...seen]).toEqual([...packStages])
    seen.clear()
    await openBundle(opener(school), bytes, watch)
    expect([...seen]).toEqual([...openStages])
  })

  test('can be stopped before every stage', async () => {
    const { bytes } = mustBe(await packBundle(await bundleRequest(branch, school, 1)))
    for (const stop of openStages) {
      let now = ''
      const outcome = await openBundle(opener(school), bytes, {
        onProgress: ({ stage }) => {
          now = stage
        },
        isCancelled: () => now === stop,
      })
      expect(refusalOf(outcome)).toBe('cancelled')
    }
    const stopped = await packBundle(await bundleRequest(branch, school, 1), { isCancelled: () => true })
    expect(refusalOf(stopped)).toBe('cancelled')
  })
})

describe('attachments', () => {
  const source = async (bytes: Uint8Array) => ({
    id: (await digestText(crypto, bytes)) as BlobId,
    media: 'image/jpeg' as const,
    read: async () => bytes,
  })

  test('travel once each, packed together, under names that tell nothing', async () => {
    const pictures = [crypto.random(1000), crypto.random(9 * 1024 * 1024), crypto.random(5), crypto.random(7)]
    const sources = await Promise.all(pictures.map(source))
    const bytes = await makeBundle(branch, school, 1, { blobs: [...sources, ...sources] })
    const opened = mustBe(await openAs(school, bytes))
    expect(opened.manifest.blobs.map(({ id }) => id)).toEqual(sources.map(({ id }) => id))
    const names = opened.header.entries.map(({ name }) => name).filter((name) => name.startsWith('blobs/'))
    expect(names).toHaveLength(3)
    const found = new Map<string, Uint8Array | null>()
    for await (const { blob, bytes } of opened.readBlobs(opened.manifest.blobs)) found.set(blob.id, bytes)
    for (const [i, { id }] of sources.entries()) {
      expect(Buffer.compare(found.get(id) ?? Buffer.of(), pictures[i] ?? Buffer.of())).toBe(0)
    }
    const [, , small] = opened.manifest.blobs
    let taken = 0
    for await (const { bytes } of opened.readBlobs(small ? [small] : [])) taken += bytes?.length ?? 0
    expect(taken).toBe(5)
  })

  test('that are not what the manifest says are not handed out', async () => {
    const lie = { ...(await source(crypto.random(10))), read: async () => crypto.random(10) }
    const opened = mustBe(await openAs(school, await makeBundle(branch, school, 1, { blobs: [lie] })))
    for await (const { bytes } of opened.readBlobs(opened.manifest.blobs)) expect(bytes).toBeNull()
  })

  test('that are not here are left out and named', async () => {
    const gone = { ...(await source(crypto.random(10))), read: async () => null }
    const packed = mustBe(await packBundle(await bundleRequest(branch, school, 1, { blobs: [gone] })))
    expect(packed.missingBlobs).toEqual([gone.id])
    expect(mustBe(await openAs(school, packed.bytes)).manifest.blobs).toEqual([])
  })
})

describe('a bad change is set apart and the rest goes on', () => {
  const openChanges = async (spoil: (changes: ChangeLines[]) => void) => {
    const changes = await writeChanges(branch, [...firstWrites(branch), ...memberWrites(4)])
    spoil(changes)
    const cut = cutSegments(branch.device, branch.key.publicKey, 1, changes)
    const segments = await Promise.all(cut.map((s) => signSegment(crypto, branch.key, s)))
    return mustBe(await openAs(school, await makeBundle(branch, school, 0, { segments })))
  }
  const bodies = (change: ChangeLines | undefined, lines: readonly string[]): ChangeLines => ({
    withheld: null,
    header: change?.header ?? '',
    bodies: lines,
  })
  const edit = (change: ChangeLines | undefined, from: RegExp, to: string): ChangeLines => ({
    withheld: null,
    header: (change?.header ?? '').replace(from, to),
    bodies: change?.bodies ?? [],
  })

  test.each([
    ['bad-body', (c: ChangeLines[]) => (c[5] = bodies(c[5], ['{"salt":"x","values":{}}']))],
    ['wrong-hash', (c: ChangeLines[]) => (c[5] = bodies(c[5], c[4]?.bodies ?? []))],
    ['bad-body', (c: ChangeLines[]) => (c[5] = bodies(c[5], []))],
    ['bad-body', (c: ChangeLines[]) => (c[5] = bodies(c[5], ['null', 'null']))],
    ['not-canonical', (c: ChangeLines[]) => (c[5] = edit(c[5], /"kind":"member"/, '"kind":'))],
    ['bad-header', (c: ChangeLines[]) => (c[5] = edit(c[5], /"kind"/, '"__proto__":{},"kind"'))],
    ['bad-seen', (c: ChangeLines[]) => (c[5] = edit(c[5], /"seen":{}/, '"seen":{"a":[[[[[[[[1]]]]]]]]}'))],
    ['bad-header', (c: ChangeLines[]) => (c[5] = edit(c[5], /"bodies":{/, '"bodies":{"secret":"x",'))],
    ['wrong-place', (c: ChangeLines[]) => (c[5] = edit(c[5], /"seq":6/, '"seq":7'))],
    [
      'wrong-place',
      (c: ChangeLines[]) => (c[5] = edit(c[5], /"device":"[^"]*"/, `"device":"${'A'.repeat(22)}"`)),
    ],
    ['bad-header', (c: ChangeLines[]) => (c[5] = edit(c[5], /"prev":"[^"]*"/, '"prev":null'))],
  ] as const)('as %s (case %#)', async (reason, spoil) => {
    const opened = await openChanges((changes) => void spoil(changes))
    expect(opened.quarantined.map(({ problem, seq }) => [problem.reason, seq])).toEqual([[reason, 6]])
    const [{ segment, ids, changes } = { segment: null, ids: [], changes: [] }] = opened.segments
    expect(segment?.lines.at(-1)).toBe(`"${ids[5]}"`)
    expect(segment?.lines).toHaveLength(11)
    expect(changes).toHaveLength(5)
  })

  test('but what a newer version wrote stays where it came, for after an upgrade', async () => {
    const opened = await openChanges((c) => {
      c[5] = edit(c[5], /^{"v":1/, '{"v":2')
    })
    expect(opened.quarantined.map(({ problem }) => problem.reason)).toEqual(['newer-version'])
    expect(opened.segments[0]?.segment.lines).toHaveLength(12)
    expect(opened.segments[0]?.changes).toHaveLength(5)
  })

  test('and bodies that were erased or withheld are no fault', async () => {
    const opened = await openChanges((c) => (c[5] = bodies(c[5], ['null'])))
    expect(opened.quarantined).toEqual([])
  })
})

describe('refused is', () => {
  test('a bundle for somebody else, before it is decrypted', async () => {
    const bytes = await makeBundle(branch, other, 1)
    const stages: string[] = []
    const outcome = await openBundle(opener(school), bytes, { onProgress: ({ stage }) => stages.push(stage) })
    expect(outcome).toEqual({ ok: false, error: { type: 'wrong-recipient', recipient: other.org } })
    expect(stages).not.toContain('decrypt')
  })

  test('a bundle whose PC nobody shows to belong to its organisation', async () => {
    const segments = await sealChanges(branch, await writeChanges(branch, memberWrites(2)))
    const bytes = await makeBundle(branch, school, 0, { segments })
    expect(refusalOf(await openAs(school, bytes))).toBe('unknown-sender')
    const first = mustBe(await openAs(school, await makeBundle(branch, school, 0)))
    const trust = buildTrust(first.statements.values())
    const opened = mustBe(await openAs(school, bytes, { trust }))
    expect(opened.sender).toMatchObject({ known: true, card: null, deviceName: '机械学院分工会 PC 1' })
    expect(opened.sender.fingerprint).toBe(first.sender.fingerprint)
  })

  test('a bundle that names an organisation its statements do not', async () => {
    const signer = { org: other.org, key: branch.key }
    expect(refusalOf(await openAs(school, await makeBundle(branch, school, 1, { signer })))).toBe(
      'unknown-sender',
    )
  })

  test('a bundle for us sealed with a key we do not have', async () => {
    const recipient = { org: school.org, keyId: other.age.recipient }
    expect(refusalOf(await openAs(school, await makeBundle(branch, school, 1, { recipient })))).toBe(
      'cannot-decrypt',
    )
  })

  test('a bundle with a segment that its device did not sign', async () => {
    const { segments } = await bundleRequest(branch, school, 1)
    const forged = segments.map((s) => ({ ...s, lines: s.lines.map((l) => l.replace('"at":17', '"at":16')) }))
    expect(refusalOf(await openAs(school, await makeBundle(branch, school, 1, { segments: forged })))).toBe(
      'bad-signature',
    )
  })

  test('a file cut short, with what is there and what should be', async () => {
    const bytes = await makeBundle(branch, school, 5)
    const got = bytes.length - 1000
    expect(await openAs(school, bytes.subarray(0, got))).toEqual({
      ok: false,
      error: { type: 'truncated', got, expected: bytes.length },
    })
  })

  test('a file of a newer version, whatever else is in it', async () => {
    const bytes = await makeBundle(branch, school, 1)
    const header = new TextDecoder().decode(mustBe(readContainer(bytes))[1]?.bytes)
    const newer = new TextEncoder().encode(header.replace('"minReader":1', '"minReader":2'))
    expect(refusalOf(readHeader(newer))).toBe('newer-version')
  })

  test('nothing at all, and what is something else', async () => {
    expect(refusalOf(await openAs(school, new Uint8Array(0)))).toBe('empty')
    expect(refusalOf(await openAs(school, crypto.random(5000)))).toBe('not-a-bundle')
  })

  test('too much at once, before a file is made', async () => {
    const withheld = new Array<ChangeId>(30_000).fill(bytesToBase64(crypto.random(32)) as ChangeId)
    const request = await bundleRequest(branch, school, 1, { withheld })
    expect(refusalOf(await packBundle(request))).toBe('too-large')
  })

  test('to pack a segment that is not signed', async () => {
    const request = await bundleRequest(branch, school, 1)
    const segments = request.segments.map((segment) => ({ ...segment, sig: null }))
    await expect(packBundle({ ...request, segments })).rejects.toThrow()
  })
})

test('the header of a bundle tells nothing about people', async () => {
  const bytes = await makeBundle(branch, school, 3)
  const text = new TextDecoder('latin1').decode(bytes)
  const header: BundleHeader = mustBe(await openAs(school, bytes)).header
  expect(Object.keys(header)).not.toContain('name')
  for (const word of ['测试', '机械学院', 'member']) {
    expect(text).not.toContain(Buffer.from(word).toString('latin1'))
  }
})
