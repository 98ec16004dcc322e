import { err, ok } from '#shared/base/result.ts'
import { readRecoverySecret } from '#shared/sync/recovery.ts'
import type { TrustEngine } from '../engine-trust.ts'
import { readBackup } from './backing-up.ts'
import type { EngineContext } from './context.ts'
import { acceptParent, makeCard, makeJoinFile, readCardFile } from './joining.ts'
import { listBelow, renewCard, setScope } from './naming.ts'
import { admitPc, listPcs, retirePc } from './pcs.ts'
import { restoreWorkspace } from './restoring.ts'
import { changeStoreNote } from './store-note.ts'
import { ownCard } from './workspaces.ts'

const silent = { onProgress: () => {}, isCancelled: () => false }

/** Who is who, and the keys. */
export const createTrustPart = (context: EngineContext): TrustEngine => {
  const { need, inTurn, saving, long, table, host, crypto, now, sitting, backups } = context
  return {
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
    pcs: () => inTurn(() => listPcs(need())),
    retirePc: (device) => saving((open) => retirePc(open, device)),
    admit: (device) => saving((open) => admitPc(open, device)),
    below: () => inTurn(() => listBelow(need())),
    setScope: (org, kinds) => saving((open) => setScope(open, org, kinds)),
    rename: (typed) =>
      saving(async (open) => {
        const name = typed.trim()
        if (name === '' || name === ownCard(open).name) return err({ type: 'nothing-changed' })
        const said = await renewCard(open, { name })
        // The list of workspaces reads the name from the keys.
        return said.ok ? sitting.changeKeys({ ...open.keys, name }) : said
      }),
    makeRecovery: () =>
      saving(async (open) => {
        const key = await crypto.createAgeKey()
        const said = await renewCard(open, { recovery: key.recipient })
        if (!said.ok) return said
        await changeStoreNote(host, open.keys.workspace, { recovery: key.recipient })
        // The sheet is of use from the first minute. Without room the next backup that is due has the new key.
        await backups.make('by-hand', silent)
        return ok({ secret: key.identity, madeAt: now() })
      }),
    protection: () =>
      inTurn(async () => ({
        recovery: ownCard(need()).recovery !== null,
        passPhrase: sitting.passPhrase() !== null,
        sealed: (await host.info()).keysSealed,
      })),
    protect: (next, present) =>
      inTurn(async () => {
        if (sitting.passPhrase() !== present) return err({ type: 'wrong-code' })
        return sitting.protect(next)
      }),
    restoreWithRecovery: (file, typed, onProgress) =>
      long(onProgress, async (task) => {
        const secret = readRecoverySecret(typed)
        if (!secret) return err({ type: 'wrong-code' })
        const read = await readBackup(crypto, file, { identities: [secret] }, task)
        return read.ok ? restoreWorkspace(context, read.value, null, task) : read
      }),
  }
}
