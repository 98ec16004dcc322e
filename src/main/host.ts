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
  readonly seal: Seal
  readonly saveFile: Host['saveFile']
}

const notBuilt = (): never => {
  throw new Error('not built yet')
}

/** The port over the disk of this PC. */
export const createHost = ({ version, journalPlace, files, seal, saveFile }: HostParts): Host => ({
  info: async () => ({
    kind: 'electron',
    version,
    journalPlace,
    journalIsOutside: true,
    keysSealed: await seal.isAvailable(),
    installation: null,
    secondPlace: 'none',
    folder: 'not-needed',
  }),
  workspaceList: () => files.list(),
  journalSize: async (workspace) => files.journal(workspace).size(),
  journalRead: async (workspace, offset, length) => files.journal(workspace).read(offset, length),
  journalAppend: async (workspace, bytes) => files.journal(workspace).append(bytes),
  journalTruncate: async (workspace, size) => files.journal(workspace).truncate(size),
  journalNext: notBuilt,
  journalSwap: notBuilt,
  folderRead: notBuilt,
  folderPick: notBuilt,
  noteRead: notBuilt,
  noteWrite: notBuilt,
  freeBytes: notBuilt,
  backupList: notBuilt,
  backupWrite: notBuilt,
  backupRead: notBuilt,
  backupRemove: notBuilt,
  backupPick: notBuilt,
  blobWrite: async (workspace, id, bytes) => files.writeBlob(workspace, id, bytes),
  blobRead: async (workspace, id) => files.readBlob(workspace, id),
  keysRead: async (workspace) => {
    const bytes = await files.readKeys(workspace)
    return bytes && seal.open(bytes)
  },
  keysWrite: async (workspace, text) => {
    const written = await files.writeKeys(workspace, await seal.close(text))
    return written.ok ? ok(null) : written
  },
  saveFile,
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
