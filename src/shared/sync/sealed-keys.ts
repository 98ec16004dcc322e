import { base64ToBytes, bytesToBase64 } from '../base/base64.ts'
import { isKeyId } from '../base/id.ts'
import { isLevel } from '../base/level.ts'
import { err, ok, type Result } from '../base/result.ts'
import { passPhrase } from './code.ts'
import type { Crypto, KeyWork } from './crypto.ts'
import { digestText } from './key-id.ts'
import { type Keys, parseKeys } from './keys.ts'
import { isCount, isObject, type JsonObject, parseStrict, readText } from './strict-json.ts'
import type { PublicKey } from './trust.ts'

/** What may be known of sealed keys without the pass phrase: enough to list the workspace. */
export type KeysLabel = Omit<Keys, 'root' | 'age' | 'deviceKey'> & { readonly root: PublicKey }

/** Why sealed keys do not open. `newer`: a later version of the program sealed them. */
export type SealedProblem = { readonly type: 'wrong-code' | 'damaged' | 'newer' }

/** A key file that a pass phrase protects. `sum` tells damage from a wrong phrase; only the seal itself is proof. */
interface SealedKeys {
  readonly v: 1
  readonly sealed: 'argon2id+aes-256-gcm'
  readonly label: KeysLabel
  readonly work: KeyWork
  readonly salt: string
  readonly box: string
  readonly sum: string
}

const method = 'argon2id+aes-256-gcm'
const saltLength = 16
/** Nonce, the tag, and a little more. */
const leastBox = 12 + 16 + 64
/** More than this is refused: a strange file must not take all memory of the PC, or an hour. */
const most: KeyWork = { memory: 1024 * 1024, passes: 16 }

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const isLabel = (value: unknown): value is KeysLabel =>
  isObject(value) &&
  value.v === 1 &&
  typeof value.workspace === 'string' &&
  typeof value.name === 'string' &&
  isLevel(value.level) &&
  isKeyId(value.org) &&
  isKeyId(value.device) &&
  typeof value.pcName === 'string' &&
  typeof value.sample === 'boolean' &&
  typeof value.root === 'string'

const isWork = (value: unknown): value is KeyWork =>
  isObject(value) &&
  isCount(value.memory, 8) &&
  value.memory <= most.memory &&
  isCount(value.passes, 1) &&
  value.passes <= most.passes

/** What the seal and the sum cover: all that stands before the box. */
const headOf = ({ v, sealed, label, work, salt }: Omit<SealedKeys, 'box' | 'sum'>): string =>
  JSON.stringify({ v, sealed, label, work, salt })

const sumOf = (crypto: Crypto, head: string, box: string): Promise<string> =>
  digestText(crypto, bytesOf(`${head}\n${box}`))

const objectOf = (text: string): JsonObject | null => {
  const value = parseStrict(text)
  return isObject(value) ? value : null
}

const parse = (text: string): SealedKeys | null => {
  const file = objectOf(text)
  if (file?.v !== 1 || file.sealed !== method) return null
  const { label, work, salt, box, sum } = file
  if (!isLabel(label) || !isWork(work) || typeof sum !== 'string') return null
  if (typeof salt !== 'string' || base64ToBytes(salt)?.length !== saltLength) return null
  if (typeof box !== 'string' || (base64ToBytes(box)?.length ?? 0) < leastBox) return null
  return { v: 1, sealed: method, label, work, salt, box, sum }
}

/** Whether a key file is protected by a pass phrase. True also for one that is damaged or newer. */
export const areSealed = (text: string): boolean => typeof objectOf(text)?.sealed === 'string'

/** What a protected key file says of itself; null when it is none. Only opening it proves that it is true. */
export const sealedLabel = (text: string): KeysLabel | null => parse(text)?.label ?? null

/**
 * The key file's text under a pass phrase: Argon2id (RFC 9106) over a new salt, then AES-256-GCM. Cost and salt are
 * stored in it, so the cost can rise later.
 */
export const sealKeys = async (crypto: Crypto, keys: Keys, typed: string): Promise<string> => {
  const { root, age: _age, deviceKey: _deviceKey, ...known } = keys
  const salt = crypto.random(saltLength)
  const head = {
    v: 1,
    sealed: method,
    label: { ...known, root: root.publicKey },
    work: crypto.keyWork,
    salt: bytesToBase64(salt),
  } as const
  const key = await crypto.deriveKey(passPhrase(typed), salt, head.work)
  const box = bytesToBase64(await crypto.sealBytes(key, bytesOf(JSON.stringify(keys)), bytesOf(headOf(head))))
  return JSON.stringify({ ...head, box, sum: await sumOf(crypto, headOf(head), box) })
}

/** Opens a protected key file. Damage is found before the pass phrase is tried, so a wrong phrase is a wrong phrase. */
export const openSealedKeys = async (
  crypto: Crypto,
  text: string,
  typed: string,
): Promise<Result<Keys, SealedProblem>> => {
  const file = parse(text)
  if (!file) {
    const version = objectOf(text)?.v
    return err({ type: isCount(version, 2) ? 'newer' : 'damaged' })
  }
  const head = headOf(file)
  const [salt, box] = [base64ToBytes(file.salt), base64ToBytes(file.box)]
  if (!salt || !box || file.sum !== (await sumOf(crypto, head, file.box))) return err({ type: 'damaged' })
  const key = await crypto.deriveKey(passPhrase(typed), salt, file.work)
  const plain = await crypto.openBytes(key, box, bytesOf(head))
  if (!plain) return err({ type: 'wrong-code' })
  const keys = parseKeys(readText(plain) ?? '')
  return keys ? ok(keys) : err({ type: 'damaged' })
}
