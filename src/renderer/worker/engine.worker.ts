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
const moving = (host: Host): Host => {
  const large: Partial<Host> = {
    journalAppend: (workspace, bytes) => host.journalAppend(workspace, moved(bytes)),
    journalNext: (workspace, bytes, first) => host.journalNext(workspace, moved(bytes), first),
    blobWrite: (workspace, id, bytes) => host.blobWrite(workspace, id, moved(bytes)),
    backupWrite: (workspace, name, bytes) => host.backupWrite(workspace, name, moved(bytes)),
  }
  return new Proxy(host, {
    get: (target, name) => Reflect.get(large, name) ?? Reflect.get(target, name),
  })
}

/** A backup that is due waits until the first screens are drawn and the first saves are made. */
const later = (task: () => void): void => {
  setTimeout(task, 20_000)
}

/** The page hands over its host once; after that the worker answers as the engine. */
const link = {
  connect: (host: Host): void => {
    Object.assign(link, createEngine({ host: moving(host), crypto: platform, now: () => Date.now(), later }))
  },
}

expose(link)
