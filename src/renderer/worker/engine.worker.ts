import { expose, proxy } from 'comlink'
import type { Host } from '#shared/host.ts'
import { createCrypto } from '#shared/sync/web-crypto.ts'
import { createEngine } from './engine.ts'

/** The page hands over its host once; the engine comes back. */
const start = (host: Host) =>
  proxy(
    createEngine({
      host,
      crypto: createCrypto({
        subtle: crypto.subtle,
        fillRandom: (bytes) => {
          crypto.getRandomValues(bytes)
        },
        CompressionStream,
        DecompressionStream,
      }),
      now: () => Date.now(),
    }),
  )

expose({ start })
