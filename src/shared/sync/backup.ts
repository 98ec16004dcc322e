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
import type { AgeKey, Crypto } from './crypto.ts'
import { payloadType } from './dsse.ts'
import { digestText } from './key-id.ts'
import { openFile } from './open-file.ts'
import { openParts, partTarget, payloadNames, sealParts } from './payload.ts'
import type { Refusal } from './refusal.ts'
import { readSigned, writeSigned } from './signed-content.ts'
import { type Cancelled, cancelled, type Watch } from './stages.ts'
import { isCount, isName, isObject, joinBytes } from './strict-json.ts'
import type { Recipient } from './trust.ts'

/** What opens a backup: a code a person knows, or the secret key of one of these recipients. */
export type BackupLock = { readonly code: string } | { readonly recipients: readonly Recipient[] }

/** What a person or this PC has to open a backup with. */
export type BackupOpener = { readonly code: string } | { readonly identities: readonly AgeKey['identity'][] }

/** One named part of a backup: a journal, keys, an attachment. What it means is the engine's matter. */
export interface BackupPart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A backup whose parts all have the hashes its list names. */
export interface OpenedBackup {
  readonly header: BundleHeader
  readonly parts: readonly BackupPart[]
}

interface Listed {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Cuts parts laid end to end into pieces of the target size, without copying. */
const cut = (parts: readonly BackupPart[]): readonly (readonly Uint8Array[])[] => {
  const groups: Uint8Array[][] = []
  let room = 0
  for (const { bytes } of parts) {
    for (let at = 0; at < bytes.length; ) {
      if (room === 0) {
        groups.push([])
        room = partTarget
      }
      const piece = bytes.subarray(at, at + room)
      groups.at(-1)?.push(piece)
      at += piece.length
      room -= piece.length
    }
  }
  return groups
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
  const listed: Listed[] = []
  for (const { name, bytes } of parts) {
    if (!isName(name)) throw new Error('a part of a backup has a plain name')
    listed.push({ name, bytes: bytes.length, sha256: await digestText(crypto, bytes) })
  }
  const route: Route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: 'backup',
    sender: await senderOf(crypto, signer),
    recipient: { org: signer.org, keyId: null },
    chain: { n: 1, prevHash: null },
    createdAt,
  }
  const list = { backup: 1, bundleId: route.bundleId, identity: age.identity, parts: listed }
  const first = await writeSigned(crypto, signer.key, payloadType.backup, list)
  const locked = (bytes: Uint8Array) =>
    'code' in lock
      ? crypto.encryptWithCode(passPhrase(lock.code), bytes)
      : crypto.encrypt(lock.recipients, bytes)
  const head = await sealParts(crypto, [[first]], locked, watch, 'seal')
  if (!head) return err(cancelled)
  const withKey = (bytes: Uint8Array) => crypto.encrypt([age.recipient], bytes)
  const body = await sealParts(crypto, cut(parts), withKey, watch, 'changes', 1)
  return body ? sealFile(crypto, signer.key, route, [...head, ...body]) : err(cancelled)
}

const isListed = (v: unknown): v is Listed =>
  isObject(v) && isName(v.name) && isCount(v.bytes) && isDigest(v.sha256)

/** Opens a backup. All parts or none. */
export const openBackup = async (
  crypto: Crypto,
  file: Uint8Array,
  opener: BackupOpener,
  watch: Watch = {},
): Promise<Result<OpenedBackup, Refusal | Cancelled>> => {
  const proven = await openFile(crypto, file, ['backup'], watch)
  if (!proven.ok) return proven
  const { header, entries } = proven.value
  const sealed = payloadNames(entries.keys()).map((name) => entries.get(name) ?? new Uint8Array(0))
  const unlocked = (part: Uint8Array) =>
    'code' in opener
      ? crypto.decryptWithCode(passPhrase(opener.code), part)
      : crypto.decrypt(opener.identities, part)
  const failed: Refusal = { type: 'code' in opener ? 'wrong-code' : 'cannot-decrypt' }
  const head = await openParts(crypto, sealed.slice(0, 1), unlocked, failed, watch)
  if (!head.ok) return head
  const [first = new Uint8Array(0)] = head.value
  const list = await readSigned(crypto, header.sender.keyId, payloadType.backup, first)
  if (!list) return err({ type: 'bad-signature' })
  const { identity, parts: listed } = list
  if (list.backup !== 1 || list.bundleId !== header.bundleId || typeof identity !== 'string') {
    return err({ type: 'damaged' })
  }
  if (!Array.isArray(listed) || !listed.every(isListed)) return err({ type: 'damaged' })
  const withKey = (part: Uint8Array) => crypto.decrypt([identity], part)
  const body = await openParts(crypto, sealed.slice(1), withKey, { type: 'cannot-decrypt' }, watch)
  if (!body.ok) return body
  const parts = await divide(crypto, joinBytes(body.value), listed)
  return parts ? ok({ header, parts }) : err({ type: 'damaged' })
}

const divide = async (
  crypto: Crypto,
  all: Uint8Array,
  listed: readonly Listed[],
): Promise<readonly BackupPart[] | null> => {
  const parts: BackupPart[] = []
  let at = 0
  for (const { name, bytes: size, sha256 } of listed) {
    const bytes = all.subarray(at, at + size)
    if (bytes.length !== size || (await digestText(crypto, bytes)) !== sha256) return null
    parts.push({ name, bytes })
    at += size
  }
  return at === all.length ? parts : null
}
