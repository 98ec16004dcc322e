import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { type Stretch, systemKind } from '#shared/sync/change.ts'
import { splitLines } from '#shared/sync/segment-text.ts'
import { readStretches } from '#shared/sync/stretch.ts'
import { isCount, parseCanonical } from '#shared/sync/strict-json.ts'
import { type Retirement, readRetirement } from '#shared/sync/system-value.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import { createRecords } from '../db/records.ts'
import type { SaveProblem } from '../engine.ts'
import type { KnownPc } from '../engine-trust.ts'
import { mintId, saveWrites } from './save.ts'
import type { Session } from './session.ts'

/** The clock of a device's last change that is here with its content; null when none is. */
const lastAtOf = async ({ db }: Session, device: DeviceId): Promise<number | null> => {
  const rows = await db.segment
    .where('[device+first]')
    .between([device, 0], [device, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(3)
    .toArray()
  for (const { position } of rows) {
    const text = (await db.lines.get(position ?? -1))?.text ?? ''
    for (const { withheld, header } of (splitLines(text.split('\n')) ?? []).toReversed()) {
      const at = withheld ? null : parseCanonical(header)?.at
      if (isCount(at)) return at
    }
  }
  return null
}

/** The retires that count, by device: the earliest end of several. */
const retirements = async ({ db }: Session): Promise<ReadonlyMap<DeviceId, Retirement>> => {
  const found = new Map<DeviceId, Retirement>()
  for (const { values } of await createRecords(db).list({ kind: systemKind.retire, fields: {} })) {
    const one = readRetirement(values)
    if (!one) continue
    const held = found.get(one.device)
    if (!held || (one.last?.seq ?? 0) < (held.last?.seq ?? 0)) found.set(one.device, one)
  }
  return found
}

const admitted = async ({ db }: Session): Promise<readonly Stretch[]> =>
  (await createRecords(db).list({ kind: systemKind.admit, fields: {} })).flatMap(({ values }) =>
    readStretches((values as { readonly stretches?: unknown }).stretches),
  )

/** What a retired device wrote after its end and nobody let count yet. */
const afterwardsOf = (
  { state }: Session,
  device: DeviceId,
  { last }: Retirement,
  letIn: readonly Stretch[],
): readonly Stretch[] =>
  state.chains.intervals(device).flatMap((run): readonly Stretch[] => {
    const counted = Math.max(
      last?.seq ?? 0,
      ...letIn.filter((one) => one.device === device && one.to <= run.to).map(({ to }) => to),
    )
    const from = Math.max(run.from, counted + 1)
    return from > run.to ? [] : [{ device, from, to: run.to, tip: run.tip as ChangeId }]
  })

/** The PCs of this organisation, then those of the organisations below it. */
export const listPcs = async (session: Session): Promise<readonly KnownPc[]> => {
  const { state, keys } = session
  const { trust } = state
  const ended = await retirements(session)
  const letIn = await admitted(session)
  const pcs: KnownPc[] = []
  for (const [device, claims] of trust.claims) {
    const org = claims.find((one) => isAtOrAbove(trust, keys.org, one))
    if (!org) continue
    const end = ended.get(device)
    const after = end ? afterwardsOf(session, device, end, letIn) : []
    pcs.push({
      device,
      name: trust.devices.get(device)?.name ?? '',
      org,
      orgName: trust.orgs.get(org)?.name ?? '',
      isThis: device === keys.device,
      lastAt: await lastAtOf(session, device),
      state: end ? 'retired' : 'active',
      afterwards: after.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    })
  }
  const rank = (pc: KnownPc): string =>
    `${pc.isThis ? 0 : pc.org === keys.org ? 1 : 2} ${pc.orgName} ${pc.name}`
  return pcs.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** Ends a PC: what is held of it now counts, what it writes from now on does not. This PC cannot end itself. */
export const retirePc = async (session: Session, device: DeviceId): Promise<Result<null, SaveProblem>> => {
  const { state, keys } = session
  if (device === keys.device || (await retirements(session)).has(device))
    return err({ type: 'nothing-changed' })
  const tip = state.chains.tip(device)
  const [id] = tip?.ids ?? []
  const last = tip && id !== undefined ? { seq: tip.seq, id } : null
  const fields = { device, last }
  const saved = await saveWrites(session, [{ kind: systemKind.retire, entity: mintId(session), fields }])
  return saved.ok ? ok(null) : saved
}

/** Lets what a retired PC wrote after its end, as far as it is here, count after all. */
export const admitPc = async (session: Session, device: DeviceId): Promise<Result<null, SaveProblem>> => {
  const end = (await retirements(session)).get(device)
  const stretches = end ? afterwardsOf(session, device, end, await admitted(session)) : []
  if (stretches.length === 0) return err({ type: 'nothing-changed' })
  const fields = { stretches }
  const saved = await saveWrites(session, [{ kind: systemKind.admit, entity: mintId(session), fields }])
  return saved.ok ? ok(null) : saved
}
