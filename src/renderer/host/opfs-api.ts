/** What a dedicated worker has beside the DOM library: exclusive, synchronous access to a private file. */
export interface SyncAccess {
  getSize(): number
  read(into: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

/** A private file as a worker sees it; `move` renames within its folder and replaces what is there. */
export interface PrivateFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>
  move(name: string): Promise<void>
}

/** The private folder of the page's origin, with the worker's extra methods. */
export interface PrivateFolder {
  getFile(name: string, create: true): Promise<PrivateFile>
  getFile(name: string, create: false): Promise<PrivateFile | null>
  getFolder(name: string, create: true): Promise<PrivateFolder>
  getFolder(name: string, create: false): Promise<PrivateFolder | null>
  names(): Promise<readonly string[]>
  /** Removes a file; none is no error. */
  remove(name: string): Promise<void>
}

/** For what may be absent: null instead of an exception. */
export const orMissing = (error: unknown): null => {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null
  throw error
}

/** The names in a folder, sorted. */
export const namesIn = async (handle: FileSystemDirectoryHandle): Promise<readonly string[]> => {
  const names: string[] = []
  for await (const name of handle.keys()) names.push(name)
  return names.sort()
}

/** Wraps a directory handle: absent is null, not an exception. */
export const privateFolder = (handle: FileSystemDirectoryHandle): PrivateFolder => {
  async function getFolder(name: string, create: true): Promise<PrivateFolder>
  async function getFolder(name: string, create: boolean): Promise<PrivateFolder | null>
  async function getFolder(name: string, create: boolean): Promise<PrivateFolder | null> {
    const found = await handle.getDirectoryHandle(name, { create }).catch(orMissing)
    return found && privateFolder(found)
  }
  async function getFile(name: string, create: true): Promise<PrivateFile>
  async function getFile(name: string, create: boolean): Promise<PrivateFile | null>
  async function getFile(name: string, create: boolean): Promise<PrivateFile | null> {
    // The DOM library leaves out what only workers have.
    return handle.getFileHandle(name, { create }).catch(orMissing) as Promise<PrivateFile | null>
  }
  return {
    getFolder,
    getFile,
    names: () => namesIn(handle),
    remove: async (name) => {
      await handle.removeEntry(name).catch(orMissing)
    },
  }
}
