import type { FolderHandle } from './picked-folder.ts'

const databaseName = 'xiaojia-folder'
const storeName = 'handle'

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** One transaction on the one store. A handle can lie nowhere but in an IndexedDB; all else is in files. */
const inStore = async <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const opening = indexedDB.open(databaseName, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(storeName)
  }
  const database = await answered(opening)
  try {
    const transaction = database.transaction(storeName, mode)
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    const result = await answered(work(transaction.objectStore(storeName)))
    await ended
    return result
  } finally {
    database.close()
  }
}

/** Remembers the picked folder beyond a restart. */
export const rememberFolder = async (handle: FolderHandle): Promise<void> => {
  await inStore('readwrite', (store) => store.put(handle, 'folder'))
}

/** The folder picked before the restart; null when none was, or when it was forgotten. The person may then pick it again. */
export const recallFolder = async (): Promise<FolderHandle | null> => {
  try {
    const held: unknown = await inStore('readonly', (store) => store.get('folder'))
    // What was put in had the methods that the DOM library leaves out.
    return held instanceof FileSystemDirectoryHandle ? (held as FolderHandle) : null
  } catch {
    return null
  }
}
