import { wrap } from 'comlink'
import { ok } from '#shared/base/result.ts'
import type { Host } from '#shared/host.ts'
import type { BrowserFiles } from './browser-files.ts'
import { bringBackFrom, type FolderDialog, pickFolder } from './folder-pick.ts'

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

/** What the browser says this origin may still write; null when it does not say. */
const freeBytes = async (): Promise<number | null> => {
  const { quota, usage } = await navigator.storage.estimate()
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage)
}

/**
 * The port in a plain browser page: journal, blobs, keys and backups in the origin's private file system, written by
 * a worker of its own, with a copy in a folder the person picked; files leave as downloads. Made once per page, on the
 * main thread.
 */
export const createBrowserHost = (version: string): Host => {
  const worker = new Worker(new URL('./opfs.worker.ts', import.meta.url), { type: 'module' })
  const files = wrap<BrowserFiles>(worker)
  // Asks the browser not to clear this origin when the disk runs low; it may refuse, and the page still works.
  void navigator.storage.persist().catch(() => false)
  // The dialog is of this thread; its handle goes to the worker.
  const page = window as Window & FolderDialog
  const pick = (): ReturnType<Host['folderPick']> => pickFolder(page, files)
  return {
    info: async () => {
      const folder = await files.folderState()
      return {
        kind: 'browser',
        version,
        journalPlace: location.origin,
        journalIsOutside: false,
        keysSealed: false,
        // Nothing of a browser lies outside its profile; there a copied PC is noticed by what it writes.
        installation: null,
        secondPlace: folder,
        folder,
      }
    },
    workspaceList: () => files.workspaceList(),
    journalSize: (workspace) => files.journalSize(workspace),
    journalRead: (workspace, offset, length) => files.journalRead(workspace, offset, length),
    journalAppend: (workspace, bytes) => files.journalAppend(workspace, bytes),
    journalTruncate: (workspace, size) => files.journalTruncate(workspace, size),
    journalNext: (workspace, bytes, first) => files.journalNext(workspace, bytes, first),
    journalSwap: (workspace) => files.journalSwap(workspace),
    folderRead: (workspace) => files.folderRead(workspace),
    folderPick: pick,
    folderBringBack: () => bringBackFrom(page, files),
    noteRead: (workspace, name) => files.noteRead(workspace, name),
    noteWrite: (workspace, name, text) => files.noteWrite(workspace, name, text),
    freeBytes,
    backupList: (workspace) => files.backupList(workspace),
    backupWrite: (workspace, name, bytes) => files.backupWrite(workspace, name, bytes),
    backupRead: (workspace, name, place) => files.backupRead(workspace, name, place),
    backupRemove: (workspace, name) => files.backupRemove(workspace, name),
    // One folder serves both: copies of the journal and the second place for backups.
    backupPick: pick,
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
