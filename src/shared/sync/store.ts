import type { BlobId, DeviceId } from '../base/id.ts'
import type { Segment } from './segment.ts'

/** A stretch of one device's chain that is held without a gap, linked by `prev`. Forked chains have several per seq. */
export interface Interval {
  readonly device: DeviceId
  readonly from: number
  readonly to: number
  /** The id of the change at `to`. */
  readonly tip: string
}

/** Where changes are kept. One contract test runs against every implementation. */
export interface ChangeStore {
  /** Appends in order, durable when it resolves. Segments already held in full are ignored. */
  readonly append: (segments: readonly Segment[]) => Promise<void>
  readonly intervals: () => Promise<readonly Interval[]>
  /** All segments from a position on, in the order of their arrival; positions rise and are never reused. */
  readonly scan: (since: number) => AsyncIterable<{ readonly position: number; readonly segment: Segment }>
  readonly putBlob: (id: BlobId, bytes: Uint8Array) => Promise<void>
  readonly getBlob: (id: BlobId) => Promise<Uint8Array | null>
}
