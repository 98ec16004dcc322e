import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Disk, disk } from '#node/disk.ts'

/** What survives of that which was not flushed when the power went. */
export interface Survival {
  /** So many bytes of each file's unflushed writes, in their order; 0 unless said. */
  readonly kept?: number
  /** Whether the rest of a file that grew is not there or reads as zeros. */
  readonly rest?: 'gone' | 'zeros'
  /** Whether names that were made, changed or removed without flushing their folder are as before or as now. */
  readonly names?: 'before' | 'now'
}

/** A disk that loses power. Folders themselves count as flushed. */
export interface TornDisk extends Disk {
  /** Operations so far that change the disk or flush it. */
  readonly steps: () => number
  /** Makes the real files what would be found after the power is back. Use the real disk from then on. */
  readonly crash: (survival?: Survival) => Promise<void>
}

/** Thrown by the operation during which the power goes, and by every later one. */
export class PowerCut extends Error {}

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number }

interface Content {
  flushed: Uint8Array
  changes: Change[]
}

const resized = (bytes: Uint8Array, size: number): Uint8Array => {
  const next = new Uint8Array(size)
  next.set(bytes.subarray(0, size))
  return next
}

const applied = (bytes: Uint8Array, change: Change): Uint8Array => {
  if ('size' in change) return resized(bytes, change.size)
  const next = resized(bytes, Math.max(bytes.length, change.at + change.bytes.length))
  next.set(change.bytes, change.at)
  return next
}

const nowIn = ({ flushed, changes }: Content): Uint8Array => changes.reduce(applied, flushed)

const survivor = (content: Content, kept: number, rest: 'gone' | 'zeros'): Uint8Array => {
  let bytes = content.flushed
  let left = kept
  for (const change of content.changes) {
    if (left <= 0) break
    if ('size' in change) bytes = applied(bytes, change)
    else {
      bytes = applied(bytes, { at: change.at, bytes: change.bytes.subarray(0, left) })
      left -= change.bytes.length
    }
  }
  const { length } = nowIn(content)
  return rest === 'zeros' && length > bytes.length ? resized(bytes, length) : bytes
}

/**
 * A disk over real files that remembers what was flushed. The power goes during operation number `cutAt` (from 1), of
 * which, if it is a write, the first `tear` bytes are still taken; without `cutAt` when `crash` is called.
 */
export const createTornDisk = (cutAt = Number.POSITIVE_INFINITY, tear = 0): TornDisk => {
  /** Which content a path names: for this process, and after a power cut. */
  const now = new Map<string, Content>()
  const before = new Map<string, Content>()
  const looked = new Set<string>()
  let steps = 0

  /** Counts one operation; false for the one during which the power goes. */
  const step = (): boolean => {
    if (steps >= cutAt) throw new PowerCut('the power is off')
    steps++
    return steps < cutAt
  }
  const need = (): void => {
    if (!step()) throw new PowerCut('the power goes')
  }

  const look = async (path: string): Promise<void> => {
    if (looked.has(path)) return
    looked.add(path)
    const flushed = await readFile(path).catch(() => null)
    if (!flushed) return
    const content: Content = { flushed, changes: [] }
    now.set(path, content)
    before.set(path, content)
  }

  const flushNames = (folder: string): void => {
    for (const path of new Set([...now.keys(), ...before.keys()])) {
      if (dirname(path) !== folder) continue
      const content = now.get(path)
      if (content) before.set(path, content)
      else before.delete(path)
    }
  }

  type Handle = Awaited<ReturnType<Disk['open']>>
  type Write = (
    bytes: Uint8Array,
    from: number,
    length: number,
    at: number,
  ) => Promise<{ bytesWritten: number }>

  const watch = (handle: Handle, content: Content): Handle => {
    const real = {
      write: handle.write.bind(handle) as Write,
      truncate: handle.truncate.bind(handle),
      sync: handle.sync.bind(handle),
    }
    const write: Write = async (bytes, from, length, at) => {
      const goes = step()
      const taken = goes ? length : Math.min(tear, length)
      content.changes.push({ at, bytes: bytes.slice(from, from + taken) })
      const done = await real.write(bytes, from, taken, at)
      if (!goes) throw new PowerCut('the power goes')
      return done
    }
    return Object.assign(handle, {
      write,
      truncate: async (size = 0) => {
        need()
        content.changes.push({ size })
        await real.truncate(size)
      },
      sync: async () => {
        need()
        await real.sync()
        content.flushed = nowIn(content)
        content.changes = []
      },
    })
  }

  const watchFolder = (handle: Handle, folder: string): Handle => {
    const sync = handle.sync.bind(handle)
    return Object.assign(handle, {
      sync: async () => {
        need()
        await sync()
        flushNames(folder)
      },
    })
  }

  return {
    steps: () => steps,
    open: async (path, flags) => {
      if (steps >= cutAt) throw new PowerCut('the power is off')
      if (flags === 'r') return watchFolder(await disk.open(path, flags), path)
      await look(path)
      const held = now.get(path)
      if (!held && flags !== 'r+') need()
      if (held && flags.startsWith('w')) need()
      const handle = await disk.open(path, flags)
      const content = held ?? { flushed: new Uint8Array(0), changes: [] }
      if (held && flags.startsWith('w')) content.changes.push({ size: 0 })
      now.set(path, content)
      return watch(handle, content)
    },
    rename: async (from, to) => {
      await look(from)
      await look(to)
      need()
      await disk.rename(from, to)
      const content = now.get(from)
      if (!content) throw new Error('what was renamed is a file')
      now.set(to, content)
      now.delete(from)
    },
    remove: async (path) => {
      await look(path)
      need()
      await disk.remove(path)
      now.delete(path)
    },
    makeFolder: (path) => {
      if (steps >= cutAt) throw new PowerCut('the power is off')
      return disk.makeFolder(path)
    },
    crash: async ({ kept = 0, rest = 'gone', names = 'before' } = {}) => {
      const found = names === 'now' ? now : before
      for (const path of new Set([...now.keys(), ...before.keys()])) {
        const content = found.get(path)
        if (content) await writeFile(path, survivor(content, kept, rest))
        else await rm(path, { force: true })
      }
    },
  }
}
