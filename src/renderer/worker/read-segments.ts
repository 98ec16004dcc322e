import type { Change } from '#shared/sync/change.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { parseSegment } from '#shared/sync/segment-parse.ts'
import { readLines, readSegments } from '#shared/sync/segment-text.ts'
import { verifyStatements } from '#shared/sync/statement.ts'
import { readText } from '#shared/sync/strict-json.ts'
import type { Statement } from '#shared/sync/trust.ts'
import type { ReadSegment } from '../db/segment-rows.ts'
import { fitting } from './fitting.ts'

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
