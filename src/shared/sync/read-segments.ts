import type { Change } from './change.ts'
import type { Crypto } from './crypto.ts'
import { fitting } from './fitting.ts'
import type { Segment } from './segment.ts'
import { parseSegment, type ReadSegment } from './segment-parse.ts'
import { readLines, readSegments } from './segment-text.ts'
import { verifyStatements } from './statement.ts'
import { readText } from './strict-json.ts'
import type { Statement } from './trust.ts'

/** Segments with what they say; one that does not split into its changes is left out (its frame's hash held, so it never was whole). */
export const readAll = async (
  crypto: Crypto,
  segments: readonly Segment[],
): Promise<readonly ReadSegment[]> => {
  const read: ReadSegment[] = []
  for (const segment of segments) {
    const parsed = await parseSegment(segment, crypto)
    if (parsed) read.push({ segment, parsed: fitting(parsed).parsed })
  }
  return read
}

/** The segments of a journal frame; none when it is not made of segments. */
export const frameSegments = (payload: Uint8Array): readonly Segment[] => {
  const text = readText(payload)
  const lines = text === null ? null : readLines(text)
  return (lines && readSegments(lines)) ?? []
}

/** The proven statements among the changes of some segments. */
export const statementsIn = async (
  crypto: Crypto,
  segments: readonly ReadSegment[],
): Promise<readonly Statement[]> => {
  const changes: Change[] = segments.flatMap(({ parsed }) => parsed.changes)
  return [...(await verifyStatements(crypto, changes)).values()]
}
