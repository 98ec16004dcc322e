import { err, ok, type Result } from '../base/result.ts'
import type { Entry } from './container.ts'
import type { Crypto } from './crypto.ts'
import { gzipStored, unpackedLimit } from './gzip.ts'
import type { Refusal } from './refusal.ts'
import { type Cancelled, cancelled, type Stage, step, type Watch } from './stages.ts'
import { joinBytes } from './strict-json.ts'

/** What one part holds before compression, at most. Leaves room for gzip and age within an entry's 32 MiB. */
export const partLimit = 31 * 1024 * 1024

/** Parts are closed when they reach this, so that progress and cancelling come often. */
export const partTarget = 8 * 1024 * 1024

/** `payload/0001.age` and so on. */
export const payloadName = (index: number): string => `payload/${String(index + 1).padStart(4, '0')}.age`

/** The names of a file's payload parts, in order. */
export const payloadNames = (entries: Iterable<string>): readonly string[] =>
  [...entries].filter((name) => name.startsWith('payload/'))

/** gzip that any reader of this format takes: what would look like a bomb is stored instead. */
export const compress = async (crypto: Crypto, bytes: Uint8Array): Promise<Uint8Array> => {
  const packed = await crypto.gzip(bytes)
  return bytes.length > unpackedLimit(packed.length, partLimit) ? gzipStored(bytes) : packed
}

/** Groups pieces in order so that each group reaches the target but never exceeds the limit. Null when a piece is too large. */
export const groupPieces = <T>(
  pieces: readonly T[],
  sizeOf: (piece: T) => number,
): readonly (readonly T[])[] | null => {
  const groups: T[][] = []
  let size = 0
  for (const piece of pieces) {
    const more = sizeOf(piece)
    if (more > partLimit) return null
    const group = groups.at(-1)
    if (group && size < partTarget && size + more <= partLimit) {
      group.push(piece)
      size += more
    } else {
      groups.push([piece])
      size = more
    }
  }
  return groups
}

/** Compresses and encrypts some pieces into a payload part. */
export const sealPart = async (
  crypto: Crypto,
  index: number,
  pieces: readonly Uint8Array[],
  encrypt: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Entry> => ({
  name: payloadName(index),
  bytes: await encrypt(await compress(crypto, joinBytes(pieces))),
})

/** Each group as a payload part; `null` when cancelled. */
export const sealParts = async (
  crypto: Crypto,
  groups: readonly (readonly Uint8Array[])[],
  encrypt: (bytes: Uint8Array) => Promise<Uint8Array>,
  watch: Watch,
  stage: Stage,
): Promise<readonly Entry[] | null> => {
  const entries: Entry[] = []
  for (const [i, group] of groups.entries()) {
    if (step(watch, stage, i, groups.length)) return null
    entries.push(await sealPart(crypto, i, group, encrypt))
  }
  return entries
}

/** Decrypts and unpacks a payload part. */
export const openPart = async (
  crypto: Crypto,
  part: Uint8Array,
  decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>,
  failed: Refusal,
): Promise<Result<Uint8Array, Refusal>> => {
  const packed = await decrypt(part)
  if (!packed) return err(failed)
  const bytes = await crypto.gunzip(packed, partLimit)
  return bytes ? ok(bytes) : err({ type: 'damaged' })
}

/** Decrypts and unpacks every given part, in order. All or nothing. */
export const openParts = async (
  crypto: Crypto,
  parts: readonly Uint8Array[],
  decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>,
  failed: Refusal,
  watch: Watch,
): Promise<Result<readonly Uint8Array[], Refusal | Cancelled>> => {
  const plain: Uint8Array[] = []
  for (const [i, part] of parts.entries()) {
    if (step(watch, 'decrypt', i, parts.length)) return err(cancelled)
    const bytes = await openPart(crypto, part, decrypt, failed)
    if (!bytes.ok) return bytes
    plain.push(bytes.value)
  }
  return ok(plain)
}
