import { useSyncExternalStore } from 'react'

let count = 0
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says that something may have been written. */
export const noteWritten = (): void => {
  count++
  for (const listener of listeners) listener()
}

/** Rises with everything that was written in this sitting, so that whoever asked the engine asks again. */
export const useWritten = (): number => useSyncExternalStore(subscribe, () => count)
