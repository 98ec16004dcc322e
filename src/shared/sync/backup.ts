import { bytesToBase64 } from '../base/base64.ts'
import { isDigest } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type BundleHeader,
  type FileSigner,
  type PackedFile,
  type Route,
  sealFile,
  senderOf,
} from './bundle-header.ts'
import { passPhrase } from './code.ts'
import type { Entry } from './container.ts'
import type { AgeKey, Crypto } from './crypto.ts'
import { payloadType } from './dsse.ts'
import { openFile } from './open-file.ts'
import { openPart, partLimit, partTarget, payloadNames, sealPart } from './payload.ts'
import type { Refusal } from './refusal.ts'
import { readSigned, writeSigned } from './signed-content.ts'
import { type Cancelled, cancelled, step, type Watch } from './stages.ts'
import { isCount, isName, isObject } from './strict-json.ts'
import type { Recipient } from './trust.ts'

/** What opens a backup: a code a person knows, or the secret key of one of these recipients. */
export type BackupLock = { readonly code: string } | { readonly recipients: readonly Recipient[] }

/** What a person or this PC has to open a backup with. */
export type BackupOpener = { readonly code: string } | { readonly identities: readonly AgeKey['identity'][] }

/**
 * One named part of a backup: a journal, keys, an attachment. What it means is the engine's matter. Its bytes come piece by
 * piece when their turn is, so that a journal of any size is never held whole.
 */
