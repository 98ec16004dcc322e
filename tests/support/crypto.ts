import { createCrypto } from '#shared/sync/web-crypto.ts'

/** The product's cryptography over this Node, with little work for codes and pass phrases so that tests are quick. */
export const testCrypto = createCrypto({
  subtle: globalThis.crypto.subtle,
  fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes),
  CompressionStream: globalThis.CompressionStream,
  DecompressionStream: globalThis.DecompressionStream,
  codeWork: 10,
  keyWork: { memory: 64, passes: 1 },
})
