import { type ChangeId, type DeviceId, isDigest, isKeyId } from '../base/id.ts'
import type { Link } from './chain.ts'
import type { Stretch } from './change.ts'
import { isCount, isObject } from './strict-json.ts'
import type { Write } from './write.ts'

/** A place in a chain. */
export interface Place {
  readonly id: ChangeId
  readonly device: DeviceId
  readonly seq: number
}

/** Tells which of several changes at one place of a forked chain is meant. */
export interface ChainOrder {
  readonly isBefore: (device: DeviceId, aSeq: number, aId: ChangeId, bSeq: number, bId: ChangeId) => boolean
}

type SavePlace = Place & Pick<Write, 'save'>

/** Whether a change is one of those that a stretch names, as far as the chain between them is held. */
export const isInStretch = (
  chains: ChainOrder,
  { device: of, from, to, tip }: Stretch,
  device: DeviceId,
  seq: number,
  id: ChangeId,
): boolean => {
  if (device !== of || seq < from || seq > to) return false
  return seq === to ? id === tip : chains.isBefore(device, seq, id, to, tip)
}

/** The first and the last position of the save that a change belongs to. */
const saveOf = ({ seq, save: [, index, count] }: SavePlace): readonly [first: number, last: number] => {
  return [seq - index, seq - index + count - 1]
}

/** Whether a stretch names any change of a change's save: a save counts in whole or not at all. */
export const touchesSave = (chains: ChainOrder, stretch: Stretch, place: SavePlace): boolean => {
  const [first, last] = saveOf(place)
  const { device, seq, id } = place
  const { from, to, tip } = stretch
  if (device !== stretch.device || last < from || first > to) return false
  if (seq === to) return id === tip
  return seq < to ? chains.isBefore(device, seq, id, to, tip) : chains.isBefore(device, to, tip, seq, id)
}

/** Whether a stretch names every change of a change's save. */
export const holdsSave = (chains: ChainOrder, stretch: Stretch, place: SavePlace): boolean => {
  const [first, last] = saveOf(place)
  const { device, seq, id } = place
  return first >= stretch.from && last <= stretch.to && isInStretch(chains, stretch, device, seq, id)
}

/** Whether one of the stretches names a change. */
export const inStretches = (
  stretches: readonly Stretch[],
  chains: ChainOrder,
): ((place: Place) => boolean) => {
  const byDevice = new Map<DeviceId, Stretch[]>()
  for (const stretch of stretches) {
    const row = byDevice.get(stretch.device)
    if (row) row.push(stretch)
    else byDevice.set(stretch.device, [stretch])
  }
  return ({ id, device, seq }) =>
    byDevice.get(device)?.some((stretch) => isInStretch(chains, stretch, device, seq, id)) ?? false
}

const isStretch = (v: unknown): v is Stretch =>
  isObject(v) && isKeyId(v.device) && isCount(v.from, 1) && isCount(v.to, v.from) && isDigest(v.tip)

/** The stretches of a value read from outside; entries that are none are passed over. */
export const readStretches = (value: unknown): readonly Stretch[] =>
  Array.isArray(value) ? value.filter(isStretch) : []

/** The fewest stretches that name these changes; each must stand in a chain with those before it. Sorted. */
export const stretchesOf = (links: Iterable<Link>): readonly Stretch[] => {
  const found: Stretch[] = []
  /** By the id they end in. */
  const open = new Map<ChangeId, number>()
  const sorted = [...new Map([...links].map((link) => [link.id, link])).values()].sort(
    (a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) || a.seq - b.seq,
  )
  for (const { device, seq, id, prev } of sorted) {
    const at = prev == null ? undefined : open.get(prev)
    const before = at === undefined ? undefined : found[at]
    if (prev != null && at !== undefined && before?.device === device && before.to === seq - 1) {
      found[at] = { ...before, to: seq, tip: id }
      open.delete(prev)
      open.set(id, at)
    } else open.set(id, found.push({ device, from: seq, to: seq, tip: id }) - 1)
  }
  return found
}
