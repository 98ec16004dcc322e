import type { Brand } from './brand.ts'

/** First 128 bits of the SHA-256 of a device's Ed25519 public key, base64url (22 characters). */
export type DeviceId = Brand<string, 'DeviceId'>
/** First 128 bits of the SHA-256 of an organisation's root public key, base64url (22 characters). */
export type OrgId = Brand<string, 'OrgId'>
/** SHA-256 of a change's header bytes, base64url (43 characters). */
export type ChangeId = Brand<string, 'ChangeId'>
/** Random 96 bits, base64url (16 characters): one save by one person. */
export type SaveId = Brand<string, 'SaveId'>
/** `<device>.<year>.<n>.<salt>`: who minted a record, when, its number there, and 36 random bits. */
export type EntityId = Brand<string, 'EntityId'>
/** SHA-256 of an attachment's bytes, base64url (43 characters). */
export type BlobId = Brand<string, 'BlobId'>

/** What an entity id carries. `n` counts from 0 per device and year, so that records pack into chunks. */
export interface EntityParts {
  readonly device: DeviceId
  readonly year: number
  readonly n: number
  readonly salt: string
}

const entityPattern = /^([\w-]{22})\.(\d{4})\.([0-9a-z]{1,8})\.([\w-]{6})$/

/** Writes an entity id. The salt keeps two copies of one PC from minting the same id. */
export const entityId = (parts: EntityParts): EntityId =>
  `${parts.device}.${parts.year}.${parts.n.toString(36)}.${parts.salt}` as EntityId

/** Reads an entity id; null when the text is not one. */
export const parseEntityId = (text: string): EntityParts | null => {
  const match = entityPattern.exec(text)
  if (!match) return null
  const [, device = '', year = '', n = '', salt = ''] = match
  return { device: device as DeviceId, year: Number(year), n: Number.parseInt(n, 36), salt }
}

/** Whether a text has the form of a device or organisation id. */
export const isKeyId = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{22}$/.test(text)

/** Whether a text has the form of a change or blob id. */
export const isDigest = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w-]{43}$/.test(text)
