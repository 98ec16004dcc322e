import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, type Result } from '#shared/base/result.ts'
import type { HostProblem, LockHolder, NoteName } from '#shared/host.ts'
import { type Disk, disk as realDisk, replaceFile } from './disk.ts'
import { type JournalFile, journalFile } from './journal-file.ts'
import { type Lock, takeLock } from './lock-file.ts'
import { attempt, isMissing } from './problem.ts'
import { isWorkspace, workspacePaths } from './workspace-folder.ts'

/** The files of all workspaces under one folder: what the window's port and the command line share. */
export interface WorkspaceFiles {
  readonly list: () => Promise<readonly string[]>
  readonly journal: (workspace: string) => JournalFile
  readonly writeBlob: (workspace: string, id: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  readonly readBlob: (workspace: string, id: string) => Promise<Uint8Array | null>
  readonly readKeys: (workspace: string) => Promise<Uint8Array | null>
  readonly writeKeys: (workspace: string, bytes: Uint8Array) => Promise<Result<null, HostProblem>>
  readonly readNote: (workspace: string, name: NoteName) => Promise<string | null>
  readonly writeNote: (workspace: string, name: NoteName, text: string) => Promise<Result<null, HostProblem>>
  /** Gives back every lock taken for writing. */
  readonly close: () => Promise<void>
}

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Opens the folder of all workspaces. The first write to a workspace takes its lock, which is kept until `close`. */
export const openWorkspaceFiles = (
  root: string,
  disk: Disk = realDisk,
  holder: LockHolder = 'window',
): WorkspaceFiles => {
  const journals = new Map<string, JournalFile>()
  const locks = new Map<string, Promise<Result<Lock, HostProblem>>>()
  const writing = new Map<string, Promise<unknown>>()

  const lock = async (workspace: string): Promise<Result<Lock, HostProblem>> => {
    const held = locks.get(workspace)
    if (held) return held
    const taking = takeLock(disk, workspacePaths(root, workspace).lock, holder)
    locks.set(workspace, taking)
    const taken = await taking
    if (!taken.ok) locks.delete(workspace)
    return taken
  }

  const locked = async <T>(
    workspace: string,
    work: () => Promise<Result<T, HostProblem>>,
  ): Promise<Result<T, HostProblem>> => {
    const taken = await lock(workspace)
    return taken.ok ? work() : err(taken.error)
  }

  /** Writers of one file come one after the other: they share its temporary name. */
  const replace = (
    workspace: string,
    path: string,
    bytes: Uint8Array,
  ): Promise<Result<null, HostProblem>> => {
    const before = writing.get(path) ?? Promise.resolve()
    const run = before.then(() =>
      locked(workspace, () =>
        attempt(async () => {
          await disk.makeFolder(dirname(path))
          await replaceFile(disk, path, bytes)
          return null
        }),
      ),
    )
    const settled = run
      .catch(() => undefined)
      .then(() => {
        if (writing.get(path) === settled) writing.delete(path)
      })
    writing.set(path, settled)
    return run
  }

  const journal = (workspace: string): JournalFile => {
    const known = journals.get(workspace)
    if (known) return known
    const file = journalFile(disk, workspacePaths(root, workspace).journal)
    const guarded: JournalFile = {
      ...file,
      append: (bytes) => locked(workspace, () => file.append(bytes)),
      truncate: (size) => locked(workspace, () => file.truncate(size)),
      next: (bytes, first) => locked(workspace, () => file.next(bytes, first)),
      swap: () => locked(workspace, () => file.swap()),
    }
    journals.set(workspace, guarded)
    return guarded
  }

  return {
    list: async () => {
      const names = (await orNull(readdir(root))) ?? []
      const found: string[] = []
      for (const name of names.filter(isWorkspace).sort()) {
        const { journal: file, keys } = workspacePaths(root, name)
        // A journal that was deleted leaves its keys: the workspace is damaged, not absent.
        if ((await orNull(stat(file))) ?? (await orNull(stat(keys)))) found.push(name)
      }
      return found
    },
    journal,
    writeBlob: async (workspace, id, bytes) => {
      const path = workspacePaths(root, workspace).blob(id)
      const held = await orNull(stat(path))
      if (held?.size === bytes.length) return { ok: true, value: null }
      return replace(workspace, path, bytes)
    },
    readBlob: (workspace, id) => orNull(readFile(workspacePaths(root, workspace).blob(id))),
    readKeys: (workspace) => orNull(readFile(workspacePaths(root, workspace).keys)),
    writeKeys: (workspace, bytes) => replace(workspace, workspacePaths(root, workspace).keys, bytes),
    readNote: (workspace, name) => orNull(readFile(workspacePaths(root, workspace).note(name), 'utf8')),
    writeNote: async (workspace, name, text) =>
      replace(workspace, workspacePaths(root, workspace).note(name), new TextEncoder().encode(text)),
    close: async () => {
      for (const taking of locks.values()) {
        const taken = await taking
        if (taken.ok) await taken.value.release()
      }
      locks.clear()
    },
  }
}
