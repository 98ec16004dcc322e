/** Chance that is the same for the same seed. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** True in this share of cases. */
  readonly share: (of: number) => boolean
  /** About `share` of a list, in its order. */
  readonly some: <T>(list: readonly T[], share: number) => readonly T[]
  readonly fill: (bytes: Uint8Array) => void
}

/** Chance from a seed (mulberry32). Not for secrets: whoever knows the seed of a sample knows its keys. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (list) => {
      const found = list[Math.floor(next() * list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    share: (of) => next() < of,
    some: (list, share) => list.filter(() => next() < share),
    fill: (bytes) => {
      for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(next() * 256)
    },
  }
}
