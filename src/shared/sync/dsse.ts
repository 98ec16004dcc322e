import { base64ToBytes, bytesToBase64 } from '../base/base64.ts'
import { isDigest } from '../base/id.ts'
import type { Crypto, SigningKey } from './crypto.ts'
import { isObject, joinBytes } from './strict-json.ts'
import type { PublicKey } from './trust.ts'

/** One payload type for each thing that is signed, so that none can pass for another. Segments have their own. */
export const payloadType = {
  bundleHeader: 'application/vnd.xiaojia.bundle-header+v1',
  manifest: 'application/vnd.xiaojia.manifest+v1',
  card: 'application/vnd.xiaojia.card+v1',
  device: 'application/vnd.xiaojia.device+v1',
  child: 'application/vnd.xiaojia.child+v1',
  join: 'application/vnd.xiaojia.join+v1',
  backup: 'application/vnd.xiaojia.backup+v1',
} as const

/** The type of something signed. */
export type PayloadType = (typeof payloadType)[keyof typeof payloadType]

const encoder = new TextEncoder()

/** DSSE v1 pre-authentication encoding: the bytes a signature covers. */
export const pae = (type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> => {
  const typeBytes = encoder.encode(type).length
  return joinBytes([encoder.encode(`DSSEv1 ${typeBytes} ${type} ${payload.length} `), payload])
}

/** Standard base64 with padding, as DSSE envelopes carry it. */
export const toBase64 = (bytes: Uint8Array): string => {
  const text = bytesToBase64(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** Reads canonical standard base64 with padding; null for any other spelling. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 4 !== 0 || /[-_]/.test(text)) return null
  const bare = text.replace(/={1,2}$/, '')
  return base64ToBytes(bare.replaceAll('+', '-').replaceAll('/', '_'))
}

const envelopeText = (type: string, payload: string, key: string, sig: string): string =>
  JSON.stringify({ payloadType: type, payload, signatures: [{ keyid: key, sig }] })

/** How many bytes an envelope over `payload` bytes of this type has. */
export const envelopeSize = (type: PayloadType, payload: number): number =>
  envelopeText(type, '', '', '').length + Math.ceil(payload / 3) * 4 + 43 + 88

/** Signs bytes. The envelope's `keyid` is the public key itself (base64url), so that it proves itself. */
export const signEnvelope = async (
  crypto: Crypto,
  key: SigningKey,
  type: PayloadType,
  payload: Uint8Array,
): Promise<string> => {
  const signature = await crypto.sign(key, pae(type, payload))
  return envelopeText(type, toBase64(payload), key.publicKey, toBase64(signature))
}

/** What an envelope says once its signature held. */
export interface Opened {
  readonly payload: Uint8Array
  readonly key: PublicKey
}

/** Opens an envelope of one type: exactly the canonical bytes, one signature, and it must hold. Null otherwise. */
export const openEnvelope = async (
  crypto: Crypto,
  type: PayloadType,
  text: string,
): Promise<Opened | null> => {
  const parts = readEnvelope(text)
  if (!parts || envelopeText(type, parts.payload, parts.key, parts.sig) !== text) return null
  const payload = fromBase64(parts.payload)
  const signature = fromBase64(parts.sig)
  if (!payload || !signature) return null
  const key = parts.key as PublicKey
  return (await crypto.verify(key, signature, pae(type, payload))) ? { payload, key } : null
}

/** The type an envelope claims, before its signature was looked at. */
export const envelopeType = (text: string): string | null => readEnvelope(text)?.type ?? null

const readEnvelope = (text: string) => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(value) || !Array.isArray(value.signatures) || value.signatures.length !== 1) return null
  const signature: unknown = value.signatures[0]
  if (!isObject(signature) || !isDigest(signature.keyid)) return null
  if (typeof value.payload !== 'string' || typeof signature.sig !== 'string') return null
  if (typeof value.payloadType !== 'string') return null
  return { type: value.payloadType, payload: value.payload, key: signature.keyid, sig: signature.sig }
}
