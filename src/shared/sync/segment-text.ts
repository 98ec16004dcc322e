import { type ChangeId, type DeviceId, isDigest, isKeyId } from '../base/id.ts'
import { type Segment, segmentLimit } from './segment.ts'
import { isCount, isName, type JsonObject, parseCanonical } from './strict-json.ts'
import type { PublicKey } from './trust.ts'

/** One change as it stands in a segment: only its id, or its header line and body lines (`null`: withheld or erased). */
export interface ChangeLines {
  readonly withheld: ChangeId | null
  readonly header: string
  readonly bodies: readonly string[]
}

/** No line of a segment is longer (UTF-16 units; 1 MiB). */
export const lineLimit = 1024 * 1024

/** Segments are cut before they hold more text than this, so that one always fits into a part of a bundle. */
export const segmentTextLimit = 4 * 1024 * 1024

const headerStart = '{"v":'
const bodyStart = '{"salt":'
const segmentStart = '{"segment":'
/** What stands for a body that is not here. */
export const noBody = 'null'

/**
 * Splits the lines of a segment by how they begin, which canonical headers, bodies and ids make unambiguous:
 * a line that no writer makes gives null. What the lines say is not looked at.
 */
export const splitLines = (lines: readonly string[]): readonly ChangeLines[] | null => {
  const changes: ChangeLines[] = []
  let bodies: string[] | null = null
  for (const line of lines) {
    if (line.length > lineLimit) return null
    if (line.startsWith(headerStart)) {
      bodies = []
      changes.push({ withheld: null, header: line, bodies })
    } else if (line === noBody || line.startsWith(bodyStart)) {
      if (!bodies) return null
      bodies.push(line)
    } else {
      const id = line.slice(1, -1)
      if (line !== `"${id}"` || !isDigest(id)) return null
      bodies = null
      changes.push({ withheld: id as ChangeId, header: '', bodies: [] })
    }
  }
  return changes
}

const encoder = new TextEncoder()
const newline = 10

/** The UTF-8 bytes of each line, cut out of one encoding of all of them: many times faster than one call for each. */
export const encodeLines = (lines: readonly string[]): readonly Uint8Array[] => {
  const all = encoder.encode(lines.join('\n'))
  const cut: Uint8Array[] = []
  let from = 0
  while (cut.length < lines.length) {
    const end = all.indexOf(newline, from)
    const to = end < 0 ? all.length : end
    cut.push(all.subarray(from, to))
    from = to + 1
  }
  // A line of a file holds no newline; whoever passes one gets it hashed as it is.
  return from > all.length ? cut : lines.map((line) => encoder.encode(line))
}

/** The kind a header line names; empty when it is no canonical header. */
export const kindOf = (header: JsonObject | null): string =>
  header && isName(header.kind) ? header.kind : ''

/** The lines of changes, for a segment. */
export const joinLines = (changes: readonly ChangeLines[]): readonly string[] =>
  changes.flatMap((c) => (c.withheld ? [`"${c.withheld}"`] : [c.header, ...c.bodies]))

/** A segment as NDJSON: its line, then the change lines verbatim, each ended by a newline. */
export const writeSegment = (segment: Segment): string => {
  return `${[segmentLine(segment), ...segment.lines].join('\n')}\n`
}

const segmentLine = ({ device, first, count, key, sig }: Omit<Segment, 'lines'>): string =>
  JSON.stringify({ segment: 1, device, first, count, key, sig })

const readSegmentLine = (line: string): Omit<Segment, 'lines'> | null => {
  const v = parseCanonical(line)
  if (v?.segment !== 1 || !isKeyId(v.device) || !isCount(v.first, 1)) return null
  if (!isCount(v.count, 1) || v.count > segmentLimit || !isDigest(v.key)) return null
  if (v.sig !== null && !(typeof v.sig === 'string' && /^[\w-]{86}$/.test(v.sig))) return null
  const { first, count, sig } = v
  const head = { device: v.device as DeviceId, first, count, key: v.key as PublicKey, sig }
  return segmentLine(head) === line ? head : null
}

/** Reads the segments of NDJSON lines; null when a line is out of place or a segment holds not what it says. */
export const readSegments = (lines: readonly string[]): readonly Segment[] | null => {
  const segments: Segment[] = []
  let at = 0
  while (at < lines.length) {
    const head = readSegmentLine(lines[at] ?? '')
    if (!head) return null
    const start = ++at
    while (at < lines.length && !(lines[at] ?? '').startsWith(segmentStart)) at++
    const own = lines.slice(start, at)
    if (splitLines(own)?.length !== head.count) return null
    segments.push({ ...head, lines: own })
  }
  return segments
}

/** The lines of NDJSON text; null unless each ends with a newline. */
export const readLines = (text: string): readonly string[] | null => {
  if (text === '') return []
  if (!text.endsWith('\n')) return null
  return text.slice(0, -1).split('\n')
}

/** Cuts consecutive changes of one device (from seq `first` on) into unsigned segments of at most 1,000 changes. */
export const cutSegments = (
  device: DeviceId,
  key: PublicKey,
  first: number,
  changes: readonly ChangeLines[],
): readonly Segment[] => {
  const segments: Segment[] = []
  let start = 0
  let size = 0
  for (let i = 0; i <= changes.length; i++) {
    const change = changes[i]
    const more = change ? change.header.length + change.bodies.reduce((n, body) => n + body.length, 0) : 0
    const full = i - start >= segmentLimit || size + more > segmentTextLimit
    if (i > start && (!change || full)) {
      const lines = joinLines(changes.slice(start, i))
      segments.push({ device, first: first + start, count: i - start, key, sig: null, lines })
      start = i
      size = 0
    }
    size += more
  }
  return segments
}

/** Per change what is held of it, as bits: its content, then each body. A bare id is 0. */
export const partsOf = (lines: readonly string[]): readonly number[] =>
  (splitLines(lines) ?? []).map(({ withheld, bodies }) =>
    withheld ? 0 : bodies.reduce((bits, body, i) => (body === noBody ? bits : bits | (2 << i)), 1),
  )
