import type { KeyCopies } from './key-copy.ts'
import { namesIn, orMissing } from './opfs-api.ts'
import type { JournalSource } from './opfs-files.ts'
import { readText, readWhole } from './opfs-write.ts'
import { type PickedFolder, writeFile } from './picked-folder.ts'

/** A file of the folder can only be written whole, so the copy is cut: full chunks are never written again. */
export const chunkSize = 1024 * 1024

/** Copies of the journals in the picked folder. */
export interface JournalCopies {
  /** Soon brings the copy of a journal that grew or was written anew up to it. Never fails a save. */
  readonly follow: (workspace: string) => void
  /** The same when only what lies beside the journal changed: begins no copy in the place of another. */
  readonly followBeside: (workspace: string) => void
  /** Extends the copies of all workspaces, but begins none in the place of one that holds something else. */
  readonly followAll: () => void
  /** The copy of a journal; null when there is none. */
  readonly read: (workspace: string) => Promise<Uint8Array | null>
}

type Folder = FileSystemDirectoryHandle

/** Names the whole copy among those that lie there; written last. */
const currentName = 'current'
const isId = (text: string | null): text is string => text !== null && /^[0-9a-f-]{36}$/.test(text)
const chunkName = (index: number): string => `${String(index).padStart(6, '0')}.xjj`
const isChunk = (name: string): boolean => /^[0-9]{6}\.xjj$/.test(name)

const fileIn = (folder: Folder, name: string): Promise<FileSystemFileHandle | null> =>
  folder.getFileHandle(name).catch(orMissing)
const folderIn = (folder: Folder, name: string): Promise<Folder | null> =>
  folder.getDirectoryHandle(name).catch(orMissing)

const currentOf = async (own: Folder): Promise<string | null> => {
  const text = await readText(await fileIn(own, currentName))
  return isId(text) ? text : null
}

/** How many chunks lie there without a gap: behind one the places are wrong. */
const chunksIn = async (copy: Folder): Promise<number> => {
  const names = (await namesIn(copy)).filter(isChunk)
  const gap = names.findIndex((name, i) => name !== chunkName(i))
  return gap < 0 ? names.length : gap
}

/** How many bytes a copy holds: all chunks but the last are full. */
const sizeOf = async (copy: Folder): Promise<number> => {
  const count = await chunksIn(copy)
  if (count === 0) return 0
  const last = await fileIn(copy, chunkName(count - 1))
  return (count - 1) * chunkSize + (last ? (await last.getFile()).size : 0)
}

/**
 * Keeps a copy of each journal in the picked folder, in chunks. A copy only ever grows. Where the journal was written
 * anew, a new copy is made and then the old ones are removed: what was erased must not stay. Where it is shorter or
 * other than its copy without that (damage), the old copy stays beside the new one.
 */
export const createJournalCopies = (
  folder: PickedFolder,
  source: JournalSource,
  newId: () => string,
  alone: <T>(workspace: string, work: () => Promise<T>) => Promise<T>,
  beside: KeyCopies,
): JournalCopies => {
  /** Whose copy is to be brought up, and whether one may begin in the place of another. */
  const waiting = new Map<string, boolean>()
  const running = new Map<string, Promise<void>>()
  let beginning: Promise<void> = Promise.resolve()

  /** Whether the journal begins with what the copy holds, by the copy's last chunk; null when it cannot be read now. */
  const continues = async (workspace: string, copy: Folder, held: number): Promise<boolean | null> => {
    if (held === 0) return true
    const index = Math.floor((held - 1) / chunkSize)
    const bytes = await readWhole(await fileIn(copy, chunkName(index)))
    const same = await source.read(workspace, index * chunkSize, held - index * chunkSize)
    if (!same) return null
    return bytes !== null && bytes.length === same.length && bytes.every((byte, i) => byte === same[i])
  }

  /** Extends a copy to the journal's present end. False when the journal could not be read. */
  const extend = async (workspace: string, copy: Folder, held: number): Promise<boolean> => {
    for (let index = Math.floor(held / chunkSize); ; index++) {
      const chunk = await source.read(workspace, index * chunkSize, chunkSize)
      if (!chunk) return false
      if (index * chunkSize + chunk.length > held) await writeFile(copy, chunkName(index), chunk)
      if (chunk.length < chunkSize) return true
    }
  }

  const bringUp = async (root: Folder, workspace: string, mayBegin: boolean): Promise<void> => {
    const own = await root.getDirectoryHandle(workspace, { create: true })
    const [current, named] = [await currentOf(own), await source.copyId(workspace)]
    let id = isId(named) ? named : null
    const known = id !== null && id === current ? await folderIn(own, id) : null
    if (id && known) {
      const held = await sizeOf(known)
      const goesOn = await continues(workspace, known, held)
      if (goesOn) await extend(workspace, known, held)
      if (goesOn !== false) return
      id = null
    }
    // Another copy lies there than the one of this journal, and nobody wrote the journal anew: damage, here or there.
    const isOther = id === null && current !== null
    if (isOther && !mayBegin) return
    if (id === null) {
      id = newId()
      await source.setCopyId(workspace, id)
    }
    await own.removeEntry(id, { recursive: true }).catch(orMissing)
    const copy = await own.getDirectoryHandle(id, { create: true })
    if (!(await extend(workspace, copy, 0)) || (await source.copyId(workspace)) !== id) return
    await writeFile(own, currentName, new TextEncoder().encode(id))
    if (isOther) return
    for (const name of (await namesIn(own)).filter((one) => isId(one) && one !== id)) {
      await own.removeEntry(name, { recursive: true })
    }
  }

  const run = (workspace: string, mayBegin: boolean): Promise<unknown> =>
    alone(workspace, () =>
      folder.write(async (root) => {
        await bringUp(root, workspace, mayBegin)
        await beside.bringUp(root, workspace)
      }),
    ).catch(() => null)

  const follow = (workspace: string, mayBegin: boolean): void => {
    if (!folder.handle()) return
    waiting.set(workspace, mayBegin || (waiting.get(workspace) ?? false))
    if (running.has(workspace)) return
    const work = async (): Promise<void> => {
      for (;;) {
        const wish = waiting.get(workspace)
        if (wish === undefined) break
        waiting.delete(workspace)
        await run(workspace, wish)
      }
      running.delete(workspace)
    }
    running.set(workspace, work())
  }

  return {
    follow: (workspace) => follow(workspace, true),
    followBeside: (workspace) => follow(workspace, false),
    followAll: () => {
      const work = async (): Promise<void> => {
        for (const workspace of await source.workspaces()) await run(workspace, false)
      }
      // What cannot even be listed is not copied now; the next save tries again.
      beginning = work().catch(() => undefined)
    },
    read: async (workspace) => {
      await beginning
      await running.get(workspace)
      return alone(workspace, () =>
        folder.read(async (root) => {
          const own = await folderIn(root, workspace)
          const id = own && (await currentOf(own))
          const copy = id ? await folderIn(own, id) : null
          if (!copy) return null
          const count = await chunksIn(copy)
          const chunks: Blob[] = []
          for (let index = 0; index < count; index++) {
            chunks.push(await (await copy.getFileHandle(chunkName(index))).getFile())
          }
          return new Uint8Array(await new Blob(chunks).arrayBuffer())
        }),
      )
    },
  }
}
