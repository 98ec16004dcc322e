import { isDigest } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { type Host, type HostProblem, type NoteName, noteNames } from '#shared/host.ts'
import type { PrivateFile, PrivateFolder } from './opfs-api.ts'
import { problemOf, readText, readWhole, replace, withAccess, writeAt } from './opfs-write.ts'

/** The part of the port that is files beside the journal. */
export type HostFiles = Pick<
  Host,
  | 'workspaceList'
  | 'journalSize'
  | 'journalRead'
  | 'journalAppend'
  | 'journalTruncate'
  | 'journalNext'
  | 'journalSwap'
  | 'noteRead'
  | 'noteWrite'
  | 'blobWrite'
  | 'blobRead'
  | 'keysRead'
  | 'keysWrite'
>

/** What a copy of the journals in another folder is made from. */
export interface JournalSource {
  readonly workspaces: () => Promise<readonly string[]>
  /** Bytes of the journal, read while nobody writes it; null when they cannot be read now. */
  readonly read: (workspace: string, offset: number, length: number) => Promise<Uint8Array | null>
  /** Names the journal as it is since it was last written anew; null when it was never copied. */
  readonly copyId: (workspace: string) => Promise<string | null>
  readonly setCopyId: (workspace: string, id: string) => Promise<void>
}

/** The files, the way to copy them, and word of every journal that grew or was written anew. */
export interface OpfsFiles {
  readonly files: HostFiles
  readonly source: JournalSource
}

type Done = Result<null, HostProblem>

/** A journal being written anew: how long it is, and how long the one was that it was made from. */
interface Next {
  readonly size: number
  readonly of: number
}

const journalName = 'journal'
const nextName = 'journal.next'
const keysName = 'keys'
const copyName = 'copy'
const blobFolder = 'blob'

/** Refuses what is no workspace: only a bug asks for one. */
export const checkWorkspace = (workspace: string): string => {
  if (!/^[a-z0-9]{8,32}$/.test(workspace)) throw new Error('not a workspace name')
  return workspace
}

const checkBlob = (id: string): string => {
  if (!isDigest(id)) throw new Error('not a blob id')
  return id
}

