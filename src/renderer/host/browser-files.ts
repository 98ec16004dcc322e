import { err, ok, type Result } from '#shared/base/result.ts'
import type { BackupFile, BackupPlace, Host, HostInfo, HostProblem } from '#shared/host.ts'
import { createJournalCopies } from './journal-copy.ts'
import { createKeyCopies } from './key-copy.ts'
import { namesIn, orMissing, type PrivateFolder } from './opfs-api.ts'
import { checkWorkspace, createOpfsFiles, type HostFiles } from './opfs-files.ts'
import { problemOf, readWhole, replace } from './opfs-write.ts'
import { createPickedFolder, type FolderHandle, writeFile } from './picked-folder.ts'

/** What the worker does for the port: all files, in the private file system and in the folder the person picked. */
export interface BrowserFiles
  extends HostFiles,
    Pick<Host, 'folderRead' | 'backupList' | 'backupWrite' | 'backupRead' | 'backupRemove'> {
  /** Takes a folder for copies; whether it can be written. */
  readonly folderUse: (handle: FolderHandle) => Promise<boolean>
  /** Puts back the keys that the folder in use has and that are not here any more; of how many workspaces. */
  readonly folderBringBack: () => Promise<Result<number, HostProblem>>
  readonly folderHandle: () => Promise<FolderHandle | null>
  readonly folderState: () => Promise<HostInfo['secondPlace']>
}

/** What the files stand on. */
export interface BrowserFilesParts {
  readonly workspaces: PrivateFolder
  readonly backups: PrivateFolder
  readonly newId: () => string
  /** Keeps other windows of this browser from the copy of the same workspace. */
  readonly alone: <T>(workspace: string, work: () => Promise<T>) => Promise<T>
}

const backupFolder = 'backup'
const isBackup = (name: string): boolean => /^[a-z0-9-]{1,80}\.xjb$/.test(name)
const checked = (workspace: string, name: string): void => {
  checkWorkspace(workspace)
  if (!isBackup(name)) throw new Error('not a backup name')
}

/** All files of the plain browser: backups lie in the private file system and, as the second place, in the picked folder. */
export const createBrowserFiles = ({
  workspaces,
  backups,
  newId,
  alone,
}: BrowserFilesParts): BrowserFiles => {
  const folder = createPickedFolder()
  const { files, source } = createOpfsFiles(workspaces, newId, (workspace) => copies.follow(workspace))
  const keyCopies = createKeyCopies(files)
  const copies = createJournalCopies(folder, source, newId, alone, keyCopies)

  /** Works among the backups of a workspace in the picked folder. */
  const second = <T>(
    workspace: string,
    mode: 'read' | 'write',
    work: (backups: FileSystemDirectoryHandle) => Promise<T>,
  ): Promise<T | null> =>
    folder[mode](async (root) => {
      const create = mode === 'write'
      const own = await root.getDirectoryHandle(workspace, { create }).catch(orMissing)
      const found = await own?.getDirectoryHandle(backupFolder, { create }).catch(orMissing)
      return found ? work(found) : null
    })

  return {
    ...files,
    keysWrite: async (workspace, text) => {
      const written = await files.keysWrite(workspace, text)
      if (written.ok) copies.followBeside(workspace)
      return written
    },
    noteWrite: async (workspace, name, text) => {
      const written = await files.noteWrite(workspace, name, text)
      if (written.ok && name === 'store') copies.followBeside(workspace)
      return written
    },
    folderBringBack: async () =>
      (await folder.read(keyCopies.bringBack)) ?? err({ type: 'disk-error', detail: 'folder' }),
    folderUse: async (handle) => {
      const before = folder.handle()
      folder.use(handle)
      if ((await folder.state()) === 'ready') {
        // Long for the first time; the person need not wait.
        copies.followAll()
        return true
      }
      if (before) folder.use(before)
      return false
    },
    folderHandle: () => Promise.resolve(folder.handle()),
    folderState: folder.state,
    folderRead: (workspace) => copies.read(checkWorkspace(workspace)),
    backupList: async (workspace) => {
      const own = await backups.getFolder(checkWorkspace(workspace), false)
      const found: BackupFile[] = []
      for (const name of ((await own?.names()) ?? []).filter(isBackup)) {
        const file = await own?.getFile(name, false)
        if (file) found.push({ name, bytes: (await file.getFile()).size, place: 'first' })
      }
      const more = await second(workspace, 'read', async (there) => {
        const names = (await namesIn(there)).filter(isBackup)
        return Promise.all(
          names.map(async (name): Promise<BackupFile> => {
            const { size } = await (await there.getFileHandle(name)).getFile()
            return { name, bytes: size, place: 'second' }
          }),
        )
      })
      return [...found, ...(more ?? [])]
    },
    backupWrite: async (workspace, name, bytes) => {
      checked(workspace, name)
      const written: BackupPlace[] = []
      let problem: HostProblem | null = null
      try {
        const own = await backups.getFolder(workspace, true)
        await replace(own, name, bytes)
        const file = await own.getFile(name, true)
        if ((await file.getFile()).size !== bytes.length)
          throw new DOMException('short', 'QuotaExceededError')
        written.push('first')
      } catch (error) {
        problem = problemOf(error)
      }
      const isThere = await second(workspace, 'write', async (there) => {
        await writeFile(there, name, bytes)
        return true
      })
      if (isThere) written.push('second')
      return problem && written.length === 0 ? err(problem) : ok(written)
    },
    backupRead: async (workspace, name, place) => {
      checked(workspace, name)
      if (place === 'second') {
        return second(workspace, 'read', async (there) =>
          readWhole(await there.getFileHandle(name).catch(orMissing)),
        )
      }
      const own = await backups.getFolder(workspace, false)
      return own ? readWhole(await own.getFile(name, false)) : null
    },
    backupRemove: async (workspace, name) => {
      checked(workspace, name)
      try {
        await (await backups.getFolder(workspace, false))?.remove(name)
        await second(workspace, 'read', (there) => there.removeEntry(name).catch(orMissing))
        return ok(null)
      } catch (error) {
        return err(problemOf(error))
      }
    },
  }
}
