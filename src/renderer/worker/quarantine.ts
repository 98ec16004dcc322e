import type { DeviceId } from '#shared/base/id.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { readAll, statementsIn } from '#shared/sync/read-segments.ts'
import { idsOf, rowSegment } from '../db/segment-rows.ts'
import type { SaveProblem } from '../engine.ts'
import type { QuarantineRow } from '../engine-exchange.ts'
import { applyStep, type Session } from './session.ts'

/** Every change that was put aside, by PC and place. */
export const quarantineOf = ({ state, quarantine }: Session): readonly QuarantineRow[] => {
  const { orgs, devices } = state.trust
  return [...quarantine.values()]
    .sort((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) || a.seq - b.seq)
    .map(({ id, device, seq, kind, reason, where }) => {
      const pc = devices.get(device)
      const orgName = (pc && orgs.get(pc.org)?.name) ?? ''
      return { id, orgName, deviceName: pc?.name ?? '', kind, seq, reason, where }
    })
}

/**
 * Reads what was put aside again; how many changes are in now. The journal holds their lines as they came, so only the
 * index changes.
 */
export const retryQuarantine = async (session: Session): Promise<Result<number, SaveProblem>> => {
  const { db, crypto, quarantine } = session
  const before = quarantine.size
  const devices = new Set<DeviceId>([...quarantine.values()].map(({ device }) => device))
  for (const device of devices) {
    const rows = await db.segment
      .where('[device+first]')
      .between([device, 0], [device, Number.POSITIVE_INFINITY])
      .filter((row) => idsOf(row).some((id) => quarantine.has(id)))
      .toArray()
    const lines = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
    const segments = await readAll(
      crypto,
      rows.map((row, i) => rowSegment(row, lines[i]?.text ?? '')),
    )
    const statements = await statementsIn(crypto, segments)
    await applyStep(session, { segments, statements }, session.journalSize)
  }
  return ok(before - quarantine.size)
}
