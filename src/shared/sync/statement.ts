import { type ChangeId, type DeviceId, isDigest, isKeyId, type OrgId } from '../base/id.ts'
import { isLevel } from '../base/level.ts'
import { type Change, systemKind } from './change.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import { envelopeType, openEnvelope, type PayloadType, payloadType, signEnvelope } from './dsse.ts'
import { keyIds } from './key-id.ts'
import { isCount, isName, type JsonObject, parseCanonical, readText } from './strict-json.ts'
import type { PublicKey, Recipient, Statement } from './trust.ts'

/** The field of a change of kind `statement` that holds the envelope, as text. */
export const envelopeField = 'envelope'

/** An organisation's card. */
export type Card = Extract<Statement, { type: 'card' }>
/** This PC belongs to this organisation. */
export type DeviceStatement = Extract<Statement, { type: 'device' }>
/** This organisation stands under me. */
export type ChildStatement = Extract<Statement, { type: 'child' }>

const types: Readonly<Record<Statement['type'], PayloadType>> = {
  card: payloadType.card,
  device: payloadType.device,
  child: payloadType.child,
}
const mostAka = 100
const encoder = new TextEncoder()

/** Whether a text has the form of an age X25519 recipient. */
export const isRecipient = (value: unknown): value is Recipient =>
  typeof value === 'string' && /^age1[02-9ac-hj-np-z]{58}$/.test(value)

/** Keys in the order they are signed in; nothing else gets in. */
const ordered = (s: Statement): Statement => {
  switch (s.type) {
    case 'card': {
      const { version, org, root, recipient, recovery, name, level, parent, at } = s
      return { type: 'card', version, org, root, recipient, recovery, name, level, parent, at }
    }
    case 'device':
      return {
        type: 'device',
        org: s.org,
        root: s.root,
        device: s.device,
        key: s.key,
        name: s.name,
        at: s.at,
      }
    case 'child': {
      const { org, root, child, level, name, aka, scope, at } = s
      return { type: 'child', org, root, child, level, name, aka: [...aka], scope: [...scope], at }
    }
  }
}

const wellFormed = (v: JsonObject): boolean => {
  if (!isKeyId(v.org) || !isDigest(v.root) || !isName(v.name) || !isCount(v.at)) return false
  switch (v.type) {
    case 'card':
      return (
        isCount(v.version, 1) &&
        isRecipient(v.recipient) &&
        (v.recovery === null || isRecipient(v.recovery)) &&
        isLevel(v.level) &&
        (v.parent === null || (isKeyId(v.parent) && v.parent !== v.org))
      )
    case 'device':
      return isKeyId(v.device) && isDigest(v.key)
    case 'child':
      return (
        isKeyId(v.child) &&
        v.child !== v.org &&
        isLevel(v.level) &&
        Array.isArray(v.aka) &&
        v.aka.length <= mostAka &&
        v.aka.every((id) => isKeyId(id) && id !== v.child && id !== v.org) &&
        Array.isArray(v.scope) &&
        v.scope.length <= mostAka &&
        v.scope.every((kind) => isName(kind))
      )
    default:
      return false
  }
}

/** Signs a statement with the organisation's root key. The result is the value of field `envelope`. */
export const signStatement = (crypto: Crypto, root: SigningKey, statement: Statement): Promise<string> => {
  if (statement.root !== root.publicKey) throw new Error('a statement is signed by the root it names')
  const text = JSON.stringify(ordered(statement))
  return signEnvelope(crypto, root, types[statement.type], encoder.encode(text))
}

/** Opens one envelope: canonical, signed by the root it names, and every id is the hash of its key. Null otherwise. */
export const openStatement = async (crypto: Crypto, envelope: string): Promise<Statement | null> => {
  const type = envelopeType(envelope)
  const expected = Object.values(types).find((known) => known === type)
  if (!expected) return null
  const opened = await openEnvelope(crypto, expected, envelope)
  const text = opened && readText(opened.payload)
  const value = text ? parseCanonical(text) : null
  if (!value || !wellFormed(value)) return null
  const statement = value as Statement
  if (types[statement.type] !== expected || statement.root !== opened?.key) return null
  if (JSON.stringify(ordered(statement)) !== text) return null
  const keys: PublicKey[] = statement.type === 'device' ? [statement.root, statement.key] : [statement.root]
  const [org, device] = await keyIds(crypto, keys)
  if (org !== statement.org) return null
  return statement.type === 'device' && device !== statement.device ? null : statement
}

/** The statements among some changes whose proof holds, by change. Others are left out: they say nothing. */
export const verifyStatements = async (
  crypto: Crypto,
  changes: Iterable<Change>,
): Promise<ReadonlyMap<ChangeId, Statement>> => {
  const found: [ChangeId, Promise<Statement | null>][] = []
  for (const change of changes) {
    const envelope = change.values[envelopeField]
    if (change.header.kind !== systemKind.statement || typeof envelope !== 'string') continue
    found.push([change.id, openStatement(crypto, envelope)])
  }
  const statements = new Map<ChangeId, Statement>()
  for (const [id, opening] of found) {
    const statement = await opening
    if (statement) statements.set(id, statement)
  }
  return statements
}

/** The card of an organisation with the highest version among some statements. */
export const newestCard = (statements: Iterable<Statement>, org: OrgId): Card | null => {
  let newest: Card | null = null
  for (const s of statements) {
    if (s.type === 'card' && s.org === org && (!newest || s.version > newest.version)) newest = s
  }
  return newest
}

/** The statement by which an organisation claims a device. */
export const deviceClaim = (
  statements: Iterable<Statement>,
  org: OrgId,
  device: DeviceId,
): DeviceStatement | null => {
  for (const s of statements) if (s.type === 'device' && s.org === org && s.device === device) return s
  return null
}