export interface BackupPart {
  readonly name: string
  /** About how many bytes will come; for progress only. */
  readonly size: number
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** A part that lies in memory. */
export const heldPart = (name: string, bytes: Uint8Array): BackupPart => {
  return { name, size: bytes.length, pieces: () => [bytes] }
}

/** A backup whose parts all have the hashes its list names. */
export interface OpenedBackup {
  readonly header: BundleHeader
  readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

interface Listed {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Seals parts laid end to end as payloads of the target size, from payload/0002 on; null when cancelled. */
const sealBody = async (
  crypto: Crypto,
  parts: readonly BackupPart[],
  encrypt: (bytes: Uint8Array) => Promise<Uint8Array>,
  watch: Watch,
): Promise<{ readonly listed: readonly Listed[]; readonly entries: readonly Entry[] } | null> => {
  const total = Math.ceil(parts.reduce((sum, { size }) => sum + size, 0) / partTarget)
  const listed: Listed[] = []
  const entries: Entry[] = []
  let held: Uint8Array[] = []
  let room = partTarget
  /** False when cancelled. */
  const close = async (): Promise<boolean> => {
    if (step(watch, 'changes', entries.length, Math.max(total, entries.length + 1))) return false
    entries.push(await sealPart(crypto, entries.length + 1, held, encrypt))
    held = []
    room = partTarget
    return true
  }
  for (const { name, pieces } of parts) {
    if (!isName(name)) throw new Error('a part of a backup has a plain name')
    const hasher = crypto.hasher()
    let size = 0
    for await (const piece of pieces()) {
      hasher.update(piece)
      size += piece.length
      for (let at = 0; at < piece.length; ) {
        const some = piece.subarray(at, at + room)
        held.push(some)
        at += some.length
        room -= some.length
        if (room === 0 && !(await close())) return null
      }
    }
    listed.push({ name, bytes: size, sha256: bytesToBase64(hasher.digest()) })
  }
  if (held.length > 0 && !(await close())) return null
  return { listed, entries }
}

/**
 * Makes a backup. Only payload/0001 is encrypted for its lock (a code is slow on purpose): it lists the parts and holds
 * the one-time age identity that the other payloads, the parts end to end, are encrypted for.
 */
export const packBackup = async (
  request: {
    readonly crypto: Crypto
    readonly signer: FileSigner
    readonly parts: readonly BackupPart[]
    readonly lock: BackupLock
    readonly createdAt: number
  },
  watch: Watch = {},
): Promise<Result<PackedFile, Refusal | Cancelled>> => {
  const { crypto, signer, parts, lock, createdAt } = request
  const age = await crypto.createAgeKey()
  const withKey = (bytes: Uint8Array) => crypto.encrypt([age.recipient], bytes)
  const body = await sealBody(crypto, parts, withKey, watch)
  if (!body) return err(cancelled)
  const route: Route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: 'backup',
    sender: await senderOf(crypto, signer),
    recipient: { org: signer.org, keyId: null },
    chain: { n: 1, prevHash: null },
    createdAt,
  }
  const list = { backup: 1, bundleId: route.bundleId, identity: age.identity, parts: body.listed }
  const first = await writeSigned(crypto, signer.key, payloadType.backup, list)
  const locked = (bytes: Uint8Array) =>
    'code' in lock
      ? crypto.encryptWithCode(passPhrase(lock.code), bytes)
      : crypto.encrypt(lock.recipients, bytes)
  if (step(watch, 'seal', 0, 1)) return err(cancelled)
  const head = await sealPart(crypto, 0, [first], locked)
  return sealFile(crypto, signer.key, route, [head, ...body.entries])
}

const isListed = (v: unknown): v is Listed =>
  isObject(v) && isName(v.name) && isCount(v.bytes) && isDigest(v.sha256)

/** Goes through a backup; its parts come piece by piece, and count only when all was well in the end. */
const walkBackup = async (
  crypto: Crypto,
  file: Uint8Array,
  opener: BackupOpener,
  watch: Watch,
  /** What becomes of the pieces of a part of so many bytes that begins here. */
  begin: (name: string, bytes: number) => (piece: Uint8Array) => void,
): Promise<Result<BundleHeader, Refusal | Cancelled>> => {
  const proven = await openFile(crypto, file, ['backup'], watch)
  if (!proven.ok) return proven
  const { header, entries } = proven.value
  const [head, ...sealed] = payloadNames(entries.keys()).map((name) => entries.get(name) ?? new Uint8Array(0))
  const unlocked = (part: Uint8Array) =>
    'code' in opener
      ? crypto.decryptWithCode(passPhrase(opener.code), part)
      : crypto.decrypt(opener.identities, part)
  const failed: Refusal = { type: 'code' in opener ? 'wrong-code' : 'cannot-decrypt' }
  if (step(watch, 'decrypt', 0, sealed.length + 1)) return err(cancelled)
  const first = head ? await openPart(crypto, head, unlocked, failed) : ok(new Uint8Array(0))
  if (!first.ok) return first
  const list = await readSigned(crypto, header.sender.keyId, payloadType.backup, first.value)
  if (!list) return err({ type: 'bad-signature' })
  const { identity, parts: listed } = list
  if (list.backup !== 1 || list.bundleId !== header.bundleId || typeof identity !== 'string') {
    return err({ type: 'damaged' })
  }
  if (!Array.isArray(listed) || !listed.every(isListed)) return err({ type: 'damaged' })
  // No room is made for more than can come.
  if (listed.reduce((sum, { bytes }) => sum + bytes, 0) > sealed.length * partLimit)
    return err({ type: 'damaged' })
  const divided = divide(crypto, listed, begin)
  const withKey = (part: Uint8Array) => crypto.decrypt([identity], part)
  for (const [i, part] of sealed.entries()) {
    if (step(watch, 'decrypt', i + 1, sealed.length + 1)) return err(cancelled)
    const opened = await openPart(crypto, part, withKey, { type: 'cannot-decrypt' })
    if (!opened.ok) return opened
    if (!divided.take(opened.value)) return err({ type: 'damaged' })
  }
  return divided.isWhole() ? ok(header) : err({ type: 'damaged' })
}

/** Gives bytes that come end to end to the listed parts in turn, and compares each with its hash. */
const divide = (
  crypto: Crypto,
  listed: readonly Listed[],
  begin: (name: string, bytes: number) => (piece: Uint8Array) => void,
) => {
  let done = 0
  let isSound = true
  const open = () => {
    const part = listed[done]
    return part && { ...part, rest: part.bytes, hasher: crypto.hasher(), give: begin(part.name, part.bytes) }
  }
  let now = open()
  const closeFull = (): void => {
    while (now?.rest === 0) {
      isSound &&= bytesToBase64(now.hasher.digest()) === now.sha256
      done++
      now = open()
    }
  }
  closeFull()
  return {
    /** False when there is more than was listed, or something else. */
    take: (bytes: Uint8Array): boolean => {
      for (let at = 0; at < bytes.length; closeFull()) {
        if (!now) return false
        const piece = bytes.subarray(at, at + now.rest)
        now.hasher.update(piece)
        now.give(piece)
        now.rest -= piece.length
        at += piece.length
      }
      return isSound
    },
    isWhole: (): boolean => isSound && done === listed.length,
  }
}

/** Opens a backup and holds all its parts, or none. */
export const openBackup = async (
  crypto: Crypto,
  file: Uint8Array,
  opener: BackupOpener,
  watch: Watch = {},
): Promise<Result<OpenedBackup, Refusal | Cancelled>> => {
  const parts: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const header = await walkBackup(crypto, file, opener, watch, (name, size) => {
    const bytes = new Uint8Array(size)
    let at = 0
    parts.push({ name, bytes })
    return (piece) => {
      bytes.set(piece, at)
      at += piece.length
    }
  })
  return header.ok ? ok({ header: header.value, parts }) : header
}

/** Opens a backup to be sure that it opens, holding a piece of it at a time. */
export const checkBackup = (
  crypto: Crypto,
  file: Uint8Array,
  opener: BackupOpener,
  watch: Watch = {},
): Promise<Result<BundleHeader, Refusal | Cancelled>> =>
  walkBackup(crypto, file, opener, watch, () => () => {})
