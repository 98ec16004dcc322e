import type { ChangeId, DeviceId } from '../base/id.ts'
import type { ChainIndex, Link } from './chain.ts'
import type { Interval } from './store.ts'
import { isCount, isObject } from './strict-json.ts'

/**
 * One line of a receipt: a stretch of a chain that its writer holds, with the places of which it holds only the id
 * (`bare`) or not every class (`part`), both as runs (see `writeRuns`) counted from `from`.
 */
export interface Hold extends Interval {
  readonly bare?: string
  readonly part?: string
}

/** What is held of one change, least first. */
export const heldParts = ['none', 'bare', 'part', 'whole'] as const

/** What is held of one change. */
export type HeldPart = (typeof heldParts)[number]

/** What the PCs of an addressee are known to hold. */
export interface Known {
  /** The least that any of them holds of a change. */
  readonly of: (device: DeviceId, seq: number, id: ChangeId) => HeldPart
}

const runsPattern = /^[0-9a-z]{1,11}(\.[0-9a-z]{1,11})*$/

/** Places as lengths in turn, without and with, in base 36: `4.1.2.3` are the places 4 and 7 to 9. Null when there is none. */
export const writeRuns = (places: readonly number[]): string | null => {
  const lengths: number[] = []
  let end = 0
  for (const place of places) {
    const last = lengths.length - 1
    if (lengths.length > 0 && place === end) lengths[last] = (lengths[last] ?? 0) + 1
    else lengths.push(place - end, 1)
    end = place + 1
  }
  return lengths.length === 0 ? null : lengths.map((length) => length.toString(36)).join('.')
}

/** The runs of a text as pairs `[first, after the last]`, counted from `from`. */
const readRuns = (text: string | undefined, from: number): readonly (readonly [number, number])[] => {
  const runs: (readonly [number, number])[] = []
  const lengths = text === undefined || !runsPattern.test(text) ? [] : text.split('.')
  let at = from
  for (let i = 0; i + 1 < lengths.length; i += 2) {
    const start = at + Number.parseInt(lengths[i] ?? '0', 36)
    at = start + Number.parseInt(lengths[i + 1] ?? '0', 36)
    runs.push([start, at])
  }
  return runs
}

const isIn = (runs: readonly (readonly [number, number])[], seq: number): boolean => {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, after] = runs[middle] ?? [0, 0]
    if (seq < from) high = middle - 1
    else if (seq >= after) low = middle + 1
    else return true
  }
  return false
}

/** Whether a value has the form of a line of a receipt beyond that of its interval. */
export const areRuns = (value: unknown): boolean =>
  isObject(value) &&
  [value.bare, value.part].every(
    (runs) => runs === undefined || (typeof runs === 'string' && runsPattern.test(runs)),
  )

/** The lines of a receipt as they stand in a record; null when it is none. */
export const readHolds = (value: unknown): readonly Hold[] | null => {
  if (!Array.isArray(value)) return null
  const good = value.every(
    (line: unknown) =>
      isObject(line) &&
      typeof line.device === 'string' &&
      isCount(line.from, 1) &&
      isCount(line.to, line.from) &&
      typeof line.tip === 'string' &&
      areRuns(line),
  )
  return good ? (value as readonly Hold[]) : null
}

/** A receipt is no longer than this as text; chains beyond it are left out, and what is left out comes again. */
export const receiptLimit = 300 * 1024

/**
 * The stretches that a receipt may claim: cut before every change whose predecessor nobody named. What stands there may
 * follow another chain than the one it is taken to follow, and whoever claimed it would never be told of that one.
 */
const surely = (chains: ChainIndex, links: readonly Link[], interval: Interval): readonly Interval[] => {
  const { device, from, to, tip } = interval
  const isHere = ({ seq, id }: Link): boolean =>
    id === tip || chains.isBefore(device, seq, id, to, tip as ChangeId)
  const own = links.filter((link) => link.seq >= from && isHere(link)).sort((a, b) => a.seq - b.seq)
  const pieces: Interval[] = []
  let start = from
  for (const [i, { seq, prev }] of own.entries()) {
    const before = own[i - 1]
    if (prev !== undefined || !before || seq <= start) continue
    pieces.push({ device, from: start, to: before.seq, tip: before.id })
    start = seq
  }
  return [...pieces, { device, from: start, to, tip }]
}

