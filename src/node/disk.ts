import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, isBusy, isMissing } from './problem.ts'

/** The part of the file system that writes; tests pass one that fails. */
export interface Disk {
  readonly open: (path: string, flags: string) => Promise<FileHandle>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  readonly makeFolder: (path: string) => Promise<void>
}

/** The real disk. Files and folders are for this user only. */
export const disk: Disk = {
  open: (path, flags) => open(path, flags, 0o600),
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
}

/** The same for files a person saves: they get the rights that files usually have there. */
export const openDisk: Disk = { ...disk, open: (path, flags) => open(path, flags) }

const cannotFlush = ['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR']

/** Makes a new name in a folder survive a power cut. Windows and some network drives cannot, and are left alone. */
export const flushFolder = async (on: Disk, folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  try {
    const handle = await on.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!cannotFlush.includes(codeOf(error))) throw error
  }
}

/** Writes all bytes; a short write is tried on until done. */
export const writeAll = async (handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  let written = 0
  while (written < bytes.length) {
    written += (await handle.write(bytes, written, bytes.length - written, at + written)).bytesWritten
  }
}

const pauses = [20, 50, 100, 200, 400]

/** Renames over a file; on Windows a virus scanner may hold it for a moment, so it is tried for a second. */
export const renameSoon = async (on: Disk, from: string, to: string): Promise<void> => {
  for (const pause of [...pauses, null]) {
    try {
      return await on.rename(from, to)
    } catch (error) {
      if (pause === null || !isBusy(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/**
 * Replaces a file whole: written beside it, flushed, renamed over it. After a power cut the old file or the new one
 * is there, never a part.
 */
export const replaceFile = async (on: Disk, path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = `${path}.new`
  try {
    const handle = await on.open(temporary, 'w')
    try {
      await writeAll(handle, bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameSoon(on, temporary, path)
  } catch (error) {
    await on.remove(temporary).catch(() => undefined)
    throw error
  }
  await flushFolder(on, dirname(path))
}

/** The text of a file; null when there is none. */
export const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The bytes of a file from an offset; fewer when it ends before, none when there is no file. */
export const readPart = async (path: string, offset: number, length: number): Promise<Uint8Array> => {
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (error) {
    if (isMissing(error)) return new Uint8Array(0)
    throw error
  }
  try {
    const { size } = await handle.stat()
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    let got = 0
    while (got < bytes.length) {
      const { bytesRead } = await handle.read(bytes, got, bytes.length - got, offset + got)
      if (bytesRead === 0) return bytes.subarray(0, got)
      got += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}
