import { IndexDb } from '#renderer/db/schema.ts'
import type { MemoryHost } from './memory-host.ts'

/** Thrown by everything that a killed process would still have done. */
export class Killed extends Error {}

/** Where a process ends. */
export interface KillAt {
  /** The step, counted from 1. */
  readonly step: number
  /** Whether the step is done when the end comes, or not begun. */
  readonly done: boolean
  /** How much of an append to the journal still reaches the disk, where the step is not done: from 0 to 1. */
  readonly torn: number
}

/** Counts what a process does to its disk and its index, and ends it at one of these steps. */
export interface KillSwitch {
  readonly steps: () => number
  /** Begins to count anew; without a place the process lives. */
  readonly arm: (at?: KillAt) => void
  /** The process is gone; another one may begin. */
  readonly isKilled: () => boolean
  readonly release: () => void
}

const writers = [
  'journalAppend',
  'journalTruncate',
  'journalNext',
  'journalSwap',
  'noteWrite',
  'backupWrite',
  'backupRemove',
  'blobWrite',
  'keysWrite',
] as const

/**
 * Watches a host in memory and the IndexedDB of this process. A step is a call that writes to the host, or a transaction
 * that writes to an index: those are whole or not at all, so that between two of them there is nothing else to see.
 */
export const watchForKill = (host: MemoryHost): KillSwitch => {
  let count = 0
  let at: KillAt | null = null
  let killed = false

  const need = (): void => {
    if (killed) throw new Killed('the process is gone')
  }
  /** Whether the process ends with this step. */
  const step = (): KillAt | null => {
    need()
    count++
    return at?.step === count ? at : null
  }
  const die = (): never => {
    killed = true
    throw new Killed('the process ends here')
  }

  const real = { ...host }
  const watched =
    <A extends unknown[], R>(
      work: (...args: A) => Promise<R>,
      tear?: (kill: KillAt, ...args: A) => unknown,
    ) =>
    async (...args: A): Promise<R> => {
      const kill = step()
      if (!kill) return work(...args)
      if (kill.done) await work(...args)
      else await tear?.(kill, ...args)
      return die()
    }
  for (const name of writers) {
    if (name === 'journalAppend') {
      host.journalAppend = watched(real.journalAppend, ({ torn }, workspace, bytes) =>
        real.journalAppend(workspace, bytes.subarray(0, Math.floor(torn * bytes.length))),
      )
    } else Object.assign(host, { [name]: watched(real[name] as (...args: unknown[]) => Promise<unknown>) })
  }

  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    if (mode !== 'readwrite') return transaction.call(this, stores, mode, options)
    const kill = step()
    if (kill && !kill.done) return die()
    const begun = transaction.call(this, stores, mode, options)
    // Whatever comes after this transaction does not happen.
    if (kill) begun.addEventListener('complete', () => (killed = true))
    return begun
  }

  return {
    steps: () => count,
    arm: (place) => {
      count = 0
      killed = false
      at = place ?? null
    },
    isKilled: () => killed,
    release: () => {
      Object.assign(host, real)
      IDBDatabase.prototype.transaction = transaction
    },
  }
}

/** All that a PC keeps: disk and index, to be put back later. */
export interface Kept {
  readonly putBack: () => Promise<void>
}

const maps = ['journals', 'keys', 'blobs', 'notes', 'backups', 'folder'] as const

/** Remembers disk and index of a workspace as they are now. */
export const keepAll = async (host: MemoryHost, workspace: string): Promise<Kept> => {
  const disk = maps.map((name) => [...host[name]] as [string, never][])
  const db = new IndexDb(workspace)
  const rows = await Promise.all(db.tables.map((table) => table.toArray() as Promise<unknown[]>))
  db.close()
  return {
    putBack: async () => {
      for (const [i, name] of maps.entries()) {
        host[name].clear()
        for (const [key, value] of disk[i] ?? []) host[name].set(key, value)
      }
      const again = new IndexDb(workspace)
      await again.transaction('rw', again.tables, async () => {
        for (const [i, table] of again.tables.entries()) {
          await table.clear()
          await table.bulkPut(rows[i] ?? [])
        }
      })
      again.close()
    },
  }
}
