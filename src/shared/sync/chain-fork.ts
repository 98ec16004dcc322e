import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Fork, Link, LinkOutcome } from './chain.ts'
import type { Interval } from './store.ts'

/** The links of a device of which two chains exist (or did: a successor may name a change that never came). */
export interface ForkedChain {
  readonly add: (link: Link) => LinkOutcome
  readonly hasAt: (seq: number, id: ChangeId) => boolean
  readonly isBefore: (aSeq: number, aId: ChangeId, bSeq: number, bId: ChangeId) => boolean
  readonly isSaveHeld: (seq: number, id: ChangeId, index: number, count: number) => boolean
  readonly intervals: () => readonly Interval[]
  readonly fork: () => Fork | null
  readonly links: () => Iterable<Link>
  readonly copy: () => ForkedChain
}

/** A stretch of changes linked by prev; `parent` is the lane it leaves, after `parentSeq`. */
interface Lane {
  readonly parent: Lane | null
  readonly parentSeq: number
  readonly from: number
  to: number
  tip: ChangeId
}

/** By seq, then by id: a hostile device may sign one id at two positions. */
type Nodes<T> = Map<number, Map<ChangeId, T>>

const putNode = <T>(nodes: Nodes<T>, seq: number, id: ChangeId, value: T): void => {
  const row = nodes.get(seq)
  if (row) row.set(id, value)
  else nodes.set(seq, new Map([[id, value]]))
}

const compareIds = (a: ChangeId, b: ChangeId): number => (a < b ? -1 : a > b ? 1 : 0)

const sortedLinks = (held: Nodes<Link>): Link[] =>
  [...held.keys()]
    .sort((a, b) => a - b)
    .flatMap((seq) => [...(held.get(seq)?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id)))

/** Lanes let an ancestor be found without walking every change between. Each lane ends in a change without successor. */
const layLanes = (held: Nodes<Link>, known: Nodes<true>): Nodes<Lane> => {
  const lanes: Nodes<Lane> = new Map()
  for (const node of sortedLinks(held)) {
    const before = known.get(node.seq - 1)
    // A predecessor that nobody named is taken for granted only while there is no choice.
    const prev = node.prev === undefined && before?.size === 1 ? [...before.keys()][0] : node.prev
    const parent = prev == null ? undefined : lanes.get(node.seq - 1)?.get(prev)
    if (parent && parent.to === node.seq - 1) {
      parent.to = node.seq
      parent.tip = node.id
      putNode(lanes, node.seq, node.id, parent)
    } else {
      const lane: Lane = {
        parent: parent ?? null,
        parentSeq: node.seq - 1,
        from: node.seq,
        to: node.seq,
        tip: node.id,
      }
      putNode(lanes, node.seq, node.id, lane)
    }
  }
  return lanes
}

/** An empty chain that keeps every link. */
export const createForkedChain = (device: DeviceId): ForkedChain => {
  const held: Nodes<Link> = new Map()
  /** Held, or named by a held successor. */
  const known: Nodes<true> = new Map()
  let lanes: Nodes<Lane> | null = null

  const add = (link: Link): LinkOutcome => {
    const row = held.get(link.seq)
    const old = row?.get(link.id)
    if (link.prev != null) putNode(known, link.seq - 1, link.prev, true)
    putNode(known, link.seq, link.id, true)
    if (old) {
      // A signed order that contradicts a header: take the smaller name, so that arrival order does not matter.
      const better =
        link.prev !== undefined && (old.prev === undefined || (link.prev ?? '') < (old.prev ?? ''))
      if (!better && (link.prev === undefined || link.prev === old.prev)) return 'known'
      if (better) putNode(held, link.seq, link.id, link)
    } else putNode(held, link.seq, link.id, link)
    lanes = null
    return old || (row?.size ?? 0) > 1 || held.has(link.seq + 1) ? 'relinked' : 'new'
  }

  const laneOf = (seq: number, id: ChangeId): Lane | null => {
    lanes ??= layLanes(held, known)
    return lanes.get(seq)?.get(id) ?? null
  }

  /** Walks a save's steps; several chains may fit, one is enough. */
  const reaches = (from: number, id: ChangeId, steps: number, direction: 1 | -1): boolean => {
    let front: Iterable<ChangeId> = [id]
    for (let seq = from; seq !== from + direction * steps; seq += direction) {
      const next = new Set<ChangeId>()
      for (const at of front) {
        const node = held.get(seq)?.get(at)
        for (const [other, link] of held.get(seq + direction) ?? []) {
          const prev = direction === 1 ? link.prev : node?.prev
          if (prev === undefined || prev === (direction === 1 ? at : other)) next.add(other)
        }
      }
      if (next.size === 0) return false
      front = next
    }
    return true
  }

  return {
    add,
    hasAt: (seq, id) => held.get(seq)?.has(id) ?? false,
    isBefore: (aSeq, aId, bSeq, bId) => {
      const goal = laneOf(aSeq, aId)
      let lane = laneOf(bSeq, bId)
      let limit = bSeq - 1
      while (goal && lane && aSeq <= limit) {
        if (lane === goal) return true
        limit = lane.parentSeq
        lane = lane.parent
      }
      return false
    },
    isSaveHeld: (seq, id, index, count) =>
      (held.get(seq)?.has(id) ?? false) &&
      reaches(seq, id, index, -1) &&
      reaches(seq, id, count - 1 - index, 1),
    intervals: () => {
      laneOf(0, '' as ChangeId)
      const all = new Set([...(lanes?.values() ?? [])].flatMap((row) => [...row.values()]))
      const found = [...all].map((lane): Interval => {
        let root = lane
        while (root.parent) root = root.parent
        return { device, from: root.from, to: lane.to, tip: lane.tip }
      })
      return found.sort((a, b) => a.from - b.from || a.to - b.to || (a.tip < b.tip ? -1 : 1))
    },
    fork: () => {
      const split = [...known].filter(([, ids]) => ids.size > 1).sort((a, b) => a[0] - b[0])[0]
      return split ? { device, seq: split[0], ids: [...split[1].keys()].sort(compareIds) } : null
    },
    links: () => sortedLinks(held),
    copy: () => {
      const copy = createForkedChain(device)
      for (const link of sortedLinks(held)) copy.add(link)
      return copy
    },
  }
}
