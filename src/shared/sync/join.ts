import { bytesToBase64 } from '../base/base64.ts'
import { isDigest, type OrgId } from '../base/id.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type BundleHeader, type FileSigner, type PackedFile, sealFile, senderOf } from './bundle-header.ts'
import { passPhrase } from './code.ts'
import type { AgeKey, Crypto, SigningKey } from './crypto.ts'
import { payloadType } from './dsse.ts'
import { openFile } from './open-file.ts'
import { openParts, payloadNames, sealParts } from './payload.ts'
import type { Refusal } from './refusal.ts'
import { readSigned, writeSigned } from './signed-content.ts'
import { type Cancelled, cancelled, type Watch } from './stages.ts'
import { type Card, type ChildStatement, isRecipient, openStatement } from './statement.ts'
import { isCount, isObject, type JsonObject, sameBytes } from './strict-json.ts'

/** All that a new PC needs to be a PC of an organisation: its keys and who it is. Never leaves without a code around it. */
export interface JoinContent {
  /** Another PC of the same organisation, or the first of a new group under it. */
  readonly as: 'pc' | 'group'
  readonly root: SigningKey
  readonly age: AgeKey
  /** Envelope of the organisation's own card; name and level stand there. */
  readonly card: string
  /** Envelopes of the parent's card and of its statement about this organisation; null where there is none. */
  readonly parentCard: string | null
  readonly child: string | null
  readonly at: number
}

/** A join file that was opened: every statement in it proven, keys and card belong together. */
export interface OpenedJoin {
  readonly header: BundleHeader
  readonly content: JoinContent
  readonly card: Card
  readonly parentCard: Card | null
  readonly child: ChildStatement | null
}

/** Makes a join file that `code` opens. */
export const packJoin = async (request: {
  readonly crypto: Crypto
  readonly signer: FileSigner
  /** The organisation that is joined. */
  readonly org: OrgId
  readonly content: JoinContent
  readonly code: string
}): Promise<Result<PackedFile, Refusal | Cancelled>> => {
  const { crypto, signer, org, content, code } = request
  const route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: 'join' as const,
    sender: await senderOf(crypto, signer),
    recipient: { org, keyId: null },
    chain: { n: 1, prevHash: null },
    createdAt: content.at,
  }
  const { as, root, age, card, parentCard, child, at } = content
  const body = { join: 1, as, root, age, card, parentCard, child, at }
  const bytes = await writeSigned(crypto, signer.key, payloadType.join, body)
  const seal = (part: Uint8Array) => crypto.encryptWithCode(passPhrase(code), part)
  const parts = await sealParts(crypto, [[bytes]], seal, {}, 'changes')
  return parts ? sealFile(crypto, signer.key, route, parts) : err(cancelled)
}

/** Opens a join file with its code; a wrong code and a damaged file are told apart. */
export const openJoin = async (
  crypto: Crypto,
  file: Uint8Array,
  code: string,
  watch: Watch = {},
): Promise<Result<OpenedJoin, Refusal | Cancelled>> => {
  const proven = await openFile(crypto, file, ['join'], watch)
  if (!proven.ok) return proven
  const { header, entries } = proven.value
  const parts = payloadNames(entries.keys()).map((name) => entries.get(name) ?? new Uint8Array(0))
  const open = (part: Uint8Array) => crypto.decryptWithCode(passPhrase(code), part)
  const plain = await openParts(crypto, parts, open, { type: 'wrong-code' }, watch)
  if (!plain.ok) return plain
  const [bytes = new Uint8Array(0)] = plain.value
  const value = await readSigned(crypto, header.sender.keyId, payloadType.join, bytes)
  if (!value) return err({ type: 'bad-signature' })
  if (!isContent(value)) return err({ type: 'damaged' })
  const content = value as unknown as JoinContent
  const people = await readPeople(crypto, header, content)
  const fits = people && (await keysFit(crypto, content, people.card))
  return fits ? ok({ header, content, ...people }) : err({ type: 'bad-signature' })
}

const isContent = (v: JsonObject): boolean =>
  v.join === 1 &&
  (v.as === 'pc' || v.as === 'group') &&
  isObject(v.root) &&
  isDigest(v.root.publicKey) &&
  isDigest(v.root.seed) &&
  isObject(v.age) &&
  isRecipient(v.age.recipient) &&
  typeof v.age.identity === 'string' &&
  /^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(v.age.identity) &&
  typeof v.card === 'string' &&
  (v.parentCard === null || typeof v.parentCard === 'string') &&
  (v.child === null || typeof v.child === 'string') &&
  isCount(v.at)

const readPeople = async (crypto: Crypto, header: BundleHeader, content: JoinContent) => {
  const read = (text: string | null) => (text === null ? null : openStatement(crypto, text))
  const [card, parentCard, child] = await Promise.all([
    read(content.card),
    read(content.parentCard),
    read(content.child),
  ])
  if (card?.type !== 'card' || card.org !== header.recipient?.org) return null
  if (content.parentCard !== null && (parentCard?.type !== 'card' || parentCard.org !== card.parent))
    return null
  if (content.child !== null) {
    if (child?.type !== 'child' || child.child !== card.org || child.org !== card.parent) return null
  }
  return {
    card,
    parentCard: parentCard?.type === 'card' ? parentCard : null,
    child: child?.type === 'child' ? child : null,
  }
}

/** The root seed is that of the card's root key, and the age identity opens what is sealed for the card's recipient. */
const keysFit = async (crypto: Crypto, { root, age }: JoinContent, card: Card): Promise<boolean> => {
  if (root.publicKey !== card.root || age.recipient !== card.recipient) return false
  try {
    const probe = crypto.random(32)
    if (!(await crypto.verify(card.root, await crypto.sign(root, probe), probe))) return false
    const back = await crypto.decrypt([age.identity], await crypto.encrypt([card.recipient], probe))
    return back !== null && sameBytes(back, probe)
  } catch {
    return false
  }
}
