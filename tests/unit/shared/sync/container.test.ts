import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  containerLimits,
  containerSize,
  type Entry,
  mimetype,
  peekHeader,
  readContainer,
  writeContainer,
} from '#shared/sync/container.ts'
import { mustBe, refusalOf } from '#tests/support/bundle.ts'
import { type RawEntry, rawZip } from '#tests/support/zip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const entries: readonly Entry[] = [
  { name: 'mimetype', bytes: bytes(mimetype) },
  { name: 'header.json', bytes: bytes('{}') },
  { name: 'header.dsse.json', bytes: bytes('{"payload":""}') },
  { name: 'payload/0001.age', bytes: bytes('age') },
  { name: 'payload/0002.age', bytes: new Uint8Array(0) },
  { name: 'blobs/AAAAAAAAAAAAAAA-.age', bytes: bytes('blob') },
  { name: 'README.txt', bytes: bytes('小家') },
]
const file = writeContainer(entries) ?? new Uint8Array(0)

const read = (list: readonly RawEntry[], comment = '', trailing = '') =>
  refusalOf(readContainer(rawZip(list, comment, trailing)))
const withLast = (part: Partial<RawEntry>): readonly RawEntry[] =>
  entries.map((entry, i) => (i === entries.length - 1 ? { ...entry, ...part } : entry))

test('what is written is read again, and its size was known beforehand', () => {
  expect(mustBe(readContainer(file))).toEqual(entries)
  expect(file).toHaveLength(containerSize(entries.map(({ name, bytes }) => ({ name, bytes: bytes.length }))))
  expect(new TextDecoder().decode(mustBe(peekHeader(file)))).toBe('{}')
})

test('there is one legal way to write it', () => {
  expect(rawZip(entries)).toEqual(new Uint8Array(file))
})

describe('refused are', () => {
  test('names outside the list, however they are dressed', () => {
    const names = [
      '../README.txt',
      '/README.txt',
      'C:/x.txt',
      'README.txt/',
      'readme.txt',
      'README.txt\0',
      'payload/1.age',
      'payload/0001.age/../../x',
      'blobs/../../etc/passwd.age',
      'blobs\\AAAAAAAAAAAAAAAA.age',
      'blobs/AAAA.age',
      '__proto__',
      '',
    ]
    for (const name of names) expect(read(withLast({ name }))).toBe('damaged')
  })

  test('duplicates, gaps and another order', () => {
    const [a, b, c, d, e, f, g] = entries as [Entry, Entry, Entry, Entry, Entry, Entry, Entry]
    for (const list of [
      [a, b, b, c, d, e, f, g],
      [a, b, c, d, d, e, f, g],
      [a, b, c, d, e, f, f, g],
      [a, b, c, d, e, f, g, g],
      [a, b, c, e, f, g],
      [a, b, c, e, d, f, g],
      [a, b, c, f, d, e, g],
      [a, c, b, d, e, f, g],
      [a, b],
      [a],
    ]) {
      expect(read(list)).toBe('damaged')
    }
    expect(() => writeContainer([a, b, c, e])).toThrow()
  })

  test('another first entry, or none', () => {
    expect(read(entries.slice(1))).toBe('damaged')
    expect(read([{ name: 'mimetype', bytes: bytes('application/zip') }, ...entries.slice(1)])).toBe(
      'not-a-bundle',
    )
    expect(read([])).toBe('damaged')
  })

  test('anything a writer could hide something in', () => {
    expect(read(entries, 'comment')).toBe('damaged')
    expect(read(entries, '', 'more')).toBe('damaged')
    expect(read(withLast({ extra: bytes('UT\x04\0abcd') }))).toBe('damaged')
    expect(read(withLast({ comment: 'x' }))).toBe('damaged')
    expect(read(withLast({ date: 0x5a21 }))).toBe('damaged')
    expect(read(withLast({ attributes: (0o120777 << 16) >>> 0 }))).toBe('damaged')
    for (const flags of [1, 8, 0x800]) expect(read(withLast({ flags }))).toBe('damaged')
  })

  test('compressed entries', () => {
    const packed = new Uint8Array(deflateRawSync(bytes('a'.repeat(1000))))
    expect(read(withLast({ bytes: packed, method: 8 }))).toBe('damaged')
  })

  test('a directory that names something else', () => {
    expect(read(withLast({ centralName: 'README.TXT' }))).toBe('damaged')
    expect(read(withLast({ centralName: 'payload/0003.age' }))).toBe('damaged')
  })

  test('sizes that are a lie', () => {
    expect(read(withLast({ size: 4_000_000_000 }))).toBe('too-large')
    expect(read(withLast({ size: 5 }))).toBe('damaged')
    expect(read(withLast({ size: 70 }))).toBe('damaged')
  })

  test('an entry, a header or a file over the limit', () => {
    const large = new Uint8Array(containerLimits.entry + 1)
    expect(writeContainer(entries.map((e, i) => (i === 3 ? { ...e, bytes: large } : e)))).toBeNull()
    expect(read(entries.map((e, i) => (i === 3 ? { ...e, bytes: large } : e)))).toBe('too-large')
    const longHeader = new Uint8Array(containerLimits.header + 1)
    const zip = rawZip(entries.map((e, i) => (i === 1 ? { ...e, bytes: longHeader } : e)))
    expect(refusalOf(peekHeader(zip))).toBe('damaged')
  })

  test('thousands of empty entries, before they fill the memory', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      name: `payload/${String(i + 1).padStart(4, '0')}.age`,
      bytes: new Uint8Array(0),
    }))
    expect(read([...entries.slice(0, 3), ...many])).toBe('too-large')
  })
})

test('what is no bundle is told by its first bytes', () => {
  expect(refusalOf(peekHeader(new Uint8Array(0)))).toBe('empty')
  expect(refusalOf(peekHeader(bytes('%PDF-1.7 and so on')))).toBe('not-a-bundle')
  expect(refusalOf(peekHeader(rawZip([{ name: '[Content_Types].xml', bytes: bytes('<x/>') }])))).toBe(
    'not-a-bundle',
  )
})
