import { createHash, webcrypto } from 'node:crypto'
import { CompressionStream, DecompressionStream } from 'node:stream/web'
import type { Crypto } from '#shared/sync/crypto.ts'
import { type CryptoPlatform, createCrypto } from '#shared/sync/web-crypto.ts'

/** The product's cryptography over Node's own. Nothing else runs here, so hashes are taken at once and not awaited. */
export const nodeCrypto: Crypto = {
  ...createCrypto({
    subtle: webcrypto.subtle as CryptoPlatform['subtle'],
    fillRandom: (bytes) => {
      webcrypto.getRandomValues(bytes)
    },
    CompressionStream: CompressionStream as unknown as CryptoPlatform['CompressionStream'],
    DecompressionStream: DecompressionStream as unknown as CryptoPlatform['DecompressionStream'],
  }),
  digest: async (inputs) => inputs.map((bytes) => createHash('sha256').update(bytes).digest()),
}
