import { wrap } from 'comlink'

/** A peer in a worker of its own. */
export interface PeerWorker {
  /** Loads the library and the files; not timed. */
  readonly prepare: (name: string, files: readonly string[]) => Promise<void>
  /** Milliseconds for merging all files and laying the outcome down strictly. */
  readonly run: () => Promise<{ readonly merge: number; readonly keep: number; readonly records: number }>
}

const page = {
  peer: async (name: string, files: readonly string[]) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' })
    const peer = wrap<PeerWorker>(worker)
    await peer.prepare(name, files)
    peerPage.run = async () => {
      const took = await peer.run()
      worker.terminate()
      return took
    }
  },
  run: (): ReturnType<PeerWorker['run']> => Promise.reject(new Error('prepare first')),
}
const peerPage = page

export type PeerPage = typeof page
Object.assign(globalThis, { peerPage })
