import type { BlobId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Host, HostProblem, PickedFile } from '#shared/host.ts'
import { type BackupOpener, type BackupPart, heldPart, openBackup, packBackup } from '#shared/sync/backup.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { type Keys, parseKeys } from '#shared/sync/keys.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import type { IndexDb } from '../db/schema.ts'
import type { OutFile, Stopped } from '../engine.ts'
import { readBlob } from './exporting.ts'
import type { Task } from './importing.ts'
import type { Session } from './session.ts'
import { journalPieces } from './workspaces.ts'

const partNames = { journal: 'journal', keys: 'keys', blob: 'blob/' } as const
const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What a backup is made of; an open workspace fits. */
export interface BackupSource {
  readonly host: Host
  readonly crypto: Crypto
  readonly keys: Keys
  readonly db: IndexDb
  readonly now: () => number
}

/** Whether the attachments are at most so many bytes. */
const blobsFit = async ({ db }: BackupSource, limit: number): Promise<boolean> => {
  let size = 0
  if (limit !== Number.POSITIVE_INFINITY)
    await db.blob
      .toCollection()
      .until(() => size > limit)
      .each(({ bytes }) => (size += bytes.length))
  return size <= limit
}

/**
 * All parts of a copy: keys, journal, and attachments, which are left out when they are more than `blobLimit` bytes. Each is
 * read while it is packed; of the journal what there is now, since it only grows.
 */
export const backupParts = async (
  source: BackupSource,
  blobLimit = Number.POSITIVE_INFINITY,
): Promise<readonly BackupPart[]> => {
  const { host, keys, db } = source
  const size = await host.journalSize(keys.workspace)
  const list: readonly BackupPart[] = [
    heldPart(partNames.keys, encoder.encode(JSON.stringify(keys))),
    { name: partNames.journal, size, pieces: () => journalPieces(host, keys.workspace, size) },
  ]
  if (!(await blobsFit(source, blobLimit))) return list
  const ids = (await db.blob.toCollection().primaryKeys()) as BlobId[]
  const blobs = ids.map((id): BackupPart => {
    const pieces = async function* () {
      const bytes = await readBlob(source, { id })
      if (bytes) yield bytes
    }
    return { name: partNames.blob + id, size: 0, pieces }
  })
  return [...list, ...blobs]
}

/** A full copy of a workspace, encrypted with a code, to be kept by hand. */
export const makeBackup = async (
  session: Session,
  code: string,
  task: Task,
): Promise<Result<OutFile, HostProblem | Stopped>> => {
  const { crypto, keys, now } = session
  const createdAt = now()
  const signer = { org: keys.org, key: keys.deviceKey }
  const parts = await backupParts(session)
  const packed = await packBackup({ crypto, signer, parts, lock: { code }, createdAt }, task)
  if (packed.ok) {
    const local = createdAt - new Date(createdAt).getTimezoneOffset() * 60_000
    const stamp = new Date(local).toISOString().slice(0, 16).replace(/[-:T]/g, '')
    return ok({ name: `${keys.name}-备份-${stamp}.xjb`, bytes: packed.value.bytes })
  }
  return packed.error.type === 'cancelled'
    ? err({ type: 'cancelled' })
    : err({ type: 'disk-error', detail: packed.error.type })
}

/** What a backup holds. */
export interface Restored {
  readonly keys: Keys
  readonly journal: Uint8Array
  readonly blobs: readonly { readonly id: string; readonly bytes: Uint8Array }[]
}

/** Opens a backup; nothing is written. */
export const readBackup = async (
  crypto: Crypto,
  file: PickedFile,
  opener: BackupOpener,
  task: Task,
): Promise<Result<Restored, Refusal | Stopped>> => {
  const opened = await openBackup(crypto, file.bytes, opener, task)
  if (!opened.ok) return opened
  const byName = new Map(opened.value.parts.map(({ name, bytes }) => [name, bytes]))
  const keys = parseKeys(decoder.decode(byName.get(partNames.keys) ?? new Uint8Array(0)))
  const journal = byName.get(partNames.journal)
  if (!keys || !journal) return err({ type: 'damaged' })
  const blobs = [...byName].flatMap(([name, bytes]) =>
    // One that was erased while the backup was made came to nothing.
    name.startsWith(partNames.blob) && bytes.length > 0
      ? [{ id: name.slice(partNames.blob.length), bytes }]
      : [],
  )
  return ok({ keys, journal, blobs })
}
