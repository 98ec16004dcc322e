import type { Brand } from '../base/brand.ts'
import type { DeviceId, OrgId } from '../base/id.ts'
import type { Level } from '../base/level.ts'

/** A raw 32-byte Ed25519 public key, base64url (43 characters). */
export type PublicKey = Brand<string, 'PublicKey'>
/** An age X25519 recipient, `age1...`. */
export type Recipient = Brand<string, 'Recipient'>

/**
 * What an organisation's root key signs. Kept as changes of kind `statement` (field `envelope`: a DSSE envelope).
 * An org id is the hash of its root key, so each statement proves itself.
 *
 * - card: what an organisation says of itself; the highest version counts; `parent` is the one it accepts above it.
 * - device: this PC belongs to this organisation.
 * - child: this organisation stands under me. The edge counts once the child's own card names the parent.
 */
export type Statement =
  | {
      readonly type: 'card'
      readonly version: number
      readonly org: OrgId
      readonly root: PublicKey
      readonly recipient: Recipient
      /** The recovery key's recipient: whoever holds the recovery sheet can open what is sent here. */
      readonly recovery: Recipient | null
      readonly name: string
      readonly level: Level
      readonly parent: OrgId | null
      readonly at: number
    }
  | {
      readonly type: 'device'
      readonly org: OrgId
      readonly root: PublicKey
      readonly device: DeviceId
      readonly key: PublicKey
      readonly name: string
      readonly at: number
    }
  | {
      readonly type: 'child'
      readonly org: OrgId
      readonly root: PublicKey
      readonly child: OrgId
      readonly level: Level
      readonly name: string
      /** Earlier ids of the same organisation. */
      readonly aka: readonly OrgId[]
      /** The sensitive kinds that may travel up to the certifier; sorted, mostly none. */
      readonly scope: readonly string[]
      readonly at: number
    }

/** One organisation as the verified statements describe it. */
export interface Organisation {
  readonly id: OrgId
  readonly name: string
  readonly level: Level
  readonly recipient: Recipient
  readonly recovery: Recipient | null
  readonly root: PublicKey
  readonly cardVersion: number
  /** The effective parent: named by the card and certified by the parent. */
  readonly parent: OrgId | null
  /** The parent the card names, certified or not. */
  readonly wishedParent: OrgId | null
  /** The sensitive kinds that the one above may read, by its certificate. */
  readonly scope: readonly string[]
}

/** Who is who. A pure function of the verified statements. */
export interface Trust {
  /**
   * Every organisation that says a device is its own, sorted. Anyone can sign such a statement about any device, so it
   * counts only together with a change in which the device itself names that organisation.
   */
  readonly claims: ReadonlyMap<DeviceId, readonly OrgId[]>
  readonly orgs: ReadonlyMap<OrgId, Organisation>
  /** One claim per device, for names on the screen (the first by organisation id). */
  readonly devices: ReadonlyMap<
    DeviceId,
    { readonly org: OrgId; readonly key: PublicKey; readonly name: string }
  >
}
