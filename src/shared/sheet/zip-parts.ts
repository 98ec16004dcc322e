import { crc32 } from '../base/crc32.ts'
import { err, ok, type Result } from '../base/result.ts'

/** One entry of a ZIP file. Its bytes are not unpacked until somebody asks. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Unpacked, in bytes, as the directory says; `unpackPart` believes nothing beyond it. */
  readonly size: number
  /** The packed bytes as they lie in the file. */
  readonly packed: Uint8Array
  /** From the local header to the next entry: what is carried over when the entry stays. */
  readonly whole: Uint8Array
  /** Its record in the directory. */
  readonly record: Uint8Array
}

/** A ZIP file, taken apart but not unpacked. */
export interface ZipParts {
  readonly entries: readonly ZipEntry[]
  /** Bytes before the first entry. */
  readonly front: Uint8Array
  /** The end record with the file's comment. */
  readonly end: Uint8Array
}

/** How parts are packed and unpacked; `inflate` is null when it fails or gives more than `limit` bytes. */
export interface Codec {
  readonly inflate: (packed: Uint8Array, limit: number) => Promise<Uint8Array | null>
  readonly deflate: (plain: Uint8Array) => Promise<Uint8Array>
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
const encrypted = 0x0001
const sizesBehind = 0x0008
const utf8 = new TextDecoder()

interface Found {
  readonly at: number
  readonly record: Uint8Array
  readonly view: DataView
  readonly name: string
}

const directoryOf = (bytes: Uint8Array, view: DataView, end: number): readonly Found[] | null => {
  const count = view.getUint16(end + 10, true)
  const found: Found[] = []
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== signature.central) return null
    const names = view.getUint16(at + 28, true)
    const length = 46 + names + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (at + length > end) return null
    const record = bytes.subarray(at, at + length)
    found.push({
      at: view.getUint32(at + 42, true),
      record,
      view: viewOf(record),
      name: utf8.decode(record.subarray(46, 46 + names)),
    })
    at += length
  }
  return found
}

/**
 * Takes a ZIP file apart (APPNOTE 4.3). `damaged` for one that does not hold together: entries that overlap, two of one
 * name, encryption, a packing other than deflate. Archives of 64 bits are not read: no office file of a size we take is one.
 */
export const readZip = (bytes: Uint8Array): Result<ZipParts, { readonly type: 'damaged' }> => {
  const damaged = err({ type: 'damaged' } as const)
  const view = viewOf(bytes)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== signature.end) end--
  if (end < 0 || view.getUint32(end, true) !== signature.end) return damaged
  const found = directoryOf(bytes, view, end)
  if (!found || found.length === 0) return damaged
  const directory = view.getUint32(end + 16, true)
  const starts = found.map(({ at }) => at).sort((a, b) => a - b)
  if (new Set(starts).size !== starts.length) return damaged
  if (new Set(found.map(({ name }) => name)).size !== found.length) return damaged
  const next = new Map(starts.map((at, n) => [at, starts[n + 1] ?? directory]))
  const entries: ZipEntry[] = []
  for (const { at, record, view: central, name } of found) {
    const until = next.get(at) ?? directory
    if (at + 30 > until || view.getUint32(at, true) !== signature.local) return damaged
    const method = central.getUint16(10, true)
    const flags = central.getUint16(8, true)
    const length = central.getUint32(20, true)
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    if (from + length > until || (flags & encrypted) !== 0 || (method !== 0 && method !== 8)) return damaged
    entries.push({
      name,
      method,
      crc: central.getUint32(16, true),
      size: central.getUint32(24, true),
      packed: bytes.subarray(from, from + length),
      whole: bytes.subarray(at, until),
      record,
    })
  }
  return ok({ entries, front: bytes.subarray(0, starts[0]), end: bytes.subarray(end) })
}

/** The content of an entry; null when it does not unpack to what the directory says of it. */
export const unpackPart = async (entry: ZipEntry, codec: Codec): Promise<Uint8Array | null> => {
  const plain = entry.method === 0 ? entry.packed : await codec.inflate(entry.packed, entry.size)
  return plain && plain.length === entry.size && crc32(plain) === entry.crc ? plain : null
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

const renewed = (
  entry: ZipEntry,
  plain: Uint8Array,
  packed: Uint8Array,
): { whole: Uint8Array; record: Uint8Array } => {
  const names = viewOf(entry.record).getUint16(28, true)
  const head = entry.whole.slice(0, 30 + viewOf(entry.whole).getUint16(26, true))
  // Extra fields of the old content (sizes of 64 bits, padding) mean nothing for the new one.
  const record = joined([
    entry.record.subarray(0, 46 + names),
    entry.record.subarray(46 + names + viewOf(entry.record).getUint16(30, true)),
  ])
  const [local, central] = [viewOf(head), viewOf(record)]
  const numbers = (view: DataView, at: number) => {
    view.setUint16(at, view.getUint16(at, true) & ~sizesBehind, true)
    view.setUint16(at + 2, 8, true)
    view.setUint32(at + 8, crc32(plain), true)
    view.setUint32(at + 12, packed.length, true)
    view.setUint32(at + 16, plain.length, true)
  }
  numbers(local, 6)
  numbers(central, 8)
  local.setUint16(28, 0, true)
  central.setUint16(30, 0, true)
  return { whole: joined([head, packed]), record }
}

/**
 * The same ZIP with some contents replaced. Every other entry is carried over byte for byte, header and packed bytes, in
 * the same order; only its place in the directory changes. A name that is not in the file is a mistake of the caller.
 */
export const replaceParts = async (
  zip: ZipParts,
  contents: ReadonlyMap<string, Uint8Array>,
  codec: Codec,
): Promise<Uint8Array<ArrayBuffer>> => {
  for (const name of contents.keys())
    if (!zip.entries.some((entry) => entry.name === name)) throw new Error(`no part ${name}`)
  const inFile = [...zip.entries].sort((a, b) => a.whole.byteOffset - b.whole.byteOffset)
  const placed = new Map<string, { readonly at: number; readonly record: Uint8Array }>()
  const pieces: Uint8Array[] = [zip.front]
  let at = zip.front.length
  for (const entry of inFile) {
    const plain = contents.get(entry.name)
    const { whole, record } = plain ? renewed(entry, plain, await codec.deflate(plain)) : entry
    placed.set(entry.name, { at, record })
    pieces.push(whole)
    at += whole.length
  }
  const directory = at
  for (const { name } of zip.entries) {
    const place = placed.get(name)
    if (!place) continue
    const record = place.record.slice()
    viewOf(record).setUint32(42, place.at, true)
    pieces.push(record)
    at += record.length
  }
  const end = zip.end.slice()
  viewOf(end).setUint32(12, at - directory, true)
  viewOf(end).setUint32(16, directory, true)
  pieces.push(end)
  return joined(pieces)
}
