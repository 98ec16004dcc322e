import type { ChangeId, DeviceId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import type { ChainIndex } from './chain.ts'
import type { Stretch } from './change.ts'
import { holdsSave } from './stretch.ts'
import type { SystemItem } from './system-index.ts'
import type { Retirement } from './system-value.ts'
import type { Trust } from './trust.ts'
import { isAtOrAbove } from './trust-view.ts'
import type { Write } from './write.ts'

/** Which retirements and admissions count, and whom they end. */
export interface Retires {
  readonly counting: ReadonlySet<ChangeId>
  readonly isRetired: (write: Write) => boolean
}

/**
 * Whether a write stands at or before the last one accepted of its device. Of an unforked chain with a gap between, it is
 * taken to: what came later in it is known by its number. A save that goes on after the last one ends with it.
 */
const isAccepted = (chains: ChainIndex, write: Write, last: Retirement['last']): boolean => {
  const { device, seq, id, save } = write
  if (!last || seq - save[1] + save[2] - 1 > last.seq) return false
  if (seq === last.seq) return id === last.id
  return chains.isBefore(device, seq, id, last.seq, last.id) || !chains.isForked(device)
}

/**
 * Judges retirements by trust alone: the higher authority first, then by id; one written by a device that an already
 * counting one ended does not count, nor does an admission. They bear on what their organisation, or one below it, wrote.
 */
export const judgeRetires = (
  retires: readonly SystemItem[],
  admits: readonly SystemItem[],
  ground: {
    readonly trust: Trust
    readonly chains: ChainIndex
    /** Whether the author is proven and the change readable. */
    readonly mayCount: (write: Write) => boolean
  },
): Retires => {
  const { trust, chains, mayCount } = ground
  const counting = new Set<ChangeId>()
  const endings = new Map<DeviceId, SystemItem[]>()
  const isEnded = (write: Write): boolean =>
    endings
      .get(write.device)
      ?.some(
        ({ write: { org }, retirement }) =>
          isAtOrAbove(trust, org, write.org) && !isAccepted(chains, write, retirement?.last ?? null),
      ) ?? false

  const inOrder = [...retires].sort(
    ({ write: a }, { write: b }) => levelRank(b.role) - levelRank(a.role) || (a.id < b.id ? -1 : 1),
  )
  for (const item of inOrder) {
    const { write, retirement } = item
    if (!retirement || !mayCount(write) || isEnded(write)) continue
    counting.add(write.id)
    const row = endings.get(retirement.device)
    if (row) row.push(item)
    else endings.set(retirement.device, [item])
  }

  const admitted = new Map<DeviceId, { readonly write: Write; readonly stretch: Stretch }[]>()
  for (const { write, stretches } of admits) {
    if (!mayCount(write) || isEnded(write)) continue
    counting.add(write.id)
    for (const stretch of stretches) {
      const row = admitted.get(stretch.device)
      if (row) row.push({ write, stretch })
      else admitted.set(stretch.device, [{ write, stretch }])
    }
  }
  const isAdmitted = (write: Write): boolean =>
    admitted
      .get(write.device)
      ?.some(
        ({ write: { org }, stretch }) =>
          isAtOrAbove(trust, org, write.org) && holdsSave(chains, stretch, write),
      ) ?? false

  return { counting, isRetired: (write) => isEnded(write) && !isAdmitted(write) }
}
