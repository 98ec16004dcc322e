import type { FolderHandle } from '#renderer/host/picked-folder.ts'

/** What a test may do to a folder in memory, and see of it. */
export interface FakeFolder {
  /** The folder as the browser hands it out. */
  readonly handle: FolderHandle
  permission: PermissionState
  /** Every write fails with this exception while it is set. */
  failing: string | null
  /** The paths written, in order. */
  readonly written: string[]
  /** All files by path. */
  readonly files: () => ReadonlyMap<string, Uint8Array>
  /** Sets a file, makes one, or with null removes what lies there. */
  readonly put: (path: string, bytes: Uint8Array | null) => void
}

const absent = (): DOMException => new DOMException('absent', 'NotFoundError')

/** A directory handle over memory: what the File System specification says of the methods that the product uses. */
export const createFakeFolder = (name = 'picked'): FakeFolder => {
  const folders = new Set<string>([''])
  const files = new Map<string, Uint8Array>()
  const within = (path: string, key: string): boolean => key === path || key.startsWith(`${path}/`)

  const check = (): void => {
    if (fake.failing) throw new DOMException('failing', fake.failing)
  }

  const fileHandle = (path: string) => ({
    kind: 'file',
    name: path.split('/').at(-1),
    getFile: async () => {
      const bytes = files.get(path)
      if (!bytes) throw absent()
      return new Blob([bytes as Uint8Array<ArrayBuffer>])
    },
    createWritable: async () => {
      check()
      if (!files.has(path)) throw absent()
      let whole: Uint8Array = new Uint8Array(0)
      return {
        write: async (bytes: Uint8Array) => {
          check()
          const longer = new Uint8Array(whole.length + bytes.length)
          longer.set(whole)
          longer.set(bytes, whole.length)
          whole = longer
        },
        abort: async () => undefined,
        close: async () => {
          check()
          fake.written.push(path)
          files.set(path, whole)
        },
      }
    },
    createSyncAccessHandle: async () => {
      check()
      let held = files.get(path) ?? new Uint8Array(0)
      const keep = (bytes: Uint8Array): void => {
        held = bytes
        files.set(path, bytes)
      }
      return {
        getSize: () => held.length,
        write: (bytes: Uint8Array, { at }: { at: number }) => {
          check()
          const longer = new Uint8Array(Math.max(held.length, at + bytes.length))
          longer.set(held)
          longer.set(bytes, at)
          keep(longer)
          return bytes.length
        },
        truncate: (size: number) => {
          const cut = new Uint8Array(size)
          cut.set(held.subarray(0, size))
          keep(cut)
        },
        flush: () => undefined,
        close: () => undefined,
      }
    },
    move: async (to: string) => {
      check()
      const bytes = files.get(path)
      if (!bytes) throw absent()
      files.delete(path)
      files.set([...path.split('/').slice(0, -1), to].join('/'), bytes)
    },
  })

  const folderHandle = (path: string, own: string): unknown => {
    const at = (child: string): string => (path === '' ? child : `${path}/${child}`)
    return {
      kind: 'directory',
      name: own,
      queryPermission: async () => fake.permission,
      requestPermission: async () => {
        if (fake.permission === 'prompt') fake.permission = 'granted'
        return fake.permission
      },
      getDirectoryHandle: async (child: string, { create = false } = {}) => {
        if (!folders.has(at(child))) {
          if (!create) throw absent()
          check()
          if (!folders.has(path)) throw absent()
          folders.add(at(child))
        }
        return folderHandle(at(child), child)
      },
      getFileHandle: async (child: string, { create = false } = {}) => {
        if (!files.has(at(child))) {
          if (!create || !folders.has(path)) throw absent()
          check()
          files.set(at(child), new Uint8Array(0))
        }
        return fileHandle(at(child))
      },
      removeEntry: async (child: string) => {
        check()
        const gone = [...files.keys(), ...folders].filter((key) => within(at(child), key))
        if (gone.length === 0) throw absent()
        for (const key of gone) {
          files.delete(key)
          folders.delete(key)
        }
      },
      keys: async function* () {
        if (!folders.has(path)) throw absent()
        const depth = path === '' ? 0 : path.split('/').length
        const below = [...files.keys(), ...folders].filter((key) => key !== '' && key !== path)
        const inside = below.filter((key) => path === '' || within(path, key))
        yield* new Set(inside.map((key) => key.split('/')[depth] ?? ''))
      },
    }
  }

  const fake: FakeFolder = {
    // It has the methods that the product uses, and no others.
    handle: folderHandle('', name) as FolderHandle,
    permission: 'granted',
    failing: null,
    written: [],
    files: () => files,
    put: (path, bytes) => {
      const parts = path.split('/')
      if (bytes) {
        for (let i = 1; i < parts.length; i++) folders.add(parts.slice(0, i).join('/'))
        files.set(path, bytes)
        return
      }
      for (const key of [...files.keys()].filter((one) => within(path, one))) files.delete(key)
      for (const key of [...folders].filter((one) => one !== '' && within(path, one))) folders.delete(key)
    },
  }
  return fake
}
