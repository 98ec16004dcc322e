import { join } from 'node:path'
import { openBackupFiles } from '#node/backup-files.ts'
import { disk, replaceFile, textOf } from '#node/disk.ts'
import { freeBytes, homePaths, readInstallation } from '#node/home.ts'
import { attempt } from '#node/problem.ts'
import { ok } from '#shared/base/result.ts'
import type { Host } from '#shared/host.ts'
import type { Place } from './place.ts'

/** Where the command line's own keys of a workspace lie: beside those of the window, which it cannot open. */
export const commandKeysPath = ({ root, workspace }: Pick<Place, 'root' | 'workspace'>): string =>
  join(root, workspace, 'command.json')

/**
 * The port for the command line: the window's files, but keys of its own under a pass phrase. Nothing is picked, asked or
 * shown; a file that is made is written by the command that made it.
 */
export const createCommandHost = (place: Place, version: string): Host => {
  const { files, home, root } = place
  const paths = homePaths(home)
  const backups = openBackupFiles(home)
  const keysOf = (workspace: string) => commandKeysPath({ root, workspace })
  return {
    info: async () => ({
      kind: 'command-line',
      version,
      journalPlace: root,
      journalIsOutside: true,
      keysSealed: false,
      installation: await readInstallation(disk, paths.installation).catch(() => null),
      secondPlace: await backups.secondPlace(),
      folder: 'not-needed',
    }),
    workspaceList: () => files.list(),
    journalSize: (workspace) => files.journal(workspace).size(),
    journalRead: (workspace, offset, length) => files.journal(workspace).read(offset, length),
    journalAppend: (workspace, bytes) => files.journal(workspace).append(bytes),
    journalTruncate: (workspace, size) => files.journal(workspace).truncate(size),
    journalNext: (workspace, bytes, first) => files.journal(workspace).next(bytes, first),
    journalSwap: (workspace) => files.journal(workspace).swap(),
    folderRead: () => Promise.resolve(null),
    folderPick: () => Promise.resolve(ok(false)),
    folderBringBack: () => Promise.resolve(ok(null)),
    noteRead: (workspace, name) => files.readNote(workspace, name),
    noteWrite: (workspace, name, text) => files.writeNote(workspace, name, text),
    freeBytes: () => freeBytes(root),
    backupList: (workspace) => backups.list(workspace),
    backupWrite: (workspace, name, bytes) => backups.write(workspace, name, bytes),
    backupRead: (workspace, name, where) => backups.read(workspace, name, where),
    backupRemove: (workspace, name) => backups.remove(workspace, name),
    backupPick: () => Promise.resolve(ok(false)),
    blobWrite: (workspace, id, bytes) => files.writeBlob(workspace, id, bytes),
    blobRead: (workspace, id) => files.readBlob(workspace, id),
    keysRead: (workspace) => textOf(keysOf(workspace)),
    keysWrite: (workspace, text) =>
      attempt(async () => {
        await replaceFile(disk, keysOf(workspace), new TextEncoder().encode(text))
        return null
      }),
    saveFile: () => Promise.resolve(ok(false)),
  }
}
