import type { ChangeId, DeviceId } from '../base/id.ts'
import type { Link } from './chain.ts'
import type { Change } from './change.ts'
import type { ParseProblem } from './change-parse.ts'
import type { Segment } from './segment.ts'
import type { ParsedSegment } from './segment-parse.ts'
import { type ChangeLines, joinLines, kindOf, splitLines } from './segment-text.ts'
import { parseCanonical } from './strict-json.ts'

/** A change that is signed but not as it should be. Its id keeps its place in the chain; its lines are only here. */
export interface Quarantined {
  readonly id: ChangeId
  readonly device: DeviceId
  readonly seq: number
  readonly problem: ParseProblem
  readonly lines: readonly string[]
}

/** A segment whose signature holds, and what it says. Bad changes in it are bare ids. */
export interface CheckedSegment {
  readonly segment: Segment
  readonly ids: readonly ChangeId[]
  /** The sound changes, parsed. */
  readonly changes: readonly Change[]
  /** Positions that are held as a bare id. */
  readonly withheld: readonly Link[]
}

/** What came of checking one segment. */
export interface Checked {
  readonly checked: CheckedSegment
  readonly quarantined: readonly Quarantined[]
  /** The kind of each change that came, quarantined ones too where it can be read. */
  readonly kinds: readonly string[]
}

/**
 * Puts the bad changes of a verified segment aside and lets the rest go on: each is replaced by its id, so that the
 * segment still verifies. Only what a newer version wrote stays in the segment as it came, to be read after an upgrade.
 */
export const setAside = (segment: Segment, parsed: ParsedSegment): Checked => {
  const { ids, changes, withheld, refused } = parsed
  const kinds = changes.map((change) => change.header.kind)
  if (refused.length === 0) return { checked: { segment, ids, changes, withheld }, quarantined: [], kinds }
  const lines = [...(splitLines(segment.lines) ?? [])]
  const quarantined: Quarantined[] = []
  for (const { id, seq, problem } of refused) {
    const at = seq - segment.first
    const { header, bodies } = lines[at] as ChangeLines
    quarantined.push({ id, device: segment.device, seq, problem, lines: [header, ...bodies] })
    const kind = kindOf(parseCanonical(header))
    if (kind) kinds.push(kind)
    if (problem.reason !== 'newer-version') lines[at] = { withheld: id, header: '', bodies: [] }
  }
  const clean = { ...segment, lines: joinLines(lines) }
  return { checked: { segment: clean, ids, changes, withheld }, quarantined, kinds }
}
