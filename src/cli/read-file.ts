import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { PickedFile } from '#shared/host.ts'
import type { Io } from './command.ts'

/** A file named on the command line; null when it cannot be read. */
export const readPicked = async (io: Io, path: string): Promise<PickedFile | null> => {
  try {
    const bytes = await readFile(resolve(io.folder, path))
    return { name: basename(path), bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
  } catch {
    return null
  }
}

/** The bundle files of folders and the files themselves, by name, so that every run takes them in the same order. */
export const listPaths = async (io: Io, paths: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const path of paths) {
    const full = resolve(io.folder, path)
    const isFolder = (await stat(full).catch(() => null))?.isDirectory() ?? false
    if (!isFolder) found.push(full)
    else
      for (const name of (await readdir(full)).sort()) if (name.endsWith('.xjb')) found.push(join(full, name))
  }
  return found
}
