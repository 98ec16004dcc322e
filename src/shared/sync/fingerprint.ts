import { base64ToBytes } from '../base/base64.ts'
import type { Crypto } from './crypto.ts'
import type { PublicKey } from './trust.ts'

/**
 * What two people read to each other over the telephone: 20 digits in five groups of four, about 66 bits.
 *
 * Group i (0..4) is the big-endian number in bytes 6i..6i+5 of the SHA-256 of the 32 bytes of the organisation's
 * root key, modulo 10,000, with leading zeros. It never changes for one root key and belongs to the format.
 */
export const fingerprint = async (crypto: Crypto, root: PublicKey): Promise<string> => {
  const [hash] = await crypto.digest([base64ToBytes(root) ?? new Uint8Array(0)])
  const groups = [0, 1, 2, 3, 4].map((i) => {
    let n = 0
    for (const byte of (hash ?? new Uint8Array(32)).subarray(i * 6, i * 6 + 6)) n = n * 256 + byte
    return String(n % 10_000).padStart(4, '0')
  })
  return groups.join(' ')
}
