import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { FieldClass } from '../domain/field.ts'

/**
 * What a change's id covers: its id is the SHA-256 of the UTF-8 bytes of this object as canonical JSON, keys in
 * this order, nothing left out except that `seen` names only fields of which a head was seen.
 */
export interface Header {
  readonly v: 1
  readonly device: DeviceId
  /** Gap-free from 1. */
  readonly seq: number
  /** The id of this device's previous change; null only for seq 1. */
  readonly prev: ChangeId | null
  /** Save id, this change's position in the save (from 0), and how many changes the save has. */
  readonly save: readonly [SaveId, number, number]
  /** This PC's clock (ms since 1970). Display and tie-break only. */
  readonly at: number
  readonly kind: string
  readonly entity: EntityId
  /** The names of the fields it writes, by class; classes in the order plain, sensitive, money; only classes written. */
  readonly fields: Readonly<Partial<Record<FieldClass, readonly string[]>>>
  /** Per field: the ids of all heads of that field which the author saw. */
  readonly seen: Readonly<Record<string, readonly ChangeId[]>>
  readonly org: OrgId
  /** The record of the person who acted, when known. */
  readonly actor: EntityId | null
  readonly role: Level
  readonly schema: number
  /** The SHA-256 of each body's bytes, by class. */
  readonly bodies: Readonly<Partial<Record<FieldClass, string>>>
}

/** The values of one class, salted so that its hash tells nothing about a short value. Canonical JSON, keys in this order. */
export interface Body {
  /** 128 random bits, base64url. */
  readonly salt: string
  readonly values: Readonly<Record<string, unknown>>
}

/** A parsed change: what the view works on. */
export interface Change {
  readonly id: ChangeId
  readonly header: Header
  /** All values of the classes held. A class that was withheld or erased has none here. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Beside the fields a kind declares, every record has `life`. */
export interface Life {
  readonly state: 'active' | 'void'
  readonly reason?: string
}

/** The name of the field that creates and voids a record. */
export const lifeField = 'life'

/** The version of the record shapes that this program writes. A change of a higher one waits for an upgrade. */
export const schemaVersion = 1

/** The field that moves a record to another organisation: an organisation id, written by the school. */
export const homeField = 'home'

/** The field by which a level approves exact heads of other fields. */
export const approvalField = 'approval'

/** The value of field `approval`: the ids of all heads that were approved, by field. */
export interface Approval {
  readonly covers: Readonly<Record<string, readonly ChangeId[]>>
}

/** The changes `from..to` of the chain that ends in change `tip` (at `to`): its hash fixes all of them. */
export interface Stretch {
  readonly device: DeviceId
  readonly from: number
  readonly to: number
  readonly tip: ChangeId
}

/** Kinds that belong to the mechanism itself (docs/decisions/0009). */
export const systemKind = {
  /** `envelope`: a signed statement. */
  statement: 'statement',
  /** `changes`: targets `{id, kind, entity, approval?}` that their organisation takes back. */
  revoke: 'revoke',
  /** `import`: the transfer that brought them; `stretches`: what counts for nothing here. */
  setAside: 'set-aside',
  /** `device`, `last` `{seq, id}` or null: nothing after it counts. */
  retire: 'retire',
  /** `stretches` of a retired device that count after all. */
  admit: 'admit',
  /** `changes`: targets whose bodies are dropped everywhere. */
  erase: 'erase',
  /** `of`: a kind, `records`: ids of it that are one and the same. */
  sameAs: 'same-as',
} as const
