import type { DeviceId, OrgId } from '../base/id.ts'
import { isKeyId } from '../base/id.ts'
import { isLevel, type Level } from '../base/level.ts'
import type { AgeKey, SigningKey } from './crypto.ts'

/** The secrets of a workspace, and what must be known of it before it is opened. Lies sealed beside the journal. */
export interface Keys {
  readonly v: 1
  readonly workspace: string
  readonly name: string
  readonly level: Level
  readonly org: OrgId
  readonly device: DeviceId
  readonly pcName: string
  readonly sample: boolean
  /** The organisation's root: signs statements. Handed to its other PCs. */
  readonly root: SigningKey
  /** The organisation's age key: opens what is sent to it. Handed to its other PCs. */
  readonly age: AgeKey
  /** This PC's own key: signs its changes. Never leaves it. */
  readonly deviceKey: SigningKey
}

const isSigningKey = (value: unknown): value is SigningKey =>
  typeof value === 'object' &&
  value !== null &&
  'publicKey' in value &&
  typeof value.publicKey === 'string' &&
  'seed' in value &&
  typeof value.seed === 'string'

const isAgeKey = (value: unknown): value is AgeKey =>
  typeof value === 'object' &&
  value !== null &&
  'recipient' in value &&
  typeof value.recipient === 'string' &&
  'identity' in value &&
  typeof value.identity === 'string'

/** Reads the key file's text; null when it is not one. */
export const parseKeys = (text: string): Keys | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const keys = value as Partial<Record<keyof Keys, unknown>>
  const complete =
    keys.v === 1 &&
    typeof keys.workspace === 'string' &&
    typeof keys.name === 'string' &&
    isLevel(keys.level) &&
    isKeyId(keys.org) &&
    isKeyId(keys.device) &&
    typeof keys.pcName === 'string' &&
    typeof keys.sample === 'boolean' &&
    isSigningKey(keys.root) &&
    isAgeKey(keys.age) &&
    isSigningKey(keys.deviceKey)
  // Every member was checked just above.
  return complete ? (value as Keys) : null
}
