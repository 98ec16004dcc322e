import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import type { DeviceId } from '#shared/base/id.ts'
import { createChance } from '#shared/sample/chance.ts'
import type { Crypto, SigningKey } from '#shared/sync/crypto.ts'
import type { PublicKey } from '#shared/sync/trust.ts'

/** A source of numbers below one, the same for a seed. */
export const chanceOf = (seed: number): (() => number) => createChance(seed).next

/** SHA-256 without waiting. */
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** A PC's name and key; what it signs verifies. */
export interface TestDevice {
  readonly id: DeviceId
  readonly key: SigningKey
  readonly secret: KeyObject
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

const deviceOf = (word: string): TestDevice => {
  const seed = sha256(word)
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(spki.length)
  return {
    id: bytesToBase64(sha256(raw).subarray(0, 16)) as DeviceId,
    key: { publicKey: bytesToBase64(raw) as PublicKey, seed: bytesToBase64(seed) },
    secret,
  }
}

/** The PCs of a history: the first six begin it, the others are new names of restored and copied ones. */
export const devices: readonly TestDevice[] = Array.from({ length: 16 }, (_, n) => deviceOf(`device ${n}`))

/** The device with an id. */
export const deviceNamed = (id: DeviceId): TestDevice => {
  const found = devices.find((device) => device.id === id)
  if (!found) throw new Error('a device of the pool')
  return found
}

/** The keys of the pool as they stand in files: to read one takes as long as to verify with it. */
const known = new Map<string, KeyObject>(
  devices.map(({ key, secret }) => [key.publicKey, createPublicKey(secret)]),
)

/** Signatures without waiting: a thousand histories sign many segments. */
export const signatures: Pick<Crypto, 'sign' | 'verify'> = {
  sign: async (key, bytes) => {
    const device = devices.find((one) => one.key.publicKey === key.publicKey)
    if (!device) throw new Error('a device of the pool')
    return sign(null, bytes, device.secret)
  },
  verify: async (key, signature, bytes) => {
    const raw = base64ToBytes(key)
    if (raw?.length !== 32) return false
    const read = () => createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
    return verify(null, bytes, known.get(key) ?? read(), signature)
  },
}
