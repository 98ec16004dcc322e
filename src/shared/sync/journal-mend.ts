import type { Crypto } from './crypto.ts'
import { type Frame, readFrames } from './journal-frame.ts'

/** A journal put together again. */
export interface Mended {
  /** The new journal, in order, to be laid end to end. What could not be mended stands in it as it was, `broken`. */
  readonly pieces: readonly { readonly bytes: Uint8Array; readonly broken: boolean }[]
  /** Damaged places for which a copy had what stood there. */
  readonly mended: number
  /** Damaged places that are still in it. */
  readonly lost: number
  /** Whether a copy held more than the journal at its end. */
  readonly longer: boolean
}

interface Source {
  readonly bytes: Uint8Array
  readonly frames: readonly Frame[]
  readonly at: ReadonlyMap<string, number>
}

const decoder = new TextDecoder()

/** A frame by its own line: length and hash. */
const nameOf = (bytes: Uint8Array, { at, next, payload }: Frame): string =>
  decoder.decode(bytes.subarray(at, next - payload.length))

const sourceOf = (bytes: Uint8Array, frames: readonly Frame[]): Source => ({
  bytes,
  frames,
  at: new Map(frames.map((frame, i) => [nameOf(bytes, frame), i])),
})

/** What a copy holds after one frame (null: from the start) up to another (null: to its end), if it is whole there. */
const between = (copy: Source, after: string | null, before: string | null): readonly Frame[] => {
  const from = after === null ? 0 : copy.at.get(after)
  const to = before === null ? copy.frames.length : copy.at.get(before)
  if (from === undefined || to === undefined) return []
  const start = after === null ? 0 : from + 1
  const found = copy.frames.slice(start, to)
  const edge = start === 0 ? 0 : copy.frames[start - 1]?.next
  const whole = found.every(({ at }, i) => at === (i === 0 ? edge : found[i - 1]?.next))
  const last = found.at(-1)
  const meets = before === null || last?.next === copy.frames[to]?.at
  return whole && meets ? found : []
}

/**
 * Mends the damaged places and the end of a journal from copies of it (a picked folder, backups). A place is found in a
 * copy by the whole frames around it, so it does not matter that a copy is older, or was cut elsewhere.
 */
export const mendJournal = async (
  crypto: Pick<Crypto, 'digest'>,
  journal: Uint8Array,
  copies: readonly Uint8Array[],
): Promise<Mended> => {
  const { frames, end } = await readFrames(crypto, journal)
  const sources: Source[] = []
  for (const bytes of copies) sources.push(sourceOf(bytes, (await readFrames(crypto, bytes)).frames))
  const best = (after: string | null, before: string | null): readonly Uint8Array[] => {
    let most: readonly Uint8Array[] = []
    for (const source of sources) {
      const found = between(source, after, before)
      if (found.length > most.length) most = found.map(({ at, next }) => source.bytes.subarray(at, next))
    }
    return most
  }
  const pieces: { readonly bytes: Uint8Array; readonly broken: boolean }[] = []
  const sound = (bytes: Uint8Array) => ({ bytes, broken: false })
  let mended = 0
  let lost = 0
  let edge = 0
  let previous: string | null = null
  for (const frame of frames) {
    const name = nameOf(journal, frame)
    if (frame.at > edge) {
      const found = best(previous, name)
      if (found.length > 0) mended++
      else lost++
      pieces.push(...found.map(sound))
      if (found.length === 0) pieces.push({ bytes: journal.subarray(edge, frame.at), broken: true })
    }
    pieces.push(sound(journal.subarray(frame.at, frame.next)))
    edge = frame.next
    previous = name
  }
  const tail = best(previous, null)
  pieces.push(...tail.map(sound))
  if (tail.length > 0 && end < journal.length) mended++
  return { pieces, mended, lost, longer: tail.length > 0 }
}
