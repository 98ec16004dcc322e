import { expose } from 'comlink'
import type { Host } from '#shared/host.ts'
import { createCrypto } from '#shared/sync/web-crypto.ts'
import { createEngine } from './engine.ts'

const platform = createCrypto({
  subtle: crypto.subtle,
  fillRandom: (bytes) => {
    crypto.getRandomValues(bytes)
  },
  CompressionStream,
  DecompressionStream,
})

/** The page hands over its host once; after that the worker answers as the engine. */
const link = {
  connect: (host: Host): void => {
    Object.assign(link, createEngine({ host, crypto: platform, now: () => Date.now() }))
  },
}

expose(link)
