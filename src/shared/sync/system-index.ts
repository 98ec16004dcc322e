import type { ChangeId, DeviceId, EntityId } from '../base/id.ts'
import { isSystemKind } from '../domain/system-field.ts'
import { type Change, homeField, type Stretch, systemKind } from './change.ts'
import { readStretches } from './stretch.ts'
import {
  type Retirement,
  type RevokeTarget,
  readRetirement,
  readSame,
  readTargets,
  type SameRecords,
  systemPart,
} from './system-value.ts'
import { type Write, writeOf } from './write.ts'

/** A held change of a system kind, and what it says; parts that its kind does not have are empty. */
export interface SystemItem {
  readonly kind: string
  readonly entity: EntityId
  readonly write: Write
  /** By id: of several entries for one change the first counts. */
  readonly targets: ReadonlyMap<ChangeId, RevokeTarget>
  readonly stretches: readonly Stretch[]
  readonly retirement: Retirement | null
  readonly same: SameRecords | null
}

/** One record, by its name. */
export interface Place {
  readonly kind: string
  readonly entity: EntityId
}

/** What a change of a system kind may begin or cease to make count. */
export interface Reach {
  readonly places: readonly Place[]
  readonly devices: readonly DeviceId[]
}

/** Two maps in one: by kind, then by record. */
class ByPlace<T> {
  readonly #rows = new Map<string, Map<EntityId, T>>()

  get(kind: string, entity: EntityId): T | undefined {
    return this.#rows.get(kind)?.get(entity)
  }

  set(kind: string, entity: EntityId, value: T): void {
    const row = this.#rows.get(kind)
    if (row) row.set(entity, value)
    else this.#rows.set(kind, new Map([[entity, value]]))
  }

  places(): readonly Place[] {
    return [...this.#rows].flatMap(([kind, row]) => [...row.keys()].map((entity) => ({ kind, entity })))
  }
}

const itemOf = (change: Change): SystemItem => {
  const { header, values } = change
  const { kind, entity } = header
  const names = kind === systemKind.revoke || kind === systemKind.erase
  const spans = kind === systemKind.setAside || kind === systemKind.admit
  const targets = new Map<ChangeId, RevokeTarget>()
  for (const target of names ? readTargets(values) : [])
    if (!targets.has(target.id)) targets.set(target.id, target)
  return {
    kind,
    entity,
    write: { ...writeOf(change), values: {}, missing: [] },
    targets,
    stretches: spans ? readStretches(Object.hasOwn(values, 'stretches') ? values.stretches : null) : [],
    retirement: kind === systemKind.retire ? readRetirement(values) : null,
    same: kind === systemKind.sameAs ? readSame(values) : null,
  }
}

/** All held changes by which the mechanism speaks: those of system kinds but statements, and moves of records. */
export class SystemIndex {
  readonly #byKind = new Map<string, Map<ChangeId, SystemItem>>()
  readonly #bare = new Set<ChangeId>()
  readonly #naming = new Map<ChangeId, SystemItem[]>()
  readonly #moves = new ByPlace<Map<ChangeId, Write>>()
  readonly #watched = new Set<ChangeId>()
  /** What `add` took, to copy from. */
  readonly #taken: Change[] = []

  /** Whether nothing is held. */
  get isEmpty(): boolean {
    return this.#taken.length === 0
  }

  /** Adds a change if it is one of these; false when it is none, or says nothing new. */
  add(change: Change): boolean {
    const part = systemPart(change)
    if (!part) return false
    const { id, header } = part
    const { kind, entity } = header
    if (!isSystemKind(kind)) return this.#addMove(part)
    const row = this.#byKind.get(kind) ?? new Map<ChangeId, SystemItem>()
    this.#byKind.set(kind, row)
    const isBare = Object.keys(part.values).length === 0
    if (row.has(id) && (isBare || !this.#bare.has(id))) return false
    if (isBare) this.#bare.add(id)
    else this.#bare.delete(id)
    const item = itemOf({ ...part, header: { ...header, entity } })
    row.set(id, item)
    for (const target of item.targets.keys()) {
      const naming = this.#naming.get(target)
      if (naming) naming.push(item)
      else this.#naming.set(target, [item])
    }
    for (const { tip } of item.stretches) this.#watched.add(tip)
    if (item.retirement?.last) this.#watched.add(item.retirement.last.id)
    this.#taken.push(part)
    return true
  }

  #addMove(part: Change): boolean {
    const { kind, entity } = part.header
    const row = this.#moves.get(kind, entity) ?? new Map<ChangeId, Write>()
    const old = row.get(part.id)
    if (old && (Object.hasOwn(old.values, homeField) || !Object.hasOwn(part.values, homeField))) return false
    row.set(part.id, writeOf(part))
    this.#moves.set(kind, entity, row)
    this.#taken.push(part)
    return true
  }

  /** The held changes of a system kind. */
  of(kind: string): readonly SystemItem[] {
    return [...(this.#byKind.get(kind)?.values() ?? [])]
  }

  /** The revokes and erasures that name a change. */
  naming(id: ChangeId): readonly SystemItem[] {
    return this.#naming.get(id) ?? none
  }

  /** The writes of field `home` of a record, without their other values. */
  moves(kind: string, entity: EntityId): readonly Write[] {
    const row = this.#moves.get(kind, entity)
    return row ? [...row.values()] : none
  }

  /** All records that somebody moved. */
  moved(): readonly Place[] {
    return this.#moves.places()
  }

  /** Whether a stretch or a retirement ends in a change: when it arrives, those before it are judged anew. */
  isWatched(id: ChangeId): boolean {
    return this.#watched.has(id)
  }

  /** What a held change of a system kind bears on; nothing of one that is not held. */
  reach(id: ChangeId): Reach {
    const places: Place[] = []
    const devices: DeviceId[] = []
    for (const row of this.#byKind.values()) {
      const item = row.get(id)
      if (!item) continue
      places.push({ kind: item.kind, entity: item.entity }, ...item.targets.values())
      devices.push(...item.stretches.map(({ device }) => device))
      if (item.retirement) devices.push(item.retirement.device)
    }
    return { places, devices }
  }

  /** An independent copy. */
  copy(): SystemIndex {
    const copy = new SystemIndex()
    for (const change of this.#taken) copy.add(change)
    return copy
  }
}

const none: readonly never[] = []
