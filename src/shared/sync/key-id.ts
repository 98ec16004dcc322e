import { base64ToBytes, bytesToBase64 } from '../base/base64.ts'
import type { DeviceId, OrgId } from '../base/id.ts'
import type { Crypto } from './crypto.ts'
import type { PublicKey } from './trust.ts'

/** The id of each key: the first 16 bytes of the SHA-256 of its 32 bytes. Empty for what is no key. */
export const keyIds = async (crypto: Crypto, keys: readonly PublicKey[]): Promise<readonly string[]> => {
  const bytes = keys.map((key) => base64ToBytes(key))
  const hashes = await crypto.digest(bytes.map((key) => key ?? new Uint8Array(0)))
  return hashes.map((hash, i) => (bytes[i]?.length === 32 ? bytesToBase64(hash.subarray(0, 16)) : ''))
}

/** The id of the organisation with this root key. */
export const orgIdOf = async (crypto: Crypto, root: PublicKey): Promise<OrgId> =>
  ((await keyIds(crypto, [root]))[0] ?? '') as OrgId

/** The id of the device with this key. */
export const deviceIdOf = async (crypto: Crypto, key: PublicKey): Promise<DeviceId> =>
  ((await keyIds(crypto, [key]))[0] ?? '') as DeviceId

/** SHA-256 of some bytes, base64url (43 characters). */
export const digestText = async (crypto: Crypto, bytes: Uint8Array): Promise<string> => {
  const [hash] = await crypto.digest([bytes])
  return bytesToBase64(hash ?? new Uint8Array(0))
}
