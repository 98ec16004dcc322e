import type { ChangeId } from '../base/id.ts'
import type { Change } from './change.ts'
import type { ReadSegment } from './segment-parse.ts'
import { type ChangeLines, joinLines, noBody, splitLines } from './segment-text.ts'
import { isObject } from './strict-json.ts'

/** The lines of a segment without the bodies of some changes, and those bodies; ids and signature still fit. */
export const dropBodies = (
  lines: readonly string[],
  ids: readonly ChangeId[],
  gone: ReadonlySet<ChangeId>,
): { readonly lines: readonly string[]; readonly bodies: readonly string[] } => {
  const bodies: string[] = []
  const kept = (splitLines(lines) ?? []).map((change, i): ChangeLines => {
    const id = ids[i]
    if (id === undefined || !gone.has(id)) return change
    bodies.push(...change.bodies.filter((body) => body !== noBody))
    return { ...change, bodies: change.bodies.map(() => noBody) }
  })
  return { lines: joinLines(kept), bodies }
}

/** Segments as they may be taken in: what was erased comes without its bodies, however often it comes. */
export const withoutErasedBodies = (
  segments: readonly ReadSegment[],
  isErased: (change: Change) => boolean,
): readonly ReadSegment[] =>
  segments.map((read) => {
    const gone = new Set(read.parsed.changes.filter(isErased).map(({ id }) => id))
    if (gone.size === 0) return read
    const { segment, parsed } = read
    return {
      segment: { ...segment, lines: dropBodies(segment.lines, parsed.ids, gone).lines },
      parsed: {
        ...parsed,
        changes: parsed.changes.map((change) => (gone.has(change.id) ? { ...change, values: {} } : change)),
      },
    }
  })

/** The ids of the attachments that a value names, wherever in it. */
export const blobsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(blobsIn)
  if (!isObject(value)) return []
  const { id, media } = value
  return typeof id === 'string' && typeof media === 'string' ? [id] : Object.values(value).flatMap(blobsIn)
}