const noteFile = (name: NoteName): string => {
  if (!noteNames.includes(name)) throw new Error('not a note')
  return `${name}.note`
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const sizeOf = async (file: FileSystemFileHandle | null): Promise<number> =>
  file ? (await file.getFile()).size : 0

/**
 * Journal, notes, blobs and keys in the browser's private file system; to be used inside a dedicated worker.
 * `onJournal` hears of every journal that grew or was written anew.
 */
export const createOpfsFiles = (
  root: PrivateFolder,
  newId: () => string,
  onJournal: (workspace: string) => void,
): OpfsFiles => {
  const queues = new Map<string, Promise<unknown>>()
  /** What a page before this one left half written is never taken. */
  const begun = new Map<string, Next>()

  const inTurn = <T>(workspace: string, work: () => Promise<T>): Promise<T> => {
    const before = queues.get(workspace) ?? Promise.resolve()
    const run = before.then(work)
    queues.set(
      workspace,
      run.catch(() => undefined),
    )
    return run
  }

  /** Writers of one workspace come one after the other. What is no problem of the disk is a bug and thrown on. */
  const write = async (workspace: string, work: (folder: PrivateFolder) => Promise<void>): Promise<Done> => {
    checkWorkspace(workspace)
    try {
      await inTurn(workspace, async () => work(await root.getFolder(workspace, true)))
      return ok(null)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      return err(problemOf(error))
    }
  }

  const find = async (workspace: string, name: string): Promise<PrivateFile | null> => {
    const folder = await root.getFolder(checkWorkspace(workspace), false)
    return (await folder?.getFile(name, false)) ?? null
  }

  const readJournal = async (workspace: string, offset: number, length: number): Promise<Uint8Array> => {
    const file = await find(workspace, journalName)
    if (!file) return new Uint8Array(0)
    return new Uint8Array(await (await file.getFile()).slice(offset, offset + length).arrayBuffer())
  }

  const files: HostFiles = {
    workspaceList: async () => {
      const names: string[] = []
      for (const name of await root.names()) {
        if (!/^[a-z0-9]{8,32}$/.test(name)) continue
        // A journal that was lost leaves its keys: the workspace is damaged, not absent.
        if ((await find(name, journalName)) ?? (await find(name, keysName))) names.push(name)
      }
      return names
    },
    journalSize: async (workspace) => sizeOf(await find(workspace, journalName)),
    journalRead: readJournal,
    journalAppend: async (workspace, bytes) => {
      const done = await write(workspace, async (folder) => {
        const file = await folder.getFile(journalName, true)
        await withAccess(file, (access) => writeAt(access, bytes, access.getSize()))
      })
      if (done.ok) onJournal(workspace)
      return done
    },
    journalTruncate: (workspace, size) =>
      write(workspace, async (folder) => {
        const file = await folder.getFile(journalName, false)
        if (!file) return
        await withAccess(file, (access) => {
          if (size >= access.getSize()) return
          access.truncate(size)
          access.flush()
        })
      }),
    journalNext: (workspace, bytes, first) =>
      write(workspace, async (folder) => {
        const held = begun.get(workspace)
        if (!first && !held) throw new Error('no journal is being written anew')
        const { size, of } =
          first || !held ? { size: 0, of: await sizeOf(await folder.getFile(journalName, false)) } : held
        begun.delete(workspace)
        try {
          await withAccess(await folder.getFile(nextName, true), (access) => {
            access.truncate(size)
            writeAt(access, bytes, size)
          })
        } catch (error) {
          await folder.remove(nextName).catch(() => undefined)
          throw error
        }
        begun.set(workspace, { size: size + bytes.length, of })
      }),
    journalSwap: async (workspace) => {
      const done = await write(workspace, async (folder) => {
        const next = begun.get(workspace)
        if (!next) throw new Error('no journal is being written anew')
        if ((await sizeOf(await folder.getFile(journalName, false))) !== next.of) {
          throw new Error('the journal was changed while it was written anew')
        }
        const file = await folder.getFile(nextName, true)
        if ((await sizeOf(file)) !== next.size) throw new Error('the new journal is not whole')
        // Before the journal: a copy elsewhere may be made anew for nothing, but never be taken for this journal.
        if (await folder.getFile(copyName, false)) await replace(folder, copyName, bytesOf(newId()))
        begun.delete(workspace)
        await file.move(journalName)
      })
      if (done.ok) onJournal(workspace)
      return done
    },
    noteRead: async (workspace, name) => readText(await find(workspace, noteFile(name))),
    noteWrite: async (workspace, name, text) => {
      const file = noteFile(name)
      return write(workspace, (folder) => replace(folder, file, bytesOf(text)))
    },
    blobWrite: async (workspace, id, bytes) => {
      checkBlob(id)
      return write(workspace, async (folder) => {
        const blobs = await folder.getFolder(blobFolder, true)
        const held = await blobs.getFile(id, false)
        if (held && (await held.getFile()).size === bytes.length) return
        await replace(blobs, id, bytes)
      })
    },
    blobRead: async (workspace, id) => {
      checkBlob(id)
      const folder = await root.getFolder(checkWorkspace(workspace), false)
      const blobs = await folder?.getFolder(blobFolder, false)
      return blobs ? readWhole(await blobs.getFile(id, false)) : null
    },
    keysRead: async (workspace) => readText(await find(workspace, keysName)),
    keysWrite: (workspace, text) => write(workspace, (folder) => replace(folder, keysName, bytesOf(text))),
  }

  const source: JournalSource = {
    workspaces: files.workspaceList,
    read: (workspace, offset, length) =>
      inTurn(workspace, () => readJournal(workspace, offset, length)).catch(() => null),
    copyId: async (workspace) => readText(await find(workspace, copyName)),
    setCopyId: async (workspace, id) => {
      await write(workspace, (folder) => replace(folder, copyName, bytesOf(id)))
    },
  }
  return { files, source }
}
