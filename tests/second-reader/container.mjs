// Sections 2 to 4: the container, the header and its envelope.
import { createPrivateKey, createPublicKey, verify } from 'node:crypto'
import {
  canonical,
  demand,
  fromBase64,
  fromBase64Url,
  isCount,
  isDigest,
  isKeyId,
  isObject,
  isRecipient,
  keyIdOf,
  parse,
  Refusal,
  sha256,
  textOf,
} from './json.mjs'

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

/** CRC-32 as ZIP and gzip have it. */
export const crc32 = (bytes) => {
  let c = 0xffffffff
  for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const localHeader = (name, crc, size) => {
  const b = Buffer.alloc(30 + name.length)
  b.writeUInt32BE(0x504b0304, 0)
  b.writeUInt16LE(10, 4)
  b.writeUInt16LE(0x21, 12)
  b.writeUInt32LE(crc, 14)
  b.writeUInt32LE(size, 18)
  b.writeUInt32LE(size, 22)
  b.writeUInt16LE(name.length, 26)
  name.copy(b, 30)
  return b
}

const ranks = [
  /^mimetype$/,
  /^header\.json$/,
  /^header\.dsse\.json$/,
  /^card\.dsse\.json$/,
  /^payload\/\d{4}\.age$/,
  /^blobs\/[\w-]{16}\.age$/,
  /^README\.txt$/,
]
const mimetype = Buffer.from('application/vnd.xiaojia.bundle+zip')
const firstEntry = Buffer.concat([
  localHeader(Buffer.from('mimetype'), crc32(mimetype), mimetype.length),
  mimetype,
])
const entryLimit = 32 * 1024 * 1024

const readEntry = (file, at) => {
  demand(at + 30 <= file.length, 'damaged')
  const [crc, size, length] = [
    file.readUInt32LE(at + 14),
    file.readUInt32LE(at + 18),
    file.readUInt16LE(at + 26),
  ]
  const start = at + 30 + length
  demand(start <= file.length, 'damaged')
  const name = file.subarray(at + 30, start)
  demand(localHeader(name, crc, size).equals(file.subarray(at, start)), 'damaged')
  demand(size <= entryLimit, 'too-large')
  demand(start + size <= file.length, 'damaged')
  return {
    name: name.toString('latin1'),
    raw: name,
    bytes: file.subarray(start, start + size),
    crc,
    at,
    end: start + size,
  }
}

/** All entries of a file, or a refusal. */
const readEntries = (file) => {
  const entries = []
  let at = 0
  while (at + 4 <= file.length && file.readUInt32BE(at) === 0x504b0304) {
    const entry = readEntry(file, at)
    demand(entries.push(entry) <= 1000, 'too-large')
    at = entry.end
  }
  let [rank, before, part] = [-1, '', 0]
  for (const [i, { name }] of entries.entries()) {
    const own = ranks.findIndex((pattern) => pattern.test(name))
    demand(own >= 0 && own >= rank && (i > 2 || own === i) && (own > rank || name > before), 'damaged')
    if (own === 4) demand(Number(name.slice(8, 12)) === ++part, 'damaged')
    rank = own
    before = name
  }
  demand(entries.length >= 3, 'damaged')
  const directory = entries.map((entry) => {
    const b = Buffer.alloc(46 + entry.raw.length)
    b.writeUInt32BE(0x504b0102, 0)
    b.writeUInt16LE(10, 4)
    localHeader(entry.raw, entry.crc, entry.bytes.length).copy(b, 6, 4, 30)
    b.writeUInt32LE(entry.at, 42)
    entry.raw.copy(b, 46)
    return b
  })
  const size = directory.reduce((sum, b) => sum + b.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32BE(0x504b0506, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  demand(Buffer.concat([...directory, end]).equals(file.subarray(at)), 'damaged')
  demand(
    entries.every(({ bytes, crc }) => crc32(bytes) === crc),
    'damaged',
  )
  return entries
}

/** The bytes that a signature covers. */
export const pae = (type, payload) => {
  const bytes = Buffer.from(payload)
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${bytes.length} `), bytes])
}

/** Whether an Ed25519 signature by a public key (base64url) holds. */
export const holds = (key, signature, bytes) => {
  if (signature?.length !== 64 || fromBase64Url(key)?.length !== 32) return false
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    return verify(null, bytes, publicKey, signature)
  } catch {
    return false
  }
}

/** The public key of an Ed25519 seed; empty for what is none. */
export const publicOf = (seed) => {
  const bytes = fromBase64Url(seed)
  if (bytes?.length !== 32) return ''
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ format: 'jwk' }).x
}

/** Payload and key of an envelope of one type; null when it is not exactly one. */
export const openEnvelope = (type, text) => {
  const v = parse(text ?? '')
  const [one, more] = isObject(v) && Array.isArray(v.signatures) ? v.signatures : []
  if (!isObject(one) || more !== undefined || !isDigest(one.keyid)) return null
  if (typeof v.payload !== 'string' || typeof one.sig !== 'string') return null
  const again = { payloadType: type, payload: v.payload, signatures: [{ keyid: one.keyid, sig: one.sig }] }
  if (JSON.stringify(again) !== text) return null
  const payload = fromBase64(v.payload)
  const signature = fromBase64(one.sig)
  return payload && holds(one.keyid, signature, pae(type, payload)) ? { payload, key: one.keyid } : null
}

export const typeOf = (name) => `application/vnd.xiaojia.${name}+v1`

const kinds = ['delta', 'full', 'return', 'receipt', 'card', 'join', 'backup']

/** The keys that header and manifest share. */
export const isRoute = (v) =>
  isKeyId(v.bundleId) &&
  kinds.includes(v.kind) &&
  isObject(v.sender) &&
  isKeyId(v.sender.org) &&
  isKeyId(v.sender.device) &&
  isDigest(v.sender.keyId) &&
  (v.recipient === null ||
    (isObject(v.recipient) &&
      isKeyId(v.recipient.org) &&
      (v.recipient.keyId === null || isRecipient(v.recipient.keyId)))) &&
  isObject(v.chain) &&
  isCount(v.chain.n, 1) &&
  (v.chain.prevHash === null || isDigest(v.chain.prevHash)) &&
  isCount(v.createdAt)

const readHeader = (bytes) => {
  const v = canonical(textOf(bytes))
  demand(v?.format === 'xiaojia-bundle' && isCount(v.minReader, 1), 'damaged')
  demand(v.minReader <= 1, 'newer-version')
  const isEntry = (e) => isObject(e) && typeof e.name === 'string' && isCount(e.bytes) && isDigest(e.sha256)
  demand(
    v.suite === 'age-ed25519-sha256' && isRoute(v) && Array.isArray(v.entries) && v.entries.every(isEntry),
    'damaged',
  )
  return v
}

const readSecond = (file) => {
  try {
    return readEntry(file, firstEntry.length)
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('damaged') : error
  }
}

/** The stages read, check-container and verify-header. */
export const openFile = (file, wanted) => {
  demand(file.length > 0, 'empty')
  const start = file.subarray(0, firstEntry.length)
  demand(start.equals(firstEntry.subarray(0, start.length)), 'not-a-bundle')
  demand(file.length <= 512 * 1024 * 1024, 'too-large')
  const second = readSecond(file)
  demand(second.name === 'header.json' && second.bytes.length <= 65536, 'damaged')
  const header = readHeader(second.bytes)
  const h = second.bytes.length
  const sizes = [
    ['mimetype', mimetype.length],
    ['header.json', h],
    ['header.dsse.json', 239 + 4 * Math.ceil(h / 3)],
    ...header.entries.map(({ name, bytes }) => [name, bytes]),
  ]
  const expected = sizes.reduce((sum, [name, size]) => sum + 76 + 2 * name.length + size, 22)
  demand(expected <= 512 * 1024 * 1024, 'too-large')
  demand(file.length >= expected, 'truncated')
  const [, , envelope, ...rest] = readEntries(file)
  demand(rest.length === header.entries.length, 'damaged')
  const opened = openEnvelope(typeOf('bundle-header'), textOf(envelope.bytes))
  const { keyId, device } = header.sender
  demand(
    opened?.key === keyId && opened.payload.equals(second.bytes) && keyIdOf(keyId) === device,
    'bad-signature',
  )
  for (const [i, { name, bytes }] of rest.entries()) {
    const named = header.entries[i]
    demand(named.name === name && named.bytes === bytes.length && named.sha256 === sha256(bytes), 'damaged')
  }
  demand(wanted.includes(header.kind), 'wrong-kind')
  return { header, headerHash: sha256(second.bytes), entries: new Map(rest.map((e) => [e.name, e.bytes])) }
}

/** The lines of NDJSON; a refusal when the last does not end. */
export const linesOf = (bytes) => {
  const text = textOf(bytes)
  if (text === '') return []
  demand(text?.endsWith('\n'), 'damaged')
  return text.slice(0, -1).split('\n')
}

/** The object of two lines, content and envelope, signed by a key. */
export const openSigned = (bytes, type, key) => {
  let lines = []
  try {
    lines = linesOf(bytes)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  const opened = lines.length === 2 ? openEnvelope(typeOf(type), lines[1]) : null
  demand(opened?.key === key && textOf(opened.payload) === lines[0], 'bad-signature')
  const value = canonical(lines[0])
  demand(value, 'bad-signature')
  return value
}
