import { readContainer, writeContainer } from '#shared/sync/container.ts'
import type { SigningKey } from '#shared/sync/crypto.ts'
import { payloadType, signEnvelope } from '#shared/sync/dsse.ts'
import { parseKeys } from '#shared/sync/keys.ts'
import { testCrypto } from './crypto.ts'
import type { TestPc } from './engine.ts'

const encoder = new TextEncoder()

/** The same file as a newer version would make it: its header asks for reader 2. Without a key its signature no longer holds. */
export const ofNewerVersion = async (
  file: Uint8Array,
  key: SigningKey | null = null,
): Promise<Uint8Array<ArrayBuffer>> => {
  const read = readContainer(file)
  if (!read.ok) throw new Error('a sound file')
  const [mimetype, header, envelope, ...rest] = read.value
  if (!mimetype || !header || !envelope) throw new Error('a whole file')
  const text = new TextDecoder().decode(header.bytes).replace('"minReader":1', '"minReader":2')
  const bytes = encoder.encode(text)
  const signed = key
    ? encoder.encode(await signEnvelope(testCrypto, key, payloadType.bundleHeader, bytes))
    : envelope.bytes
  const made = writeContainer([
    mimetype,
    { name: header.name, bytes },
    { name: envelope.name, bytes: signed },
    ...rest,
  ])
  if (!made) throw new Error('a file of a legal size')
  return made
}

/** The key with which a PC signs; it lies open in tests. */
export const deviceKeyOf = async (pc: TestPc): Promise<SigningKey> => {
  const keys = parseKeys((await pc.host.keysRead(pc.workspace.id)) ?? '')
  if (!keys) throw new Error('the keys lie open in a test')
  return keys.deviceKey
}
