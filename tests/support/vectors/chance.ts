import { createHash } from 'node:crypto'
import { gzipStored } from '#shared/sync/gzip.ts'
import { createCrypto } from '#shared/sync/web-crypto.ts'

let seed = ''
let drawn = 0

/** Starts the row of chance that belongs to a word: the same word gives the same bytes. */
export const seedChance = (word: string): void => {
  seed = word
  drawn = 0
}

const fill = <T extends ArrayBufferView | null>(view: T): T => {
  if (!view) return view
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  for (let at = 0; at < bytes.length; at += 32) {
    const block = createHash('sha256').update(`${seed} ${drawn++}`).digest()
    bytes.set(block.subarray(0, Math.min(32, bytes.length - at)), at)
  }
  return view
}

/**
 * Makes the chance of this whole process repeatable: the age library draws from the platform and takes no other source.
 * For the generator of test vectors only, never beside a test.
 */
export const takeOverChance = (): void => {
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: fill, configurable: true })
}

const real = createCrypto({
  subtle: globalThis.crypto.subtle,
  fillRandom: (bytes) => globalThis.crypto.getRandomValues(bytes),
  CompressionStream: globalThis.CompressionStream,
  DecompressionStream: globalThis.DecompressionStream,
  codeWork: 10,
})

/** The product's cryptography; gzip stores, so that the bytes do not hang on the version of a compressor. */
export const vectorCrypto = {
  ...real,
  gzip: async (bytes: Uint8Array) => gzipStored(bytes),
  deflate: real.gzip,
}
