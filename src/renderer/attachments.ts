import type { EntityId } from '#shared/base/id.ts'
import type { AttachmentRole } from '#shared/domain/attachment.ts'
import type { BlobRef } from '#shared/domain/field.ts'
import type { PickedFile } from '#shared/host.ts'
import type { Write } from './engine.ts'
import type { Services } from './services.ts'

/** What came of adding files to a record. */
export interface AddedFiles {
  readonly added: number
  /** The files that were not taken, and why. */
  readonly refused: readonly { readonly name: string; readonly type: string; readonly detail?: string }[]
}

/** Keeps files and joins each to a record, all in one save; a file that is refused does not hold up the others. */
export const addFiles = async (
  { engine }: Pick<Services, 'engine'>,
  of: EntityId,
  files: readonly (PickedFile & { readonly role: AttachmentRole })[],
): Promise<AddedFiles> => {
  const writes: Write[] = []
  const refused: { name: string; type: string; detail?: string }[] = []
  for (const { name, bytes, role } of files) {
    const kept = await engine.putBlob(bytes, name)
    if (kept.ok)
      writes.push({
        kind: 'attachment',
        entity: await engine.newId(),
        fields: { of, role, file: kept.value satisfies BlobRef },
      })
    else refused.push({ name, ...kept.error })
  }
  if (writes.length === 0) return { added: 0, refused }
  const saved = await engine.save(writes)
  if (saved.ok) return { added: writes.length, refused }
  return { added: 0, refused: [...refused, ...files.map(({ name }) => ({ name, ...saved.error }))] }
}
