import { crc32 } from '../base/crc32.ts'
import { joinBytes } from './strict-json.ts'

interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>
  cancel(): Promise<unknown>
}
interface Writer {
  write(bytes: Uint8Array): Promise<unknown>
  close(): Promise<unknown>
  abort(): Promise<unknown>
}
/** The two ends of a compression stream, as every platform has them. */
export interface StreamPair {
  readonly readable: { getReader(): unknown }
  readonly writable: { getWriter(): unknown }
}

/** Output below this size is never called a bomb, however well it compresses. */
const ratioFloor = 1024 * 1024
const ratioLimit = 200

/** The most bytes a gzip of `packed` bytes may unpack to: 200:1 counted from 1 MiB on, and never more than `limit`. */
export const unpackedLimit = (packed: number, limit: number): number =>
  Math.min(limit, Math.max(ratioFloor, packed * ratioLimit))

const slice = 16 * 1024

/** Sends bytes through a stream; null when it fails or gives more than `limit`. Small slices keep a bomb from growing unread. */
export const pump = async (
  pair: StreamPair,
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const reader = pair.readable.getReader() as Reader
  const writer = pair.writable.getWriter() as Writer
  const feed = async (): Promise<boolean> => {
    try {
      for (let at = 0; at < bytes.length; at += slice) await writer.write(bytes.subarray(at, at + slice))
      await writer.close()
      return true
    } catch {
      return false
    }
  }
  const fed = feed()
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) break
      size += value.length
      if (size > limit) {
        await Promise.allSettled([reader.cancel(), writer.abort(), fed])
        return null
      }
      parts.push(value)
    }
  } catch {
    await fed
    return null
  }
  return (await fed) ? joinBytes(parts) : null
}

/**
 * Whether a gzip ends with the checksum and the size of what came out of it. Some platforms pass over bytes that follow
 * the end, others refuse them: here they are refused everywhere.
 */
export const endsWhole = (packed: Uint8Array, plain: Uint8Array): boolean => {
  if (packed.length < 18) return false
  const tail = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8)
  return tail.getUint32(4, true) === plain.length % 2 ** 32 && tail.getUint32(0, true) === crc32(plain)
}

/** A gzip that does not compress: for the rare text that compresses so well that a reader would take it for a bomb. */
export const gzipStored = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)]
  const most = 0xffff
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most)
    const n = part.length
    const last = at + most >= bytes.length ? 1 : 0
    parts.push(Uint8Array.of(last, n & 255, n >> 8, ~n & 255, (~n >> 8) & 255), part)
  }
  const tail = new DataView(new ArrayBuffer(8))
  tail.setUint32(0, crc32(bytes), true)
  tail.setUint32(4, bytes.length % 2 ** 32, true)
  parts.push(new Uint8Array(tail.buffer))
  return joinBytes(parts)
}
