import { bytesToBase64 } from '../../src/shared/base/base64.ts'
import type { EntityId } from '../../src/shared/base/id.ts'
import { entityId } from '../../src/shared/base/id.ts'
import { inventBranch } from '../../src/shared/sample/branch.ts'
import { type Chance, createChance } from '../../src/shared/sample/chance.ts'
import { seededCrypto } from '../../src/shared/sample/keys.ts'
import { lifeField } from '../../src/shared/sync/change.ts'
import type { Crypto, SigningKey } from '../../src/shared/sync/crypto.ts'
import { recordKey } from '../../src/shared/sync/fact-state.ts'
import { deviceIdOf, orgIdOf } from '../../src/shared/sync/key-id.ts'
import type { Org, Pc } from './own.ts'
import type { PeerSave, PeerWrite } from './peer.ts'

/** What decides the work: the same request gives the same records in every process. */
export interface WorkRequest {
  /** About how many records. */
  readonly records: number
  readonly bundles: number
  readonly seed: number
}

/** What every peer has to do. All of it belongs to PCs of one organisation, so that each may edit each record. */
export interface Work {
  readonly org: Org
  readonly crypto: Crypto
  /** Number 0 begins; the next ones send the bundles; the last one takes them in. */
  readonly pcs: readonly Pc[]
  /** One PC writes all of this, then edits one field of one record in a hundred. */
  readonly alone: { readonly saves: readonly PeerSave[]; readonly edit: PeerSave }
  /** What all have in common, then what each wrote of its own and what it edited of the common part. */
  readonly base: readonly PeerSave[]
  readonly branches: readonly (readonly PeerSave[])[]
  /** Records of which two PCs edited the same field, and those of which two edited different ones. */
  readonly rivals: ReadonlySet<string>
  readonly parallel: ReadonlySet<string>
}

const now = Date.UTC(2026, 10, 20, 4)
const { CompressionStream, DecompressionStream } = globalThis
const platform = { subtle: globalThis.crypto.subtle, CompressionStream, DecompressionStream, codeWork: 10 }
/** Records that the sample invents for one member, about. */
const recordsPerMember = 13

/** Without what a peer would keep and another leave out: empty fields and voided records. */
const plainSaves = (
  chance: Chance,
  parts: { readonly branch: number; readonly members: number; readonly mint: () => EntityId },
): readonly PeerSave[] => {
  const known = new Set<string>()
  const happenings = inventBranch({ ...parts, chance, now, secondPc: false })
  return happenings.flatMap((one): PeerSave[] => {
    if (one.type !== 'save') return []
    const writes = one.writes.flatMap(({ kind, entity, fields }): PeerWrite[] => {
      const key = recordKey(kind, entity)
      const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
      if (lifeField in fields || given.length === 0) return []
      const life = known.has(key) ? {} : { [lifeField]: { state: 'active' } }
      known.add(key)
      return [{ key, fields: { ...Object.fromEntries(given), ...life } }]
    })
    return writes.length > 0 ? [{ at: one.at, writes }] : []
  })
}

const keysOf = (saves: readonly PeerSave[], kind: string): readonly string[] =>
  [...new Set(saves.flatMap(({ writes }) => writes.map(({ key }) => key)))].filter((key) =>
    key.startsWith(kind),
  )

/** Every record of a member once, in turn. */
const spread = (keys: readonly string[], count: number): readonly string[] => {
  const step = Math.max(1, keys.length / count)
  return Array.from({ length: Math.min(count, keys.length) }, (_, i) => keys[Math.floor(i * step)] ?? '')
}

/** Invents the work, keys and ids included. */
export const makeWork = async ({ records, bundles, seed }: WorkRequest): Promise<Work> => {
  const crypto = seededCrypto(platform, createChance(Math.imul(seed + 1, 0x9e3779b1)))
  const root: SigningKey = await crypto.createSigningKey()
  const org: Org = { id: await orgIdOf(crypto, root.publicKey), root, age: await crypto.createAgeKey() }
  const pcs: Pc[] = []
  for (let i = 0; i <= bundles + 1; i++) {
    const key = await crypto.createSigningKey()
    pcs.push({ key, device: await deviceIdOf(crypto, key.publicKey) })
  }
  const minted = new Map<number, number>()
  const minter = (pc: number) => () => {
    const n = minted.get(pc) ?? 0
    minted.set(pc, n + 1)
    const device = pcs[pc]?.device
    if (!device) throw new Error('no such PC')
    return entityId({ device, year: 2026, n, salt: bytesToBase64(crypto.random(5)).slice(0, 6) })
  }
  const invent = (pc: number, about: number): readonly PeerSave[] =>
    plainSaves(createChance(seed * 7919 + pc), {
      branch: pc,
      members: Math.max(8, Math.round(about / recordsPerMember)),
      mint: minter(pc),
    })
  const all = invent(1, records)
  const total = new Set(all.flatMap(({ writes }) => writes.map(({ key }) => key))).size
  const rename = (key: string, name: string): PeerWrite => ({ key, fields: { name } })
  const edited = spread(keysOf(all, 'member/'), Math.round(total / 100))
  const edit: PeerSave = { at: now, writes: edited.map((key, i) => rename(key, `改名${i}`)) }

  const each = records / bundles
  const branches: PeerSave[][] = Array.from({ length: bundles }, (_, i) => [...invent(i + 1, each)])
  // One in fifty is edited by two in the same field, one in fifty in different ones.
  const share = Math.round(records / 50)
  const common: PeerWrite[] = Array.from({ length: share * 2 }, (_, i) => ({
    key: recordKey('member', minter(0)()),
    fields: { name: `会员${i}`, phone: `1380000${i}`, unit: '机械学院', [lifeField]: { state: 'active' } },
  }))
  const base: PeerSave[] = []
  for (let at = 0; at < common.length; at += 100)
    base.push({ at: now - 90 * 86_400_000 + at, writes: common.slice(at, at + 100) })
  for (const [i, { key }] of common.entries()) {
    const [one, other] = [(i * 2) % bundles, (i * 2 + 1) % bundles]
    const both = i < share
    branches[one]?.push({ at: now + i, writes: [rename(key, `甲${i}`)] })
    branches[other]?.push({
      at: now + i,
      writes: [both ? rename(key, `乙${i}`) : { key, fields: { phone: `1390000${i}` } }],
    })
  }
  const keys = common.map(({ key }) => key)
  return {
    org,
    crypto,
    pcs,
    alone: { saves: all, edit },
    base,
    branches,
    rivals: new Set(keys.slice(0, share)),
    parallel: new Set(keys.slice(share)),
  }
}

/** Records and writes of some saves. */
export const countOf = (
  saves: readonly PeerSave[],
): { readonly records: number; readonly writes: number } => ({
  records: new Set(saves.flatMap(({ writes }) => writes.map(({ key }) => key))).size,
  writes: saves.reduce((sum, { writes }) => sum + writes.length, 0),
})
