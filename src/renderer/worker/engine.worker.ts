import { expose, transfer } from 'comlink'
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

const moved = (bytes: Uint8Array): Uint8Array => {
  const copy = bytes.slice()
  return transfer(copy, [copy.buffer])
}

/** Copies large bytes here, where it holds nobody up, and moves them to the page. */
const moving = (host: Host): Host =>
  new Proxy(host, {
    get: (target, name) => {
      if (name === 'journalAppend')
        return (workspace: string, bytes: Uint8Array) => target.journalAppend(workspace, moved(bytes))
      if (name === 'blobWrite')
        return (workspace: string, id: string, bytes: Uint8Array) =>
          target.blobWrite(workspace, id, moved(bytes))
      return Reflect.get(target, name)
    },
  })

/** The page hands over its host once; after that the worker answers as the engine. */
const link = {
  connect: (host: Host): void => {
    Object.assign(link, createEngine({ host: moving(host), crypto: platform, now: () => Date.now() }))
  },
}

expose(link)
