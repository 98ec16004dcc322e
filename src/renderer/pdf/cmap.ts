/** Whether a font draws a code point. */
export type HasGlyph = (codePoint: number) => boolean

interface Segment {
  readonly start: number
  readonly end: number
}

/** Format 4: code points up to U+FFFF in segments. */
const readSegments = (view: DataView, at: number): Segment[] => {
  const count = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + count * 2 + 2
  const deltas = starts + count * 2
  const ranges = deltas + count * 2
  const found: Segment[] = []
  for (let i = 0; i < count; i++) {
    const start = view.getUint16(starts + i * 2)
    const end = view.getUint16(ends + i * 2)
    const delta = view.getUint16(deltas + i * 2)
    const range = view.getUint16(ranges + i * 2)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : view.getUint16(ranges + i * 2 + range + (code - start) * 2)
      if (glyph !== 0) found.push({ start: code, end: code })
    }
  }
  return found
}

/** Format 12: groups of any code points. */
const readGroups = (view: DataView, at: number): Segment[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12
    const start = view.getUint32(group)
    // A group that begins at glyph 0 draws nothing for its first character.
    return { start: view.getUint32(group + 8) === 0 ? start + 1 : start, end: view.getUint32(group + 4) }
  })

/**
 * Reads which characters a TrueType or OpenType font has (OpenType specification, `cmap` table, formats 4 and 12).
 * Printing engines draw a crossed box for the others and say nothing.
 */
export const readCmap = (font: Uint8Array): HasGlyph => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = view.getUint16(4)
  let cmap = -1
  for (let i = 0; i < tables; i++) {
    if (view.getUint32(12 + i * 16) === 0x636d6170) cmap = view.getUint32(12 + i * 16 + 8)
  }
  if (cmap < 0) throw new Error('a font without a cmap table')
  const segments: Segment[] = []
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    const format = view.getUint16(at)
    if (format === 4) segments.push(...readSegments(view, at))
    if (format === 12) for (const group of readGroups(view, at)) segments.push(group)
  }
  // One bit for each of the 17 planes' code points: 139 kB, asked once per character printed.
  const bits = new Uint8Array(0x110000 / 8)
  for (const { start, end } of segments) {
    for (let code = start; code <= Math.min(end, 0x10ffff); code++) {
      bits[code >> 3] = (bits[code >> 3] ?? 0) | (1 << (code & 7))
    }
  }
  return (code) => ((bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0
}
