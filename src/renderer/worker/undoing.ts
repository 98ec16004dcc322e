import type { SaveId } from '#shared/base/id.ts'
import { err, type Result } from '#shared/base/result.ts'
import { transfer } from '#shared/domain/transfer.ts'
import { approvalField, systemKind } from '#shared/sync/change.ts'
import { type FoldedRecord, headsOf } from '#shared/sync/fold.ts'
import { isIrrevocable, targetsField } from '#shared/sync/system-value.ts'
import type { Write as HeldWrite } from '#shared/sync/write.ts'
import type { SaveProblem, Write } from '../engine.ts'
import { lastSaveOf, mintId, saveWrites } from './save.ts'
import type { Session } from './session.ts'
import { eachRecord } from './standing.ts'

/** The most changes one revoke names: its line stays far below what a line may hold. */
const targetsAtOnce = 2000

/** Takes back what this organisation wrote, where a test holds; one save. */
export const revokeSaved = async (
  session: Session,
  isMeant: (record: FoldedRecord, write: HeldWrite) => boolean,
  wanted?: (row: { readonly kind: string; readonly text: string }) => boolean,
): Promise<Result<SaveId, SaveProblem>> => {
  const targets: Readonly<Record<string, unknown>>[] = []
  await eachRecord(
    session,
    (record) => {
      // An import has its own way back; proof, endings and erasures have none.
      if (record.kind === transfer.kind || isIrrevocable(record.kind)) return
      const { kind, entity } = record
      const approval = headsOf(record, approvalField)
      for (const write of record.writes) {
        if (write.org !== session.keys.org || !isMeant(record, write)) continue
        targets.push({ id: write.id, kind, entity, ...(approval.length > 0 ? { approval } : {}) })
      }
    },
    wanted,
  )
  if (targets.length === 0) return err({ type: 'nothing-changed' })
  const writes: Write[] = []
  for (let at = 0; at < targets.length; at += targetsAtOnce) {
    const fields = { [targetsField]: targets.slice(at, at + targetsAtOnce) }
    writes.push({ kind: systemKind.revoke, entity: mintId(session), fields })
  }
  return saveWrites(session, writes)
}

/** Takes an own save back by a revoke of it; done to that revoke, it brings the save back. */
export const undoSave = (session: Session, save: SaveId): Promise<Result<SaveId, SaveProblem>> =>
  revokeSaved(
    session,
    (_, write) => write.save[0] === save,
    ({ text }) => text.includes(save),
  )

/** Takes the last save of this PC back. */
export const undoLast = async (session: Session): Promise<Result<SaveId, SaveProblem>> => {
  const last = await lastSaveOf(session)
  return last ? undoSave(session, last.save) : err({ type: 'nothing-changed' })
}
