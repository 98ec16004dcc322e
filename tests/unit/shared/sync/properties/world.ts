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
import type { Link } from '#shared/sync/chain.ts'
import { type Change, homeField, type Stretch } from '#shared/sync/change.ts'
import { type Author, buildChanges, type Draft } from '#shared/sync/change-build.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import type { FieldRegistry, ViewOptions } from '#shared/sync/facts.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import type { ChangeLines } from '#shared/sync/segment-text.ts'
import type { PublicKey, Recipient, Statement } from '#shared/sync/trust.ts'
import { View } from '#shared/sync/view.ts'
import { writesField } from '#shared/sync/write.ts'
import { chanceOf, devices, sha256 } from './devices.ts'

/** The bytes that every world draws from, drawn once for all of them: a history needs a hundred thousand. */
const drawn = { next: chanceOf(1), bytes: new Uint8Array(1 << 16), count: 0 }

/** SHA-256 and chance that give the same bytes in every run. */
export const plainCrypto = (): Pick<Crypto, 'digest' | 'random'> => {
  let at = 0
  return {
    digest: async (inputs) => inputs.map(sha256),
    random: (count) => {
      at += count
      if (at > drawn.bytes.length) {
        const longer = new Uint8Array(Math.max(at, drawn.bytes.length * 2))
        longer.set(drawn.bytes)
        drawn.bytes = longer
      }
      for (; drawn.count < at; drawn.count++) drawn.bytes[drawn.count] = Math.floor(drawn.next() * 256)
      return drawn.bytes.slice(at - count, at)
    },
  }
}

/** A device or organisation id made from a word. */
export const keyId = <T extends string>(word: string): T => bytesToBase64(sha256(word).subarray(0, 16)) as T

/** The fields that each version of the program knows. */
export const registryOf =
  (schema: number): FieldRegistry =>
  (kind, field) => {
    if (kind === 'note') return field === 'text' ? { owner: 'group', class: 'plain' } : undefined
    if (kind === 'member-identity' && field === 'bankName') return { owner: 'group', class: 'sensitive' }
    if (kind === 'transfer') return field === 'way' ? { owner: 'group', class: 'plain' } : undefined
    if (kind === 'gift')
      return field === 'item' && schema >= 2 ? { owner: 'group', class: 'plain' } : undefined
    if (kind !== 'member') return undefined
    if (field === 'name' || field === 'phone') return { owner: 'group', class: 'plain' }
    if (field === 'fund') return { owner: 'branch', class: 'money' }
    if (field === 'future' && schema >= 2) return { owner: 'group', class: 'plain' }
    return field === 'rating' ? { owner: 'school', class: 'plain' } : undefined
  }

export const registry = registryOf(1)

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

export const school = orgOf('school', 'school', null)
const branch = orgOf('branch 1', 'branch', school.id)
const other = orgOf('branch 2', 'branch', school.id)
const group = orgOf('group', 'group', branch.id)
export const orgs: readonly TestOrg[] = [school, branch, other, group]

/** An organisation and those it was meant to stand under, from itself up: the truth behind every certificate. */
export const lineage = (org: OrgId | null): readonly OrgId[] =>
  org === null ? [] : [org, ...lineage(orgs.find(({ id }) => id === org)?.parent ?? null)]

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

/** One file that was taken in, and what it was the first to bring. */
export interface Import {
  readonly batch: Batch
  readonly first: readonly Link[]
  /** How many batches were held before. */
  readonly before: number
  /** The change by which it was taken back. */
  setAside: Change | null
}

/** One PC, perhaps a copy of another. */
export interface Replica {
  readonly org: TestOrg
  skew: number
  schema: number
  view: View
  author: Author
  /** All that was taken in, in order; own writes too. */
  readonly held: Batch[]
  /** Every change here, in order of arrival, with all bodies that came. */
  readonly changes: Map<ChangeId, Change>
  /** Every bare id here. */
  readonly bare: Map<ChangeId, Link>
  readonly statements: Set<Statement>
  readonly imports: Import[]
  readonly taken: Set<ExportFile>
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
  /** The bytes of each. */
  readonly lines: Map<ChangeId, ChangeLines>
  /** Which changes of the same record its author's PC held when it wrote: the truth that `seen` stands for. */
  readonly knew: Map<ChangeId, ReadonlySet<ChangeId>>
  /** By change and field: the writes that counted for its author, all of which it replaces. */
  readonly replaces: Map<ChangeId, ReadonlyMap<string, ReadonlySet<ChangeId>>>
  /** Changes that were written without authority, on purpose. */
  readonly bad: Set<ChangeId>
  readonly crypto: ReturnType<typeof plainCrypto>
  /** How many devices of the pool have a name already. */
  named: number
  clock: number
}

/** An empty view of a workspace of an organisation. */
export const emptyView = (org: TestOrg, schema = 1): View => new View(optionsOf(org, schema))

/** A workspace of an organisation, and the version of its program. */
export const optionsOf = (org: TestOrg, schema = 1): ViewOptions => {
  return { field: registryOf(schema), viewer: org.id, schema }
}

/** The place of a change in its chain. */
export const linkOf = ({ id, header: { device, seq, prev } }: Change): Link => ({ device, seq, id, prev })

/** Links as stretches of their chains. */
export const stretchesOf = (links: readonly Link[]): readonly Stretch[] => {
  const found: Stretch[] = []
  for (const { device, seq, id, prev } of [...links].sort((a, b) => a.seq - b.seq)) {
    const at = found.findIndex((one) => one.device === device && one.to === seq - 1 && one.tip === prev)
    const before = found[at]
    if (before) found[at] = { ...before, to: seq, tip: id }
    else found.push({ device, from: seq, to: seq, tip: id })
  }
  return found
}

