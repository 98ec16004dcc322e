import { proxy, transfer, wrap } from 'comlink'
import type { Engine } from '#renderer/engine.ts'
import type { Host } from '#shared/host.ts'

/** What the worker exposes: the engine, and the way to give it the host, which lives on the page. */
export interface EngineWorker extends Engine {
  readonly connect: (host: Host) => Promise<void>
}

const moved = (bytes: Uint8Array): Uint8Array => transfer(bytes, [bytes.buffer])

/** What the worker hands over to be kept goes on without being copied here: sixty files copied hold the page up. */
const passing = (host: Host): Host => ({
  ...host,
  journalAppend: (workspace, bytes) => host.journalAppend(workspace, moved(bytes)),
  journalNext: (workspace, bytes, first) => host.journalNext(workspace, moved(bytes), first),
  blobWrite: (workspace, id, bytes) => host.blobWrite(workspace, id, moved(bytes)),
  backupWrite: (workspace, name, bytes) => host.backupWrite(workspace, name, moved(bytes)),
})

/** The engine in its worker, as if it were here. */
export const linkEngine = async (worker: Worker, host: Host): Promise<Engine> => {
  const remote = wrap<EngineWorker>(worker)
  await remote.connect(proxy(passing(host)))
  const methods = new Map<string | symbol, unknown>()
  return new Proxy({} as Engine, {
    get: (_target, name) => {
      // An object with `then` would be taken for a promise.
      if (typeof name !== 'string' || name === 'then') return undefined
      const known = methods.get(name)
      if (known) return known
      const method = async (...args: readonly unknown[]): Promise<unknown> => {
        let isOver = false
        // Callbacks cross as proxies, bytes and plain values as copies. A callback has a way of its own, so that what it
        // last told of progress can come after the answer: shown then, it would stay for ever.
        const crossing = (value: unknown): unknown =>
          typeof value === 'function'
            ? proxy((...said: readonly unknown[]) => (isOver ? undefined : value(...said)))
            : value
        // Any name of the Engine is a method there; the types of its arguments are the caller's.
        const call = Reflect.get(remote, name) as (...all: readonly unknown[]) => Promise<unknown>
        try {
          return await call(...args.map(crossing))
        } finally {
          isOver = true
        }
      }
      methods.set(name, method)
      return method
    },
  })
}
