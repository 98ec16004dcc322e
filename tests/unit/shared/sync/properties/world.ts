import { createHash } from 'node:crypto'
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
import type { Change } from '#shared/sync/change.ts'
import { type Author, buildChanges, type Draft } from '#shared/sync/change-build.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import type { FieldRegistry } from '#shared/sync/facts.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import type { PublicKey, Recipient, Statement } from '#shared/sync/trust.ts'
import { View } from '#shared/sync/view.ts'
import { writesField } from '#shared/sync/write.ts'

/** SHA-256 and chance that give the same bytes in every run. */
export const plainCrypto = (): {
  readonly digest: (inputs: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>
  readonly random: (count: number) => Uint8Array
} => {
  let drawn = 0
  return {
    digest: async (inputs) => inputs.map((bytes) => createHash('sha256').update(bytes).digest()),
    random: (count) => {
      const bytes = new Uint8Array(count)
      for (let at = 0; at < count; at += 32) {
        bytes.set(
          createHash('sha256')
            .update(`chance ${drawn++}`)
            .digest()
            .subarray(0, count - at),
          at,
        )
      }
      return bytes
    },
  }
}

/** A device or organisation id made from a word. */
export const keyId = <T extends string>(word: string): T =>
  bytesToBase64(createHash('sha256').update(word).digest().subarray(0, 16)) as T

export const registry: FieldRegistry = (kind, field) => {
  if (kind === 'note') return field === 'text' ? { owner: 'group', class: 'plain' } : undefined
  if (kind !== 'member') return undefined
  if (field === 'name' || field === 'phone') return { owner: 'group', class: 'plain' }
  if (field === 'fund') return { owner: 'branch', class: 'money' }
  return field === 'rating' ? { owner: 'school', class: 'plain' } : undefined
}

export interface TestOrg {
  readonly id: OrgId
  readonly level: Level
  readonly parent: OrgId | null
}

const orgOf = (word: string, level: Level, parent: OrgId | null): TestOrg => ({
  id: keyId(word),
  level,
  parent,
})

const school = orgOf('school', 'school', null)
const branch = orgOf('branch 1', 'branch', school.id)
const other = orgOf('branch 2', 'branch', school.id)
const group = orgOf('group', 'group', branch.id)
export const orgs: readonly TestOrg[] = [school, branch, other, group]

const common = { root: 'root' as PublicKey, name: 'x', at: 0 }

export const card = (org: TestOrg, version: number, parent: OrgId | null): Statement => {
  return {
    type: 'card',
    version,
    org: org.id,
    recipient: 'age1' as Recipient,
    recovery: null,
    level: org.level,
    parent,
    ...common,
  }
}

export const claim = (org: OrgId, device: DeviceId): Statement => {
  return { type: 'device', org, device, key: 'key' as PublicKey, ...common }
}

export const certificate = (parent: OrgId, child: TestOrg): Statement => {
  return { type: 'child', org: parent, child: child.id, level: child.level, aka: [], scope: [], ...common }
}

/** One PC, perhaps a copy of another. */
export interface Replica {
  readonly org: TestOrg
  readonly skew: number
  view: View
  author: Author
  /** All that was taken in, in order; own writes too. */
  readonly held: Batch[]
  /** Every change here, in order of arrival. */
  readonly changes: Change[]
  exported: number
  minted: number
}

/** A file on its way. */
export interface ExportFile {
  readonly batch: Batch
  lost: boolean
}

/** Replicas and files, and what really happened, written down independently of what changes say of it. */
export interface World {
  readonly replicas: Replica[]
  readonly files: ExportFile[]
  /** Every change ever written. */
  readonly written: Map<ChangeId, Change>
  /** Which changes of the same record its author's PC held when it wrote: the truth that `seen` stands for. */
  readonly knew: Map<ChangeId, ReadonlySet<ChangeId>>
  /** By change and field: the writes that counted for its author, all of which it replaces. */
  readonly replaces: Map<ChangeId, ReadonlyMap<string, ReadonlySet<ChangeId>>>
  /** Changes that were written without authority, on purpose. */
  readonly bad: Set<ChangeId>
  readonly crypto: ReturnType<typeof plainCrypto>
  clock: number
}

export const take = (replica: Replica, batch: Batch): void => {
  replica.held.push(batch)
  const known = new Set(replica.changes.map(({ id }) => id))
  for (const change of batch.changes) if (!known.has(change.id)) replica.changes.push(change)
  replica.view.add(batch)
}

const decade = 10 * 365 * 86_400_000

/** A school, two branches and a group; the PCs chosen by number, each with its own clock error within ten years. */
export const createWorld = (setup: {
  readonly pcs: readonly number[]
  readonly skews: readonly number[]
  readonly certified: boolean
}): World => {
  const all = [school, branch, branch, other, group, school]
  const world: World = {
    replicas: [],
    files: [],
    written: new Map(),
    knew: new Map(),
    replaces: new Map(),
    bad: new Set(),
    crypto: plainCrypto(),
    clock: 1_790_000_000_000,
  }
  for (const [i, pc] of setup.pcs.entries()) {
    const org = all[pc] ?? school
    const device = keyId<DeviceId>(`device ${pc}`)
    const replica: Replica = {
      org,
      skew: Math.round((setup.skews[i] ?? 0) * decade),
      view: new View(registry),
      author: { device, org: org.id, role: org.level, schema: 1, seq: 0, prev: null },
      held: [],
      changes: [],
      exported: 0,
      minted: 0,
    }
    const statements = [card(org, 1, null), claim(org.id, device)]
    take(replica, { changes: [], statements: setup.certified ? [...statements, ...tree()] : statements })
    world.replicas.push(replica)
  }
  return world
}

/** The statements of both sides of every edge. */
export const tree = (): readonly Statement[] =>
  orgs.flatMap((org) =>
    org.parent ? [card(org, 2, org.parent), certificate(org.parent, org)] : [card(org, 1, null)],
  )

export const newEntity = (world: World, replica: Replica): EntityId =>
  entityId({
    device: replica.author.device,
    year: 2026,
    n: replica.minted++,
    salt: bytesToBase64(world.crypto.random(5)).slice(0, 6),
  })

/** The writes of a field that count in a record. */
const countingIn = (record: FoldedRecord | undefined, field: string): ReadonlySet<ChangeId> => {
  const counts = ({ id }: { readonly id: ChangeId }): boolean =>
    !record?.ineffective.some((item) => item.id === id && (item.field === null || item.field === field))
  const writes = record?.writes.filter((write) => writesField(write, field) && counts(write)) ?? []
  return new Set(writes.map(({ id }) => id))
}

/** Saves drafts together on one PC; `as` forges who is said to write. */
export const save = async (
  world: World,
  replica: Replica,
  drafts: readonly Draft[],
  as: Partial<Author> = {},
): Promise<readonly Change[]> => {
  world.clock += 1000
  const at = world.clock + replica.skew
  const id = bytesToBase64(world.crypto.random(12)) as SaveId
  const author = { ...replica.author, ...as }
  const built = await buildChanges([{ save: id, at, actor: null, drafts }], author, world.crypto)
  replica.author = { ...replica.author, seq: built.author.seq, prev: built.author.prev }
  for (const change of built.changes) {
    const { kind, entity } = change.header
    const record = replica.view.get(kind, entity)
    world.written.set(change.id, change)
    world.knew.set(change.id, new Set(record?.writes.map((write) => write.id)))
    const fields = Object.values(change.header.fields).flat()
    world.replaces.set(change.id, new Map(fields.map((field) => [field, countingIn(record, field)])))
  }
  take(replica, { changes: built.changes })
  return built.changes
}

/** A copy of a PC with everything on it, which does not know that it is one. */
export const clone = (replica: Replica): Replica => {
  const copy: Replica = {
    ...replica,
    skew: replica.skew + 60_000,
    view: new View(registry),
    held: [],
    changes: [],
  }
  for (const batch of replica.held) take(copy, batch)
  return copy
}
