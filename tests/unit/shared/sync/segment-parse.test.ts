import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type DeviceId, type EntityId, entityId, type OrgId } from '#shared/base/id.ts'
import {
  type Author,
  type Built,
  buildChange,
  buildChanges,
  headerLine,
  newSaveId,
} from '#shared/sync/change-build.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { parseSegment } from '#shared/sync/segment-parse.ts'
import { joinLines } from '#shared/sync/segment-text.ts'
import type { PublicKey } from '#shared/sync/trust.ts'
import { keyId, plainCrypto } from './properties/world.ts'

const crypto = plainCrypto()
const device = keyId<DeviceId>('pc')
const start: Author = { device, org: keyId<OrgId>('org'), role: 'branch', schema: 1, seq: 0, prev: null }
const entity = (n: number): EntityId => entityId({ device, year: 2026, n, salt: 'AAAAAA' })
const sha = (line: string): string => createHash('sha256').update(line).digest('base64url')

const build = (count: number): Promise<Built> =>
  buildChanges(
    Array.from({ length: count }, (_, n) => ({
      save: newSaveId(crypto),
      at: 1000 + n,
      actor: null,
      drafts: [
        {
          kind: 'member',
          entity: entity(n),
          values: {
            money: { fund: n },
            plain: { life: { state: 'active' }, name: `字${n}`, gone: undefined },
          },
          seen: { life: [] },
        },
      ],
    })),
    start,
    crypto,
  )

const segmentOf = (lines: readonly string[], count: number): Segment => {
  return { device, first: 1, count, key: 'k'.repeat(43) as PublicKey, sig: null, lines }
}

test('what was built is what is parsed, with the same ids, values and bytes', async () => {
  const { changes, lines, author } = await build(5)
  const parsed = await parseSegment(segmentOf(joinLines(lines), 5), crypto)
  expect(parsed).toEqual({ ids: changes.map(({ id }) => id), changes, withheld: [], refused: [] })
  expect(author).toEqual({ ...start, seq: 5, prev: changes[4]?.id })
})

test('an id is the hash of its header line, a body hash that of its body line, classes in their order', async () => {
  const { changes, lines } = await build(2)
  for (const [i, { header, bodies }] of lines.entries()) {
    const change = changes[i]
    expect(change?.id).toBe(sha(header))
    expect(Object.entries(change?.header.bodies ?? {})).toEqual([
      ['plain', sha(bodies[0] ?? '')],
      ['money', sha(bodies[1] ?? '')],
    ])
    expect(header).toBe(headerLine(JSON.parse(header)))
    expect(header).toContain('"fields":{"plain":["life","name"],"money":["fund"]},"seen":{}')
  }
  expect(changes[1]?.header.prev).toBe(changes[0]?.id)
})

test('the changes of one save follow each other and say which they are', async () => {
  const draft = { kind: 'note', values: { plain: { text: 'x' } }, seen: {} }
  const save = { save: newSaveId(crypto), at: 1, actor: null }
  const { changes } = await buildChanges(
    [{ ...save, drafts: [0, 1, 2].map((n) => ({ ...draft, entity: entity(n) })) }],
    start,
    crypto,
  )
  expect(changes.map(({ header }) => [header.seq, header.save])).toEqual(
    [0, 1, 2].map((n) => [n + 1, [save.save, n, 3]]),
  )
  const seen = { text: [changes[0]?.id ?? '', changes[0]?.id ?? ''], life: [] } as never
  const next = await buildChange({ ...draft, entity: entity(0), seen }, save, start, crypto)
  expect(next.changes[0]?.header.seen).toEqual({ text: [changes[0]?.id] })
})

test('one bad change is refused with its reason and keeps its place; the others go on', async () => {
  const { changes, lines } = await build(4)
  const bad = lines.map((line, i) => {
    if (i === 1)
      return { ...line, bodies: [(line.bodies[0] ?? '').replace('字1', '字9'), line.bodies[1] ?? ''] }
    return i === 2 ? { withheld: changes[2]?.id ?? null, header: '', bodies: [] } : line
  })
  const parsed = await parseSegment(segmentOf(joinLines(bad), 4), crypto)
  expect(parsed?.ids).toEqual(changes.map(({ id }) => id))
  expect(parsed?.changes).toEqual([changes[0], changes[3]])
  expect(parsed?.refused).toEqual([
    { id: changes[1]?.id, seq: 2, problem: { reason: 'wrong-hash', where: 'plain' } },
  ])
  expect(parsed?.withheld).toEqual([
    { device, seq: 2, id: changes[1]?.id, prev: changes[0]?.id },
    { device, seq: 3, id: changes[2]?.id, prev: changes[1]?.id },
  ])
})

test('lines that only together make JSON are refused, and do not shift their neighbours', async () => {
  const { changes, lines } = await build(3)
  const shifted = lines.map((line, i) => {
    if (i !== 1) return line
    const [first = '', second = ''] = line.bodies
    return { ...line, bodies: [`${first},${second.slice(0, -1)}`, '{"salt":"x"}'].map((text) => text) }
  })
  const parsed = await parseSegment(segmentOf(joinLines(shifted), 3), crypto)
  expect(parsed?.changes).toEqual([changes[0], changes[2]])
  expect(parsed?.refused.map(({ problem }) => problem.reason)).toEqual(['not-canonical'])
})

test('a change of another device, place or predecessor is refused', async () => {
  const { lines } = await build(3)
  const headers = lines.map(({ header }) => header)
  const [first, second, third] = lines
  if (!first || !second || !third) throw new Error('three were built')
  const swapped = await parseSegment(segmentOf(joinLines([second, first, third]), 3), crypto)
  expect(swapped?.refused.map(({ problem }) => problem.reason)).toEqual([
    'wrong-place',
    'wrong-place',
    'wrong-place',
  ])
  const foreign = { ...segmentOf(joinLines(lines), 3), device: keyId<DeviceId>('other') }
  expect((await parseSegment(foreign, crypto))?.refused).toHaveLength(3)
  expect(headers).toHaveLength(3)
})

test('a segment whose lines are not as many changes as it says is none', async () => {
  const { lines } = await build(2)
  expect(await parseSegment(segmentOf(joinLines(lines), 3), crypto)).toBeNull()
})
