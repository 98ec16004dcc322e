import type { ChangeId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import { sameValue } from '../base/same.ts'
import type { Facts } from './facts.ts'
import { type Write, writesField } from './write.ts'

/** One field of a record: who stands at its head. */
export interface FieldHeads {
  /** Effective writes that no effective write of this field descends from; the one shown first. */
  readonly heads: readonly Write[]
  /** The heads differ and nothing is waiting: a person must decide. */
  readonly conflict: boolean
  /** A predecessor named on the way to the heads is not held with its content. */
  readonly waiting: boolean
}

/** Which head is shown: one with a value first, then by authority, clock, id. Nothing but display hangs on it. */
export const compareHeads =
  (field: string) =>
  (a: Write, b: Write): number =>
    Number(Object.hasOwn(b.values, field)) - Number(Object.hasOwn(a.values, field)) ||
    levelRank(b.role) - levelRank(a.role) ||
    b.at - a.at ||
    (a.id < b.id ? 1 : -1)

/** The ids a write names for a field. */
export const seenOf = (write: Write, field: string): readonly ChangeId[] =>
  Object.hasOwn(write.seen, field) ? (write.seen[field] ?? []) : []

/** The ancestry of one field within one record: all its writes, effective or not, and who descends from whom. */
export interface Ancestry {
  /** Marks everything the given writes descend from; true when a named predecessor is not among the writes. */
  readonly markFrom: (write: Write, marked: Set<Write>) => boolean
  /** The same from ids that some other write names for this field, and these themselves. */
  readonly markIds: (ids: readonly ChangeId[], marked: Set<Write>) => boolean
  /** Some writes and everything that descends from them. */
  readonly descendants: (writes: Iterable<Write>) => ReadonlySet<Write>
  /** Whether every id that some writes name for this field is that of a write held here. */
  readonly isWhole: (writes: Iterable<Write>) => boolean
}

/**
 * Ancestry per field, of one record or of several that are the same: what `seen` names for it, and earlier writes of it to
 * the same record (`recordOf`: which of several) in the same chain (sync.md rules 3 and 8).
 */
export const ancestryOf = (
  field: string,
  writers: readonly Write[],
  facts: Pick<Facts, 'isBefore'>,
  recordOf: ((write: Write) => number) | null = null,
): Ancestry => {
  const byId = new Map(writers.map((write) => [write.id, write]))

  const chains = new Map<string, Write[]>()
  const places = new Map<Write, number>()
  const chainOf = (write: Write): string => (recordOf ? `${write.device} ${recordOf(write)}` : write.device)
  for (const write of [...writers].sort((a, b) => a.seq - b.seq)) {
    const row = chains.get(chainOf(write))
    if (row) places.set(write, row.push(write) - 1)
    else {
      chains.set(chainOf(write), [write])
      places.set(write, 0)
    }
  }

  /** The nearest earlier write of the same chain; the rest follow from it. */
  const chainPrevious = (write: Write): Write | undefined => {
    let at = places.get(write) ?? 0
    if (at === 0) return undefined
    const row = chains.get(chainOf(write))
    while (at > 0) {
      const other = row?.[--at]
      if (other && other.seq < write.seq && facts.isBefore(other, write)) return other
    }
    return undefined
  }

  const walk = (stack: Write[], marked: Set<Write>): boolean => {
    let lacking = false
    for (let write = stack.pop(); write; write = stack.pop()) {
      if (marked.has(write)) continue
      marked.add(write)
      if (pushBefore(write, stack)) lacking = true
    }
    return lacking
  }

  const pushIds = (ids: readonly ChangeId[], stack: Write[]): boolean => {
    let lacking = false
    for (const id of ids) {
      const named = byId.get(id)
      if (named) stack.push(named)
      if (!named || (!named.erased && !Object.hasOwn(named.values, field))) lacking = true
    }
    return lacking
  }

  const pushBefore = (write: Write, stack: Write[]): boolean => {
    const earlier = chainPrevious(write)
    if (earlier) stack.push(earlier)
    return pushIds(seenOf(write, field), stack)
  }

  let children: Map<Write, Write[]> | null = null
  const childrenOf = (): Map<Write, Write[]> => {
    const found = new Map<Write, Write[]>()
    for (const write of writers) {
      const before: Write[] = []
      pushBefore(write, before)
      for (const parent of before) {
        const row = found.get(parent)
        if (row) row.push(write)
        else found.set(parent, [write])
      }
    }
    return found
  }

  return {
    descendants: (writes) => {
      children ??= childrenOf()
      const stack = [...writes]
      const marked = new Set<Write>()
      for (let write = stack.pop(); write; write = stack.pop()) {
        if (marked.has(write)) continue
        marked.add(write)
        stack.push(...(children.get(write) ?? []))
      }
      return marked
    },
    isWhole: (writes) => {
      for (const write of writes) if (!seenOf(write, field).every((id) => byId.has(id))) return false
      return true
    },
    markFrom: (write, marked) => {
      const stack: Write[] = []
      const lacking = pushBefore(write, stack)
      return walk(stack, marked) || lacking
    },
    markIds: (ids, marked) => {
      const stack: Write[] = []
      const lacking = pushIds(ids, stack)
      return walk(stack, marked) || lacking
    },
  }
}

/**
 * The heads of one field. `writers` are all writes of it, `effective` those that count; `named` are the ids that other
 * effective changes of the record name for it (a void names the heads of every field).
 */
export const foldField = (
  field: string,
  ancestry: Ancestry,
  effective: readonly Write[],
  named: readonly ChangeId[],
): FieldHeads => {
  const covered = new Set<Write>()
  let waiting = ancestry.markIds(named, new Set())
  for (const write of effective) {
    if (ancestry.markFrom(write, covered)) waiting = true
  }
  const heads = effective.filter((write) => !covered.has(write)).sort(compareHeads(field))
  const live = heads.filter((head) => !head.erased)
  if (live.some((head) => !Object.hasOwn(head.values, field))) waiting = true
  const [first, ...others] = live
  const conflict = !waiting && others.some((head) => !sameValue(head.values[field], first?.values[field]))
  return { heads, conflict, waiting }
}

/** The writes of a record that write a field. */
export const writersOf = (writes: readonly Write[], field: string): readonly Write[] =>
  writes.filter((write) => writesField(write, field))
