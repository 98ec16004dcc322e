import type { PublicKey, Recipient } from './trust.ts'

/** A signing key pair; the secret never leaves the engine except sealed. */
export interface SigningKey {
  readonly publicKey: PublicKey
  /** The 32-byte Ed25519 seed, base64url. */
  readonly seed: string
}

/** An age X25519 identity and its recipient. */
export interface AgeKey {
  readonly recipient: Recipient
  /** `AGE-SECRET-KEY-1...` */
  readonly identity: string
}

/** What it costs to turn a pass phrase into a key (Argon2id, RFC 9106): KiB of memory and passes over it, in one lane. */
export interface KeyWork {
  readonly memory: number
  readonly passes: number
}

/** A hash in the making. */
export interface Hasher {
  readonly update: (bytes: Uint8Array) => void
  /** The hash of all that came; nothing may come after it. */
  readonly digest: () => Uint8Array
}

/** The platform's cryptography and chance, passed in so that the core runs anywhere and tests are deterministic. */
export interface Crypto {
  /** SHA-256 of each input, in order. */
  readonly digest: (inputs: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>
  /** SHA-256 of what comes in pieces, for what is too large to be held at once. */
  readonly hasher: () => Hasher
  readonly sign: (key: SigningKey, bytes: Uint8Array) => Promise<Uint8Array>
  readonly verify: (key: PublicKey, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>
  readonly createSigningKey: () => Promise<SigningKey>
  readonly createAgeKey: () => Promise<AgeKey>
  readonly encrypt: (recipients: readonly Recipient[], bytes: Uint8Array) => Promise<Uint8Array>
  /** Null when none of the identities can open it or the file is damaged. */
  readonly decrypt: (identities: readonly string[], bytes: Uint8Array) => Promise<Uint8Array | null>
  readonly encryptWithCode: (code: string, bytes: Uint8Array) => Promise<Uint8Array>
  readonly decryptWithCode: (code: string, bytes: Uint8Array) => Promise<Uint8Array | null>
  /** The work that a newly protected key file takes here. */
  readonly keyWork: KeyWork
  /** The 32-byte key of a pass phrase, by Argon2id. Takes a second or so and holds its thread: never on the page's own. */
  readonly deriveKey: (passPhrase: string, salt: Uint8Array, work: KeyWork) => Promise<Uint8Array>
  /** Seals bytes by a 32-byte key (AES-256-GCM, a random nonce in front). `about` stays readable but cannot be changed. */
  readonly sealBytes: (key: Uint8Array, bytes: Uint8Array, about: Uint8Array) => Promise<Uint8Array>
  /** Null when another key sealed them, or when they or `about` were changed. */
  readonly openBytes: (key: Uint8Array, sealed: Uint8Array, about: Uint8Array) => Promise<Uint8Array | null>
  readonly gzip: (bytes: Uint8Array) => Promise<Uint8Array>
  /** Null when damaged or when the output would exceed `limit` bytes. */
  readonly gunzip: (bytes: Uint8Array, limit: number) => Promise<Uint8Array | null>
  readonly random: (count: number) => Uint8Array
}
