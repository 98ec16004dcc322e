import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import type { Link } from '#shared/sync/chain.ts'
import type { Segment } from '#shared/sync/segment.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import { noBody, partsOf, splitLines } from '#shared/sync/segment-text.ts'
import type { PublicKey } from '#shared/sync/trust.ts'
import type { IndexDb, SegmentRow } from './schema.ts'

const idLength = 43

/** The ids a row covers. */
export const idsOf = (row: SegmentRow): readonly ChangeId[] => {
  const ids: ChangeId[] = []
  for (let at = 0; at < row.ids.length; at += idLength) ids.push(row.ids.slice(at, at + idLength) as ChangeId)
  return ids
}

const lackingOf = (lines: readonly string[]): [number, number][] => {
  const parts = partsOf(lines)
  return (splitLines(lines) ?? []).flatMap(({ withheld, bodies }, at): [number, number][] =>
    withheld || bodies.includes(noBody) ? [[at, parts[at] ?? 0]] : [],
  )
}

/** The ids of which this row lacks something. */
export const lackingIds = (row: SegmentRow): readonly ChangeId[] => {
  const ids = row.lacking.length > 0 ? idsOf(row) : []
  return row.lacking.flatMap(([at]) => ids[at] ?? [])
}

/** The row of a segment, without its position. */
export const segmentRow = ({ segment, parsed }: ReadSegment): SegmentRow => {
  const { device, first, count, key, sig } = segment
  const [opening] = parsed.changes
  const prev = first === 1 ? null : opening?.header.seq === first ? opening.header.prev : undefined
  return { device, first, count, key, sig, ids: parsed.ids.join(''), prev, lacking: lackingOf(segment.lines) }
}

/** The chain links a row stands for. */
export function* linksOf(row: SegmentRow): Generator<Link> {
  const device = row.device as DeviceId
  let prev = row.prev as ChangeId | null | undefined
  let seq = row.first
  for (const id of idsOf(row)) {
    yield { device, seq, id, prev }
    prev = id
    seq++
  }
}

/** The segment a row and its lines stand for, verbatim. */
export const rowSegment = (row: SegmentRow, text: string): Segment => ({
  device: row.device as DeviceId,
  first: row.first,
  count: row.count,
  key: row.key as PublicKey,
  sig: row.sig,
  lines: text === '' ? [] : text.split('\n'),
})

const lacksToo = (other: SegmentRow, at: number, parts: number): boolean =>
  other.lacking.some(([place, held]) => place === at && (held & ~parts) === 0)

/** Whether a row holds all that another one does, and at least as much of each change. */
const covers = (row: SegmentRow, other: SegmentRow): boolean =>
  row.device === other.device &&
  row.first === other.first &&
  row.ids.startsWith(other.ids) &&
  (row.sig !== null || other.sig === null) &&
  row.lacking.every(([at, parts]) => at >= other.count || lacksToo(other, at, parts))

/** The segments less those that another of them covers: two PCs of one branch pass on much that is the same. */
export const withoutCovered = (segments: readonly ReadSegment[]): readonly ReadSegment[] => {
  const kept = new Map<string, { readonly read: ReadSegment; readonly row: SegmentRow }[]>()
  for (const read of segments) {
    const row = segmentRow(read)
    const key = `${row.device} ${row.first}`
    const others = kept.get(key) ?? []
    if (others.some((other) => covers(other.row, row))) continue
    kept.set(key, [...others.filter((other) => !covers(row, other.row)), { read, row }])
  }
  return [...kept.values()].flat().map(({ read }) => read)
}

/**
 * Adds segments inside the running transaction. One that is covered by a held one is ignored; one that covers held ones
 * (the same stretch, grown or with more of its changes) takes their place, so that a chain is kept once.
 */
export const putSegments = async (db: IndexDb, segments: readonly ReadSegment[]): Promise<void> => {
  const rows = segments.map((read) => ({ row: segmentRow(read), text: read.segment.lines.join('\n') }))
  const keys = rows.map(({ row }) => [row.device, row.first])
  const held = await db.segment.where('[device+first]').anyOf(keys).toArray()
  const gone: number[] = []
  const fresh: typeof rows = []
  for (const one of rows) {
    if (held.some((row) => covers(row, one.row)) || fresh.some(({ row }) => covers(row, one.row))) continue
    for (const old of held) if (covers(one.row, old) && old.position !== undefined) gone.push(old.position)
    fresh.push(one)
  }
  await db.segment.bulkDelete(gone)
  await db.lines.bulkDelete(gone)
  const positions = await db.segment.bulkAdd(
    fresh.map(({ row }) => row),
    { allKeys: true },
  )
  await db.lines.bulkAdd(fresh.map(({ text }, i) => ({ position: positions[i] ?? 0, text })))
}
