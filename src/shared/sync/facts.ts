import type { ChangeId, DeviceId, EntityId, OrgId } from '../base/id.ts'
import { type FieldPlace, systemFieldOf } from '../domain/system-field.ts'
import type { Fork } from './chain.ts'
import type { Revokes } from './revokes.ts'
import type { Kin } from './same-as.ts'
import type { Target } from './system-value.ts'
import type { Write } from './write.ts'

/** The fields of the kinds this version knows; undefined for others. */
export type FieldRegistry = (kind: string, field: string) => FieldPlace | undefined

/**
 * Why a write counts for nothing here. It stays in the set and is listed.
 * - rejected-author: no statement binds its device to its organisation at its level.
 * - rejected-home: the record belongs to an organisation that is not the author's or below it.
 * - rejected-owner: the field belongs to a higher level.
 * - revoked: its organisation took it back.
 * - waiting-save: part of its save has not arrived.
 * - set-aside: this organisation took the import back that brought it.
 * - retired: its device was retired before it was written.
 * - late-home: written by the old home without knowing of the move.
 * - late-approval: it touches what was approved without having seen that, or without the right to.
 * - newer-schema: a newer version of the program wrote it.
 */
export type IneffectiveReason =
  | 'rejected-author'
  | 'rejected-home'
  | 'rejected-owner'
  | 'revoked'
  | 'waiting-save'
  | 'set-aside'
  | 'retired'
  | 'late-home'
  | 'late-approval'
  | 'newer-schema'

/** What folding a record needs to know beside its own writes. */
export interface Facts {
  readonly field: FieldRegistry
  /** The organisation whose device minted a record; null while that device is unknown. */
  readonly mintedBy: (entity: EntityId) => OrgId | null
  /** Why a whole change counts for nothing, wherever its record belongs; null when it counts (field by field). */
  readonly reasonAgainst: (kind: string, entity: EntityId, write: Write) => IneffectiveReason | null
  /** Whether write a stands before write b in one chain. */
  readonly isBefore: (a: Write, b: Write) => boolean
  /** Whether organisation a is b or stands above it. */
  readonly isAtOrAbove: (a: OrgId, b: OrgId) => boolean
  /** Whether all that a change said is erased. */
  readonly isErased: (target: Target, org: OrgId) => boolean
  /** The counting revokes of a change, and what each says of it. */
  readonly revokesOf: Revokes['revokesOf']
  /** The records that are or were said to be the same as this one; null when there are none. */
  readonly kinOf: (kind: string, entity: EntityId) => Kin | null
}

/** A problem of the whole set, not of one record. */
export interface SetProblems {
  readonly forks: readonly Fork[]
  /** Saves of which a part has not arrived. */
  readonly waiting: readonly WaitingChange[]
}

/** One held change of a save that is not complete. */
export interface WaitingChange {
  readonly device: DeviceId
  readonly seq: number
  readonly id: ChangeId
  readonly save: Write['save']
  readonly kind: string
  readonly entity: EntityId
}

/** A registry that also knows the mechanism's own kinds, and the fields that every record has. */
export const withSystemFields =
  (registry: FieldRegistry): FieldRegistry =>
  (kind, field) =>
    registry(kind, field) ?? systemFieldOf(kind, field)

/** What a view depends on beside the set of changes. */
export interface ViewOptions {
  /** The fields of the kinds that this version knows. */
  readonly field: FieldRegistry
  /** Whose workspace it is: its own set-asides and those below it count there. Null: none counts. */
  readonly viewer: OrgId | null
  /** The version of the record shapes that this program knows; what a later one wrote waits for the upgrade. */
  readonly schema: number
}
