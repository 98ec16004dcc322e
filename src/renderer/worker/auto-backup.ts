import { err, ok, type Result } from '#shared/base/result.ts'
import type { BackupPlace, Host, HostProblem } from '#shared/host.ts'
import { checkBackup, packBackup } from '#shared/sync/backup.ts'
import {
  type BackupReason,
  backupName,
  dueBackup,
  readBackupName,
  surplusBackups,
} from '#shared/sync/backup-plan.ts'
import { sameBytes } from '#shared/sync/strict-json.ts'
import type { Recipient } from '#shared/sync/trust.ts'
import type { Stopped } from '../engine.ts'
import type { BackupRow } from '../engine-store.ts'
import { type BackupSource, backupParts, readBackup } from './backing-up.ts'
import type { Task } from './importing.ts'

/** Attachments of more bytes than this go along once a week and by hand only; they never change, and lie beside the journal. */
const dailyBlobs = 32 * 1024 * 1024
/** A file is at most 512 MiB; attachments beyond this stay out. */
const mostBlobs = 400 * 1024 * 1024

const still: Task = { onProgress: () => {}, isCancelled: () => false }

/** The automatic backups of a workspace, newest first. Files with other names are not ours. */
export const listBackups = async (host: Host, workspace: string): Promise<readonly BackupRow[]> => {
  const rows = new Map<string, BackupRow>()
  for (const { name, bytes, place } of await host.backupList(workspace)) {
    const plan = readBackupName(name)
    if (!plan) continue
    const places: readonly BackupPlace[] = [...(rows.get(name)?.places ?? []), place]
    rows.set(name, { ...plan, bytes, places })
  }
  return [...rows.values()].sort((a, b) => b.at - a.at)
}

/** Whether there is room for so many bytes twice over; unknown counts as yes. */
export const hasRoom = async (host: Host, bytes: number): Promise<boolean> => {
  const free = await host.freeBytes()
  return free === null || free >= 2 * bytes
}

/** Makes the row of a backup true: it opens, it lies in its places as it was made. Else it is taken away again. */
const writeVerified = async (
  { host, crypto, keys }: BackupSource,
  name: string,
  bytes: Uint8Array,
): Promise<Result<readonly BackupPlace[], HostProblem>> => {
  const opened = await checkBackup(crypto, bytes, { identities: [keys.age.identity] })
  if (!opened.ok) return err({ type: 'disk-error', detail: `backup ${opened.error.type}` })
  const written = await host.backupWrite(keys.workspace, name, bytes)
  if (!written.ok) return written
  const good: BackupPlace[] = []
  for (const place of written.value) {
    const back = await host.backupRead(keys.workspace, name, place)
    if (back && sameBytes(back, bytes)) good.push(place)
  }
  if (good.length > 0) return ok(good)
  await host.backupRemove(keys.workspace, name)
  return err({ type: 'disk-error', detail: 'backup not read back' })
}

/**
 * Makes an automatic backup for the organisation's key and its recovery key, opens it again to be sure, and only then
 * lets older ones go.
 */
export const makeAutoBackup = async (
  source: BackupSource,
  recovery: Recipient | null,
  reason: BackupReason,
  task: Task = still,
): Promise<Result<BackupRow, HostProblem | Stopped>> => {
  const { host, crypto, keys, now } = source
  const at = now()
  const withAll = reason === 'weekly' || reason === 'by-hand'
  const parts = await backupParts(source, withAll ? mostBlobs : dailyBlobs)
  const recipients = recovery ? [keys.age.recipient, recovery] : [keys.age.recipient]
  const packed = await packBackup(
    {
      crypto,
      signer: { org: keys.org, key: keys.deviceKey },
      parts,
      lock: { recipients },
      createdAt: at,
    },
    task,
  )
  if (!packed.ok) {
    const { type } = packed.error
    return err(type === 'cancelled' ? { type } : { type: 'disk-error', detail: type })
  }
  const { bytes } = packed.value
  if (!(await hasRoom(host, bytes.length))) return err({ type: 'disk-full' })
  const name = backupName(at, reason)
  const places = await writeVerified(source, name, bytes)
  if (!places.ok) return places
  await dropSurplus(host, keys.workspace, name)
  return ok({ name, at, bytes: bytes.length, reason, places: places.value })
}

const dropSurplus = async (host: Host, workspace: string, just: string): Promise<void> => {
  for (const name of surplusBackups(await listBackups(host, workspace), just)) {
    await host.backupRemove(workspace, name)
  }
}

/** The backup that is due by itself now; null while the newest is younger than a day. */
export const dueNow = async ({ host, keys, now }: BackupSource): Promise<'daily' | 'weekly' | null> =>
  dueBackup(await listBackups(host, keys.workspace), now())

/** After an erasure: one new backup without the erased, then all older ones go. */
export const renewBackups = async (
  source: BackupSource,
  recovery: Recipient | null,
): Promise<Result<null, HostProblem | Stopped>> => {
  const { host, keys } = source
  const older = await listBackups(host, keys.workspace)
  const made = await makeAutoBackup(source, recovery, 'weekly')
  if (!made.ok) return made
  for (const { name } of older) {
    if (name === made.value.name) continue
    const removed = await host.backupRemove(keys.workspace, name)
    if (!removed.ok) return removed
  }
  return ok(null)
}

/** Reads a backup from the first place that has it whole; null when none has. */
export const readAutoBackup = async (
  { host, crypto, keys }: Pick<BackupSource, 'host' | 'crypto' | 'keys'>,
  { name, places }: Pick<BackupRow, 'name' | 'places'>,
  task: Task = still,
) => {
  for (const place of places) {
    const bytes = await host.backupRead(keys.workspace, name, place)
    if (!bytes) continue
    const opener = { identities: [keys.age.identity] }
    const read = await readBackup(crypto, { name, bytes }, opener, task)
    if (read.ok) return read.value
  }
  return null
}

/** Copies of the journal that lie elsewhere: the picked folder first, then the newest backups. */
export const journalCopies = async (
  source: Pick<BackupSource, 'host' | 'crypto' | 'keys'>,
): Promise<{ readonly folder: Uint8Array | null; readonly backups: readonly Uint8Array[] }> => {
  const { host, keys } = source
  const folder = await host.folderRead(keys.workspace)
  const backups: Uint8Array[] = []
  for (const row of (await listBackups(host, keys.workspace)).slice(0, 3)) {
    const read = await readAutoBackup(source, row)
    if (read) backups.push(read.journal)
  }
  return { folder, backups }
}
