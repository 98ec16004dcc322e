import type { Stretch } from './change.ts'

/** Stretches in one record are no longer than this as text, so that the record's line stays a line. */
export const stretchListLimit = 400 * 1024

const joined = (stretches: readonly Stretch[], gap: number): readonly Stretch[] => {
  const found: Stretch[] = []
  for (const stretch of stretches) {
    const last = found.at(-1)
    if (last?.device === stretch.device && stretch.from > last.to && stretch.from - last.to <= gap) {
      found[found.length - 1] = { ...stretch, from: last.from }
    } else found.push(stretch)
  }
  return found
}

/**
 * The stretches (sorted by chain and place) as they are while they are few. Of very many, those are joined between which
 * least lies: what lies there was held as ids, so a little more is named than was meant.
 */
export const shortened = (stretches: readonly Stretch[], limit = stretchListLimit): readonly Stretch[] => {
  let list = stretches
  for (let gap = 2; list.length > 1 && JSON.stringify(list).length > limit; gap *= 2) {
    list = joined(stretches, gap)
    if (gap > 2 ** 40) return list
  }
  return list
}
