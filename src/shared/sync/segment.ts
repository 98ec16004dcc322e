import type { DeviceId } from '../base/id.ts'
import type { PublicKey } from './trust.ts'

/**
 * A segment is up to 1,000 consecutive changes of one device. As NDJSON:
 *
 *   {"segment":1,"device":D,"first":n,"count":c,"key":K,"sig":S}      sig null: not yet signed (own journal only)
 *   then for each change either  "<id>"                                a change outside the reader's scope
 *   or its header line followed by one line per class in `bodies`      `null`: withheld or erased
 *
 * Header and body lines are the exact bytes their hashes cover; they are kept and relayed verbatim.
 * Signed are the bytes  PAE(segmentType, device \n first \n id \n id ...)  with the ids in order.
 */
export interface Segment {
  readonly device: DeviceId
  /** The seq of the first change. */
  readonly first: number
  readonly count: number
  readonly key: PublicKey
  /** Ed25519 signature, base64url; null while it lies unsent in its author's journal. */
  readonly sig: string | null
  /** The change lines, without the segment line. */
  readonly lines: readonly string[]
}

/** The most changes one segment holds. */
export const segmentLimit = 1000

/** The DSSE payload type of a segment's signature. */
export const segmentType = 'application/vnd.xiaojia.segment+v1'
