import { wrap } from 'comlink'
import { ok } from '#shared/base/result.ts'
import type { Host } from '#shared/host.ts'
import type { HostFiles } from './opfs-files.ts'

/** A chosen name must not climb into a folder or be refused by Windows. */
const plainName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')

/** Hands bytes to the browser's downloads: there is no way to hear of a cancelled one. */
const download = (name: string, bytes: Uint8Array): void => {
  // A Blob takes no shared memory; nothing here ever is.
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const link = document.createElement('a')
  link.href = url
  link.download = plainName(name)
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const notBuilt = (): never => {
  throw new Error('not built yet')
}

/**
 * The port in a plain browser page: journal, blobs and keys in the origin's private file system, written by a
 * worker of its own; files leave as downloads. Made once per page, on the main thread.
 */
export const createBrowserHost = (version: string): Host => {
  const worker = new Worker(new URL('./opfs.worker.ts', import.meta.url), { type: 'module' })
  const files = wrap<HostFiles>(worker)
  // Asks the browser not to clear this origin when the disk runs low; it may refuse, and the page still works.
  void navigator.storage.persist().catch(() => false)
  return {
    info: () =>
      Promise.resolve({
        kind: 'browser',
        version,
        journalPlace: location.origin,
        journalIsOutside: false,
        keysSealed: false,
        installation: null,
        secondPlace: 'none',
        folder: 'none',
      }),
    workspaceList: () => files.workspaceList(),
    journalSize: (workspace) => files.journalSize(workspace),
    journalRead: (workspace, offset, length) => files.journalRead(workspace, offset, length),
    journalAppend: (workspace, bytes) => files.journalAppend(workspace, bytes),
    journalTruncate: (workspace, size) => files.journalTruncate(workspace, size),
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
    blobWrite: (workspace, id, bytes) => files.blobWrite(workspace, id, bytes),
    blobRead: (workspace, id) => files.blobRead(workspace, id),
    keysRead: (workspace) => files.keysRead(workspace),
    keysWrite: (workspace, text) => files.keysWrite(workspace, text),
    saveFile: (name, bytes) => {
      download(name, bytes)
      return Promise.resolve(ok(true))
    },
  }
}
