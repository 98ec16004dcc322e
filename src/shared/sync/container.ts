import { crc32 } from '../base/crc32.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Refusal } from './refusal.ts'
import { readText, sameBytes } from './strict-json.ts'

/** One entry of the container, stored as it is. */
export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Sizes no file exceeds; the first two on the file as received, never on what it declares. */
export const containerLimits = {
  file: 512 * 1024 * 1024,
  entry: 32 * 1024 * 1024,
  header: 64 * 1024,
} as const

/** The content of the first entry. */
export const mimetype = 'application/vnd.xiaojia.bundle+zip'

/** The names an entry may have, in the order the kinds of entry stand in. Nothing is ever written by such a name. */
const names = [
  /^mimetype$/,
  /^header\.json$/,
  /^header\.dsse\.json$/,
  /^card\.dsse\.json$/,
  /^payload\/[0-9]{4}\.age$/,
  /^blobs\/[\w-]{16}\.age$/,
  /^README\.txt$/,
]

/** More do not fit into a header of 64 KiB. */
const mostEntries = 1000

const encoder = new TextEncoder()
const localSize = 30
const centralSize = 46
const endSize = 22
/** 1 January 1980, 00:00: the same in every file. */
const dosDate = 0x0021

interface Fields {
  readonly name: Uint8Array
  readonly crc: number
  readonly size: number
}

/** The 26 bytes that local and central header share, from "version needed" on. */
const writeShared = (view: DataView, at: number, { name, crc, size }: Fields): void => {
  view.setUint16(at, 10, true)
  view.setUint16(at + 8, dosDate, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, name.length, true)
}

const localHeader = (fields: Fields): Uint8Array => {
  const bytes = new Uint8Array(localSize + fields.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x04034b50, true)
  writeShared(view, 4, fields)
  bytes.set(fields.name, localSize)
  return bytes
}

const centralHeader = (fields: Fields, offset: number): Uint8Array => {
  const bytes = new Uint8Array(centralSize + fields.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, 10, true)
  writeShared(view, 6, fields)
  view.setUint32(42, offset, true)
  bytes.set(fields.name, centralSize)
  return bytes
}

const endRecord = (count: number, size: number, offset: number): Uint8Array => {
  const bytes = new Uint8Array(endSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, size, true)
  view.setUint32(16, offset, true)
  return bytes
}

/** Whether the names are allowed, without duplicates, complete at the front and in the one legal order. */
const inOrder = (list: readonly string[]): boolean => {
  let rankBefore = -1
  let before = ''
  let payloads = 0
  for (const [i, name] of list.entries()) {
    const rank = names.findIndex((pattern) => pattern.test(name))
    if (rank < 0 || rank < rankBefore || (i < 3 && rank !== i)) return false
    if (rank === rankBefore && name <= before) return false
    if (name.startsWith('payload/') && Number(name.slice(8, 12)) !== ++payloads) return false
    rankBefore = rank
    before = name
  }
  return list.length >= 3
}

/** The size of a container with these entries. */
export const containerSize = (
  entries: readonly { readonly name: string; readonly bytes: number }[],
): number => entries.reduce((sum, e) => sum + localSize + centralSize + 2 * e.name.length + e.bytes, endSize)

/** Writes the one legal container of these entries; null when it would be larger than any reader takes. */
export const writeContainer = (entries: readonly Entry[]): Uint8Array<ArrayBuffer> | null => {
  if (!inOrder(entries.map((entry) => entry.name))) throw new Error('entries of a container have one order')
  const size = containerSize(entries.map(({ name, bytes }) => ({ name, bytes: bytes.length })))
  if (size > containerLimits.file || entries.some((e) => e.bytes.length > containerLimits.entry)) return null
  const file = new Uint8Array(size)
  let at = 0
  const put = (bytes: Uint8Array) => {
    file.set(bytes, at)
    at += bytes.length
  }
  const central: Uint8Array[] = []
  for (const { name, bytes } of entries) {
    const fields = { name: encoder.encode(name), crc: crc32(bytes), size: bytes.length }
    central.push(centralHeader(fields, at))
    put(localHeader(fields))
    put(bytes)
  }
  const directory = at
  for (const bytes of central) put(bytes)
  put(endRecord(entries.length, at - directory, directory))
  return file
}

