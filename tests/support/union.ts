import type { ChangeId, DeviceId, EntityId, OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import { ChainIndex } from '#shared/sync/chain.ts'
import type { ScopedRecord } from '#shared/sync/scope.ts'
import type { PublicKey, Recipient, Statement } from '#shared/sync/trust.ts'
import { buildTrust } from '#shared/sync/trust-view.ts'
import type { Write } from '#shared/sync/write.ts'

/** A city, its school, two branches of it and a group of the first, each with one PC; nothing is signed. */
const levels = { city: 'city', school: 'school', one: 'branch', two: 'branch', group: 'group' } as const
export type UnionName = keyof typeof levels
const parents: Readonly<Record<UnionName, UnionName | null>> = {
  city: null,
  school: 'city',
  one: 'school',
  two: 'school',
  group: 'one',
}
const names = Object.keys(levels) as readonly UnionName[]

const padded = (text: string, length: number): string => text.padEnd(length, '0').slice(0, length)
/** The id of an organisation. */
export const orgOf = (name: UnionName): OrgId => padded(`org-${name}`, 22) as OrgId
/** The id of its PC. */
export const pcOf = (name: UnionName): DeviceId => padded(`pc-${name}`, 22) as DeviceId
/** A change id. */
export const changeId = (text: string): ChangeId => padded(text, 43) as ChangeId

const statementsOf = (name: UnionName, scope: readonly string[]): readonly Statement[] => {
  const [org, root] = [orgOf(name), padded(`root-${name}`, 43) as PublicKey]
  const parent = parents[name]
  const own = { org, root, at: 1 }
  const level: Level = levels[name]
  const recipient = `age1${name}` as Recipient
  const up = parent && orgOf(parent)
  const card: Statement = {
    ...own,
    type: 'card',
    version: 1,
    recipient,
    recovery: null,
    name,
    level,
    parent: up,
  }
  const device: Statement = { ...own, type: 'device', device: pcOf(name), key: root, name: `PC ${name}` }
  if (!parent || !up) return [card, device]
  const above = padded(`root-${parent}`, 43) as PublicKey
  const child: Statement = {
    type: 'child',
    org: up,
    root: above,
    child: org,
    level,
    name,
    aka: [],
    scope,
    at: 1,
  }
  return [card, device, child]
}

/** Who is who in the union; `scope`: the sensitive kinds branch one may send up. */
export const unionTrust = (scope: readonly string[] = []) =>
  buildTrust(names.flatMap((name) => statementsOf(name, name === 'one' ? scope : [])))

/** A chain of writes per PC, and the records they make. */
export const createUnion = () => {
  const chains = new ChainIndex()
  const seqs = new Map<DeviceId, number>()
  const last = new Map<DeviceId, ChangeId>()
  let minted = 0

  /** One more change of a PC. */
  const write = (
    by: UnionName,
    values: Readonly<Record<string, unknown>>,
    more: Partial<Write> = {},
  ): Write => {
    const device = more.device ?? pcOf(by)
    const seq = (seqs.get(device) ?? 0) + 1
    const id = more.id ?? changeId(`${by}-${seq}-`)
    chains.add({ device, seq, id, prev: last.get(device) ?? null })
    seqs.set(device, seq)
    last.set(device, id)
    return {
      id,
      device,
      seq,
      at: seq,
      org: orgOf(by),
      role: levels[by],
      actor: null,
      schema: 1,
      save: [`save-${by}-${seq}`, 0, 1] as unknown as Write['save'],
      seen: {},
      values,
      missing: [],
      ...more,
    }
  }
  /** A record minted by a PC; its home is that PC's organisation unless said otherwise. */
  const record = (
    by: UnionName,
    kind: string,
    writes: readonly Write[],
    home: UnionName = by,
  ): ScopedRecord & { readonly life: string; readonly values: object } => ({
    kind,
    entity: `${pcOf(by)}.2026.${(minted++).toString(36)}.AAAAAA` as EntityId,
    home: orgOf(home),
    writes,
    life: 'active',
    values: { name: 'x' },
  })
  return { chains, write, record, tip: (by: UnionName) => last.get(pcOf(by)) ?? changeId('') }
}
