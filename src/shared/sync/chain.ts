import type { ChangeId, DeviceId } from '../base/id.ts'
import { createForkedChain, type ForkedChain } from './chain-fork.ts'
import { ChainIds, packedCount, unpackIds } from './chain-ids.ts'
import type { Interval } from './store.ts'

/** One held position of a device's chain. A withheld (or quarantined) change has a position and an id like any other. */
export interface Link {
  readonly device: DeviceId
  readonly seq: number
  readonly id: ChangeId
  /** Null for seq 1; undefined when not known: a withheld id that opens its segment. */
  readonly prev: ChangeId | null | undefined
}

/** Two changes of one device with one seq: a copied or restored PC. */
export interface Fork {
  readonly device: DeviceId
  /** The first seq at which the chains differ. */
  readonly seq: number
  /** The ids known there, held or named by a successor; sorted. */
  readonly ids: readonly ChangeId[]
}

/**
 * What adding a link did. `relinked`: changes held before got new ancestors (a gap between two runs closed, or a fork
 * was found), so records that hold several writes of this device must be folded again.
 */
export type LinkOutcome = 'known' | 'new' | 'relinked'

/** An unforked device: ids by seq, and the runs that are held without a gap. */
interface PlainChain {
  readonly ids: ChainIds
  /** Sorted, apart by at least one seq. */
  readonly runs: { from: number; to: number }[]
  /** What the first change of a run names as its predecessor, where that is known. */
  readonly runPrev: Map<number, ChangeId>
  /** Positions whose predecessor nobody named yet (withheld ids that open a segment). */
  readonly unknownPrev: Set<number>
}

type Chain = { plain: PlainChain; forked: null } | { plain: null; forked: ForkedChain }

const findRun = (runs: PlainChain['runs'], seq: number): { from: number; to: number } | undefined => {
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i]
    if (run && run.from <= seq) return run.to >= seq ? run : undefined
  }
  return undefined
}

const insertRun = (runs: PlainChain['runs'], seq: number): void => {
  const last = runs.at(-1)
  if (!last || seq > last.to + 1) {
    runs.push({ from: seq, to: seq })
    return
  }
  if (seq === last.to + 1) {
    last.to = seq
    return
  }
  const at = runs.findIndex((run) => run.to + 1 >= seq)
  const run = runs[at]
  if (!run) return
  if (seq === run.to + 1) {
    run.to = seq
    const next = runs[at + 1]
    if (next && next.from === seq + 1) {
      run.to = next.to
      runs.splice(at + 1, 1)
    }
  } else if (seq === run.from - 1) run.from = seq
  else runs.splice(at, 0, { from: seq, to: seq })
}

function* plainLinks(device: DeviceId, chain: PlainChain): Generator<Link> {
  for (const { from, to } of chain.runs) {
    for (let seq = from; seq <= to; seq++) {
      const id = chain.ids.get(seq)
      if (id === undefined) continue
      const prev = seq === 1 ? null : (chain.ids.get(seq - 1) ?? chain.runPrev.get(seq))
      yield { device, seq, id, prev: chain.unknownPrev.has(seq) ? undefined : prev }
    }
  }
}

/**
 * Which positions of which chains are held, and how they hang together. Kept small: an unforked device is an array of
 * ids; only a forked one keeps each link. A pure function of the links added, whatever their order (sync.md I2, I9).
 */
export class ChainIndex {
  readonly #chains = new Map<DeviceId, Chain>()
  #ids: Set<ChangeId> | null = null

  /** Adds one position. A link already held is `known`. */
  add(link: Link): LinkOutcome {
    let chain = this.#chains.get(link.device)
    if (!chain) {
      chain = {
        plain: { ids: new ChainIds(), runs: [], runPrev: new Map(), unknownPrev: new Set() },
        forked: null,
      }
      this.#chains.set(link.device, chain)
    }
    const outcome = chain.plain ? this.#addPlain(chain.plain, link) : chain.forked.add(link)
    if (outcome !== 'known') this.#ids?.add(link.id)
    return outcome
  }

