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

/** Kinds that belong to the mechanism itself. */
export const systemKind = { statement: 'statement', revoke: 'revoke' } as const
