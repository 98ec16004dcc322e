import type { Crypto, SigningKey } from './crypto.ts'
import { openEnvelope, type PayloadType, signEnvelope } from './dsse.ts'
import { readLines } from './segment-text.ts'
import { type JsonObject, parseCanonical, readText } from './strict-json.ts'
import type { PublicKey } from './trust.ts'

const encoder = new TextEncoder()

/** Two lines of NDJSON: an object, and the envelope that signs its text. */
export const writeSigned = async (
  crypto: Crypto,
  key: SigningKey,
  type: PayloadType,
  content: object,
): Promise<Uint8Array> => {
  const text = JSON.stringify(content)
  return encoder.encode(`${text}\n${await signEnvelope(crypto, key, type, encoder.encode(text))}\n`)
}

/** Reads what `writeSigned` wrote; null unless this key signed exactly this text. */
export const readSigned = async (
  crypto: Crypto,
  key: PublicKey,
  type: PayloadType,
  bytes: Uint8Array,
): Promise<JsonObject | null> => {
  const lines = readLines(readText(bytes) ?? '?')
  const [text, envelope] = lines ?? []
  if (text === undefined || envelope === undefined || lines?.length !== 2) return null
  const opened = await openEnvelope(crypto, type, envelope)
  if (opened?.key !== key || readText(opened.payload) !== text) return null
  return parseCanonical(text)
}
