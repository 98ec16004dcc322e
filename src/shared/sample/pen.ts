import { bytesToBase64 } from '../base/base64.ts'
import type { Day } from '../base/day.ts'
import { type ChangeId, type DeviceId, type EntityId, entityId, type OrgId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { FieldClass } from '../domain/field.ts'
import { fieldOf } from '../domain/registry.ts'
import { lifeField } from '../sync/change.ts'
import { type Author, buildChanges, type Draft, newSaveId, type SaveDraft } from '../sync/change-build.ts'
import type { Crypto, SigningKey } from '../sync/crypto.ts'
import { deviceIdOf } from '../sync/key-id.ts'
import type { ChangeLines } from '../sync/segment-text.ts'
import type { SampleWrite } from './desk.ts'

/** A change of a chain, with what is needed to cut and scope it. */
export interface Written {
  readonly id: ChangeId
  readonly kind: string
  readonly at: number
  readonly lines: ChangeLines
}

/** One PC that writes: its chain, and the heads of each field it has seen. */
export interface Pen {
  readonly device: DeviceId
  readonly key: SigningKey
  readonly chain: readonly Written[]
  /** How much of another PC's chain it has seen. */
  readonly seenOf: (other: Pen) => number
  readonly mint: (day: Day) => EntityId
  readonly save: (at: number, writes: readonly SampleWrite[]) => Promise<void>
  /** Sees all that another PC wrote or saw so far. */
  readonly meet: (other: Pen) => Promise<void>
  readonly finish: () => Promise<void>
}

interface Memory {
  readonly heads: Map<EntityId, Record<string, readonly ChangeId[]>>
  /** `id field`: written over by somebody who saw it. */
  readonly over: Set<string>
}

const memories = new WeakMap<Pen, Memory>()

const valuesByClass = (kind: string, fields: SampleWrite['fields']): Draft['values'] => {
  const values: Partial<Record<FieldClass, Record<string, unknown>>> = {}
  for (const [name, value] of Object.entries(fields)) {
    const place = fieldOf(kind, name)
    if (!place) throw new Error(`${kind} has no field ${name}`)
    const body = values[place.class] ?? {}
    body[name] = value
    values[place.class] = body
  }
  return values
}

const isVoid = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'state' in value && value.state === 'void'

/** A PC with a new key. Changes are built many at a time, as far as none needs the id of one before it. */
export const createPen = async (crypto: Crypto, org: OrgId, role: Level): Promise<Pen> => {
  const key = await crypto.createSigningKey()
  const device = await deviceIdOf(crypto, key.publicKey)
  const { heads, over }: Memory = { heads: new Map(), over: new Set() }
  const chain: Written[] = []
  const seen = new Map<Pen, number>()
  const minted = new Map<number, number>()
  let author: Author = { device, org, role, schema: 1, seq: 0, prev: null }
  let pending: SaveDraft[] = []
  let touched = new Set<EntityId>()

  const flush = async (): Promise<void> => {
    if (pending.length === 0) return
    const built = await buildChanges(pending, author, crypto)
    author = built.author
    for (const [i, { id, header, values }] of built.changes.entries()) {
      const { kind, entity, at } = header
      const lines = built.lines[i]
      if (lines) chain.push({ id, kind, at, lines })
      const own = [id]
      const row = heads.get(entity) ?? {}
      for (const name of Object.keys(values)) row[name] = own
      heads.set(entity, row)
      for (const [field, ids] of Object.entries(header.seen)) {
        if (Object.hasOwn(values, field)) for (const old of ids) over.add(`${old} ${field}`)
      }
    }
    pending = []
    touched = new Set()
  }

  const draftOf = ({ kind, entity, fields }: SampleWrite): Draft => {
    const row = heads.get(entity)
    const all = row ? fields : { ...fields, [lifeField]: { state: 'active' } }
    const names = isVoid(fields[lifeField]) ? Object.keys(row ?? {}) : [lifeField, ...Object.keys(fields)]
    const saw: Record<string, readonly ChangeId[]> = {}
    for (const name of names) if (row?.[name]) saw[name] = row[name]
    return { kind, entity, values: valuesByClass(kind, all), seen: saw }
  }

  const pen: Pen = {
    device,
    key,
    chain,
    seenOf: (other) => seen.get(other) ?? 0,
    mint: (day) => {
      const year = Number(day.slice(0, 4))
      const n = minted.get(year) ?? 0
      minted.set(year, n + 1)
      return entityId({ device, year, n, salt: bytesToBase64(crypto.random(5)).slice(0, 6) })
    },
    save: async (at, writes) => {
      if (writes.some(({ entity }) => touched.has(entity))) await flush()
      pending.push({ save: newSaveId(crypto), at, actor: null, drafts: writes.map(draftOf) })
      for (const { entity } of writes) touched.add(entity)
    },
    meet: async (other) => {
      await flush()
      await other.finish()
      const theirs = memories.get(other)
      if (!theirs) throw new Error('only pens meet')
      for (const mark of theirs.over) over.add(mark)
      for (const [entity, row] of theirs.heads) {
        const mine = heads.get(entity) ?? {}
        for (const [field, ids] of Object.entries(row)) {
          const all = [...new Set([...(mine[field] ?? []), ...ids])]
          mine[field] = all.filter((id) => !over.has(`${id} ${field}`))
        }
        heads.set(entity, mine)
      }
      seen.set(other, other.chain.length)
    },
    finish: flush,
  }
  memories.set(pen, { heads, over })
  return pen
}