/** What is held of the chains of some devices. `lacking` tells of changes of which something is missing, how much is held. */
export const holdsOf = (
  chains: ChainIndex,
  lacking: ReadonlyMap<ChangeId, 'bare' | 'part'>,
  concerns: (device: DeviceId) => boolean,
): readonly Hold[] => {
  const all = chains.intervals().filter(({ device }) => concerns(device))
  const places = new Map<DeviceId, Link[]>()
  const loose = new Map<DeviceId, Link[]>()
  // Only a bare id may have no predecessor that is named.
  if (lacking.size > 0) {
    for (const link of chains.links()) {
      const { device, id, prev } = link
      if (!concerns(device)) continue
      if (lacking.has(id)) addTo(places, link)
      if (prev === undefined) loose.set(device, [])
    }
  }
  if (loose.size > 0) for (const link of chains.links()) loose.get(link.device)?.push(link)
  const intervals = all.flatMap((interval) => {
    const links = loose.get(interval.device)
    return links ? surely(chains, links, interval) : [interval]
  })
  let size = 0
  const holds: Hold[] = []
  for (const { device, from, to, tip } of intervals) {
    const here = (places.get(device) ?? [])
      .filter(({ seq, id }) => id === tip || chains.isBefore(device, seq, id, to, tip as ChangeId))
      .sort((a, b) => a.seq - b.seq)
    const runsOf = (part: 'bare' | 'part'): string | null =>
      writeRuns(here.flatMap(({ seq, id }) => (lacking.get(id) === part && seq >= from ? [seq - from] : [])))
    const bare = runsOf('bare')
    const part = runsOf('part')
    const hold = { device, from, to, tip, ...(bare ? { bare } : {}), ...(part ? { part } : {}) }
    size += JSON.stringify(hold).length + 1
    if (size <= receiptLimit) holds.push(hold)
  }
  return holds
}

const addTo = (rows: Map<DeviceId, Link[]>, link: Link): void => {
  const row = rows.get(link.device)
  if (row) row.push(link)
  else rows.set(link.device, [link])
}

interface ReadHold {
  readonly from: number
  readonly to: number
  readonly tip: ChangeId
  readonly bare: readonly (readonly [number, number])[]
  readonly part: readonly (readonly [number, number])[]
}

/** One PC's receipt. A stretch whose end is not held here says nothing: nobody can tell which chain it belongs to. */
const knownOf = (chains: ChainIndex, receipt: readonly Hold[]): Known => {
  const byDevice = new Map<DeviceId, ReadHold[]>()
  for (const { device, from, to, tip, bare, part } of receipt) {
    if (!chains.hasAt(device, to, tip as ChangeId)) continue
    const row = byDevice.get(device) ?? []
    row.push({ from, to, tip: tip as ChangeId, bare: readRuns(bare, from), part: readRuns(part, from) })
    byDevice.set(device, row)
  }
  return {
    of: (device, seq, id) => {
      let best: HeldPart = 'none'
      for (const hold of byDevice.get(device) ?? []) {
        if (seq < hold.from || seq > hold.to) continue
        if (id !== hold.tip && !chains.isBefore(device, seq, id, hold.to, hold.tip)) continue
        const here = isIn(hold.bare, seq) ? 'bare' : isIn(hold.part, seq) ? 'part' : 'whole'
        if (heldParts.indexOf(here) > heldParts.indexOf(best)) best = here
      }
      return best
    },
  }
}

/**
 * What all live PCs of an addressee hold, by their newest receipts. No PC known, or one without a receipt: nothing is
 * known to be there. Chains are compared by their ends, so a copied PC does not pass for the one it was copied from.
 */
export const createKnown = (chains: ChainIndex, receipts: readonly (readonly Hold[] | null)[]): Known => {
  if (receipts.length === 0 || receipts.includes(null)) return { of: () => 'none' }
  const all = receipts.map((receipt) => knownOf(chains, receipt ?? []))
  return {
    of: (device, seq, id) => {
      let least = heldParts.length - 1
      for (const { of } of all) least = Math.min(least, heldParts.indexOf(of(device, seq, id)))
      return heldParts[least] ?? 'none'
    },
  }
}
