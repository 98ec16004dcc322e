import { bytesToBase64 } from '#shared/base/base64.ts'
import {
  type ChangeId,
  type DeviceId,
  type EntityId,
  entityId,
  type OrgId,
  type SaveId,
} from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import { buildChanges, type Draft } from '#shared/sync/change-build.ts'
import type { AgeKey, SigningKey } from '#shared/sync/crypto.ts'
import { deviceIdOf, orgIdOf } from '#shared/sync/key-id.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, joinLines } from '#shared/sync/segment-text.ts'
import { signStatement } from '#shared/sync/statement.ts'
import { vectorCrypto as crypto, seedChance } from './chance.ts'

/** The clock of the first change of every PC; each save is a minute later. */
export const clock = 1_790_000_000_000

/** One PC of an organisation and the end of its chain. */
export interface Pc {
  readonly union: Union
  readonly device: DeviceId
  readonly key: SigningKey
  readonly name: string
  prev: ChangeId | null
  at: number
  minted: number
  /** From which seq on its changes go into the files of a scene; those before are in a file that all scenes share. */
  first: number
  readonly lines: ChangeLines[]
  readonly ids: ChangeId[]
}

/** An invented organisation with its keys. */
export interface Union {
  readonly word: string
  readonly name: string
  readonly level: Level
  readonly org: OrgId
  readonly root: SigningKey
  readonly age: AgeKey
  readonly recovery: AgeKey
  readonly pcs: readonly Pc[]
}

/** Makes an organisation; its keys follow from `word`. */
export const createUnion = async (word: string, name: string, level: Level, pcs = 1): Promise<Union> => {
  seedChance(`union ${word}`)
  const root = await crypto.createSigningKey()
  const age = await crypto.createAgeKey()
  const recovery = await crypto.createAgeKey()
  const list: Pc[] = []
  const union: Union = {
    word,
    name,
    level,
    org: await orgIdOf(crypto, root.publicKey),
    root,
    age,
    recovery,
    pcs: list,
  }
  for (let i = 1; i <= pcs; i++) {
    const key = await crypto.createSigningKey()
    const device = await deviceIdOf(crypto, key.publicKey)
    list.push({
      union,
      device,
      key,
      name: `${name} ${i}`,
      prev: null,
      at: clock,
      minted: 0,
      first: 1,
      lines: [],
      ids: [],
    })
  }
  return union
}

/** The n-th PC of an organisation, from 0. */
export const pcOf = (union: Union, n = 0): Pc => {
  const pc = union.pcs[n]
  if (!pc) throw new Error(`${union.word} has no PC ${n}`)
  return pc
}

/** A PC at the beginning of its life: nothing written. */
export const fresh = (pc: Pc): Pc => ({
  ...pc,
  prev: null,
  at: clock,
  minted: 0,
  first: 1,
  lines: [],
  ids: [],
})

/** A copy of a PC with all it wrote, which goes on by itself. */
export const copyOf = (pc: Pc): Pc => ({ ...pc, lines: [...pc.lines], ids: [...pc.ids] })

/** A new record id. */
export const mint = (pc: Pc): EntityId =>
  entityId({
    device: pc.device,
    year: 2026,
    n: pc.minted++,
    salt: bytesToBase64(crypto.random(5)).slice(0, 6),
  })

/** What a save may change beside its records. */
export interface SaveOptions {
  readonly at?: number
  readonly schema?: number
  readonly role?: Level
  readonly org?: OrgId
  readonly actor?: EntityId
}

/** Saves some records together; returns the ids of the changes. */
export const save = async (
  pc: Pc,
  drafts: readonly Draft[],
  more: SaveOptions = {},
): Promise<readonly ChangeId[]> => {
  const { union } = pc
  pc.at += 60_000
  const built = await buildChanges(
    [
      {
        save: bytesToBase64(crypto.random(12)) as SaveId,
        at: more.at ?? pc.at,
        actor: more.actor ?? null,
        drafts,
      },
    ],
    {
      device: pc.device,
      org: more.org ?? union.org,
      role: more.role ?? union.level,
      schema: more.schema ?? 1,
      seq: pc.lines.length,
      prev: pc.prev,
    },
    crypto,
  )
  pc.lines.push(...built.lines)
  const ids = built.changes.map(({ id }) => id)
  pc.ids.push(...ids)
  pc.prev = built.author.prev
  return ids
}

/** One record of plain fields; returns its change. */
export const write = async (
  pc: Pc,
  kind: string,
  entity: EntityId,
  plain: Readonly<Record<string, unknown>>,
  seen: Draft['seen'] = {},
  more: SaveOptions = {},
): Promise<ChangeId> => {
  const [id] = await save(pc, [{ kind, entity, values: { plain }, seen }], more)
  if (!id) throw new Error('a save makes a change')
  return id
}

export const active = { state: 'active' }

/** A new member with some fields. */
export const addMember = async (
  pc: Pc,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
  options: SaveOptions = {},
): Promise<{ readonly entity: EntityId; readonly id: ChangeId }> => {
  const entity = mint(pc)
  const id = await write(pc, 'member', entity, { name, ...more, life: active }, {}, options)
  return { entity, id }
}

/** The signed card of an organisation. */
export const cardOf = (union: Union, parent: Union | null, version = 1, recovery = false): Promise<string> =>
  signStatement(crypto, union.root, {
    type: 'card',
    version,
    org: union.org,
    root: union.root.publicKey,
    recipient: union.age.recipient,
    recovery: recovery ? union.recovery.recipient : null,
    name: union.name,
    level: union.level,
    parent: parent?.org ?? null,
    at: clock,
  })

/** The signed statement that a PC is its organisation's. */
export const claimOf = ({ union, device, key, name }: Pc): Promise<string> =>
  signStatement(crypto, union.root, {
    type: 'device',
    org: union.org,
    root: union.root.publicKey,
    device,
    key: key.publicKey,
    name,
    at: clock,
  })

/** The signed statement that an organisation stands under another. */
export const childOf = (parent: Union, child: Union, scope: readonly string[] = []): Promise<string> =>
  signStatement(crypto, parent.root, {
    type: 'child',
    org: parent.org,
    root: parent.root.publicKey,
    child: child.org,
    level: child.level,
    name: child.name,
    aka: [],
    scope,
    at: clock,
  })

/** Writes a statement as a change. */
export const state = (pc: Pc, envelope: string): Promise<ChangeId> =>
  write(pc, 'statement', mint(pc), { envelope })

/** What a PC writes first: its organisation's card and the claims on all its PCs. */
export const introduce = async (pc: Pc, parent: Union | null, version = 1): Promise<void> => {
  await state(pc, await cardOf(pc.union, parent, version))
  for (const other of pc.union.pcs) await state(pc, await claimOf(other))
}

/** The changes `from..to` (seq) of a PC as one signed segment; `lines` when others than its own are to travel. */
export const segmentOf = (
  pc: Pc,
  from = 1,
  to = pc.lines.length,
  lines: readonly ChangeLines[] = pc.lines,
): Promise<Segment> => {
  const own = lines.slice(from - 1, to)
  return signSegment(crypto, pc.key, {
    device: pc.device,
    first: from,
    count: own.length,
    key: pc.key.publicKey,
    sig: null,
    lines: joinLines(own),
  })
}
