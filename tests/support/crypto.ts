import { createCrypto } from '#shared/sync/web-crypto.ts'

/** The product's cryptography over this Node, with little work for codes so that tests are quick. */
export const testCrypto = createCrypto({
  subtle: globalThis.crypto.subtle,
  fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes),
  CompressionStream: globalThis.CompressionStream,
  DecompressionStream: globalThis.DecompressionStream,
  codeWork: 10,
})
