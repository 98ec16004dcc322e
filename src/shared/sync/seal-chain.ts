import type { DeviceId } from '../base/id.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import type { Segment } from './segment.ts'
import { signSegment } from './segment-seal.ts'
import { type ChangeLines, cutSegments, splitLines } from './segment-text.ts'

/**
 * The chain of one device cut anew, always at the same places, and signed by its key. Saves lie unsigned in their
 * author's journal, one segment each; what travels is signed, a thousand at a time.
 */
export const sealChain = async (
  crypto: Crypto,
  device: DeviceId,
  key: SigningKey,
  segments: readonly Segment[],
): Promise<readonly Segment[]> => {
  const bySeq = new Map<number, ChangeLines>()
  for (const { first, lines } of segments) {
    for (const [at, change] of (splitLines(lines) ?? []).entries()) {
      if (change.withheld === null) bySeq.set(first + at, change)
    }
  }
  const chain = [...bySeq.keys()].sort((a, b) => a - b).flatMap((seq) => bySeq.get(seq) ?? [])
  const sealed: Segment[] = []
  for (const segment of cutSegments(device, key.publicKey, 1, chain)) {
    sealed.push(await signSegment(crypto, key, segment))
  }
  return sealed
}
