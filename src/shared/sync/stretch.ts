import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Stretch } from './change.ts'

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
    byDevice
      .get(device)
      ?.some(
        ({ from, to, tip }) =>
          from <= seq && seq <= to && (tip === id || chains.isBefore(device, seq, id, to, tip)),
      ) ?? false
}
