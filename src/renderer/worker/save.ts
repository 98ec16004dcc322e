import { bytesToBase64 } from '#shared/base/base64.ts'
import { type EntityId, entityId, type SaveId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { identityView } from '#shared/domain/identity-view.ts'
import { type Change, systemKind } from '#shared/sync/change.ts'
import type { Edit } from '#shared/sync/draft.ts'
import { recordKey } from '#shared/sync/fact-state.ts'
import { buildSave } from '#shared/sync/save-build.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import { type ChangeLines, cutSegments } from '#shared/sync/segment-text.ts'
import { signStatement } from '#shared/sync/statement.ts'
import type { Statement } from '#shared/sync/trust.ts'
import type { LastSave, SaveProblem, Write } from '../engine.ts'
import { dropErased } from './erasing.ts'
import { authorOf, commitStep, loadRecords, metaKey, type Session, type Step } from './session.ts'

/** Mints the id of a new record. */
export const mintId = (session: Session): EntityId => {
  const { keys, crypto, now } = session
  const salt = bytesToBase64(crypto.random(5)).slice(0, 6)
  return entityId({ device: keys.device, year: new Date(now()).getFullYear(), n: session.nextMint++, salt })
}

/** Own changes as segments that need not be read again. */
const ownSegments = (
  session: Session,
  changes: readonly Change[],
  lines: readonly ChangeLines[],
): readonly ReadSegment[] => {
  const { keys } = session
  const first = changes[0]?.header.seq ?? 1
  return cutSegments(keys.device, keys.deviceKey.publicKey, first, lines).map((segment) => {
    const own = changes.slice(segment.first - first, segment.first - first + segment.count)
    return { segment, parsed: { ids: own.map(({ id }) => id), changes: own, withheld: [], refused: [] } }
  })
}

/** What travels along with a save: what an import brought, or the proof of a statement just signed. */
export interface Along {
  readonly step?: Step
  readonly statements?: readonly Statement[]
}

/**
 * Saves what a person did at once: one save, any number of records. The heads it saw are those of this moment, so an edit
 * of what is shown always becomes the only head.
 */
export const saveWrites = async (
  session: Session,
  writes: readonly Edit[],
  along: Along = {},
): Promise<Result<SaveId, SaveProblem>> => {
  const held = await loadRecords(
    session.db,
    writes.map(({ kind, entity }) => recordKey(kind, entity)),
  )
  const at = session.now()
  const built = await buildSave(session.crypto, authorOf(session), at, writes, (key) => held.get(key))
  if (!built) return err({ type: 'nothing-changed' })
  const { save, drafts } = built
  const shown = drafts.filter(
    ({ kind }) => kind !== systemKind.statement && kind !== 'transfer' && kind !== identityView.kind,
  )
  const lastSave: LastSave = {
    save,
    at,
    kinds: [...new Set(shown.map(({ kind }) => kind))],
    records: shown.length,
  }
  const { step } = along
  const done = await commitStep(session, {
    segments: [...(step?.segments ?? []), ...ownSegments(session, built.changes, built.lines)],
    statements: [...(step?.statements ?? []), ...(along.statements ?? [])],
    blobs: step?.blobs ?? [],
    ...(step?.isCancelled ? { isCancelled: step.isCancelled } : {}),
    // Only what a person typed can be taken back by "undo"; an import has its own way back, and that somebody looked has none.
    meta: shown.length > 0 ? [{ key: metaKey.lastSave, value: lastSave }] : [],
  })
  if (!done.ok) return done
  // What could not be dropped now is dropped at the next occasion, at the latest when the workspace is opened again.
  await dropErased(session)
  return ok(save)
}

/** The last save of a person at this PC; null before the first. */
export const lastSaveOf = async (session: Session): Promise<LastSave | null> =>
  ((await session.db.meta.get(metaKey.lastSave))?.value as LastSave | undefined) ?? null

/** A record that carries a statement signed by this organisation's root, and the statement for the facts. */
export const statementWrite = async (session: Session, statement: Statement): Promise<Write> => ({
  kind: systemKind.statement,
  entity: mintId(session),
  fields: { envelope: await signStatement(session.crypto, session.keys.root, statement) },
})
