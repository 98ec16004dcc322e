/** Chunks of all lists that are being read, and how many of them are. */
export interface Reading {
  readonly done: number
  readonly total: number
}

/** Something that changes, as React watches it. */
export interface Watched<T> {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

/** Adds up readings that go on side by side; null while there is none. */
export const createProgress = () => {
  const listeners = new Set<() => void>()
  let now: Reading | null = null
  let going = 0
  const tell = (next: Reading | null): void => {
    now = next
    for (const listener of listeners) listener()
  }
  const progress: Watched<Reading | null> = {
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  /** While `task` goes on, its chunks are among those to read; it tells each portion it has read. */
  const during = async (total: number, task: (done: (chunks: number) => void) => Promise<void>) => {
    going++
    tell({ done: now?.done ?? 0, total: (now?.total ?? 0) + total })
    try {
      await task((chunks) => now && tell({ ...now, done: now.done + chunks }))
    } finally {
      going--
      if (going === 0) tell(null)
    }
  }
  return { progress, during }
}
