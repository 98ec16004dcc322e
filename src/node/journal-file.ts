import type { FileHandle } from 'node:fs/promises'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Result } from '#shared/base/result.ts'
import type { HostProblem } from '#shared/host.ts'
import { type Disk, flushFolder, readPart, renameSoon, writeAll } from './disk.ts'
import { attempt, isMissing } from './problem.ts'

/** One append-only file. Appends come one after the other and are on the disk when they resolve. */
export interface JournalFile {
  readonly size: () => Promise<number>
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
  readonly append: (bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  /** Cuts the file; never lengthens it. */
  readonly truncate: (size: number) => Promise<Result<null, HostProblem>>
  /** Appends to the journal that is being written anew beside this one; `first` begins it. */
  readonly next: (bytes: Uint8Array, first: boolean) => Promise<Result<null, HostProblem>>
  /**
   * Puts what `next` wrote in the place of the journal, whole or not at all, and keeps nothing of the old one. Throws
   * when this process did not begin one, or when the journal was changed meanwhile: that would be lost.
   */
  readonly swap: () => Promise<Result<null, HostProblem>>
}

/** A journal being written anew: how long it is, and the journal it was made from. */
interface Next {
  readonly size: number
  readonly of: number
}

const sizeOf = async (path: string): Promise<number | null> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const openOrCreate = async (disk: Disk, path: string): Promise<FileHandle> => {
  try {
    return await disk.open(path, 'r+')
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const folder = dirname(path)
  await disk.makeFolder(folder)
  const handle = await disk.open(path, 'wx+')
  try {
    await flushFolder(disk, folder)
    await flushFolder(disk, dirname(folder))
  } catch (error) {
    // Its name would not survive a power cut, and the next append would find it made.
    await handle.close()
    await disk.remove(path).catch(() => undefined)
    throw error
  }
  return handle
}

const use = async (handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> => {
  try {
    await work(handle)
  } finally {
    await handle.close()
  }
}

/** The journal at a path; the file and its folder are made by the first append. */
export const journalFile = (disk: Disk, path: string): JournalFile => {
  let last: Promise<unknown> = Promise.resolve()
  /** Where a failed append began that could not be cut off: nothing may follow it. */
  let half: number | null = null
  /** What a process before this one left half written is never taken. */
  let next: Next | null = null
  const beside = `${path}.next`

  const inTurn = <T>(work: () => Promise<T>): Promise<Result<T, HostProblem>> => {
    const run = last.then(() => attempt(work))
    last = run.catch(() => undefined)
    return run
  }

  const sizeNow = async (): Promise<number> => half ?? (await sizeOf(path)) ?? 0

  const dropNext = async (): Promise<void> => {
    next = null
    await disk.remove(beside).catch(() => undefined)
  }

  const cut = async (handle: FileHandle, size: number): Promise<void> => {
    await handle.truncate(size)
    await handle.sync()
    half = null
  }

  return {
    size: sizeNow,
    read: (offset, length) => readPart(path, offset, length),
    append: (bytes) =>
      inTurn(async () => {
        await use(await openOrCreate(disk, path), async (handle) => {
          if (half !== null) await cut(handle, half)
          const { size } = await handle.stat()
          try {
            await writeAll(handle, bytes, size)
            await handle.sync()
          } catch (error) {
            // After a failed flush nobody knows what is on the disk: the bytes go, and are written anew.
            half = size
            await cut(handle, size).catch(() => undefined)
            throw error
          }
        })
        return null
      }),
    truncate: (size) =>
      inTurn(async () => {
        const held = await sizeOf(path)
        if (held === null || size >= held) return null
        await use(await disk.open(path, 'r+'), (handle) => cut(handle, size))
        return null
      }),
    next: (bytes, first) =>
      inTurn(async () => {
        if (!first && !next) throw new Error('no journal is being written anew')
        const begun: Next = first || !next ? { size: 0, of: await sizeNow() } : next
        if (first) await disk.makeFolder(dirname(path))
        try {
          await use(await disk.open(beside, first ? 'w' : 'r+'), (handle) =>
            writeAll(handle, bytes, begun.size),
          )
        } catch (error) {
          await dropNext()
          throw error
        }
        next = { size: begun.size + bytes.length, of: begun.of }
        return null
      }),
    swap: () =>
      inTurn(async () => {
        if (!next) throw new Error('no journal is being written anew')
        const { size, of } = next
        if ((await sizeNow()) !== of) throw new Error('the journal was changed while it was written anew')
        try {
          await use(await disk.open(beside, 'r+'), async (handle) => {
            if ((await handle.stat()).size !== size) throw new Error('the new journal is not whole')
            await handle.sync()
          })
          await renameSoon(disk, beside, path)
        } catch (error) {
          await dropNext()
          throw error
        }
        next = null
        half = null
        await flushFolder(disk, dirname(path))
        return null
      }),
  }
}
