import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { BackupFile, BackupPlace, HostInfo, HostProblem } from '#shared/host.ts'
import { type Disk, flushFolder, openDisk, disk as realDisk, replaceFile, textOf } from './disk.ts'
import { homePaths } from './home.ts'
import { attempt, codeOf, isMissing } from './problem.ts'
import { isWorkspace } from './workspace-folder.ts'

/** The backups of all workspaces, in the home folder and in a second place the person chose. */
export interface BackupFiles {
  readonly secondPlace: () => Promise<HostInfo['secondPlace']>
  /** Takes a folder as the second place; `not-permitted` when it lies inside the home folder. */
  readonly choose: (folder: string) => Promise<Result<null, HostProblem>>
  readonly list: (workspace: string) => Promise<readonly BackupFile[]>
  /** Writes to every place that can be reached; a problem only when no place took it. */
  readonly write: (
    workspace: string,
    name: string,
    bytes: Uint8Array,
  ) => Promise<Result<readonly BackupPlace[], HostProblem>>
  readonly read: (workspace: string, name: string, place: BackupPlace) => Promise<Uint8Array | null>
  readonly remove: (workspace: string, name: string) => Promise<Result<null, HostProblem>>
}

/** The chosen folder and the mark that was put there: another stick under the same letter has another mark. */
interface Second {
  readonly folder: string
  readonly mark: string
}

interface Place {
  readonly place: BackupPlace
  readonly root: string
  readonly disk: Disk
}

/** The folder that is made inside the chosen one, so that backups lie among nothing else. */
const folderName = '小家备份'
const markName = 'xiaojia-place'
const isName = (name: string): boolean => /^[a-z0-9-]{1,80}\.xjb$/.test(name)

const checked = (workspace: string, name: string): void => {
  if (!isWorkspace(workspace)) throw new Error('not a workspace name')
  if (!isName(name)) throw new Error('not a backup name')
}

const parseSettings = (text: string | null): Second | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null || !('secondPlace' in value)) return null
    const { secondPlace: at } = value
    if (typeof at !== 'object' || at === null || !('folder' in at) || !('mark' in at)) return null
    return typeof at.folder === 'string' && typeof at.mark === 'string'
      ? { folder: at.folder, mark: at.mark }
      : null
  } catch {
    return null
  }
}

/** What cannot be reached (stick drawn, share off line) is the same as not there. */
const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === '') throw error
    return null
  }
}

const isInside = (folder: string, home: string): boolean => {
  const way = relative(resolve(home), resolve(folder))
  return way === '' || !(way.startsWith('..') || resolve(way) === way)
}

/** Opens the backups of a home folder. The second place is remembered in its settings file. */
export const openBackupFiles = (
  home: string,
  disk: Disk = realDisk,
  secondDisk: Disk = openDisk,
): BackupFiles => {
  const paths = homePaths(home)
  const first: Place = { place: 'first', root: paths.backup, disk }
  const chosen = async (): Promise<Second | null> => parseSettings(await textOf(paths.settings))

  const isThere = async ({ folder, mark }: Second): Promise<boolean> =>
    (await orNull(readFile(join(folder, markName), 'utf8'))) === mark

  const places = async (): Promise<readonly Place[]> => {
    const second = await chosen()
    if (!second || !(await isThere(second))) return [first]
    return [first, { place: 'second', root: second.folder, disk: secondDisk }]
  }

  const write = async (place: Place, workspace: string, name: string, bytes: Uint8Array): Promise<void> => {
    const folder = join(place.root, workspace)
    const path = join(folder, name)
    await place.disk.makeFolder(folder)
    await flushFolder(place.disk, place.root)
    await replaceFile(place.disk, path, bytes)
    // A share that is full may say so only by a shorter file.
    if ((await stat(path)).size !== bytes.length) {
      await place.disk.remove(path)
      throw Object.assign(new Error('short file'), { code: 'ENOSPC' })
    }
  }

  return {
    secondPlace: async () => {
      const second = await chosen()
      if (!second) return 'none'
      return (await isThere(second)) ? 'ready' : 'lost'
    },
    choose: (picked) => {
      if (isInside(picked, home)) return Promise.resolve(err({ type: 'not-permitted' }))
      return attempt(async () => {
        // Choosing the folder of an earlier choice (of this PC or another) takes it as it is.
        const isOwn = (await textOf(join(picked, markName))) !== null
        const folder = isOwn ? picked : join(picked, folderName)
        await secondDisk.makeFolder(folder)
        const held = await textOf(join(folder, markName))
        const mark = held ?? randomUUID()
        if (held === null)
          await replaceFile(secondDisk, join(folder, markName), new TextEncoder().encode(mark))
        const settings = JSON.stringify({ v: 1, secondPlace: { folder, mark } })
        await disk.makeFolder(home)
        await replaceFile(disk, paths.settings, new TextEncoder().encode(settings))
        return null
      })
    },
    list: async (workspace) => {
      if (!isWorkspace(workspace)) throw new Error('not a workspace name')
      const found: BackupFile[] = []
      for (const { place, root } of await places()) {
        for (const name of ((await orNull(readdir(join(root, workspace)))) ?? []).filter(isName).sort()) {
          const held = await orNull(stat(join(root, workspace, name)))
          if (held) found.push({ name, bytes: held.size, place })
        }
      }
      return found
    },
    write: async (workspace, name, bytes) => {
      checked(workspace, name)
      const written: BackupPlace[] = []
      let problem: HostProblem = { type: 'disk-error', detail: 'no place' }
      for (const place of await places()) {
        const done = await attempt(() => write(place, workspace, name, bytes))
        if (done.ok) written.push(place.place)
        else if (place === first) problem = done.error
      }
      return written.length > 0 ? ok(written) : err(problem)
    },
    read: async (workspace, name, place) => {
      checked(workspace, name)
      const at = (await places()).find((one) => one.place === place)
      return at ? orNull(readFile(join(at.root, workspace, name))) : null
    },
    remove: async (workspace, name) => {
      checked(workspace, name)
      return attempt(async () => {
        for (const { root, disk: on } of await places()) {
          const folder = join(root, workspace)
          await on.remove(join(folder, name))
          await flushFolder(on, folder).catch((error: unknown) => {
            if (!isMissing(error)) throw error
          })
        }
        return null
      })
    },
  }
}
