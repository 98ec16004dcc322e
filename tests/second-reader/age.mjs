// age v1 (age-encryption.org/v1) with recipients of type X25519 and scrypt, and gzip. Section 5.
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { crc32 } from './container.mjs'

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The bytes of a bech32 text; the checksum is of no interest to one who has the key. */
const bech32 = (text) => {
  const data = text.toLowerCase().slice(text.lastIndexOf('1') + 1, -6)
  const bytes = []
  let [held, bits] = [0, 0]
  for (const sign of data) {
    held = ((held << 5) | alphabet.indexOf(sign)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
  }
  return Buffer.from(bytes)
}

const prefixes = {
  secret: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  public: Buffer.from('302a300506032b656e032100', 'hex'),
}
const secretKey = (bytes) =>
  createPrivateKey({ key: Buffer.concat([prefixes.secret, bytes]), format: 'der', type: 'pkcs8' })
const publicKey = (bytes) =>
  createPublicKey({ key: Buffer.concat([prefixes.public, bytes]), format: 'der', type: 'spki' })
const rawPublic = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)

const unpadded = (bytes) => bytes.toString('base64').replace(/=+$/, '')
const decode = (text) => {
  const bytes = Buffer.from(text, 'base64')
  return unpadded(bytes) === text ? bytes : null
}

/** ChaCha20-Poly1305; null when it does not open. */
const unseal = (key, nonce, sealed) => {
  if (sealed.length < 16) return null
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  } catch {
    return null
  }
}

const hkdf = (key, salt, label) => Buffer.from(hkdfSync('sha256', key, salt, label, 32))

/** The header of an age file: its stanzas, and where it ends. */
const readHeader = (file) => {
  let at = 0
  const line = () => {
    const end = file.indexOf(10, at)
    if (end < 0) return null
    const text = file.toString('latin1', at, end)
    at = end + 1
    return text
  }
  if (line() !== 'age-encryption.org/v1') return null
  const stanzas = []
  for (;;) {
    const start = at
    const text = line()
    if (text === null) return null
    if (text.startsWith('--- ')) {
      const mac = decode(text.slice(4))
      return mac ? { stanzas, mac, covered: file.subarray(0, start + 3), end: at } : null
    }
    if (!text.startsWith('-> ')) return null
    let body = ''
    for (let row = line(); ; row = line()) {
      if (row === null || row.length > 64) return null
      body += row
      if (row.length < 64) break
    }
    const bytes = decode(body)
    if (!bytes) return null
    stanzas.push({ args: text.slice(3).split(' '), body: bytes })
  }
}

const zeroNonce = Buffer.alloc(12)

const keyByIdentity = (stanzas, identity) => {
  if (!/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(identity)) return null
  const secret = secretKey(bech32(identity))
  const own = rawPublic(secret)
  for (const { args, body } of stanzas) {
    const share = args[0] === 'X25519' && args.length === 2 ? decode(args[1]) : null
    if (share?.length !== 32 || body.length !== 32) continue
    const shared = diffieHellman({ privateKey: secret, publicKey: publicKey(share) })
    const wrap = hkdf(shared, Buffer.concat([share, own]), 'age-encryption.org/v1/X25519')
    const key = unseal(wrap, zeroNonce, body)
    if (key) return key
  }
  return null
}

const keyByPhrase = (stanzas, phrase) => {
  const [{ args, body }, more] = stanzas
  if (more || args[0] !== 'scrypt' || !/^[1-9]\d?$/.test(args[2] ?? '') || Number(args[2]) > 18) return null
  const salt = decode(args[1])
  if (salt?.length !== 16) return null
  const N = 2 ** Number(args[2])
  const full = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  const wrap = scryptSync(phrase, full, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 + 1e6 })
  return unseal(wrap, zeroNonce, body)
}

/** Whether an age identity belongs to a recipient. */
export const isPairOfKeys = (identity, recipient) =>
  rawPublic(secretKey(bech32(identity))).equals(bech32(recipient))

/** The plain bytes of an age file; null when nothing here opens it. */
export const openAge = (file, { identities = [], phrase = null }) => {
  const header = readHeader(file)
  if (!header?.stanzas.length) return null
  let key = null
  for (const identity of identities) key ??= keyByIdentity(header.stanzas, identity)
  if (phrase !== null) key ??= keyByPhrase(header.stanzas, phrase)
  if (!key) return null
  const mac = createHmac('sha256', hkdf(key, '', 'header'))
    .update(header.covered)
    .digest()
  if (header.mac.length !== 32 || !timingSafeEqual(mac, header.mac)) return null
  const nonce = file.subarray(header.end, header.end + 16)
  const stream = hkdf(key, nonce, 'payload')
  const out = []
  const size = 64 * 1024 + 16
  let at = header.end + 16
  for (let n = 0; ; n++) {
    const piece = file.subarray(at, at + size)
    at += piece.length
    const last = at >= file.length
    const counter = Buffer.alloc(12)
    counter.writeUInt32BE(n, 7)
    counter[11] = last ? 1 : 0
    const plain = unseal(stream, counter, piece)
    if (!plain || (plain.length === 0 && n > 0)) return null
    out.push(plain)
    if (last) return Buffer.concat(out)
  }
}

/** The content of one gzip member; null when it is not exactly one, or a bomb. */
export const gunzip = (bytes) => {
  const most = Math.min(31 * 1024 * 1024, Math.max(1024 * 1024, 200 * bytes.length))
  try {
    const plain = gunzipSync(bytes, { maxOutputLength: most })
    const tail = bytes.subarray(-8)
    return tail.readUInt32LE(0) === crc32(plain) && tail.readUInt32LE(4) === plain.length ? plain : null
  } catch {
    return null
  }
}
