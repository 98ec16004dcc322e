import { ok, type Result } from '#shared/base/result.ts'
import { deviceIdOf } from '#shared/sync/key-id.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { readAll } from '#shared/sync/read-segments.ts'
import { sealRuns } from '#shared/sync/seal-runs.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import { writeCommit } from '../db/commit.ts'
import { rowSegment } from '../db/segment-rows.ts'
import type { SaveProblem } from '../engine.ts'
import { saveWrites, statementWrite } from './save.ts'
import { asProblem, metaKey, type Session } from './session.ts'
import { ownDevice } from './workspaces.ts'

/** What this PC wrote and that still lies as single saves, cut and signed as it would travel. */
const signOwn = async ({ db, keys, crypto }: Session): Promise<readonly Segment[]> => {
  const rows = await db.segment
    .where('[device+first]')
    .between([keys.device, 0], [keys.device, Number.POSITIVE_INFINITY])
    .filter(({ sig }) => sig === null)
    .toArray()
  const lines = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
  const unsigned = rows.map((row, i) => rowSegment(row, lines[i]?.text ?? ''))
  return sealRuns(crypto, keys.device, keys.deviceKey, unsigned)
}

/** Says that this PC belongs to its organisation, where nobody has said so yet. */
export const claimDevice = async (session: Session): Promise<Result<null, SaveProblem>> => {
  const { keys, state, now } = session
  if (state.trust.claims.get(keys.device)?.includes(keys.org)) return ok(null)
  const own = ownDevice(keys, now())
  const saved = await saveWrites(session, [await statementWrite(session, own)], { statements: [own] })
  return saved.ok ? ok(null) : saved
}

/**
 * The workspace goes on as another PC of its organisation: a copied PC, a fork that was answered "not this one", or a
 * journal that may have lost its end. What the old name wrote here is signed with its key, then that key is forgotten.
 * Stopped at any point, the next start finds either the old PC, or the new one and finishes.
 */
export const goOnAsNewPc = async (
  session: Session,
  writeKeys: (keys: Keys) => Promise<Result<null, SaveProblem>>,
): Promise<Result<Session, SaveProblem>> => {
  const { host, crypto, keys, db } = session
  const signed = await signOwn(session)
  if (signed.length > 0) {
    const frames = await writeFrames(crypto, signed)
    const appended = await host.journalAppend(keys.workspace, frames)
    if (!appended.ok) return appended
    session.journalSize += frames.length
    try {
      const segments = await readAll(crypto, signed)
      const meta = [{ key: metaKey.watermark, value: session.journalSize }]
      await writeCommit(db, { segments, records: [], blobs: [], meta })
    } catch (error) {
      return { ok: false, error: asProblem(error) }
    }
  }
  const deviceKey = await crypto.createSigningKey()
  const next: Keys = { ...keys, deviceKey, device: await deviceIdOf(crypto, deviceKey.publicKey) }
  const written = await writeKeys(next)
  if (!written.ok) return written
  const renewed: Session = { ...session, keys: next }
  const claimed = await claimDevice(renewed)
  return claimed.ok ? ok(renewed) : claimed
}
