import { argon2id } from '@noble/hashes/argon2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { base64ToBytes, bytesToBase64 } from '../base/base64.ts'
import type { AgeKey, Crypto, KeyWork, SigningKey } from './crypto.ts'
import { endsWhole, pump, type StreamPair, unpackedLimit } from './gzip.ts'
import { joinBytes } from './strict-json.ts'
import type { PublicKey, Recipient } from './trust.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The part of WebCrypto that is used; `crypto.subtle` of browsers, workers and Node fits. */
export interface Subtle {
  digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>
  importKey(
    format: 'raw' | 'pkcs8',
    bytes: Bytes,
    algorithm: { name: string },
    extractable: boolean,
    usages: ('sign' | 'verify' | 'encrypt' | 'decrypt')[],
  ): Promise<unknown>
  exportKey(format: 'jwk', key: unknown): Promise<unknown>
  sign(algorithm: string, key: unknown, bytes: Bytes): Promise<ArrayBuffer>
  verify(algorithm: string, key: unknown, signature: Bytes, bytes: Bytes): Promise<boolean>
  encrypt(algorithm: GcmUse, key: unknown, bytes: Bytes): Promise<ArrayBuffer>
  decrypt(algorithm: GcmUse, key: unknown, bytes: Bytes): Promise<ArrayBuffer>
}

/** One use of AES-GCM, in WebCrypto's words. */
export interface GcmUse {
  readonly name: 'AES-GCM'
  readonly iv: Bytes
  readonly additionalData: Bytes
}

/** What a platform must have. `globalThis` fits: pass `{ subtle: crypto.subtle, ... }`. */
export interface CryptoPlatform {
  readonly subtle: Subtle
  /** Fills the bytes with chance; at most 65,536 at a time. */
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly CompressionStream: new (format: 'gzip') => StreamPair
  readonly DecompressionStream: new (format: 'gzip') => StreamPair
  /** log2 of the scrypt work for codes; 16 is about 0.4 s and 64 MiB. Codes carry 80 bits by themselves. */
  readonly codeWork?: number
  /** The work for pass phrases; 64 MiB and 3 passes (RFC 9106's second choice, in one lane) are 1 to 2 s. */
  readonly keyWork?: KeyWork
}

const ed25519 = { name: 'Ed25519' }
const gcm = { name: 'AES-GCM' } as const
const nonceLength = 12
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)
/** Up to here the hash is worked out here: in Node, asking the platform for it takes three times as long. */
const shortInput = 4096
const rememberedKeys = 512
/** More scrypt work than this is refused: a hostile file could ask for a gigabyte. */
const mostCodeWork = 18
const scryptLine = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n/

/** WebCrypto takes no shared memory; nothing here ever is. */
const own = (bytes: Uint8Array): Bytes => bytes as Bytes

const pkcs8 = (seed: string): Uint8Array<ArrayBuffer> => {
  const bytes = base64ToBytes(seed)
  if (bytes?.length !== 32) throw new Error('not an Ed25519 seed')
  return joinBytes([pkcs8Prefix, bytes])
}

/** age checks each piece as it goes; only after the last one is anything handed out. */
const openAge = async (
  bytes: Uint8Array,
  unlock: (decrypter: Decrypter) => void,
): Promise<Uint8Array | null> => {
  const decrypter = new Decrypter()
  try {
    unlock(decrypter)
    return await decrypter.decrypt(bytes)
  } catch {
    return null
  }
}

/** The pair that belongs to an age identity. */
export const ageKeyOf = async (identity: string): Promise<AgeKey> => ({
  identity,
  recipient: (await identityToRecipient(identity)) as Recipient,
})

