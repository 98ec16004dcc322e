import { bytesToBase64 } from '../base/base64.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type BundleHeader, type BundleKind, fileSize, readerVersion, readHeader } from './bundle-header.ts'
import { containerLimits, type Entry, peekHeader, readContainer } from './container.ts'
import type { Crypto } from './crypto.ts'
import { openEnvelope, payloadType } from './dsse.ts'
import { deviceIdOf, digestText } from './key-id.ts'
import type { Refusal } from './refusal.ts'
import { type Cancelled, cancelled, step, type Watch } from './stages.ts'
import { readText, sameBytes } from './strict-json.ts'

/** A file whose every byte is proven to be what its sender signed; its payload is still closed. */
export interface ProvenFile {
  readonly header: BundleHeader
  readonly headerHash: string
  /** The entries after header.dsse.json, by name. */
  readonly entries: ReadonlyMap<string, Uint8Array>
}

/**
 * The stages that all kinds of file share: read, check the container, verify the header and every entry's hash.
 * The file's own name plays no part. `newest` is the highest version of reader that a file may ask for.
 */
export const openFile = async (
  crypto: Crypto,
  file: Uint8Array,
  kinds: readonly BundleKind[],
  watch: Watch = {},
  newest = readerVersion,
): Promise<Result<ProvenFile, Refusal | Cancelled>> => {
  if (step(watch, 'read', 0, 1)) return err(cancelled)
  const peeked = peekHeader(file)
  if (!peeked.ok) return peeked
  const read = readHeader(peeked.value, newest)
  if (!read.ok) return read
  const header = read.value
  const expected = fileSize(header, peeked.value.length)
  if (expected > containerLimits.file) return err({ type: 'too-large' })
  if (file.length < expected) return err({ type: 'truncated', got: file.length, expected })

  if (step(watch, 'check-container', 0, 1)) return err(cancelled)
  const container = readContainer(file)
  if (!container.ok) return container

  const [, headerEntry, envelope, ...rest] = container.value
  if (!headerEntry || !envelope || rest.length !== header.entries.length) return err({ type: 'damaged' })
  const signed = await verifyHeader(crypto, header, headerEntry, envelope)
  if (!signed) return err({ type: 'bad-signature' })
  const entries = new Map<string, Uint8Array>()
  for (const [i, { name, bytes }] of rest.entries()) {
    if (step(watch, 'verify-header', i, rest.length)) return err(cancelled)
    const named = header.entries[i]
    const same = named?.name === name && named.bytes === bytes.length
    if (!same || named.sha256 !== (await digestText(crypto, bytes))) return err({ type: 'damaged' })
    entries.set(name, bytes)
  }
  if (!kinds.includes(header.kind)) return err({ type: 'wrong-kind', kind: header.kind })
  const [headerHash] = await crypto.digest([headerEntry.bytes])
  return ok({ header, headerHash: bytesToBase64(headerHash ?? new Uint8Array(0)), entries })
}

/** The signature is by the key the header names, that key is the device's, and it covers exactly these bytes. */
const verifyHeader = async (
  crypto: Crypto,
  header: BundleHeader,
  entry: Entry,
  envelope: Entry,
): Promise<boolean> => {
  const opened = await openEnvelope(crypto, payloadType.bundleHeader, readText(envelope.bytes) ?? '')
  if (!opened || opened.key !== header.sender.keyId || !sameBytes(opened.payload, entry.bytes)) return false
  return (await deviceIdOf(crypto, opened.key)) === header.sender.device
}
