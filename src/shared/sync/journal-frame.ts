import { bytesToBase64 } from '../base/base64.ts'
import type { Crypto } from './crypto.ts'
import { joinBytes } from './strict-json.ts'

/**
 * The journal is a sequence of frames: `{"frame":1,"bytes":N,"sha256":"<base64url>"}\n` and exactly N bytes, the text of
 * one or more segments. A frame counts only when its hash fits, so half a write is never taken for a whole one. A write
 * too large for one frame is several, all but the last with `,"more":true`: they count together or not at all.
 */
export interface Frame {
  /** Where its line begins in the journal. */
  readonly at: number
  /** Where the next frame begins. */
  readonly next: number
  readonly payload: Uint8Array
  /** The next frame belongs to the same write. */
  readonly more: boolean
}

/** What reading a journal meets, in order; `tail` comes once, at the end. */
export type FrameEvent =
  | { readonly type: 'frame'; readonly frame: Frame }
  /** Bytes that are no frame, with whole frames after them: the disk, not a power cut. Nothing is cut there. */
  | { readonly type: 'damage'; readonly from: number; readonly to: number }
  /** No whole frame lies from `at` on; `bytes` is 0 in a sound journal. What lies there was never acknowledged, or is damaged. */
  | { readonly type: 'tail'; readonly at: number; readonly bytes: number }

/** A journal to read: `journalSize` and `journalRead` of the host, or a file. */
export interface JournalSource {
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
}

type Digest = Pick<Crypto, 'digest'>

/** No frame is longer; a save or a segment never comes near it. */
export const frameLimit = 64 * 1024 * 1024

const windowBytes = 4 * 1024 * 1024
const framesAtOnce = 1000
const start = '{"frame":1,"bytes":'
const longestLine = 112
const encoder = new TextEncoder()
const startBytes = encoder.encode(start)
const newline = 10

/** The bytes of one frame, to be appended in one write. */
export const writeFrame = async (
  crypto: Digest,
  payload: Uint8Array,
  more = false,
): Promise<Uint8Array<ArrayBuffer>> => {
  if (payload.length > frameLimit) throw new Error('a frame is at most 64 MiB')
  const [hash] = await crypto.digest([payload])
  const line = `${start}${payload.length},"sha256":"${bytesToBase64(hash ?? new Uint8Array(0))}"${more ? ',"more":true' : ''}}\n`
  return joinBytes([encoder.encode(line), payload])
}

interface FrameLine {
  readonly length: number
  readonly bytes: number
  readonly sha256: string
  readonly more: boolean
}

const readFrameLine = (bytes: Uint8Array, from: number): FrameLine | null => {
  if (bytes[from] !== startBytes[0]) return null
  const end = bytes.subarray(from, from + longestLine).indexOf(newline)
  if (end < 0) return null
  const line = String.fromCharCode(...bytes.subarray(from, from + end))
  const match = /^\{"frame":1,"bytes":(0|[1-9]\d{0,8}),"sha256":"([\w-]{43})"(,"more":true)?\}$/.exec(line)
  const size = Number(match?.[1])
  return match && size <= frameLimit
    ? { length: end + 1, bytes: size, sha256: match[2] ?? '', more: match[3] !== undefined }
    : null
}

/** The frames that lie whole at the start of a window; their hashes are not looked at. */
const splitFrames = (window: Uint8Array, base: number): readonly (Frame & { readonly sha256: string })[] => {
  const frames: (Frame & { sha256: string })[] = []
  let at = 0
  while (frames.length < framesAtOnce) {
    const line = readFrameLine(window, at)
    if (!line) break
    const from = at + line.length
    const to = from + line.bytes
    if (to > window.length) break
    const { sha256, more } = line
    frames.push({ at: base + at, next: base + to, payload: window.subarray(from, to), sha256, more })
    at = to
  }
  return frames
}

/** A window from `at` on that holds at least the whole first frame, if the journal has one there. */
const readWindow = async (source: JournalSource, at: number): Promise<Uint8Array> => {
  const window = await source.read(at, Math.min(windowBytes, source.size - at))
  const line = readFrameLine(window, 0)
  const need = line ? line.length + line.bytes : 0
  return need > window.length && at + need <= source.size ? source.read(at, need) : window
}