interface Found extends Entry {
  readonly fields: Fields
  readonly offset: number
  readonly next: number
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** Reads one entry and compares its local header with the one this writer would make. */
const readEntry = (file: Uint8Array, offset: number): Result<Found, Refusal> => {
  const damaged = err({ type: 'damaged' } as const)
  if (offset + localSize > file.length) return damaged
  const header = view(file.subarray(offset, offset + localSize))
  const size = header.getUint32(18, true)
  const nameEnd = offset + localSize + header.getUint16(26, true)
  if (nameEnd > file.length) return damaged
  const name = file.subarray(offset + localSize, nameEnd)
  const fields = { name, crc: header.getUint32(14, true), size }
  if (!sameBytes(localHeader(fields), file.subarray(offset, nameEnd))) return damaged
  if (size > containerLimits.entry) return err({ type: 'too-large' })
  const next = nameEnd + size
  if (next > file.length) return damaged
  return ok({ name: readText(name) ?? '', bytes: file.subarray(nameEnd, next), fields, offset, next })
}

const firstBytes = (() => {
  const bytes = encoder.encode(mimetype)
  const header = localHeader({ name: encoder.encode('mimetype'), crc: crc32(bytes), size: bytes.length })
  const all = new Uint8Array(header.length + bytes.length)
  all.set(header)
  all.set(bytes, header.length)
  return all
})()

/**
 * The bytes of header.json without trust in anything else: enough to say whose file it is and how long it should be.
 * The name of the file plays no part: the first bytes decide whether it is one of ours.
 */
export const peekHeader = (file: Uint8Array): Result<Uint8Array, Refusal> => {
  if (file.length === 0) return err({ type: 'empty' })
  const start = file.subarray(0, firstBytes.length)
  if (!sameBytes(start, firstBytes.subarray(0, start.length))) return err({ type: 'not-a-bundle' })
  if (file.length > containerLimits.file) return err({ type: 'too-large' })
  const header = readEntry(file, firstBytes.length)
  if (!header.ok || header.value.name !== 'header.json') return err({ type: 'damaged' })
  const { bytes } = header.value
  return bytes.length <= containerLimits.header ? ok(bytes) : err({ type: 'damaged' })
}

/**
 * Reads a container strictly: every header, the directory and the end are made again from names, sizes and checksums
 * and compared with what is there, so that each bit outside the contents has one legal value.
 */
export const readContainer = (file: Uint8Array): Result<readonly Entry[], Refusal> => {
  const damaged = err({ type: 'damaged' } as const)
  if (file.length > containerLimits.file) return err({ type: 'too-large' })
  const found: Found[] = []
  let at = 0
  while (at + 4 <= file.length && view(file).getUint32(at, true) === 0x04034b50) {
    const entry = readEntry(file, at)
    if (!entry.ok) return entry
    if (found.push(entry.value) > mostEntries) return err({ type: 'too-large' })
    at = entry.value.next
  }
  if (!inOrder(found.map((entry) => entry.name))) return damaged
  const directory = at
  for (const { fields, offset } of found) {
    const expected = centralHeader(fields, offset)
    if (!sameBytes(expected, file.subarray(at, at + expected.length))) return damaged
    at += expected.length
  }
  const end = endRecord(found.length, at - directory, directory)
  if (!sameBytes(end, file.subarray(at))) return damaged
  if (found.some(({ bytes, fields }) => crc32(bytes) !== fields.crc)) return damaged
  return sameBytes(file.subarray(0, firstBytes.length), firstBytes)
    ? ok(found.map(({ name, bytes }) => ({ name, bytes })))
    : err({ type: 'not-a-bundle' })
}
