import { bytesToBase64 } from '#shared/base/base64.ts'
import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import type { AgeKey, SigningKey } from '#shared/sync/crypto.ts'
import { deviceIdOf, orgIdOf } from '#shared/sync/key-id.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, cutSegments } from '#shared/sync/segment-text.ts'
import { signStatement } from '#shared/sync/statement.ts'
import { testCrypto as crypto } from './crypto.ts'

/** An organisation with one PC, for tests of what travels. */
export interface TestOrg {
  readonly org: OrgId
  readonly name: string
  readonly level: Level
  readonly root: SigningKey
  readonly age: AgeKey
  readonly device: DeviceId
  readonly key: SigningKey
  /** Signed envelopes. */
  readonly card: string
  readonly claim: string
}

const now = 1_790_000_000_000

/** Invents an organisation. */
export const createOrg = async (
  name: string,
  level: Level,
  parent: OrgId | null = null,
  version = 1,
): Promise<TestOrg> => {
  const [root, key, age] = await Promise.all([
    crypto.createSigningKey(),
    crypto.createSigningKey(),
    crypto.createAgeKey(),
  ])
  const org = await orgIdOf(crypto, root.publicKey)
  const device = await deviceIdOf(crypto, key.publicKey)
  const own = { org, root: root.publicKey, at: now }
  const card = await signStatement(crypto, root, {
    type: 'card',
    version,
    recipient: age.recipient,
    recovery: null,
    name,
    level,
    parent,
    ...own,
  })
  const claim = await signStatement(crypto, root, {
    type: 'device',
    device,
    key: key.publicKey,
    name: `${name} PC 1`,
    ...own,
  })
  return { org, name, level, root, age, device, key, card, claim }
}

const encoder = new TextEncoder()
const hash = async (text: string): Promise<string> => {
  const [bytes] = await crypto.digest([encoder.encode(text)])
  return bytesToBase64(bytes ?? new Uint8Array(0))
}

/** One record to write, as plain values. */
export interface TestWrite {
  readonly kind: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Writes a chain of changes, one per write, as the lines a journal would hold. */
export const writeChanges = async (who: TestOrg, writes: readonly TestWrite[]): Promise<ChangeLines[]> => {
  let prev: ChangeId | null = null
  const changes: ChangeLines[] = []
  for (const [i, { kind, values }] of writes.entries()) {
    const body = JSON.stringify({ salt: bytesToBase64(crypto.random(16)), values })
    const header: string = JSON.stringify({
      v: 1,
      device: who.device,
      seq: i + 1,
      prev,
      save: [bytesToBase64(crypto.random(12)) as SaveId, 0, 1],
      at: now + i,
      kind,
      entity: `${who.device}.2026.${i.toString(36)}.AAAAAA` as EntityId,
      fields: { plain: Object.keys(values) },
      seen: {},
      org: who.org,
      actor: null,
      role: who.level,
      schema: 1,
      bodies: { plain: await hash(body) },
    })
    prev = (await hash(header)) as ChangeId
    changes.push({ withheld: null, header, bodies: [body] })
  }
  return changes
}

/** What every PC writes first: its organisation's card and its claim on the PC. */
export const firstWrites = (who: TestOrg): readonly TestWrite[] => [
  { kind: 'statement', values: { envelope: who.card } },
  { kind: 'statement', values: { envelope: who.claim } },
]

/** Invented members. */
export const memberWrites = (count: number): readonly TestWrite[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'member',
    values: {
      life: { state: 'active' },
      name: `测试会员${i + 1}`,
      number: String(100000 + i),
      phone: `1380000${String(i % 10000).padStart(4, '0')}`,
      unit: '机械学院',
      note: '样例，非真实人员',
    },
  }))

/** The changes as signed segments. */
export const sealChanges = (who: TestOrg, changes: readonly ChangeLines[]): Promise<readonly Segment[]> =>
  Promise.all(
    cutSegments(who.device, who.key.publicKey, 1, changes).map((s) => signSegment(crypto, who.key, s)),
  )
