import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const held = new Map<string, { readonly text: string | null; readonly value: unknown }>()

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** A small setting of this PC, kept by the browser: convenient to have, never the only copy of anything. */
export interface Stored<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly use: () => T
}

/** Declares a setting. `parse` gets whatever is stored, or null, and must return something usable. */
export const stored = <T>(key: string, parse: (value: unknown) => T): Stored<T> => {
  const get = (): T => {
    const text = read(key)
    const known = held.get(key)
    // Kept only by `parse` under the same key, so it is a T.
    if (known && known.text === text) return known.value as T
    let value: unknown = null
    try {
      value = text === null ? null : JSON.parse(text)
    } catch {
      value = null
    }
    const parsed = parse(value)
    held.set(key, { text, value: parsed })
    return parsed
  }
  return {
    get,
    set: (value) => {
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {
        // Storage may be refused; the setting then lasts as long as the page.
      }
      held.set(key, { text: read(key), value })
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}

/** Which shipped example of a topic this PC uses as long as the school has sent no rules of its own: its id, or null. */
export const packChoice = (topic: string, workspace: string): Stored<string | null> =>
  stored(`xiaojia.${topic}-pack.${workspace}`, (value) => (typeof value === 'string' ? value : null))

/**
 * What a person once said about files with the same headings: the latest twenty are kept. `read` returns null for anything
 * that is not (or no longer) usable.
 */
export const rememberedBy = <T>(
  key: string,
  read: (value: unknown) => T | null,
): {
  readonly get: (headings: readonly string[]) => T | null
  readonly set: (headings: readonly string[], said: T) => void
} => {
  const all = stored<Readonly<Record<string, T>>>(key, (value) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, one]): (readonly [string, T])[] => {
            const usable = read(one)
            return usable === null ? [] : [[name, usable]]
          }),
        )
      : {},
  )
  return {
    get: (headings) => {
      const name = JSON.stringify(headings)
      const known = all.get()
      return Object.hasOwn(known, name) ? (known[name] ?? null) : null
    },
    set: (headings, said) => {
      const name = JSON.stringify(headings)
      const others = Object.entries(all.get()).filter(([one]) => one !== name)
      all.set(Object.fromEntries([...others.slice(-19), [name, said]]))
    },
  }
}
