import type { Crypto } from './crypto.ts'
import { frameLimit, writeFrame } from './journal-frame.ts'
import type { Segment } from './segment.ts'
import { writeSegment } from './segment-text.ts'
import { joinBytes } from './strict-json.ts'

const encoder = new TextEncoder()

/** Segments as bytes for one append to a journal: as few frames as may be, which count together or not at all. */
export const writeFrames = async (
  crypto: Pick<Crypto, 'digest'>,
  segments: readonly Segment[],
): Promise<Uint8Array<ArrayBuffer>> => {
  const payloads: Uint8Array[][] = []
  let size = frameLimit
  for (const segment of segments) {
    const bytes = encoder.encode(writeSegment(segment))
    if (size + bytes.length > frameLimit) {
      payloads.push([])
      size = 0
    }
    payloads.at(-1)?.push(bytes)
    size += bytes.length
  }
  const frames: Uint8Array[] = []
  for (const [i, parts] of payloads.entries())
    frames.push(await writeFrame(crypto, joinBytes(parts), i < payloads.length - 1))
  return joinBytes(frames)
}
