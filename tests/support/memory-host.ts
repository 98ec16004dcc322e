import { isDigest } from '#shared/base/id.ts'
import { err, ok } from '#shared/base/result.ts'
import { type Host, type HostInfo, type HostProblem, noteNames } from '#shared/host.ts'

/** What stays when a host in memory is opened again. */
interface MemoryDisk {
  readonly journals: Map<string, Uint8Array>
  readonly keys: Map<string, string>
  readonly blobs: Map<string, Uint8Array>
  readonly notes: Map<string, string>
  /** By `workspace/name`. */
  readonly backups: Map<string, Uint8Array>
}

/** The port with methods that a test may replace by failing ones. */
type Replaceable = { -readonly [M in keyof Host]: Host[M] }

/** A host in memory that can be told to fail, and whose files can be looked at and damaged. */
export interface MemoryHost extends Replaceable, MemoryDisk {
  /** The folder a person picked, as it was copied last; empty where none was picked. */
  readonly folder: Map<string, Uint8Array>
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[]
  /** The next writes fail with this problem, until set to null. */
  problem: HostProblem | null
  /** What `info` says differently from a plain browser's. */
  told: Partial<HostInfo>
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

const checked = (workspace: string): string => {
  if (!/^[a-z0-9]{8,32}$/.test(workspace)) throw new Error('not a workspace name')
  return workspace
}

const blobKey = (workspace: string, id: string): string => {
  if (!isDigest(id)) throw new Error('not a blob id')
  return `${checked(workspace)}/${id}`
}

const noteKey = (workspace: string, name: string): string => {
  if (!noteNames.some((one) => one === name)) throw new Error('not a note')
  return `${checked(workspace)}/${name}`
}

const backupKey = (workspace: string, name: string): string => {
  if (!/^[a-z0-9-]{1,80}\.xjb$/.test(name)) throw new Error('not a backup name')
  return `${checked(workspace)}/${name}`
}

/** A host whose disk is this process. `disk` opens what another one wrote, as after a restart. */
export const createMemoryHost = (disk?: MemoryDisk): MemoryHost => {
  const journals = disk?.journals ?? new Map<string, Uint8Array>()
  const keys = disk?.keys ?? new Map<string, string>()
  const blobs = disk?.blobs ?? new Map<string, Uint8Array>()
  const notes = disk?.notes ?? new Map<string, string>()
  const backups = disk?.backups ?? new Map<string, Uint8Array>()
  const next = new Map<string, { readonly bytes: Uint8Array; readonly of: number }>()
  const journal = (workspace: string): Uint8Array => journals.get(checked(workspace)) ?? new Uint8Array(0)
  const begun = (workspace: string) => {
    const held = next.get(checked(workspace))
    if (!held) throw new Error('no journal is being written anew')
    return held
  }
  const write = (task: () => void) => {
    if (host.problem) return Promise.resolve(err(host.problem))
    task()
    return Promise.resolve(ok(null))
  }
  const host: MemoryHost = {
    journals,
    keys,
    blobs,
    notes,
    backups,
    folder: new Map(),
    saved: [],
    problem: null,
    told: {},
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
        ...host.told,
      }),
    workspaceList: () => Promise.resolve([...new Set([...keys.keys(), ...journals.keys()])].sort()),
    journalSize: async (workspace) => journal(workspace).length,
    journalRead: async (workspace, offset, length) => journal(workspace).slice(offset, offset + length),
    journalAppend: async (workspace, bytes) =>
      write(() => journals.set(workspace, joined(journal(workspace), bytes))),
    journalTruncate: async (workspace, size) =>
      write(() => {
        if (size < journal(workspace).length) journals.set(workspace, journal(workspace).slice(0, size))
      }),
    journalNext: async (workspace, bytes, first) =>
      write(() => {
        const held = first ? { bytes: new Uint8Array(0), of: journal(workspace).length } : begun(workspace)
        next.set(workspace, { ...held, bytes: joined(held.bytes, bytes) })
      }),
    journalSwap: async (workspace) =>
      write(() => {
        const { bytes, of } = begun(workspace)
        if (journal(workspace).length !== of) throw new Error('the journal was changed meanwhile')
        journals.set(workspace, bytes)
        next.delete(workspace)
      }),
    folderRead: async (workspace) => host.folder.get(checked(workspace)) ?? null,
    folderPick: () => Promise.resolve(ok(false)),
    folderBringBack: () => Promise.resolve(ok(null)),
    noteRead: async (workspace, name) => notes.get(noteKey(workspace, name)) ?? null,
    noteWrite: async (workspace, name, text) => write(() => notes.set(noteKey(workspace, name), text)),
    freeBytes: () => Promise.resolve(null),
    backupList: async (workspace) => {
      const prefix = `${checked(workspace)}/`
      const own = [...backups].filter(([key]) => key.startsWith(prefix))
      return own
        .map(([key, { length }]) => ({
          name: key.slice(workspace.length + 1),
          bytes: length,
          place: 'first' as const,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    backupWrite: async (workspace, name, bytes) => {
      const written = await write(() => backups.set(backupKey(workspace, name), bytes))
      return written.ok ? ok(['first']) : written
    },
    backupRead: async (workspace, name, place) =>
      place === 'first' ? (backups.get(backupKey(workspace, name)) ?? null) : null,
    backupRemove: async (workspace, name) => write(() => backups.delete(backupKey(workspace, name))),
    backupPick: () => Promise.resolve(ok(false)),
    blobWrite: async (workspace, id, bytes) => write(() => blobs.set(blobKey(workspace, id), bytes)),
    blobRead: async (workspace, id) => blobs.get(blobKey(workspace, id)) ?? null,
    keysRead: async (workspace) => keys.get(checked(workspace)) ?? null,
    keysWrite: async (workspace, text) => write(() => keys.set(checked(workspace), text)),
    saveFile: (name, bytes) => {
      host.saved.push({ name, bytes })
      return Promise.resolve(ok(true))
    },
  }
  return host
}
