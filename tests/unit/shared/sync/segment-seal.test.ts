import { beforeAll, describe, expect, test } from 'vitest'
import type { Segment } from '#shared/sync/segment.ts'
import { segmentIds, signSegment, verifySegment } from '#shared/sync/segment-seal.ts'
import {
  type ChangeLines,
  cutSegments,
  joinLines,
  readLines,
  readSegments,
  splitLines,
  writeSegment,
} from '#shared/sync/segment-text.ts'
import { testCrypto as crypto } from '#tests/support/crypto.ts'
import { createOrg, memberWrites, sealChanges, type TestOrg, writeChanges } from '#tests/support/school.ts'

let branch: TestOrg
let other: TestOrg
let changes: ChangeLines[]
let segment: Segment

beforeAll(async () => {
  branch = await createOrg('机械学院分工会', 'branch')
  other = await createOrg('外语学院分工会', 'branch')
  changes = await writeChanges(branch, memberWrites(5))
  const [first] = await sealChanges(branch, changes)
  segment = first as Segment
})

describe('a signature', () => {
  test('covers the ids in their order', async () => {
    const ids = await verifySegment(crypto, segment)
    expect(ids).toHaveLength(5)
    const swapped = joinLines([1, 0, 2, 3, 4].map((i) => changes[i] as ChangeLines))
    expect(await verifySegment(crypto, { ...segment, lines: swapped })).toBeNull()
  })

  test('holds when changes are withheld and bodies erased', async () => {
    const ids = (await segmentIds(crypto, segment.lines)) ?? []
    const scoped = changes.map((change, i): ChangeLines => {
      if (i === 1) return { withheld: ids[1] ?? null, header: '', bodies: [] }
      return i === 3 ? { ...change, bodies: ['null'] } : change
    })
    expect(await verifySegment(crypto, { ...segment, lines: joinLines(scoped) })).toEqual(ids)
  })

  test('fails for another first number, device, key, count, or for none', async () => {
    const wrong: Segment[] = [
      { ...segment, first: 2 },
      { ...segment, device: other.device },
      { ...segment, key: other.key.publicKey },
      { ...segment, device: other.device, key: other.key.publicKey },
      { ...segment, count: 4 },
      { ...segment, sig: null },
      { ...segment, lines: segment.lines.slice(0, -2) },
      {
        ...segment,
        lines: segment.lines.map((line, i) => (i === 0 ? line.replace('"seq":1', '"seq":9') : line)),
      },
    ]
    for (const bad of wrong) expect(await verifySegment(crypto, bad)).toBeNull()
  })

  test('is made only by the device that wrote the changes', async () => {
    await expect(signSegment(crypto, other.key, segment)).rejects.toThrow()
    await expect(signSegment(crypto, branch.key, { ...segment, count: 4 })).rejects.toThrow()
  })
})

describe('the text of segments', () => {
  test('comes back line for line', () => {
    const text = writeSegment(segment) + writeSegment({ ...segment, first: 6 })
    const back = readSegments(readLines(text) ?? [])
    expect(back).toEqual([segment, { ...segment, first: 6 }])
    expect(back?.map(writeSegment).join('')).toBe(text)
  })

  test('may hold an unsigned segment in its author’s journal', () => {
    const own = { ...segment, sig: null }
    expect(readSegments(readLines(writeSegment(own)) ?? [])).toEqual([own])
  })

  test('is refused when a line is out of place', () => {
    const lines = readLines(writeSegment(segment)) ?? []
    const [head = '', ...rest] = lines
    const wrong = [
      rest,
      [head],
      [head, ...rest, ''],
      [head, 'null', ...rest],
      [head, ...rest, '"short"'],
      [head, ...rest, '{"other":1}'],
      [head.replace('"count":5', '"count":6'), ...rest],
      [head.replace('"count":5', '"count":0'), ...rest],
      [head.replace('"count":5', '"count":5,"more":1'), ...rest],
      [head.replace('"segment":1', '"segment":2'), ...rest],
      [head.replace('"sig":"', '"sig":" '), ...rest],
    ]
    for (const bad of wrong) expect(readSegments(bad)).toBeNull()
    expect(readLines(lines.join('\n'))).toBeNull()
  })

  test('has no line longer than the limit', () => {
    expect(splitLines([`{"v":1,${' '.repeat(1024 * 1024)}}`])).toBeNull()
  })
})

describe('cutting', () => {
  const change: ChangeLines = { withheld: null, header: '{"v":1}', bodies: ['{"salt":""}'] }

  test('gives segments of at most 1,000 changes that follow one another', () => {
    const cut = cutSegments(
      branch.device,
      branch.key.publicKey,
      41,
      new Array<ChangeLines>(2500).fill(change),
    )
    expect(cut.map(({ first, count }) => [first, count])).toEqual([
      [41, 1000],
      [1041, 1000],
      [2041, 500],
    ])
  })

  test('closes a segment early when its text grows large', () => {
    const large = { ...change, bodies: ['x'.repeat(1024 * 1024)] }
    const cut = cutSegments(branch.device, branch.key.publicKey, 1, new Array<ChangeLines>(10).fill(large))
    expect(cut.map(({ count }) => count)).toEqual([3, 3, 3, 1])
  })

  test('of nothing gives nothing', () => {
    expect(cutSegments(branch.device, branch.key.publicKey, 1, [])).toEqual([])
  })
})
