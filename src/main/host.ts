import type { BackupFiles } from '#node/backup-files.ts'
import type { WorkspaceFiles } from '#node/workspace-files.ts'
import { ok } from '#shared/base/result.ts'
import { type Host, hostMethods } from '#shared/host.ts'
import { areArguments } from './arguments.ts'
import type { Frame } from './origin.ts'
import type { Seal } from './seal.ts'

/** What the port of the main process is made of. */
export interface HostParts {
  readonly version: string
  readonly journalPlace: string
  readonly files: WorkspaceFiles
  readonly backups: BackupFiles
  readonly seal: Seal
  readonly installation: () => Promise<string>
  readonly freeBytes: Host['freeBytes']
  /** Asks a person for a folder; null when cancelled. */
  readonly askFolder: () => Promise<string | null>
  readonly saveFile: Host['saveFile']
}

/** The port over the disk of this PC. */
export const createHost = (parts: HostParts): Host => ({
  info: async () => ({
    kind: 'electron',
    version: parts.version,
    journalPlace: parts.journalPlace,
    journalIsOutside: true,
    keysSealed: await parts.seal.isAvailable(),
    // Without the file nobody can tell a copy; that is no reason not to open.
    installation: await parts.installation().catch(() => null),
    secondPlace: await parts.backups.secondPlace(),
    folder: 'not-needed',
  }),
  workspaceList: () => parts.files.list(),
  journalSize: async (workspace) => parts.files.journal(workspace).size(),
  journalRead: async (workspace, offset, length) => parts.files.journal(workspace).read(offset, length),
  journalAppend: async (workspace, bytes) => parts.files.journal(workspace).append(bytes),
  journalTruncate: async (workspace, size) => parts.files.journal(workspace).truncate(size),
  journalNext: async (workspace, bytes, first) => parts.files.journal(workspace).next(bytes, first),
  journalSwap: async (workspace) => parts.files.journal(workspace).swap(),
  // The journal lies outside the profile already: a copy in a folder is for the plain browser.
  folderRead: () => Promise.resolve(null),
  folderPick: () => Promise.resolve(ok(false)),
  folderBringBack: () => Promise.resolve(ok(null)),
  noteRead: (workspace, name) => parts.files.readNote(workspace, name),
  noteWrite: (workspace, name, text) => parts.files.writeNote(workspace, name, text),
  freeBytes: parts.freeBytes,
  backupList: (workspace) => parts.backups.list(workspace),
  backupWrite: (workspace, name, bytes) => parts.backups.write(workspace, name, bytes),
  backupRead: (workspace, name, place) => parts.backups.read(workspace, name, place),
  backupRemove: (workspace, name) => parts.backups.remove(workspace, name),
  backupPick: async () => {
    const folder = await parts.askFolder()
    if (folder === null) return ok(false)
    const chosen = await parts.backups.choose(folder)
    return chosen.ok ? ok(true) : chosen
  },
  blobWrite: async (workspace, id, bytes) => parts.files.writeBlob(workspace, id, bytes),
  blobRead: async (workspace, id) => parts.files.readBlob(workspace, id),
  keysRead: async (workspace) => {
    const bytes = await parts.files.readKeys(workspace)
    if (!bytes) return null
    const { text, isStale } = await parts.seal.open(bytes)
    // The system has a newer key. If that cannot be written now, the old seal still opens.
    if (isStale) await parts.files.writeKeys(workspace, await parts.seal.close(text))
    return text
  },
  keysWrite: async (workspace, text) => {
    const written = await parts.files.writeKeys(workspace, await parts.seal.close(text))
    return written.ok ? ok(null) : written
  },
  saveFile: parts.saveFile,
})

/** The part of Electron's ipcMain that is used. */
export interface Messages {
  handle(
    channel: string,
    handler: (event: { readonly senderFrame: Frame | null }, ...values: unknown[]) => unknown,
  ): void
}

/** Offers every method of the port to the page, and only to it: the sender and the arguments are checked each time. */
export const offerHost = (
  messages: Messages,
  host: Host,
  isTrusted: (frame: Frame | null) => boolean,
): void => {
  const offer = <M extends keyof Host>(name: M): void => {
    // TypeScript cannot relate one method's parameters to its own type here; `areArguments` has checked them.
    const method = host[name] as (...values: Parameters<Host[M]>) => unknown
    messages.handle(`host:${name}`, async (event, ...values) => {
      if (!isTrusted(event.senderFrame)) throw new Error('not for this page')
      if (!areArguments(name, values)) throw new Error(`wrong arguments for ${name}`)
      return method(...values)
    })
  }
  for (const name of hostMethods) offer(name)
}
