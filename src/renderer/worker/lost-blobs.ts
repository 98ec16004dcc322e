import type { BlobId } from '#shared/base/id.ts'
import { attachment } from '#shared/domain/attachment.ts'
import { digestText } from '#shared/sync/key-id.ts'
import { createRecords } from '../db/records.ts'
import type { IndexDb } from '../db/schema.ts'
import { listBackups, readAutoBackup } from './auto-backup.ts'
import type { Session } from './session.ts'

/** The attachments that records name and the index does not hold. */
export const wantedBlobs = async (db: IndexDb): Promise<ReadonlySet<BlobId>> => {
  const held = new Set(await db.blob.toCollection().primaryKeys())
  const named = (await createRecords(db).list(attachment)).flatMap(({ values }) =>
    values.file && !held.has(values.file.id) ? [values.file.id] : [],
  )
  return new Set(named)
}

/** Backups newest first, but only so many: the daily ones may leave attachments out, the others do not. */
const backupsWithBlobs = async ({ host, keys }: Pick<Session, 'host' | 'keys'>) => {
  const all = await listBackups(host, keys.workspace)
  const whole = all.filter(({ reason }) => reason === 'weekly' || reason === 'by-hand')
  return new Set([...all.slice(0, 2), ...whole.slice(0, 2)])
}

/**
 * Puts attachments back into an index that was made anew: from beside the journal, else from a backup. Whatever is
 * found nowhere stays a name without bytes, as one that has not arrived yet.
 */
export const findBlobs = async (session: Session): Promise<void> => {
  const { db, host, crypto, keys } = session
  const wanted = new Set(await wantedBlobs(db))
  const take = async (id: BlobId, bytes: Uint8Array): Promise<boolean> => {
    if ((await digestText(crypto, bytes)) !== id) return false
    await db.blob.put({ id, bytes })
    wanted.delete(id)
    return true
  }
  for (const id of [...wanted]) {
    const bytes = await host.blobRead(keys.workspace, id)
    if (bytes) await take(id, bytes)
  }
  if (wanted.size === 0) return
  for (const row of await backupsWithBlobs(session)) {
    const blobs = (await readAutoBackup(session, row))?.blobs ?? []
    for (const { id, bytes } of blobs) {
      const ours = [...wanted].find((one) => one === id)
      if (ours && (await take(ours, bytes))) await host.blobWrite(keys.workspace, ours, bytes)
    }
    if (wanted.size === 0) return
  }
}