/** Takes a batch in; returns the links of the changes whose content it was the first to bring. */
export const take = (replica: Replica, batch: Batch): readonly Link[] => {
  const { changes, withheld = [], statements = [] } = batch
  const first: Link[] = []
  replica.held.push(batch)
  for (const change of changes) {
    const old = replica.changes.get(change.id)
    if (!old) first.push(linkOf(change))
    replica.bare.delete(change.id)
    replica.changes.set(change.id, old ? { ...old, values: { ...old.values, ...change.values } } : change)
  }
  for (const link of withheld) {
    if (!replica.changes.has(link.id) && !replica.bare.has(link.id)) replica.bare.set(link.id, link)
  }
  for (const statement of statements) replica.statements.add(statement)
  replica.view.add(batch)
  return first
}

const decade = 10 * 365 * 86_400_000

/** A clock error: 1 is ten years. */
export const skewOf = (share: number): number => Math.round(share * decade)

const createReplica = (org: TestOrg, device: DeviceId, skew: number): Replica => ({
  org,
  skew,
  schema: 1,
  view: emptyView(org),
  author: { device, org: org.id, role: org.level, schema: 1, seq: 0, prev: null },
  held: [],
  changes: new Map(),
  bare: new Map(),
  statements: new Set(),
  imports: [],
  taken: new Set(),
  exported: 0,
  minted: 0,
})

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
    lines: new Map(),
    knew: new Map(),
    replaces: new Map(),
    bad: new Set(),
    crypto: plainCrypto(),
    named: 6,
    clock: 1_790_000_000_000,
  }
  for (const [i, pc] of setup.pcs.entries()) {
    const org = all[pc] ?? school
    const device = devices[pc]?.id ?? keyId('none')
    const replica = createReplica(org, device, skewOf(setup.skews[i] ?? 0))
    const statements = [card(org, 1, null), claim(org.id, device)]
    take(replica, { changes: [], statements: setup.certified ? [...statements, ...tree()] : statements })
    world.replicas.push(replica)
  }
  return world
}

const edges: readonly Statement[] = orgs.flatMap((org) =>
  org.parent ? [card(org, 2, org.parent), certificate(org.parent, org)] : [card(org, 1, null)],
)

/** The statements of both sides of every edge. */
export const tree = (): readonly Statement[] => edges

export const newEntity = (world: World, replica: Replica): EntityId =>
  entityId({
    device: replica.author.device,
    year: 2026,
    n: replica.minted++,
    salt: bytesToBase64(world.crypto.random(5)).slice(0, 6),
  })

/** A record and those that show as one with it. */
export const kinOf = (view: View, record: FoldedRecord): readonly FoldedRecord[] => [
  record,
  ...record.with.flatMap((other) => view.get(record.kind, other) ?? []),
]

/** The writes of a field that count in some records. */
const countingIn = (records: readonly FoldedRecord[], field: string): ReadonlySet<ChangeId> => {
  const counting = records.flatMap(({ writes, ineffective }) => {
    const counts = ({ id }: { readonly id: ChangeId }): boolean =>
      !ineffective.some((item) => item.id === id && (item.field === null || item.field === field))
    return writes.filter((write) => writesField(write, field) && counts(write))
  })
  return new Set(counting.map(({ id }) => id))
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
  const author = { ...replica.author, schema: replica.schema, ...as }
  const built = await buildChanges([{ save: id, at, actor: null, drafts }], author, world.crypto)
  replica.author = { ...replica.author, seq: built.author.seq, prev: built.author.prev }
  for (const [i, change] of built.changes.entries()) {
    const { kind, entity } = change.header
    const record = replica.view.get(kind, entity)
    world.written.set(change.id, change)
    world.lines.set(change.id, built.lines[i] as ChangeLines)
    const kin = record ? kinOf(replica.view, record) : []
    world.knew.set(change.id, new Set(kin.flatMap(({ writes }) => writes.map((write) => write.id))))
    const fields = Object.values(change.header.fields).flat()
    world.replaces.set(
      change.id,
      new Map(
        fields.map((field) => [field, countingIn(field === homeField && record ? [record] : kin, field)]),
      ),
    )
  }
  take(replica, { changes: built.changes })
  return built.changes
}

/** A PC with the first `count` batches of another, or all of them; under the same name until it is given its own. */
export const copyOf = (replica: Replica, count = replica.held.length): Replica => {
  const copy: Replica = {
    ...createReplica(replica.org, replica.author.device, replica.skew + 60_000),
    author: { ...replica.author },
    schema: replica.schema,
    view: emptyView(replica.org, replica.schema),
    minted: replica.minted,
  }
  for (const batch of replica.held.slice(0, count)) take(copy, batch)
  return copy
}

/** The name a restored or copied PC goes on under; its records of before stay its organisation's. */
export const rename = (world: World, replica: Replica): boolean => {
  const device = devices[world.named]
  if (!device) return false
  world.named++
  replica.author = { ...replica.author, device: device.id, seq: 0, prev: null }
  replica.minted = 0
  take(replica, { changes: [], statements: [claim(replica.org.id, device.id)] })
  return true
}

/** The program knows more from now on: the same set, read anew. */
export const upgrade = (replica: Replica): void => {
  replica.schema = 2
  replica.view = emptyView(replica.org, 2)
  for (const batch of replica.held) replica.view.add(batch)
}
