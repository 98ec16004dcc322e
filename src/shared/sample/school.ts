import type { OrgId } from '../base/id.ts'
import { packCard } from '../sync/card.ts'
import { createCode } from '../sync/code.ts'
import type { AgeKey } from '../sync/crypto.ts'
import { packJoin } from '../sync/join.ts'
import { orgIdOf } from '../sync/key-id.ts'
import { signStatement } from '../sync/statement.ts'
import type { CryptoPlatform } from '../sync/web-crypto.ts'
import { createChance } from './chance.ts'
import { seededCrypto } from './keys.ts'
import { schoolName } from './words.ts'

/** A school for trying out: whoever has the join file and its code can open what is sent to it. */
export interface SampleSchoolFiles {
  readonly org: OrgId
  readonly name: string
  readonly age: AgeKey
  readonly card: Uint8Array<ArrayBuffer>
  readonly join: Uint8Array<ArrayBuffer>
  readonly code: string
}

const must = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('a file of our own making was refused')
  return result.value
}

/** A school with keys from the seed, its card, and a join file from which a workspace of it can be made. */
export const createSampleSchool = async (
  platform: Omit<CryptoPlatform, 'fillRandom'>,
  seed: number,
  now: number,
): Promise<SampleSchoolFiles> => {
  const crypto = seededCrypto(platform, createChance(Math.imul(seed + 1, 0x85ebca6b)))
  const [root, key, age] = [
    await crypto.createSigningKey(),
    await crypto.createSigningKey(),
    await crypto.createAgeKey(),
  ]
  const org = await orgIdOf(crypto, root.publicKey)
  const envelope = await signStatement(crypto, root, {
    type: 'card',
    version: 1,
    org,
    root: root.publicKey,
    recipient: age.recipient,
    recovery: null,
    name: schoolName,
    level: 'school',
    parent: null,
    at: now,
  })
  const signer = { org, key }
  const code = createCode(crypto)
  const content = {
    as: 'pc' as const,
    root,
    age,
    card: envelope,
    parentCard: null,
    child: null,
    at: now,
  }
  const card = must(await packCard({ crypto, signer, envelope, createdAt: now }))
  const join = must(await packJoin({ crypto, signer, org, content, code }))
  return { org, name: schoolName, age, card: card.bytes, join: join.bytes, code }
}