  /**
   * Adds a stored run of one chain: consecutive ids, packed. One that begins a chain, or that goes on where the held part
   * ends, is taken as it is; any other is added link by link.
   */
  addRun(device: DeviceId, first: number, prev: Link['prev'], ids: string): void {
    const count = packedCount(ids)
    if (count === null) return
    const chain = this.#chains.get(device)
    const end = chain?.plain?.runs.at(-1)?.to
    const goesOn = end !== undefined && first === end + 1 && chain?.plain?.ids.get(end) === prev
    if (!(goesOn || (!chain && (first === 1 || prev != null)))) {
      let before = prev
      for (const [i, id] of unpackIds(ids).entries()) {
        this.add({ device, seq: first + i, id, prev: before })
        before = id
      }
      return
    }
    const last = first + count - 1
    if (chain?.plain) {
      const run = chain.plain.runs.at(-1)
      if (run) run.to = last
      chain.plain.ids.addPacked(first, ids)
    } else {
      const own = new ChainIds()
      own.addPacked(first, ids)
      const runPrev = new Map(prev == null ? [] : [[first, prev] as const])
      const plain = { ids: own, runs: [{ from: first, to: last }], runPrev, unknownPrev: new Set<number>() }
      this.#chains.set(device, { plain, forked: null })
    }
    this.#ids = null
  }

