import type { Crypto } from '../sync/crypto.ts'
import { ageKeyOf, type CryptoPlatform, createCrypto } from '../sync/web-crypto.ts'
import type { Chance } from './chance.ts'

const signs = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const prefix = 'age-secret-key-'

const checksum = (values: readonly number[]): number => {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [i, generator] of generators.entries()) if ((top >> i) & 1) sum ^= generator
  }
  return sum
}

/** 32 bytes as an age identity (bech32, BIP 173). */
export const identityOf = (bytes: Uint8Array): string => {
  const words: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) words.push((held >> (bits - 5)) & 31)
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31)
  const codes = [...prefix].map((sign) => sign.charCodeAt(0))
  const head = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
  const sum = checksum([...head, ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31)
  return `${prefix}1${[...words, ...tail].map((word) => signs.charAt(word)).join('')}`.toUpperCase()
}

/**
 * Cryptography whose keys, salts and ids come from a seed. What age itself draws while it encrypts stays random, so two
 * runs give files that differ in their bytes and not in what they say.
 */
export const seededCrypto = (platform: Omit<CryptoPlatform, 'fillRandom'>, chance: Chance): Crypto => {
  const crypto = createCrypto({ ...platform, fillRandom: chance.fill })
  return { ...crypto, createAgeKey: () => ageKeyOf(identityOf(crypto.random(32))) }
}
