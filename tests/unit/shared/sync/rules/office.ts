import { expect } from 'vitest'
import {
  type ChangeId,
  type DeviceId,
  type EntityId,
  entityId,
  type OrgId,
  type SaveId,
} from '#shared/base/id.ts'
import { type Change, systemKind } from '#shared/sync/change.ts'
import { type Author, buildChanges, type Draft } from '#shared/sync/change-build.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { FactState } from '#shared/sync/fact-state.ts'
import type { FieldRegistry, ViewOptions } from '#shared/sync/facts.ts'
import { type FoldedRecord, lifeState, seenFor, toRec } from '#shared/sync/fold.ts'
import { packRecords, unpackListed, unpackRecords } from '#shared/sync/record-pack.ts'
import { stretchesOf } from '#shared/sync/stretch.ts'
import { revokeValue, systemPart } from '#shared/sync/system-value.ts'
import { buildView, View } from '#shared/sync/view.ts'
import { claim, keyId, orgs, plainCrypto, tree } from '../properties/world.ts'

const [school, branch, other, group] = orgs.map(({ id }) => id) as [OrgId, OrgId, OrgId, OrgId]
export const org = { school, branch, other, group }

/** A PC of the school, two of one branch, one of another, one of a group of the first. */
const places = { s: school, b: branch, c: branch, o: other, g: group } as const
export type PcName = keyof typeof places
const roles = { s: 'school', b: 'branch', c: 'branch', o: 'branch', g: 'group' } as const
const deviceOf = (name: PcName): DeviceId => keyId(`pc ${name}`)
const statements = [...tree(), ...(Object.keys(places) as PcName[]).map((n) => claim(places[n], deviceOf(n)))]

/** Members with two fields for anybody and one of the school, and notes; `tel` only a later version knows. */
const fields: FieldRegistry = (kind, field) => {
  if (kind !== 'member' && kind !== 'note') return undefined
  if (field === 'name' || field === 'phone') return { owner: 'group', class: 'plain' }
  return field === 'rating' ? { owner: 'school', class: 'plain' } : undefined
}

export const optionsOf = (viewer: OrgId | null, schema = 1): ViewOptions => ({
  field: fields,
  viewer,
  schema,
})

export const active = { life: { state: 'active' } }
export const voided = { life: { state: 'void' } }

type Values = Readonly<Record<string, unknown>>

/** How a write is unusual. */
interface Odd {
  readonly schema?: number
  readonly seen?: Readonly<Record<string, readonly ChangeId[]>>
}

/** One PC at work: what it holds, and what it writes seeing that. */
export interface Pc {
  readonly name: PcName
  readonly device: DeviceId
  readonly view: View
  readonly changes: readonly Change[]
  readonly newId: () => EntityId
  readonly get: (entity: EntityId, kind?: string) => FoldedRecord
  /** One save of several records. */
  readonly saveAll: (
    writes: readonly { readonly kind: string; readonly entity: EntityId; readonly values: Values }[],
    odd?: Odd,
  ) => Promise<readonly Change[]>
  /** A new member. */
  readonly create: (values: Values) => Promise<Change>
  readonly edit: (entity: EntityId, values: Values, odd?: Odd) => Promise<Change>
  /** A change of one of the mechanism's own kinds. */
  readonly say: (kind: string, values: Values, odd?: Odd) => Promise<Change>
  readonly revoke: (...changes: readonly Change[]) => Promise<Change>
  readonly setAside: (...changes: readonly Change[]) => Promise<Change>
  readonly take: (...changes: readonly Change[]) => void
}

let offices = 0

