import type { HostInfo } from '#shared/host.ts'

/** A folder the person picked, with what the DOM library leaves out: whether it may be written, and asking for it. */
export interface FolderHandle extends FileSystemDirectoryHandle {
  queryPermission(want: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission(want: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

/** The folder for copies: a second place outside the browser's profile. */
export interface PickedFolder {
  readonly use: (handle: FolderHandle) => void
  readonly handle: () => FolderHandle | null
  /** `lost` while it may not be written, cannot be reached or failed at the last attempt. */
  readonly state: () => Promise<HostInfo['secondPlace']>
  /** Reads in the folder made inside the picked one; null when there is none or it failed. Never throws. */
  readonly read: Attempt
  /** The same for work that writes: its success is what shows that the folder works again. */
  readonly write: Attempt
}

type Attempt = <T>(work: (folder: FileSystemDirectoryHandle) => Promise<T>) => Promise<T | null>

/** The folder that is made inside the picked one, so that copies lie among nothing else. */
const folderName = '小家备份'

/** Keeps the picked folder and whether it works. */
export const createPickedFolder = (): PickedFolder => {
  let held: FolderHandle | null = null
  let isBroken = false

  const attempt: Attempt = async (work) => {
    const handle = held
    if (!handle) return null
    try {
      if ((await handle.queryPermission({ mode: 'readwrite' })) !== 'granted') return null
      const own =
        handle.name === folderName ? handle : await handle.getDirectoryHandle(folderName, { create: true })
      return await work(own)
    } catch {
      // Drawn, full, deleted or forbidden: whatever it is, the person must look, and no save may fail by it.
      isBroken = true
      return null
    }
  }

  return {
    use: (handle) => {
      held = handle
      isBroken = false
    },
    handle: () => held,
    state: async () => {
      if (!held) return 'none'
      if (isBroken) return 'lost'
      const isReached = await attempt(async (folder) => {
        for await (const _ of folder.keys()) break
        return true
      })
      return isReached ? 'ready' : 'lost'
    },
    read: attempt,
    write: (work) =>
      attempt(async (own) => {
        const result = await work(own)
        isBroken = false
        return result
      }),
  }
}

/** Writes a file whole; on its close the browser puts it in the place of an older one. */
export const writeFile = async (
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> => {
  const file = await folder.getFileHandle(name, { create: true })
  const stream = await file.createWritable()
  try {
    // Nothing here is shared memory, which a stream would not take.
    await stream.write(bytes as Uint8Array<ArrayBuffer>)
  } catch (error) {
    await stream.abort().catch(() => undefined)
    throw error
  }
  await stream.close()
  if ((await file.getFile()).size !== bytes.length) throw new Error('a file came out shorter')
}
