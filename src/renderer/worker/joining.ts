import type { OrgId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HostProblem, PickedFile } from '#shared/host.ts'
import { openCard, packCard } from '#shared/sync/card.ts'
import { systemKind } from '#shared/sync/change.ts'
import { createCode } from '#shared/sync/code.ts'
import { type JoinContent, packJoin } from '#shared/sync/join.ts'
import { orgIdOf } from '#shared/sync/key-id.ts'
import type { Refusal } from '#shared/sync/refusal.ts'
import { openStatement, signStatement } from '#shared/sync/statement.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { createRecords } from '../db/records.ts'
import type { Engine, OutFile, SaveProblem, Write } from '../engine.ts'
import { mintId, saveWrites, statementWrite } from './save.ts'
import type { Session } from './session.ts'
import { ownCard } from './workspaces.ts'

/** A statement as it came from elsewhere, to be kept as it is. */
export interface Sealed {
  readonly envelope: string
  readonly statement: Statement
}

/** The record that keeps a statement signed elsewhere. */
export const sealedWrite = (session: Session, { envelope }: Sealed): Write => ({
  kind: systemKind.statement,
  entity: mintId(session),
  fields: { envelope },
})

const signerOf = ({ keys }: Session) => ({ org: keys.org, key: keys.deviceKey })

const unexpected = (problem: { readonly type: string }): never => {
  throw new Error(`a file of our own making was refused: ${problem.type}`)
}

/** This organisation's card as a file. */
export const makeCard = async (session: Session): Promise<OutFile> => {
  const { crypto, keys, now } = session
  const envelope = await signStatement(crypto, keys.root, ownCard(session))
  const packed = await packCard({ crypto, signer: signerOf(session), envelope, createdAt: now() })
  if (!packed.ok) return unexpected(packed.error)
  return { name: `${keys.name}-名片.xjb`, bytes: packed.value.bytes }
}

/** Reads a card file; nothing is kept until a person has compared the number. */
export const readCardFile = async (
  session: Session,
  file: PickedFile,
): Promise<Result<Sealed & { readonly fingerprint: string }, Refusal>> => {
  const opened = await openCard(session.crypto, file.bytes, session.state.trust)
  if (!opened.ok) {
    if (opened.error.type === 'cancelled') return unexpected(opened.error)
    return err(opened.error)
  }
  const { envelope, card, fingerprint } = opened.value
  return ok({ envelope, statement: card, fingerprint })
}

/** Takes a card as the one above: kept, and named on our own next card. */
export const acceptParent = async (
  session: Session,
  card: Sealed,
): Promise<Awaited<ReturnType<Engine['acceptParent']>>> => {
  const own = ownCard(session)
  const next: Statement = { ...own, version: own.version + 1, parent: card.statement.org, at: session.now() }
  return saveWrites(session, [sealedWrite(session, card), await statementWrite(session, next)], {
    statements: [card.statement, next],
  })
}

/** The envelope of a statement that came from elsewhere, looked up among the kept ones. */
const envelopeWhere = async (
  session: Session,
  test: (statement: Statement) => boolean,
): Promise<string | null> => {
  const kept = await createRecords(session.db).list({ kind: systemKind.statement, fields: {} })
  let best: { readonly version: number; readonly envelope: string } | null = null
  for (const { values } of kept) {
    const { envelope } = values as { readonly envelope?: unknown }
    const statement = typeof envelope === 'string' ? await openStatement(session.crypto, envelope) : null
    if (typeof envelope !== 'string' || !statement || !test(statement)) continue
    const version = statement.type === 'card' ? statement.version : statement.at
    if (!best || version > best.version) best = { version, envelope }
  }
  return best?.envelope ?? null
}

const joinForPc = async (session: Session): Promise<JoinContent> => {
  const { crypto, keys, now } = session
  const card = ownCard(session)
  const parentCard =
    card.parent && (await envelopeWhere(session, (s) => s.type === 'card' && s.org === card.parent))
  const child =
    card.parent &&
    (await envelopeWhere(session, (s) => s.type === 'child' && s.org === card.parent && s.child === keys.org))
  return {
    as: 'pc',
    root: keys.root,
    age: keys.age,
    card: await signStatement(crypto, keys.root, card),
    parentCard,
    child,
    at: now(),
  }
}

/** A new group under this organisation, known here before its PC first starts. */
const joinForGroup = async (
  session: Session,
  name: string,
): Promise<Result<{ readonly content: JoinContent; readonly org: OrgId }, SaveProblem>> => {
  const { crypto, keys, now } = session
  const [root, age] = [await crypto.createSigningKey(), await crypto.createAgeKey()]
  const org = await orgIdOf(crypto, root.publicKey)
  const at = now()
  const card: Statement = {
    type: 'card',
    version: 1,
    org,
    root: root.publicKey,
    recipient: age.recipient,
    recovery: null,
    name,
    level: 'group',
    parent: keys.org,
    at,
  }
  const child: Statement = {
    type: 'child',
    org: keys.org,
    root: keys.root.publicKey,
    child: org,
    level: 'group',
    name,
    aka: [],
    scope: [],
    at,
  }
  const cardEnvelope = await signStatement(crypto, root, card)
  const childWrite = await statementWrite(session, child)
  const kept = await saveWrites(
    session,
    [sealedWrite(session, { envelope: cardEnvelope, statement: card }), childWrite],
    { statements: [card, child] },
  )
  if (!kept.ok) return kept
  const parentCard = await signStatement(crypto, keys.root, ownCard(session))
  const childEnvelope = await signStatement(crypto, keys.root, child)
  const content: JoinContent = {
    as: 'group',
    root,
    age,
    card: cardEnvelope,
    parentCard,
    child: childEnvelope,
    at,
  }
  return ok({ content, org })
}

/** A join file for another PC of this organisation or for a new group, and the code that opens it. */
export const makeJoinFile = async (
  session: Session,
  request: Parameters<Engine['makeJoin']>[0],
): Promise<Result<{ readonly file: OutFile; readonly code: string }, HostProblem>> => {
  const { crypto, keys } = session
  const made =
    request.as === 'pc'
      ? ok({ content: await joinForPc(session), org: keys.org })
      : await joinForGroup(session, request.name)
  if (!made.ok) {
    const { error } = made
    return error.type === 'nothing-changed' || error.type === 'not-open' ? unexpected(error) : err(error)
  }
  const code = createCode(crypto)
  const packed = await packJoin({ crypto, signer: signerOf(session), ...made.value, code })
  if (!packed.ok) return unexpected(packed.error)
  const name = request.as === 'pc' ? keys.name : request.name
  return ok({ file: { name: `${name}-加入.xjb`, bytes: packed.value.bytes }, code })
}
