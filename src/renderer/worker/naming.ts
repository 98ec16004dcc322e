import type { OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { isSensitiveKind } from '#shared/domain/registry.ts'
import { fingerprint } from '#shared/sync/fingerprint.ts'
import type { Card, ChildStatement } from '#shared/sync/statement.ts'
import type { Statement } from '#shared/sync/trust.ts'
import type { SaveProblem } from '../engine.ts'
import type { Below } from '../engine-trust.ts'
import { saveWrites, statementWrite } from './save.ts'
import type { Session } from './session.ts'
import { ownCard } from './workspaces.ts'

const say = async (session: Session, statement: Statement): Promise<Result<null, SaveProblem>> => {
  const saved = await saveWrites(session, [await statementWrite(session, statement)], {
    statements: [statement],
  })
  return saved.ok ? ok(null) : saved
}

/** A new version of the organisation's own card. */
export const renewCard = (
  session: Session,
  change: Partial<Pick<Card, 'name' | 'recovery'>>,
): Promise<Result<null, SaveProblem>> => {
  const card = ownCard(session)
  return say(session, { ...card, ...change, version: card.version + 1, at: session.now() })
}

/** The organisations directly below, by name. */
export const listBelow = async ({ state, keys, crypto }: Session): Promise<readonly Below[]> => {
  const below: Below[] = []
  for (const { id, name, level, root, parent, scope } of state.trust.orgs.values()) {
    if (parent !== keys.org) continue
    below.push({ org: id, name, level, fingerprint: await fingerprint(crypto, root), scope })
  }
  return below.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Certifies an organisation below anew, with the sensitive kinds it may send up. */
export const setScope = async (
  session: Session,
  org: OrgId,
  kinds: readonly string[],
): Promise<Result<null, SaveProblem>> => {
  const scope = [...new Set(kinds)].sort()
  if (!scope.every(isSensitiveKind)) throw new Error('only sensitive kinds are held back')
  const { keys, statements, now } = session
  let held: ChildStatement | null = null
  for (const one of statements) {
    if (one.type !== 'child' || one.org !== keys.org || one.child !== org) continue
    if (!held || one.at > held.at) held = one
  }
  if (!held || held.scope.join() === scope.join()) return err({ type: 'nothing-changed' })
  // The later one counts, also when this PC's clock went back.
  return say(session, { ...held, scope, at: Math.max(now(), held.at + 1) })
}