  #addPlain(chain: PlainChain, link: Link): LinkOutcome {
    const { ids, runs, runPrev, unknownPrev } = chain
    const { seq, id, prev } = link
    const held = ids.get(seq)
    const before = ids.get(seq - 1)
    const after = ids.get(seq + 1)
    const named = runPrev.get(seq)
    const clash =
      (held !== undefined && held !== id) ||
      (prev != null && before !== undefined && prev !== before) ||
      (prev != null && named !== undefined && prev !== named) ||
      (held === undefined && after !== undefined && (runPrev.get(seq + 1) ?? id) !== id)
    if (clash) return this.#fork(chain, link)
    if (prev != null && before === undefined) runPrev.set(seq, prev)
    if (held !== undefined) {
      if (prev !== undefined) unknownPrev.delete(seq)
      return 'known'
    }
    ids.set(seq, id)
    if (prev === undefined) unknownPrev.add(seq)
    if (runs.length === 1 && runs[0]?.to === seq - 1) runs[0].to = seq
    else insertRun(runs, seq)
    if (after !== undefined) runPrev.delete(seq + 1)
    return before !== undefined && after !== undefined ? 'relinked' : 'new'
  }

  #fork(chain: PlainChain, link: Link): LinkOutcome {
    const forked = createForkedChain(link.device)
    for (const old of plainLinks(link.device, chain)) forked.add(old)
    forked.add(link)
    this.#chains.set(link.device, { plain: null, forked })
    return 'relinked'
  }

  /** Whether this change is held, with its content or as a bare id. */
  has(id: ChangeId): boolean {
    if (!this.#ids) {
      this.#ids = new Set()
      for (const link of this.links()) this.#ids.add(link.id)
    }
    return this.#ids.has(id)
  }

  /** Whether exactly this change is held at this position; needs no index by id. */
  hasAt(device: DeviceId, seq: number, id: ChangeId): boolean {
    const chain = this.#chains.get(device)
    if (!chain) return false
    return chain.plain ? chain.plain.ids.get(seq) === id : chain.forked.hasAt(seq, id)
  }

  /** Whether nothing is new about a link: the position is held, and that this is its predecessor was said before. */
  hasLink(link: Link): boolean {
    const chain = this.#chains.get(link.device)
    if (!chain) return false
    if (!chain.plain) return chain.forked.hasLink(link)
    const { ids, runPrev, unknownPrev } = chain.plain
    const { seq, id, prev } = link
    if (ids.get(seq) !== id) return false
    return prev == null || (!unknownPrev.has(seq) && (ids.get(seq - 1) ?? runPrev.get(seq)) === prev)
  }

  /** Whether two chains of this device are known. */
  isForked(device: DeviceId): boolean {
    return this.#chains.get(device)?.forked != null
  }

  /** Whether any change of this device is held. */
  hasDevice(device: DeviceId): boolean {
    return this.#chains.has(device)
  }

  /** The highest seq held of a device with the ids there; null when none is held. */
  tip(device: DeviceId): { readonly seq: number; readonly ids: readonly ChangeId[] } | null {
    const tips = this.intervals(device)
    const seq = Math.max(0, ...tips.map((tip) => tip.to))
    if (seq === 0) return null
    return { seq, ids: tips.filter((tip) => tip.to === seq).map((tip) => tip.tip as ChangeId) }
  }

  /**
   * The stretches held without a gap, linked by prev; of one device or of all. A fork gives one for each chain, and
   * they share the part before the fork. Sorted by device, start, end, tip.
   */
  intervals(device?: DeviceId): readonly Interval[] {
    const devices = device === undefined ? [...this.#chains.keys()].sort() : [device]
    return devices.flatMap((name): readonly Interval[] => {
      const chain = this.#chains.get(name)
      if (!chain) return []
      if (!chain.plain) return chain.forked.intervals()
      const { ids, runs } = chain.plain
      return runs.map(({ from, to }) => ({ device: name, from, to, tip: ids.get(to) ?? '' }))
    })
  }

  /** The first fork of each forked device, sorted by device. */
  forks(): readonly Fork[] {
    const found: Fork[] = []
    for (const device of [...this.#chains.keys()].sort()) {
      const fork = this.#chains.get(device)?.forked?.fork()
      if (fork) found.push(fork)
    }
    return found
  }

  /** Whether change a comes before change b in one chain of this device, through links that are held. */
  isBefore(device: DeviceId, aSeq: number, aId: ChangeId, bSeq: number, bId: ChangeId): boolean {
    if (aSeq >= bSeq) return false
    const chain = this.#chains.get(device)
    if (!chain) return false
    if (!chain.plain) return chain.forked.isBefore(aSeq, aId, bSeq, bId)
    const { ids, runs } = chain.plain
    if (ids.get(aSeq) !== aId || ids.get(bSeq) !== bId) return false
    const run = findRun(runs, bSeq)
    return run !== undefined && run.from <= aSeq
  }

  /**
   * Whether every change of a save is held, as content or id: `count` consecutive positions of one chain, of which the
   * given change is number `index`.
   */
  isSaveHeld(device: DeviceId, seq: number, id: ChangeId, index: number, count: number): boolean {
    const chain = this.#chains.get(device)
    if (!chain) return false
    if (!chain.plain) return chain.forked.isSaveHeld(seq, id, index, count)
    if (chain.plain.ids.get(seq) !== id) return false
    const run = findRun(chain.plain.runs, seq)
    return run !== undefined && run.from <= seq - index && run.to >= seq - index + count - 1
  }

  /** Every link held, by device and seq; of several predecessors that were named the one that counts. */
  *links(): Generator<Link> {
    for (const [device, chain] of this.#chains) {
      if (chain.plain) yield* plainLinks(device, chain.plain)
      else yield* chain.forked.links()
    }
  }

  /** An independent copy, so that a preview can add to it and be thrown away. */
  copy(): ChainIndex {
    const copy = new ChainIndex()
    for (const [device, { plain, forked }] of this.#chains) {
      copy.#chains.set(
        device,
        plain
          ? {
              plain: {
                ids: plain.ids.copy(),
                runs: plain.runs.map((run) => ({ ...run })),
                runPrev: new Map(plain.runPrev),
                unknownPrev: new Set(plain.unknownPrev),
              },
              forked: null,
            }
          : { plain: null, forked: forked.copy() },
      )
    }
    return copy
  }
}
