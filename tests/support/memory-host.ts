import { err, ok } from '#shared/base/result.ts'
import type { Host, HostProblem } from '#shared/host.ts'

/** A host in memory that can be told to fail, and whose files can be looked at and damaged. */
export interface MemoryHost extends Host {
  readonly journals: Map<string, Uint8Array>
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[]
  /** The next writes fail with this problem, until set to null. */
  problem: HostProblem | null
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

/** A host whose disk is this process. */
export const createMemoryHost = (): MemoryHost => {
  const journals = new Map<string, Uint8Array>()
  const keys = new Map<string, string>()
  const blobs = new Map<string, Uint8Array>()
  const next = new Map<string, Uint8Array>()
  const notes = new Map<string, string>()
  const backups = new Map<string, Map<string, Uint8Array>>()
  const journal = (workspace: string): Uint8Array => journals.get(workspace) ?? new Uint8Array(0)
  const write = (task: () => void) => {
    if (host.problem) return Promise.resolve(err(host.problem))
    task()
    return Promise.resolve(ok(null))
  }
  const host: MemoryHost = {
    journals,
    saved: [],
    problem: null,
    info: () =>
      Promise.resolve({
        kind: 'browser',
        version: '0.0.0',
        journalPlace: 'memory',
        journalIsOutside: false,
        keysSealed: false,
        installation: null,
        secondPlace: 'none',
        folder: 'none',
      }),
    workspaceList: () => Promise.resolve([...keys.keys()]),
    journalSize: (workspace) => Promise.resolve(journal(workspace).length),
    journalRead: (workspace, offset, length) =>
      Promise.resolve(journal(workspace).slice(offset, offset + length)),
    journalAppend: (workspace, bytes) =>
      write(() => journals.set(workspace, joined(journal(workspace), bytes))),
    journalTruncate: (workspace, size) =>
      write(() => journals.set(workspace, journal(workspace).slice(0, size))),
    journalNext: (workspace, bytes, first) =>
      write(() => next.set(workspace, first ? bytes : joined(next.get(workspace) ?? bytes, bytes))),
    journalSwap: (workspace) =>
      write(() => {
        const bytes = next.get(workspace)
        if (!bytes) throw new Error('nothing to swap in')
        journals.set(workspace, bytes)
        next.delete(workspace)
      }),
    folderRead: () => Promise.resolve(null),
    folderPick: () => Promise.resolve(ok(false)),
    noteRead: (workspace, name) => Promise.resolve(notes.get(`${workspace}/${name}`) ?? null),
    noteWrite: (workspace, name, text) => write(() => notes.set(`${workspace}/${name}`, text)),
    freeBytes: () => Promise.resolve(null),
    backupList: (workspace) =>
      Promise.resolve(
        [...(backups.get(workspace) ?? [])].map(([name, bytes]) => ({
          name,
          bytes: bytes.length,
          place: 'first' as const,
        })),
      ),
    backupWrite: async (workspace, name, bytes) => {
      const written = await write(() => {
        backups.set(workspace, new Map([...(backups.get(workspace) ?? []), [name, bytes]]))
      })
      return written.ok ? ok(['first']) : written
    },
    backupRead: (workspace, name) => Promise.resolve(backups.get(workspace)?.get(name) ?? null),
    backupRemove: (workspace, name) => write(() => backups.get(workspace)?.delete(name)),
    backupPick: () => Promise.resolve(ok(false)),
    blobWrite: (workspace, id, bytes) => write(() => blobs.set(`${workspace}/${id}`, bytes)),
    blobRead: (workspace, id) => Promise.resolve(blobs.get(`${workspace}/${id}`) ?? null),
    keysRead: (workspace) => Promise.resolve(keys.get(workspace) ?? null),
    keysWrite: (workspace, text) => write(() => keys.set(workspace, text)),
    saveFile: (name, bytes) => {
      host.saved.push({ name, bytes })
      return Promise.resolve(ok(true))
    },
  }
  return host
}
