import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Fork, Link, LinkOutcome } from './chain.ts'
import type { Interval } from './store.ts'

/** The links of a device of which two chains exist (or did: a successor may name a change that never came). */
export interface ForkedChain {
  readonly add: (link: Link) => LinkOutcome
  readonly hasAt: (seq: number, id: ChangeId) => boolean
  readonly hasLink: (link: Link) => boolean
  readonly isBefore: (aSeq: number, aId: ChangeId, bSeq: number, bId: ChangeId) => boolean
  readonly isSaveHeld: (seq: number, id: ChangeId, index: number, count: number) => boolean
  readonly intervals: () => readonly Interval[]
  readonly fork: () => Fork | null
  /** Of several predecessors that were named the smallest: it counts, so that arrival order does not matter. */
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

interface Kept {
  readonly held: Nodes<Link>
  /** What is held, or named by a held successor; with the successors that name it, by header or by a signed order. */
  readonly known: Nodes<Set<ChangeId>>
}

const putNode = <T>(nodes: Nodes<T>, seq: number, id: ChangeId, value: T): void => {
  const row = nodes.get(seq)
  if (row) row.set(id, value)
  else nodes.set(seq, new Map([[id, value]]))
}

const copyNodes = <T>(nodes: Nodes<T>, copy: (value: T) => T): Nodes<T> =>
  new Map([...nodes].map(([seq, row]) => [seq, new Map([...row].map(([id, value]) => [id, copy(value)]))]))

const compareIds = (a: ChangeId, b: ChangeId): number => (a < b ? -1 : a > b ? 1 : 0)

const sortedLinks = (held: Nodes<Link>): Link[] =>
  [...held.keys()]
    .sort((a, b) => a - b)
    .flatMap((seq) => [...(held.get(seq)?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id)))

/** Lanes let an ancestor be found without walking every change between. Each lane ends in a change without successor. */
const layLanes = ({ held, known }: Kept): Nodes<Lane> => {
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

/** A chain that keeps every link; empty, or a copy. */
export const createForkedChain = (
  device: DeviceId,
  from: Kept = { held: new Map(), known: new Map() },
): ForkedChain => {
  const held = copyNodes(from.held, (link) => link)
  const known = copyNodes(from.known, (ids) => new Set(ids))
  let lanes: Nodes<Lane> | null = null

  const followersOf = (seq: number, id: ChangeId): Set<ChangeId> => {
    const old = known.get(seq)?.get(id)
    if (old) return old
    const fresh = new Set<ChangeId>()
    putNode(known, seq, id, fresh)
    return fresh
  }

  const hasLink = ({ seq, id, prev }: Link): boolean =>
    held.get(seq)?.has(id) === true &&
    (prev == null ||
      known
        .get(seq - 1)
        ?.get(prev)
        ?.has(id) === true)

  const add = (link: Link): LinkOutcome => {
    const { seq, id, prev } = link
    if (hasLink(link)) return 'known'
    const row = held.get(seq)
    const old = row?.get(id)
    followersOf(seq, id)
    if (prev != null) followersOf(seq - 1, prev).add(id)
    if (!old || old.prev === undefined || (prev ?? '') < (old.prev ?? '')) putNode(held, seq, id, link)
    lanes = null
    return old || (row?.size ?? 0) > 1 || held.has(seq + 1) ? 'relinked' : 'new'
  }

  const laneOf = (seq: number, id: ChangeId): Lane | null => {
    lanes ??= layLanes({ held, known })
    return lanes.get(seq)?.get(id) ?? null
  }

  /**
   * Walks a save's steps; several chains may fit, one is enough. A bare id whose predecessor nobody named goes with each that
   * may be it: where what it says is withheld, a save that is here would wait for ever.
   */
  const reaches = (from: number, id: ChangeId, steps: number, direction: 1 | -1): boolean => {
    let front: ReadonlySet<ChangeId> = new Set([id])
    for (let seq = from; seq !== from + direction * steps && front.size > 0; seq += direction) {
      const next = new Set<ChangeId>()
      for (const at of front) {
        const node = held.get(seq)?.get(at)
        for (const [other, link] of held.get(seq + direction) ?? []) {
          const prev = direction === 1 ? link.prev : node?.prev
          if (prev === undefined || prev === (direction === 1 ? at : other)) next.add(other)
        }
      }
      front = next
    }
    return front.size > 0
  }

  return {
    add,
    hasAt: (seq, id) => held.get(seq)?.has(id) ?? false,
    hasLink,
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
    copy: () => createForkedChain(device, { held, known }),
  }
}
