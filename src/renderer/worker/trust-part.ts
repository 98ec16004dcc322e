import { ok } from '#shared/base/result.ts'
import type { TrustEngine } from '../engine-trust.ts'
import { type EngineContext, notBuilt } from './context.ts'
import { acceptParent, makeCard, makeJoinFile, readCardFile } from './joining.ts'

/** Who is who, and the keys. */
export const createTrustPart = ({ need, inTurn, saving, table }: EngineContext): TrustEngine => ({
  card: () => inTurn(() => makeCard(need())),
  readCard: (file) =>
    inTurn(async () => {
      const read = await readCardFile(need(), file)
      if (!read.ok) return read
      table.card = read.value
      const { statement, fingerprint } = read.value
      if (statement.type !== 'card') throw new Error('a card file holds a card')
      return ok({ org: statement.org, name: statement.name, level: statement.level, fingerprint })
    }),
  acceptParent: (org) =>
    saving((open) => {
      const { card } = table
      if (card?.statement.org !== org) throw new Error('only the card just read can be accepted')
      return acceptParent(open, card)
    }),
  makeJoin: (request) => inTurn(() => makeJoinFile(need(), request)),
  pcs: notBuilt,
  retirePc: notBuilt,
  admit: notBuilt,
  below: notBuilt,
  setScope: notBuilt,
  rename: notBuilt,
  makeRecovery: notBuilt,
  protection: notBuilt,
  protect: notBuilt,
  restoreWithRecovery: notBuilt,
})
