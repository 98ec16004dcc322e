import { expose, transfer } from 'comlink'
import { privateFolder } from './opfs-api.ts'
import { createOpfsFiles, type HostFiles } from './opfs-files.ts'

// Everything lies in one folder of the origin's private file system; the worker is the only one to open it.
const opening = navigator.storage
  .getDirectory()
  .then((top) => top.getDirectoryHandle('workspace', { create: true }))
  .then((folder) => createOpfsFiles(privateFolder(folder)))

const moved = <T extends Uint8Array | null>(bytes: T): T => (bytes ? transfer(bytes, [bytes.buffer]) : bytes)

const files: HostFiles = {
  workspaceList: async () => (await opening).workspaceList(),
  journalSize: async (...args) => (await opening).journalSize(...args),
  journalRead: async (...args) => moved(await (await opening).journalRead(...args)),
  journalAppend: async (...args) => (await opening).journalAppend(...args),
  journalTruncate: async (...args) => (await opening).journalTruncate(...args),
  blobWrite: async (...args) => (await opening).blobWrite(...args),
  blobRead: async (...args) => moved(await (await opening).blobRead(...args)),
  keysRead: async (...args) => (await opening).keysRead(...args),
  keysWrite: async (...args) => (await opening).keysWrite(...args),
}

expose(files)
