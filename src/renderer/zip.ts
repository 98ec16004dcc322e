import { crc32 } from '#shared/base/crc32.ts'

const encoder = new TextEncoder()
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8 = 0x0800
/** 1 January 1980: no clock is needed, and the same files give the same bytes. */
const dosDate = 0x0021

interface Part {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
  readonly crc: number
  readonly at: number
}

/** Local header (30 bytes) or directory entry (46 bytes) of one file. */
const headOf = (part: Part, central: boolean): Uint8Array => {
  const size = central ? 46 : 30
  const head = new Uint8Array(size + part.name.length)
  const view = new DataView(head.buffer)
  const at = central ? 6 : 4
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true)
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, utf8, true)
  view.setUint16(at + 8, dosDate, true)
  view.setUint32(at + 10, part.crc, true)
  view.setUint32(at + 14, part.bytes.length, true)
  view.setUint32(at + 18, part.bytes.length, true)
  view.setUint16(at + 22, part.name.length, true)
  if (central) {
    // Made on "Unix", an ordinary file: else some readers translate names that are UTF-8 already.
    view.setUint16(4, 0x0314, true)
    view.setUint32(38, 0o100644 * 0x10000, true)
    view.setUint32(42, part.at, true)
  }
  head.set(part.name, size)
  return head
}

/**
 * A plain ZIP of some files, not compressed: what is sent is encrypted and would not shrink. Equal names get a number
 * before their ending. At most 65,535 files and 4 GiB.
 */
export const zipOf = (
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> => {
  const pieces: Uint8Array[] = []
  const parts: Part[] = []
  const taken = new Map<string, number>()
  let at = 0
  const put = (bytes: Uint8Array) => {
    pieces.push(bytes)
    at += bytes.length
  }
  for (const { name, bytes } of files) {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    const own = count === 1 ? name : name.replace(/(\.[^.]*)?$/, (ending) => `-${count}${ending}`)
    const part = { name: encoder.encode(own), bytes, crc: crc32(bytes), at }
    parts.push(part)
    put(headOf(part, false))
    put(bytes)
  }
  const directory = at
  for (const part of parts) put(headOf(part, true))
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, parts.length, true)
  view.setUint16(10, parts.length, true)
  view.setUint32(12, at - directory, true)
  view.setUint32(16, directory, true)
  put(end)
  const file = new Uint8Array(at)
  let to = 0
  for (const piece of pieces) {
    file.set(piece, to)
    to += piece.length
  }
  return file
}
