import { isDigest } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import type { PrivateFile, PrivateFolder, SyncAccess } from './opfs-api.ts'

/** The part of the port that is files. */
export type HostFiles = Pick<
  Host,
  | 'workspaceList'
  | 'journalSize'
  | 'journalRead'
  | 'journalAppend'
  | 'journalTruncate'
  | 'blobWrite'
  | 'blobRead'
  | 'keysRead'
  | 'keysWrite'
>

type Done = Result<null, HostProblem>

const journalName = 'journal'
const keysName = 'keys'
const blobFolder = 'blob'
const temporary = (name: string): string => `${name}.new`

const checkWorkspace = (workspace: string): string => {
  if (!/^[a-z0-9]{8,32}$/.test(workspace)) throw new Error('not a workspace name')
  return workspace
}

const checkBlob = (id: string): string => {
  if (!isDigest(id)) throw new Error('not a blob id')
  return id
}

/** The problem a browser's exception stands for. */
export const problemOf = (error: unknown): HostProblem => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return { type: 'disk-full' }
  if (name === 'NoModificationAllowedError') return { type: 'in-use' }
  if (name === 'NotAllowedError' || name === 'SecurityError') return { type: 'not-permitted' }
  return { type: 'disk-error', detail: String(error) }
}

/** Opens for writing; a page that is just going away keeps its hold a moment, so it is tried for a second. */
const openAccess = async (file: PrivateFile): Promise<SyncAccess> => {
  for (let tries = 0; ; tries++) {
    try {
      return await file.createSyncAccessHandle()
    } catch (error) {
      if (tries >= 20 || problemOf(error).type !== 'in-use') throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

const withAccess = async (file: PrivateFile, use: (access: SyncAccess) => void): Promise<void> => {
  const access = await openAccess(file)
  try {
    use(access)
  } finally {
    access.close()
  }
}

/** Writes at `at` and flushes; on any failure the file is cut back, so that nothing half written stays. */
const writeAt = (access: SyncAccess, bytes: Uint8Array, at: number): void => {
  try {
    const written = access.write(bytes, { at })
    if (written !== bytes.length) throw new DOMException('short write', 'QuotaExceededError')
    access.flush()
  } catch (error) {
    access.truncate(at)
    access.flush()
    throw error
  }
}

/** Replaces a file whole: written beside it, flushed, then renamed over it. */
const replace = async (folder: PrivateFolder, name: string, bytes: Uint8Array): Promise<void> => {
  const file = await folder.getFile(temporary(name), true)
  if (!file) throw new Error('a created file exists')
  await withAccess(file, (access) => {
    access.truncate(0)
    writeAt(access, bytes, 0)
  })
  await file.move(name)
}

const readWhole = async (file: PrivateFile | null): Promise<Uint8Array | null> =>
  file && new Uint8Array(await (await file.getFile()).arrayBuffer())

/** Journal, blobs and keys in the browser's private file system; to be used inside a dedicated worker. */
export const createOpfsFiles = (root: PrivateFolder): HostFiles => {
  const queues = new Map<string, Promise<unknown>>()

  /** Writers of one workspace come one after the other. */
  const write = (workspace: string, work: (folder: PrivateFolder) => Promise<void>): Promise<Done> => {
    checkWorkspace(workspace)
    const before = queues.get(workspace) ?? Promise.resolve()
    const run = before.then(async (): Promise<Done> => {
      try {
        await work(await root.getFolder(workspace, true))
        return ok(null)
      } catch (error) {
        return err(problemOf(error))
      }
    })
    queues.set(workspace, run)
    return run
  }

  const find = async (workspace: string, name: string): Promise<PrivateFile | null> => {
    const folder = await root.getFolder(checkWorkspace(workspace), false)
    return (await folder?.getFile(name, false)) ?? null
  }

  return {
    workspaceList: async () => {
      const names: string[] = []
      for (const name of await root.names()) {
        if (/^[a-z0-9]{8,32}$/.test(name) && (await find(name, journalName))) names.push(name)
      }
      return names
    },
    journalSize: async (workspace) => {
      const file = await find(workspace, journalName)
      return file ? (await file.getFile()).size : 0
    },
    journalRead: async (workspace, offset, length) => {
      const file = await find(workspace, journalName)
      if (!file) return new Uint8Array(0)
      return new Uint8Array(await (await file.getFile()).slice(offset, offset + length).arrayBuffer())
    },
    journalAppend: (workspace, bytes) =>
      write(workspace, async (folder) => {
        const file = await folder.getFile(journalName, true)
        if (file) await withAccess(file, (access) => writeAt(access, bytes, access.getSize()))
      }),
    journalTruncate: (workspace, size) =>
      write(workspace, async (folder) => {
        const file = await folder.getFile(journalName, false)
        if (!file) return
        await withAccess(file, (access) => {
          if (size >= access.getSize()) return
          access.truncate(size)
          access.flush()
        })
      }),
    blobWrite: (workspace, id, bytes) => {
      checkBlob(id)
      return write(workspace, async (folder) => {
        const blobs = await folder.getFolder(blobFolder, true)
        const held = await blobs.getFile(id, false)
        if (held && (await held.getFile()).size === bytes.length) return
        await replace(blobs, id, bytes)
      })
    },
    blobRead: async (workspace, id) => {
      checkBlob(id)
      const folder = await root.getFolder(checkWorkspace(workspace), false)
      const blobs = await folder?.getFolder(blobFolder, false)
      return blobs ? readWhole(await blobs.getFile(id, false)) : null
    },
    keysRead: async (workspace) => {
      const bytes = await readWhole(await find(workspace, keysName))
      return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    },
    keysWrite: (workspace, text) =>
      write(workspace, (folder) => replace(folder, keysName, new TextEncoder().encode(text))),
  }
}
