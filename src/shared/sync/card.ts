import { bytesToBase64 } from '../base/base64.ts'
import { err, ok, type Result } from '../base/result.ts'
import { type BundleHeader, type FileSigner, type PackedFile, sealFile, senderOf } from './bundle-header.ts'
import type { Crypto } from './crypto.ts'
import { fingerprint } from './fingerprint.ts'
import { openFile } from './open-file.ts'
import type { Refusal } from './refusal.ts'
import type { Cancelled } from './stages.ts'
import { type Card, openStatement } from './statement.ts'
import { readText } from './strict-json.ts'
import type { Trust } from './trust.ts'

const entryName = 'card.dsse.json'

/** What a card file holds besides its wrapping. */
export interface OpenedCard {
  readonly header: BundleHeader
  readonly card: Card
  /** As it goes into a change of kind `statement`. */
  readonly envelope: string
  /** To compare by telephone before it is accepted. */
  readonly fingerprint: string
}

/** Makes a card file: the organisation's signed card, for anybody to read. */
export const packCard = async (request: {
  readonly crypto: Crypto
  readonly signer: FileSigner
  /** The signed card statement. */
  readonly envelope: string
  readonly createdAt: number
}): Promise<Result<PackedFile, Refusal>> => {
  const { crypto, signer, envelope, createdAt } = request
  const route = {
    bundleId: bytesToBase64(crypto.random(16)),
    kind: 'card' as const,
    sender: await senderOf(crypto, signer),
    recipient: null,
    chain: { n: 1, prevHash: null },
    createdAt,
  }
  const bytes = new TextEncoder().encode(envelope)
  return sealFile(crypto, signer.key, route, [{ name: entryName, bytes }])
}

/** Reads a card file. The card proves itself; one older than the card held is refused. */
export const openCard = async (
  crypto: Crypto,
  file: Uint8Array,
  trust: Trust,
): Promise<Result<OpenedCard, Refusal | Cancelled>> => {
  const proven = await openFile(crypto, file, ['card'])
  if (!proven.ok) return proven
  const { header, entries } = proven.value
  const envelope = readText(entries.get(entryName) ?? new Uint8Array(0)) ?? ''
  const card = await openStatement(crypto, envelope)
  if (card?.type !== 'card' || card.org !== header.sender.org) return err({ type: 'bad-signature' })
  const held = trust.orgs.get(card.org)?.cardVersion ?? 0
  if (card.version < held) return err({ type: 'older-card', got: card.version, held })
  return ok({ header, card, envelope, fingerprint: await fingerprint(crypto, card.root) })
}
