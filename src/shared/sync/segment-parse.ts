import { bytesToBase64 } from '../base/base64.ts'
import type { ChangeId } from '../base/id.ts'
import type { FieldClass } from '../domain/field.ts'
import type { Link } from './chain.ts'
import type { Change } from './change.ts'
import { type ParseProblem, parseChange, parseLine, type Refused } from './change-parse.ts'
import type { Crypto } from './crypto.ts'
import type { Segment } from './segment.ts'
import { type ChangeLines, encodeLines, noBody, splitLines } from './segment-text.ts'

/** What one segment says. Signatures are verified elsewhere; they cover `ids`. */
export interface ParsedSegment {
  /** The id at each position, in order, also of what is withheld or refused. */
  readonly ids: readonly ChangeId[]
  readonly changes: readonly Change[]
  /** Positions held as a bare id: withheld changes and refused ones. They hold their place in the chain. */
  readonly withheld: readonly Link[]
  /** Changes put aside, with the reason. */
  readonly refused: readonly Refused[]
}

/** A segment with what its lines were found to say. */
export interface ReadSegment {
  readonly segment: Segment
  readonly parsed: ParsedSegment
}

/** The values of many lines by one call of the parser; line by line when something in them is no JSON. */
const parseLines = (lines: readonly string[]): readonly unknown[] => {
  try {
    const values = JSON.parse(`[${lines.join(',')}]`) as unknown[]
    // Whether each value is its line's is checked by comparing canonical text, line by line.
    if (values.length === lines.length) return values
  } catch {
    // One of them is broken: find which.
  }
  return lines.map(parseLine)
}

/** Re-parses one change by itself: a broken neighbour must not shift what a line means. */
const judge = (
  lines: ChangeLines,
  parsed: readonly unknown[],
  segment: Segment,
  i: number,
  prev: ChangeId | undefined,
): { readonly change: Omit<Change, 'id'> } | { readonly problem: ParseProblem } => {
  let result = parseChange(lines, parsed)
  if (!result.ok) result = parseChange(lines)
  if (!result.ok) return { problem: result.error }
  const { header } = result.value
  const inPlace =
    header.device === segment.device && header.seq === segment.first + i && (i === 0 || header.prev === prev)
  if (!inPlace) return { problem: { reason: 'wrong-place', where: 'seq' } }
  return { change: result.value }
}

/** Whether each body that is here has the hash its header names, in order of the classes. */
const wrongBody = (
  change: Omit<Change, 'id'>,
  bodies: readonly string[],
  hashes: readonly (string | null)[],
): FieldClass | null => {
  const classes = Object.keys(change.header.bodies) as FieldClass[]
  return classes.find((name, n) => bodies[n] !== noBody && hashes[n] !== change.header.bodies[name]) ?? null
}

/**
 * Reads a segment: for each position a change, a bare id or a refusal; one bad change does not stop the others. All
 * hashes are taken over the lines as they are, in one call. Null when the lines do not split into `count` changes.
 */
export const parseSegment = async (
  segment: Segment,
  crypto: Pick<Crypto, 'digest'>,
): Promise<ParsedSegment | null> => {
  const split = splitLines(segment.lines)
  if (split?.length !== segment.count) return null
  const parsed = parseLines(segment.lines)
  const digests = await crypto.digest(
    encodeLines(segment.lines.filter((line) => line !== noBody && !line.startsWith('"'))),
  )
  const ids: ChangeId[] = []
  const changes: Change[] = []
  const withheld: Link[] = []
  const refused: Refused[] = []
  let line = 0
  let hashed = 0
  const nextHash = (): string => bytesToBase64(digests[hashed++] ?? new Uint8Array(0))
  const holdPlace = (id: ChangeId, i: number): void => {
    const seq = segment.first + i
    withheld.push({ device: segment.device, seq, id, prev: seq === 1 ? null : ids[i - 1] })
  }
  for (const [i, lines] of split.entries()) {
    const id = lines.withheld ?? (nextHash() as ChangeId)
    ids.push(id)
    const size = lines.withheld ? 1 : 1 + lines.bodies.length
    const own = parsed.slice(line, line + size)
    line += size
    if (lines.withheld) {
      holdPlace(id, i)
      continue
    }
    const hashes = lines.bodies.map((body) => (body === noBody ? null : nextHash()))
    const judged = judge(lines, own, segment, i, ids[i - 1])
    const wrong = 'change' in judged ? wrongBody(judged.change, lines.bodies, hashes) : null
    if ('change' in judged && !wrong) {
      changes.push({ id, header: judged.change.header, values: judged.change.values })
      continue
    }
    const problem: ParseProblem =
      'problem' in judged ? judged.problem : { reason: 'wrong-hash', where: wrong ?? '' }
    refused.push({ id, seq: segment.first + i, problem })
    holdPlace(id, i)
  }
  return { ids, changes, withheld, refused }
}
