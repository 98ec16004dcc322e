/** What a file's first bytes and directory say it is. */
export type FileNature = 'xlsx' | 'xls' | 'encrypted' | 'damaged' | 'too-large' | 'other'

/** How large a file may be, packed and unpacked, in bytes. */
export const fileLimits = { packed: 40 * 1024 * 1024, unpacked: 400 * 1024 * 1024, entries: 5000 } as const

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((value, index) => bytes[index] === value)

const indexOf = (bytes: Uint8Array, wanted: readonly number[]): number => {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((value, index) => bytes[at + index] === value)) return at
  }
  return -1
}

const wide = (name: string): number[] => [...name].flatMap((letter) => [letter.charCodeAt(0), 0])

/** Old .xls: after the workbook's BOF record comes FILEPASS when it is encrypted (MS-XLS 2.1.7.20.3). */
const hasFilePass = (bytes: Uint8Array): boolean => {
  const bof = indexOf(bytes, [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00])
  if (bof < 0) return false
  let at = bof + 20
  if (bytes[at] === 0x86 && bytes[at + 1] === 0) at += 4
  return bytes[at] === 0x2f && bytes[at + 1] === 0
}

const oldFile = (bytes: Uint8Array): FileNature => {
  if (indexOf(bytes, wide('EncryptedPackage')) >= 0 || hasFilePass(bytes)) return 'encrypted'
  return indexOf(bytes, wide('Workbook')) >= 0 || indexOf(bytes, wide('Book')) >= 0 ? 'xls' : 'other'
}

/**
 * Reads the directory of a ZIP file (APPNOTE 4.3.12) before anything is unpacked. The reader behind it unpacks no entry
 * beyond its declared size, so the declared sizes bound the memory; an entry that declares none is not trusted.
 */
const packedFile = (bytes: Uint8Array): FileNature => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return 'damaged'
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  // 64-bit directories begin where no office file is.
  if (count === 0xffff || at === 0xffffffff || count > fileLimits.entries) return 'too-large'
  let unpacked = 0
  let workbook = false
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return 'damaged'
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    if (size === 0xffffffff || packed === 0xffffffff) return 'too-large'
    if (method === 8 && size === 0 && packed !== 2) return 'damaged'
    unpacked += size
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (/(^|\/)workbook\.xml$/.test(name)) workbook = true
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (unpacked > fileLimits.unpacked) return 'too-large'
  return workbook ? 'xlsx' : 'other'
}

/** Says what a file is before it is opened. */
export const natureOf = (bytes: Uint8Array): FileNature => {
  if (bytes.length > fileLimits.packed) return 'too-large'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oldFile(bytes)
  return startsWith(bytes, [0x50, 0x4b]) ? packedFile(bytes) : 'other'
}