/** The one cryptography of the product, over WebCrypto, age and gzip streams; the same code in a worker and in Node. */
export const createCrypto = (platform: CryptoPlatform): Crypto => {
  const { subtle } = platform
  const signers = new WeakMap<SigningKey, Promise<unknown>>()
  const verifiers = new Map<PublicKey, Promise<unknown>>()

  const verifier = (key: PublicKey): Promise<unknown> | null => {
    const known = verifiers.get(key)
    if (known) return known
    const bytes = base64ToBytes(key)
    if (bytes?.length !== 32) return null
    const imported = subtle.importKey('raw', bytes, ed25519, false, ['verify'])
    if (verifiers.size >= rememberedKeys) verifiers.clear()
    verifiers.set(key, imported)
    return imported
  }

  const random = (count: number): Uint8Array => {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += 65536) platform.fillRandom(bytes.subarray(at, at + 65536))
    return bytes
  }

  return {
    digest: async (inputs) => {
      const out: Uint8Array[] = []
      for (const input of inputs) {
        const isShort = input.length <= shortInput
        out.push(isShort ? sha256(input) : new Uint8Array(await subtle.digest('SHA-256', own(input))))
      }
      return out
    },
    hasher: () => {
      const hash = sha256.create()
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
    },
    sign: async (key, bytes) => {
      let signer = signers.get(key)
      if (!signer) {
        signer = subtle.importKey('pkcs8', pkcs8(key.seed), ed25519, false, ['sign'])
        signers.set(key, signer)
      }
      return new Uint8Array(await subtle.sign('Ed25519', await signer, own(bytes)))
    },
    verify: async (key, signature, bytes) => {
      if (signature.length !== 64) return false
      try {
        return await subtle.verify('Ed25519', await verifier(key), own(signature), own(bytes))
      } catch {
        return false
      }
    },
    createSigningKey: async () => {
      const seed = bytesToBase64(random(32))
      const key = await subtle.importKey('pkcs8', pkcs8(seed), ed25519, true, ['sign'])
      const { x } = (await subtle.exportKey('jwk', key)) as { x: string }
      return { publicKey: x as PublicKey, seed }
    },
    createAgeKey: async () => ageKeyOf(await generateX25519Identity()),
    encrypt: async (recipients, bytes) => {
      const encrypter = new Encrypter()
      for (const recipient of recipients) encrypter.addRecipient(recipient)
      return encrypter.encrypt(bytes)
    },
    decrypt: async (identities, bytes) => {
      return openAge(bytes, (decrypter) => {
        for (const identity of identities) decrypter.addIdentity(identity)
      })
    },
    encryptWithCode: async (code, bytes) => {
      const encrypter = new Encrypter()
      encrypter.setPassphrase(code)
      encrypter.setScryptWorkFactor(platform.codeWork ?? 16)
      return encrypter.encrypt(bytes)
    },
    decryptWithCode: async (code, bytes) => {
      const work = scryptLine.exec(String.fromCharCode(...bytes.subarray(0, 80)))?.[1]
      if (!work || Number(work) > mostCodeWork) return null
      return openAge(bytes, (decrypter) => decrypter.addPassphrase(code))
    },
    keyWork: platform.keyWork ?? { memory: 65_536, passes: 3 },
    deriveKey: async (passPhrase, salt, { memory, passes }) =>
      argon2id(passPhrase, salt, { m: memory, t: passes, p: 1, dkLen: 32 }),
    sealBytes: async (key, bytes, about) => {
      const nonce = random(nonceLength)
      const use: GcmUse = { ...gcm, iv: own(nonce), additionalData: own(about) }
      const aes = await subtle.importKey('raw', own(key), gcm, false, ['encrypt'])
      return joinBytes([nonce, new Uint8Array(await subtle.encrypt(use, aes, own(bytes)))])
    },
    openBytes: async (key, sealed, about) => {
      const iv = own(sealed.subarray(0, nonceLength))
      const use: GcmUse = { ...gcm, iv, additionalData: own(about) }
      const aes = await subtle.importKey('raw', own(key), gcm, false, ['decrypt'])
      try {
        return new Uint8Array(await subtle.decrypt(use, aes, own(sealed.subarray(nonceLength))))
      } catch {
        return null
      }
    },
    gzip: async (bytes) => {
      const packed = await pump(new platform.CompressionStream('gzip'), bytes, Number.POSITIVE_INFINITY)
      if (!packed) throw new Error('gzip failed')
      return packed
    },
    gunzip: async (bytes, limit) => {
      const stream = new platform.DecompressionStream('gzip')
      const plain = await pump(stream, bytes, unpackedLimit(bytes.length, limit))
      return plain && endsWhole(bytes, plain) ? plain : null
    },
    random,
  }
}
