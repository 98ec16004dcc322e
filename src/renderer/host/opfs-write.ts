import type { HostProblem } from '#shared/host.ts'
import type { PrivateFile, PrivateFolder, SyncAccess } from './opfs-api.ts'

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

/** Works on a private file that nobody else may open meanwhile. */
export const withAccess = async (file: PrivateFile, use: (access: SyncAccess) => void): Promise<void> => {
  const access = await openAccess(file)
  try {
    use(access)
  } finally {
    access.close()
  }
}

/** Writes at `at` and flushes; on any failure the file is cut back, so that nothing half written stays. */
export const writeAt = (access: SyncAccess, bytes: Uint8Array, at: number): void => {
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
export const replace = async (folder: PrivateFolder, name: string, bytes: Uint8Array): Promise<void> => {
  const beside = `${name}.new`
  const file = await folder.getFile(beside, true)
  try {
    await withAccess(file, (access) => {
      access.truncate(0)
      writeAt(access, bytes, 0)
    })
    await file.move(name)
  } catch (error) {
    await folder.remove(beside).catch(() => undefined)
    throw error
  }
}

/** All bytes of a file; null when there is none. */
export const readWhole = async (file: FileSystemFileHandle | null): Promise<Uint8Array | null> =>
  file && new Uint8Array(await (await file.getFile()).arrayBuffer())

/** The text of a file; null when there is none. */
export const readText = async (file: FileSystemFileHandle | null): Promise<string | null> => {
  const bytes = await readWhole(file)
  return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
