import { bytesToBase64 } from '../base/base64.ts'
import type { BlobId } from '../base/id.ts'
import type { BlobRef } from '../domain/field.ts'
import type { Entry } from './container.ts'
import type { Crypto } from './crypto.ts'
import { digestText } from './key-id.ts'
import type { CarriedBlob } from './manifest.ts'
import { partLimit, partTarget } from './payload.ts'
import { step, type Watch } from './stages.ts'
import { joinBytes } from './strict-json.ts'

/** An attachment to send; its bytes are fetched when their turn comes, null when they are not here. */
export interface BlobSource {
  readonly id: BlobId
  readonly media: BlobRef['media']
  readonly read: () => Promise<Uint8Array | null>
}

/** The attachments of a bundle, packed: several small ones to an entry, under random names. */
export interface PackedBlobs {
  readonly entries: readonly Entry[]
  readonly blobs: readonly CarriedBlob[]
  /** Those whose bytes are not here or do not fit into an entry: the caller must say so. */
  readonly missing: readonly BlobId[]
}

/** Packs attachments, each once; null when cancelled. */
export const packBlobs = async (
  crypto: Crypto,
  sources: readonly BlobSource[],
  encrypt: (bytes: Uint8Array) => Promise<Uint8Array>,
  watch: Watch,
): Promise<PackedBlobs | null> => {
  const entries: Entry[] = []
  const blobs: CarriedBlob[] = []
  const missing: BlobId[] = []
  const done = new Set<BlobId>()
  let group: Uint8Array[] = []
  let size = 0
  let name = ''
  const close = async () => {
    if (group.length > 0) entries.push({ name, bytes: await encrypt(joinBytes(group)) })
    group = []
    size = 0
  }
  for (const [i, { id, media, read }] of sources.entries()) {
    if (step(watch, 'attachments', i, sources.length)) return null
    if (done.has(id)) continue
    done.add(id)
    const bytes = await read()
    if (!bytes || bytes.length > partLimit) {
      missing.push(id)
      continue
    }
    if (size + bytes.length > partTarget) await close()
    if (group.length === 0) name = `blobs/${bytesToBase64(crypto.random(12))}.age`
    blobs.push({ id, media, bytes: bytes.length, entry: name, at: size })
    group.push(bytes)
    size += bytes.length
  }
  await close()
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { entries, blobs, missing }
}

/** One attachment taken out of a bundle; null bytes when they are not what the manifest says. */
export interface OpenedBlob {
  readonly blob: CarriedBlob
  readonly bytes: Uint8Array | null
}

/** Takes out the wanted attachments, decrypting each entry once. Each is checked against the hash the manifest names. */
export async function* openBlobs(
  crypto: Crypto,
  entries: ReadonlyMap<string, Uint8Array>,
  blobs: readonly CarriedBlob[],
  decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>,
): AsyncGenerator<OpenedBlob> {
  let name = ''
  let plain: Uint8Array | null = null
  for (const blob of [...blobs].sort((a, b) => (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0))) {
    if (blob.entry !== name) {
      name = blob.entry
      const sealed = entries.get(name)
      plain = sealed && name.startsWith('blobs/') ? await decrypt(sealed) : null
    }
    const bytes = plain?.slice(blob.at, blob.at + blob.bytes) ?? null
    const good = bytes?.length === blob.bytes && (await digestText(crypto, bytes)) === blob.id
    yield { blob, bytes: good ? bytes : null }
  }
}
