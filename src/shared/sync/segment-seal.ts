import { base64ToBytes, bytesToBase64 } from '../base/base64.ts'
import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import { pae } from './dsse.ts'
import { deviceIdOf } from './key-id.ts'
import { type Segment, segmentType } from './segment.ts'
import { encodeLines, splitLines } from './segment-text.ts'

const encoder = new TextEncoder()

/** The bytes a segment's signature covers: PAE(segmentType, device \n first \n id \n id ...). */
export const segmentBytes = (
  device: DeviceId,
  first: number,
  ids: readonly ChangeId[],
): Uint8Array<ArrayBuffer> => pae(segmentType, encoder.encode([device, first, ...ids].join('\n')))

/** The ids of a segment's changes in order: given where withheld, else the hash of the header line as received. */
export const segmentIds = async (
  crypto: Crypto,
  lines: readonly string[],
): Promise<readonly ChangeId[] | null> => {
  const changes = splitLines(lines)
  if (!changes) return null
  const hashes = await crypto.digest(
    encodeLines(changes.flatMap((change) => (change.withheld ? [] : [change.header]))),
  )
  const ids: ChangeId[] = []
  let at = 0
  for (const change of changes) {
    if (change.withheld) ids.push(change.withheld)
    else ids.push(bytesToBase64(hashes[at++] ?? new Uint8Array(0)) as ChangeId)
  }
  return ids
}

/** Signs a segment by the device that wrote its changes. */
export const signSegment = async (crypto: Crypto, key: SigningKey, segment: Segment): Promise<Segment> => {
  const ids = await segmentIds(crypto, segment.lines)
  if (ids?.length !== segment.count) throw new Error('a segment holds as many changes as it says')
  if ((await deviceIdOf(crypto, key.publicKey)) !== segment.device) {
    throw new Error('a segment is signed by the device that wrote it')
  }
  const signature = await crypto.sign(key, segmentBytes(segment.device, segment.first, ids))
  return { ...segment, key: key.publicKey, sig: bytesToBase64(signature) }
}

/** Whether the key is the device's and its signature covers exactly these ids, which were taken from the lines as they came. */
export const verifyIds = async (
  crypto: Crypto,
  segment: Segment,
  ids: readonly ChangeId[],
): Promise<boolean> => {
  const signature = segment.sig === null ? null : base64ToBytes(segment.sig)
  if (!signature || ids.length !== segment.count) return false
  if ((await deviceIdOf(crypto, segment.key)) !== segment.device) return false
  return crypto.verify(segment.key, signature, segmentBytes(segment.device, segment.first, ids))
}

/** The ids of a segment when its key is the device's and the signature covers exactly these changes; null otherwise. */
export const verifySegment = async (
  crypto: Crypto,
  segment: Segment,
): Promise<readonly ChangeId[] | null> => {
  const ids = await segmentIds(crypto, segment.lines)
  return ids && (await verifyIds(crypto, segment, ids)) ? ids : null
}
