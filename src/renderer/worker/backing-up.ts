import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import { type BackupPart, openBackup, packBackup } from '#shared/sync/backup.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { readFrames } from '#shared/sync/journal-frame.ts'
import { type Keys, parseKeys } from '#shared/sync/keys.ts'
import { frameSegments } from '#shared/sync/read-segments.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import { sealChain } from '#shared/sync/seal-chain.ts'
import type { Segment } from '#shared/sync/segment.ts'
import type { OutFile } from '../engine.ts'
import { readBlob } from './exporting.ts'
import type { Task } from './importing.ts'
import type { Session } from './session.ts'
import { readJournalBytes } from './workspaces.ts'

const parts = { journal: 'journal', keys: 'keys', blob: 'blob/' } as const
const decoder = new TextDecoder()
const encoder = new TextEncoder()

type Stopped = { readonly type: 'cancelled' }

/** A full copy of a workspace (journal, keys, attachments), encrypted with a code. */
export const makeBackup = async (
  session: Session,
  code: string,
  task: Task,
): Promise<Result<OutFile, HostProblem | Stopped>> => {
  const { host, crypto, keys, db, now } = session
  const list: BackupPart[] = [
    { name: parts.keys, bytes: encoder.encode(JSON.stringify(keys)) },
    { name: parts.journal, bytes: await readJournalBytes(host, keys.workspace) },
  ]
  for (const id of await db.blob.toCollection().primaryKeys()) {
    const bytes = await readBlob(session, { id: id as Parameters<typeof readBlob>[1]['id'] })
    if (bytes) list.push({ name: parts.blob + id, bytes })
  }
  const at = now()
  const packed = await packBackup(
    { crypto, signer: { org: keys.org, key: keys.deviceKey }, parts: list, lock: { code }, createdAt: at },
    task,
  )
  if (packed.ok) {
    const stamp = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    return ok({ name: `${keys.name}-备份-${stamp.replace(/[-:T]/g, '')}.xjb`, bytes: packed.value.bytes })
  }
  return packed.error.type === 'cancelled'
    ? err({ type: 'cancelled' })
    : err({ type: 'disk-error', detail: packed.error.type })
}

/** What a backup holds, ready to become a workspace of a new incarnation. */
export interface Restored {
  readonly keys: Keys
  /** All its segments; those of the old PC signed by its old key, because the new one goes on under another. */
  readonly segments: readonly Segment[]
  readonly blobs: readonly { readonly id: string; readonly bytes: Uint8Array }[]
}

/** Opens a backup; nothing is written. */
export const readBackup = async (
  crypto: Crypto,
  file: PickedFile,
  code: string,
  task: Task,
): Promise<Result<Restored, Refusal>> => {
  const opened = await openBackup(crypto, file.bytes, { code }, task)
  if (!opened.ok) {
    return opened.error.type === 'cancelled' ? err({ type: 'damaged' }) : err(opened.error)
  }
  const byName = new Map(opened.value.parts.map(({ name, bytes }) => [name, bytes]))
  const keys = parseKeys(decoder.decode(byName.get(parts.keys) ?? new Uint8Array(0)))
  const journal = byName.get(parts.journal)
  if (!keys || !journal) return err({ type: 'damaged' })
  const { frames } = await readFrames(crypto, journal)
  const segments = frames.flatMap(({ payload }) => frameSegments(payload))
  const blobs = [...byName].flatMap(([name, bytes]) =>
    name.startsWith(parts.blob) ? [{ id: name.slice(parts.blob.length), bytes }] : [],
  )
  // What the backed-up PC had not sent yet is signed by its own key: the new incarnation goes on under another.
  const own = segments.filter(({ device }) => device === keys.device)
  const others = segments.filter(({ device }) => device !== keys.device)
  const sealed = await sealChain(crypto, keys.device, keys.deviceKey, own)
  return ok({ keys, segments: [...sealed, ...others], blobs })
}
