import type { Fork } from '#shared/sync/chain.ts'
import { splitLines } from '#shared/sync/segment-text.ts'
import { parseCanonical } from '#shared/sync/strict-json.ts'
import { idsOf } from '../db/segment-rows.ts'
import type { ForkQuestion } from '../engine-exchange.ts'
import type { Session } from './session.ts'

/** The clocks of the changes at which the chains part, those that are held. */
const clocksOf = async ({ db }: Session, { device, seq, ids }: Fork): Promise<readonly number[]> => {
  const rows = await db.segment
    .where('[device+first]')
    .between([device, 0], [device, seq], true, true)
    .filter(({ first, count }) => first + count > seq)
    .toArray()
  const clocks = new Map<string, number>()
  const lines = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
  for (const [i, row] of rows.entries()) {
    const id = idsOf(row)[seq - row.first]
    const change = splitLines((lines[i]?.text ?? '').split('\n'))?.[seq - row.first]
    const at = change && parseCanonical(change.header)?.at
    if (id && ids.includes(id) && typeof at === 'number') clocks.set(id, at)
  }
  return ids.flatMap((id) => clocks.get(id) ?? [])
}

/** PCs that write under one name: whoever of them is the copy goes on under a new one. */
export const forksOf = (session: Session): Promise<readonly ForkQuestion[]> => {
  const { state, keys } = session
  const { devices, orgs } = state.trust
  return Promise.all(
    state.chains.forks().map(async (fork): Promise<ForkQuestion> => {
      const pc = devices.get(fork.device)
      return {
        device: fork.device,
        deviceName: pc?.name ?? '',
        orgName: (pc && orgs.get(pc.org)?.name) ?? '',
        isOurs: fork.device === keys.device,
        since: await clocksOf(session, fork),
      }
    }),
  )
}
