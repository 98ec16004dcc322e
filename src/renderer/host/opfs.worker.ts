import { expose, transfer } from 'comlink'
import { type BrowserFiles, createBrowserFiles } from './browser-files.ts'
import { privateFolder } from './opfs-api.ts'
import { recallFolder, rememberFolder } from './remembered-folder.ts'

// Everything lies in two folders of the origin's private file system; the worker is the only one to open them.
const open = async (): Promise<BrowserFiles> => {
  const top = await navigator.storage.getDirectory()
  const made = createBrowserFiles({
    workspaces: privateFolder(await top.getDirectoryHandle('workspace', { create: true })),
    backups: privateFolder(await top.getDirectoryHandle('backup', { create: true })),
    newId: () => crypto.randomUUID(),
    alone: (workspace, work) => navigator.locks.request(`xiaojia/copy/${workspace}`, work),
  })
  const remembered = await recallFolder()
  if (remembered) await made.folderUse(remembered)
  return made
}
const opening = open()

const moved = <T extends Uint8Array | null>(bytes: T): T => (bytes ? transfer(bytes, [bytes.buffer]) : bytes)

const files: BrowserFiles = {
  workspaceList: async () => (await opening).workspaceList(),
  journalSize: async (...args) => (await opening).journalSize(...args),
  journalRead: async (...args) => moved(await (await opening).journalRead(...args)),
  journalAppend: async (...args) => (await opening).journalAppend(...args),
  journalTruncate: async (...args) => (await opening).journalTruncate(...args),
  journalNext: async (...args) => (await opening).journalNext(...args),
  journalSwap: async (...args) => (await opening).journalSwap(...args),
  noteRead: async (...args) => (await opening).noteRead(...args),
  noteWrite: async (...args) => (await opening).noteWrite(...args),
  blobWrite: async (...args) => (await opening).blobWrite(...args),
  blobRead: async (...args) => moved(await (await opening).blobRead(...args)),
  keysRead: async (...args) => (await opening).keysRead(...args),
  keysWrite: async (...args) => (await opening).keysWrite(...args),
  backupList: async (...args) => (await opening).backupList(...args),
  backupWrite: async (...args) => (await opening).backupWrite(...args),
  backupRead: async (...args) => moved(await (await opening).backupRead(...args)),
  backupRemove: async (...args) => (await opening).backupRemove(...args),
  folderRead: async (...args) => moved(await (await opening).folderRead(...args)),
  folderUse: async (handle) => {
    const isReady = await (await opening).folderUse(handle)
    if (isReady) await rememberFolder(handle)
    return isReady
  },
  folderBringBack: async () => (await opening).folderBringBack(),
  folderHandle: async () => (await opening).folderHandle(),
  folderState: async () => (await opening).folderState(),
}

expose(files)
