import type { ChangeId, DeviceId, EntityId, OrgId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import { type FieldPlace, systemFieldOf } from '../domain/system-field.ts'
import type { ChainIndex, Fork } from './chain.ts'
import type { Target } from './system-value.ts'
import type { Trust } from './trust.ts'
import { isAtOrAbove, isProven } from './trust-view.ts'
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
  /** The organisation a record belongs to; null while its minting device is unknown. */
  readonly homeOf: (entity: EntityId) => OrgId | null
  /** Why a whole change counts for nothing; null when it counts (field by field). */
  readonly reasonAgainst: (
    kind: string,
    entity: EntityId,
    home: OrgId | null,
    write: Write,
  ) => IneffectiveReason | null
  /** Whether write a stands before write b in one chain. */
  readonly isBefore: (a: Write, b: Write) => boolean
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

/** Which of the held revokes count, and what they name. */
export interface Revokes {
  readonly isRevoked: (target: Target, org: OrgId) => boolean
}

/**
 * The facts for folding, from what is held. An author is proven, then: not revoked, its save complete, the record's home
 * its own organisation or one below. Home is the organisation of the device that minted the record's id; a later field
 * `home` (a transfer between branches) is to be asked here, in `homeOf`.
 */
export const createFacts = (parts: {
  readonly trust: Trust
  readonly chains: ChainIndex
  readonly revokes: Revokes
  readonly field: FieldRegistry
  readonly homeOfDevice: (device: DeviceId) => OrgId | null
}): Facts => {
  const { trust, chains, revokes, homeOfDevice } = parts
  const homes = new Map<string, OrgId | null>()
  /** The last verdict per device: a device speaks for one organisation at one level, unless it lies. */
  const proven = new Map<DeviceId, { org: OrgId; role: Level; holds: boolean }>()

  const isAuthor = ({ device, org, role }: Write): boolean => {
    const last = proven.get(device)
    if (last && last.org === org && last.role === role) return last.holds
    const holds = isProven(trust, device, org, role)
    proven.set(device, { org, role, holds })
    return holds
  }

  return {
    field: withSystemFields(parts.field),
    homeOf: (entity) => {
      const device = entity.slice(0, 22)
      let home = homes.get(device)
      if (home === undefined) {
        home = homeOfDevice(device as DeviceId)
        homes.set(device, home)
      }
      return home
    },
    reasonAgainst: (kind, entity, home, write) => {
      if (!isAuthor(write)) return 'rejected-author'
      if (revokes.isRevoked({ id: write.id, kind, entity }, write.org)) return 'revoked'
      const [, index, count] = write.save
      if (count > 1 && !chains.isSaveHeld(write.device, write.seq, write.id, index, count))
        return 'waiting-save'
      if (home !== write.org && (home === null || !isAtOrAbove(trust, write.org, home)))
        return 'rejected-home'
      return null
    },
    isBefore: (a, b) => a.device === b.device && chains.isBefore(a.device, a.seq, a.id, b.seq, b.id),
  }
}
