const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const sextetOf = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) sextetOf[alphabet.charCodeAt(i)] = i

// Two signs at once: ids are made by the hundred thousand.
const pairs: string[] = []
for (const first of alphabet) for (const second of alphabet) pairs.push(first + second)

/** Base64url without padding (RFC 4648 section 5). */
export const bytesToBase64 = (bytes: Uint8Array): string => {
  let text = ''
  let i = 0
  for (; i + 2 < bytes.length; i += 3) {
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += (pairs[n >> 12] ?? '') + (pairs[n & 4095] ?? '')
  }
  if (bytes.length - i === 1) text += pairs[(bytes[i] ?? 0) << 4]
  else if (bytes.length - i === 2) {
    const n = ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)
    text += (pairs[n >> 4] ?? '') + alphabet.charAt((n & 15) << 2)
  }
  return text
}

/** The bytes of a canonical unpadded base64url text; null for anything else (also for stray trailing bits). */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> | null => {
  const rest = text.length % 4
  if (rest === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const value = code < 128 ? (sextetOf[code] ?? -1) : -1
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  if (bits > 0 && (held & ((1 << bits) - 1)) !== 0) return null
  return bytes
}
