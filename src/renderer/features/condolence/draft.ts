import type { Write } from '#renderer/engine.ts'
import { changedFields } from '#renderer/record-edit.ts'
import type { EntityId } from '#shared/base/id.ts'
import type { Fen } from '#shared/base/money.ts'
import type { AttachmentRole } from '#shared/domain/attachment.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import type { BlobRef } from '#shared/domain/field.ts'

/** A file already kept, to be joined to the visit when it is saved. */
export interface KeptFile {
  readonly file: BlobRef
  readonly role: AttachmentRole
}

/** What the form holds. */
export interface VisitDraft {
  readonly visit: Visit
  readonly diagnosis: string | null
  readonly files: readonly KeptFile[]
}

/** The record a draft was opened from. */
export interface VisitBase {
  readonly id: EntityId
  readonly visit: Visit
  readonly health: { readonly id: EntityId; readonly diagnosis: string | null } | null
}

/** Pictures are photos; papers are evidence. */
export const roleOf = (file: BlobRef): AttachmentRole =>
  file.media === 'application/pdf' ? 'evidence' : 'photo'

/** The writes of one save: what changed of the visit, the diagnosis in its own record, and the new files. */
export const visitWrites = (
  draft: VisitDraft,
  base: VisitBase | null,
  ids: { readonly visit: EntityId; readonly health: EntityId; readonly files: readonly EntityId[] },
): readonly Write[] => {
  const id = base?.id ?? ids.visit
  const writes: Write[] = []
  const fields = changedFields<Visit>(base?.visit ?? {}, draft.visit)
  // A new reading by the rules alone is no reason to write.
  const written = Object.keys(fields).some((field) => field !== 'verdict')
  if (!base || written) writes.push({ kind: 'visit', entity: id, fields })
  const diagnosis = draft.diagnosis?.trim() || null
  if (diagnosis !== (base?.health?.diagnosis ?? null)) {
    writes.push(
      base?.health
        ? { kind: 'visit-health', entity: base.health.id, fields: { diagnosis } }
        : { kind: 'visit-health', entity: ids.health, fields: { visit: id, diagnosis } },
    )
  }
  draft.files.forEach(({ file, role }, n) => {
    const entity = ids.files[n]
    if (entity) writes.push({ kind: 'attachment', entity, fields: { of: id, role, file } })
  })
  return writes
}

/** One line of a batch: who, and how much where it differs from the rest. */
export interface BatchLine {
  readonly member: EntityId
  readonly visit: Visit
}

/** A draft for one member from what all have in common. */
export const batchVisit = (common: Visit, member: EntityId, amount: Fen | null): Visit => ({
  ...common,
  member,
  gift: { ...common.gift, amount },
})