const indexOfStart = (bytes: Uint8Array): number => {
  let at = bytes.indexOf(startBytes[0] ?? 0)
  while (at >= 0) {
    if (startBytes.every((byte, i) => bytes[at + i] === byte)) return at
    at = bytes.indexOf(startBytes[0] ?? 0, at + 1)
  }
  return -1
}

/** Where, from `from` on, a frame line seems to begin. No JSON string holds its unescaped quotes. */
const findStart = async (source: JournalSource, from: number): Promise<number | null> => {
  let at = from
  while (at < source.size) {
    const window = await source.read(at, Math.min(windowBytes, source.size - at))
    const found = indexOfStart(window)
    if (found >= 0) return at + found
    if (at + window.length >= source.size || window.length < startBytes.length) return null
    at += window.length - startBytes.length + 1
  }
  return null
}

/** Every whole frame, whether or not the write it belongs to is whole. */
async function* eachFrame(
  crypto: Digest,
  source: JournalSource,
  from: number,
): AsyncGenerator<FrameEvent, void> {
  let at = from
  let lost: number | null = null
  while (at < source.size) {
    const frames = splitFrames(await readWindow(source, at), at)
    const hashes = await crypto.digest(frames.map((frame) => frame.payload))
    let sound = true
    for (const [i, { sha256, ...frame }] of frames.entries()) {
      sound = bytesToBase64(hashes[i] ?? new Uint8Array(0)) === sha256
      if (!sound) break
      if (lost !== null) yield { type: 'damage', from: lost, to: frame.at }
      lost = null
      at = frame.next
      yield { type: 'frame', frame }
    }
    if (sound && frames.length > 0) continue
    lost ??= at
    const next = await findStart(source, at + 1)
    if (next === null) break
    at = next
  }
  const tail = lost ?? at
  yield { type: 'tail', at: tail, bytes: Math.max(0, source.size - tail) }
}

/** Where the write that begins with a frame ends, as far as it was acknowledged; null when its end never came. */
const endOfWrite = async (crypto: Digest, source: JournalSource, at: number): Promise<number | null> => {
  for await (const event of eachFrame(crypto, source, at)) {
    if (event.type === 'tail') return null
    // Whole frames follow the damage, so the write was acknowledged: what is left of it counts.
    if (event.type === 'damage') return event.from
    if (!event.frame.more) return event.frame.next
  }
  return null
}

/**
 * Reads a journal from an offset where a frame begins. Whole frames are given in order, also those after a damaged
 * stretch: one bad byte loses one frame, not all that follow. A write of which the end never came is part of the tail.
 */
export async function* scanFrames(
  crypto: Digest,
  source: JournalSource,
  from = 0,
): AsyncGenerator<FrameEvent, void> {
  let known = from
  for await (const event of eachFrame(crypto, source, from)) {
    if (event.type === 'frame' && event.frame.more && event.frame.at >= known) {
      const { at } = event.frame
      const end = await endOfWrite(crypto, source, at)
      if (end === null) {
        yield { type: 'tail', at, bytes: source.size - at }
        return
      }
      known = end
    }
    yield event
  }
}

/** What a journal held in memory contains. `end` is where a torn tail begins: the size when there is none. */
export const readFrames = async (
  crypto: Digest,
  bytes: Uint8Array,
): Promise<{
  readonly frames: readonly Frame[]
  readonly damage: readonly { readonly from: number; readonly to: number }[]
  readonly end: number
}> => {
  const frames: Frame[] = []
  const damage: { from: number; to: number }[] = []
  let end = bytes.length
  const read = (offset: number, length: number): Promise<Uint8Array> =>
    Promise.resolve(bytes.subarray(offset, offset + length))
  for await (const event of scanFrames(crypto, { size: bytes.length, read })) {
    if (event.type === 'frame') frames.push(event.frame)
    else if (event.type === 'damage') damage.push({ from: event.from, to: event.to })
    else end = event.at
  }
  return { frames, damage, end }
}