/** The PCs of a union that certified each other; nobody holds anything yet. */
export const openOffice = (schema = 1): Record<PcName, Pc> => {
  const crypto = plainCrypto()
  const office = offices++
  let clock = 1_790_000_000_000
  let saves = 0
  const open = (name: PcName): Pc => {
    const device = deviceOf(name)
    const view = new View(optionsOf(places[name], schema))
    view.add({ changes: [], statements })
    const changes: Change[] = []
    let author: Author = { device, org: places[name], role: roles[name], schema: 1, seq: 0, prev: null }
    let minted = 0
    const newId = (): EntityId => entityId({ device, year: 2026, n: minted++, salt: 'AAAAAA' })
    const take = (...more: readonly Change[]): void => {
      changes.push(...more)
      view.add({ changes: more })
    }
    const saveAll: Pc['saveAll'] = async (writes, odd = {}) => {
      const drafts = writes.map(({ kind, entity, values }): Draft => {
        const isVoid = lifeState(values.life) === 'void'
        const seen = odd.seen ?? seenFor(view.get(kind, entity) ?? null, Object.keys(values), isVoid)
        return { kind, entity, values: { plain: values }, seen }
      })
      const save = `${office}-${saves++}`.padStart(16, '0') as SaveId
      clock += 1000
      const by = { ...author, schema: odd.schema ?? 1 }
      const built = await buildChanges([{ save, at: clock, actor: null, drafts }], by, crypto)
      author = built.author
      take(...built.changes)
      return built.changes
    }
    const one = async (kind: string, entity: EntityId, values: Values, odd?: Odd): Promise<Change> => {
      const [change] = await saveAll([{ kind, entity, values }], odd)
      if (!change) throw new Error('a save has a change')
      return change
    }
    const say: Pc['say'] = (kind, values, odd) => one(kind, newId(), { ...active, ...values }, odd)
    return {
      name,
      device,
      view,
      changes,
      newId,
      get: (entity, kind = 'member') => {
        const record = view.get(kind, entity)
        if (!record) throw new Error('no such record')
        return record
      },
      saveAll,
      create: (values) => one('member', newId(), { ...active, ...values }),
      edit: (entity, values, odd) => one('member', entity, values, odd),
      say,
      revoke: (...named) => {
        const seen = ({ kind, entity }: { kind: string; entity: EntityId }): readonly ChangeId[] =>
          view.get(kind, entity)?.heads?.approval ?? []
        return say(systemKind.revoke, { changes: revokeValue(named, seen) })
      },
      setAside: (...named) => say(systemKind.setAside, { import: newId(), stretches: stretchesFor(named) }),
      take,
    }
  }
  return { s: open('s'), b: open('b'), c: open('c'), o: open('o'), g: open('g') }
}

/** Stretches that name changes. */
export const stretchesFor = (changes: readonly Change[]) =>
  stretchesOf(changes.map(({ id, header: { device, seq, prev } }) => ({ id, device, seq, prev })))

const snapshot = (view: {
  readonly records: ReadonlyMap<string, FoldedRecord>
  readonly problems: unknown
}) => ({
  records: new Map([...view.records].sort(([a], [b]) => (a < b ? -1 : 1))),
  problems: view.problems,
})

const permutations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length < 2
    ? [list]
    : list.flatMap((item, i) => permutations(list.toSpliced(i, 1)).map((rest) => [item, ...rest]))

/** At most so many orders are tried, evenly chosen. */
const orderLimit = 720

/**
 * The view of a set for a viewer, after seeing that every order of arrival gives it, change by change and from nothing, that
 * it survives a stay in chunks, and that facts restored from what is stored go on like those that never slept.
 */
export const viewOf = (changes: readonly Change[], viewer: OrgId | null = school, schema = 1): View => {
  const options = optionsOf(viewer, schema)
  const batches: readonly Batch[] = [
    { changes: [], statements },
    ...changes.map((change) => ({ changes: [change] })),
  ]
  const expected = snapshot(buildView(batches, options))
  const all = batches.length <= 7 ? permutations(batches) : rotations(batches)
  const step = Math.max(1, Math.floor(all.length / orderLimit))
  for (let i = 0; i < all.length; i += step) {
    const view = new View(options)
    for (const batch of all[i] ?? []) view.add(batch)
    expect(snapshot({ records: view.records(), problems: view.problems() })).toEqual(expected)
  }
  for (const record of expected.records.values()) {
    const packed = packRecords(record.kind, [record])
    expect(unpackRecords(packed)).toEqual([record])
    const begunAt = record.writes[0]?.at ?? 0
    expect(unpackListed(packed)).toEqual([{ rec: toRec(record), begunAt, sameAs: record.sameAs }])
  }
  const whole = new View(options)
  for (const batch of batches) whole.add(batch)
  expectRestorable(whole, changes, options)
  return whole
}

/** Orders of a longer list: each start, forwards and backwards. */
const rotations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.flatMap((_, i) => {
    const turned = [...list.slice(i), ...list.slice(0, i)]
    return [turned, turned.toReversed()]
  })

const expectRestorable = (view: View, changes: readonly Change[], options: ViewOptions): void => {
  const { state } = view
  const restored = FactState.restore(options, {
    runs: Array.from(state.chains.links(), ({ device, seq, id, prev }) => ({
      device,
      first: seq,
      prev,
      ids: id,
    })),
    statements,
    system: JSON.parse(JSON.stringify(changes.flatMap((change) => systemPart(change) ?? []))) as Change[],
    remembered: state.remember(),
  })
  for (const { kind, entity, writes } of view.records().values()) {
    for (const write of writes)
      expect(restored.facts.reasonAgainst(kind, entity, write)).toBe(
        state.facts.reasonAgainst(kind, entity, write),
      )
    expect(restored.facts.kinOf(kind, entity)).toEqual(state.facts.kinOf(kind, entity))
  }
  expect(restored.erasedIds).toEqual(state.erasedIds)
}

/** Why writes of a record count for nothing: of whole changes the reason, of fields with their name. */
export const reasonsIn = (view: View, { header }: Change): readonly string[] =>
  (view.get(header.kind, header.entity)?.ineffective ?? []).map(({ field, reason }) =>
    field ? `${field} ${reason}` : reason,
  )
