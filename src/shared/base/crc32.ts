const table = new Int32Array(256 * 4)
for (let i = 0; i < 256; i++) {
  let c = i
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  table[i] = c
}
for (let i = 256; i < table.length; i++) {
  const before = table[i - 256] ?? 0
  table[i] = (before >>> 8) ^ (table[before & 255] ?? 0)
}

/** The CRC-32 that ZIP and gzip use. Against accidents only; what counts is signed. */
export const crc32 = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const whole = bytes.length - (bytes.length % 4)
  let c = -1
  let i = 0
  for (; i < whole; i += 4) {
    c ^= view.getInt32(i, true)
    c =
      (table[768 + (c & 255)] ?? 0) ^
      (table[512 + ((c >>> 8) & 255)] ?? 0) ^
      (table[256 + ((c >>> 16) & 255)] ?? 0) ^
      (table[c >>> 24] ?? 0)
  }
  for (; i < bytes.length; i++) c = (c >>> 8) ^ (table[(c ^ (bytes[i] ?? 0)) & 255] ?? 0)
  return ~c >>> 0
}
