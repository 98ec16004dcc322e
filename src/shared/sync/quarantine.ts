import type { ChangeId, DeviceId } from '../base/id.ts'
import type { ParseReason, Refused } from './change-parse.ts'
import type { CheckedSegment, Quarantined } from './check-changes.ts'
import { fitting } from './fitting.ts'
import type { ParsedSegment, ReadSegment } from './segment-parse.ts'
import { type ChangeLines, joinLines, kindOf, splitLines } from './segment-text.ts'
import { parseCanonical } from './strict-json.ts'

/** One change that was put aside: it counts for nothing and goes nowhere until a version of the program can read it. */
export interface PutAside {
  readonly id: ChangeId
  readonly device: DeviceId
  readonly seq: number
  /** Null when not even that can be read. */
  readonly kind: string | null
  readonly reason: ParseReason
  readonly where: string
}

/** Whether another copy of a change may be good: its header is what it is, but a body may have suffered on the way. */
export const mayComeBetter = (reason: ParseReason): boolean =>
  reason === 'wrong-hash' || reason === 'bad-body' || reason === 'too-large'

/**
 * A checked segment as a store keeps it: with the lines of its bad changes as they came, so that nothing is lost and a
 * later version reads them again. What is sent on is chosen from what counts, so they stay here.
 */
export const asReceived = (
  { segment, ...content }: CheckedSegment,
  quarantined: readonly Quarantined[],
): ReadSegment => {
  const own = new Map(
    quarantined.filter(({ device }) => device === segment.device).map((one) => [one.id, one]),
  )
  const bad = content.ids.flatMap((id, at) => {
    const found = own.get(id)
    return found && found.seq === segment.first + at ? [{ ...found, at }] : []
  })
  if (bad.length === 0) return { segment, parsed: fitting({ ...content, refused: [] }).parsed }
  const lines = [...(splitLines(segment.lines) ?? [])]
  for (const { at, lines: came } of bad) {
    const [header = '', ...bodies] = came
    lines[at] = { withheld: null, header, bodies }
  }
  const refused = bad.map(({ id, seq, problem }): Refused => ({ id, seq, problem }))
  return {
    segment: { ...segment, lines: joinLines(lines) },
    parsed: fitting({ ...content, refused }).parsed,
  }
}

/** The changes of a segment that were put aside. */
export const putAsideIn = ({
  segment,
  parsed,
}: {
  readonly segment: ReadSegment['segment']
  readonly parsed: Pick<ParsedSegment, 'refused'>
}): readonly PutAside[] => {
  if (parsed.refused.length === 0) return []
  const split: readonly ChangeLines[] = splitLines(segment.lines) ?? []
  return parsed.refused.map(({ id, seq, problem }) => {
    const header = split[seq - segment.first]?.header ?? ''
    return { id, device: segment.device, seq, kind: kindOf(parseCanonical(header)) || null, ...problem }
  })
}
