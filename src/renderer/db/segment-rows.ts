import type { ChangeId, DeviceId } from '#shared/base/id.ts'
import type { StoredRun } from '#shared/sync/fact-state.ts'
import { mayComeBetter } from '#shared/sync/quarantine.ts'
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
  // A body that suffered on the way is as good as none: the same change may come whole in another file.
  const spoilt = parsed.refused.flatMap(({ seq, problem }): [number, number][] =>
    mayComeBetter(problem.reason) ? [[seq - first, 0]] : [],
  )
  const lacking =
    spoilt.length === 0
      ? lackingOf(segment.lines)
      : [...new Map([...lackingOf(segment.lines), ...spoilt])].sort(([a], [b]) => a - b)
  return { device, first, count, key, sig, ids: parsed.ids.join(''), prev, lacking }
}

/** A row and its text with less of the same changes. */
export const rowLines = (
  row: SegmentRow,
  lines: readonly string[],
): { readonly row: SegmentRow; readonly text: string } => ({
  // What was lacking stays so: not all of it can be seen in the lines.
  row: {
    ...row,
    lacking: [...new Map([...row.lacking, ...lackingOf(lines)])].sort(([a], [b]) => a - b),
  },
  text: lines.join('\n'),
})

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The stretches of chains that rows stand for, in the order of each chain, whatever the order of arrival. */
export const runsOf = (rows: readonly SegmentRow[]): readonly StoredRun[] =>
  rows
    .toSorted((a, b) => compareText(a.device, b.device) || a.first - b.first)
    .map(({ device, first, prev, ids }) => ({
      device: device as DeviceId,
      first,
      prev: prev as ChangeId | null | undefined,
      ids,
    }))

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
const covers = (row: SegmentRow, other: SegmentRow): boolean => {
  const offset = other.first - row.first
  return (
    row.device === other.device &&
    offset >= 0 &&
    row.ids.startsWith(other.ids, offset * idLength) &&
    (row.sig !== null || other.sig === null) &&
    row.lacking.every(([place, parts]) => {
      const at = place - offset
      return at < 0 || at >= other.count || lacksToo(other, at, parts)
    })
  )
}

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

/** The rows that begin within some stretches of chains. */
const rowsWithin = async (db: IndexDb, rows: readonly SegmentRow[]): Promise<readonly SegmentRow[]> => {
  const spans = new Map<string, { readonly from: number; readonly to: number }>()
  for (const { device, first, count } of rows) {
    const { from, to } = spans.get(device) ?? { from: first, to: first }
    spans.set(device, { from: Math.min(from, first), to: Math.max(to, first + count - 1) })
  }
  const held = await Promise.all(
    [...spans].map(([device, { from, to }]) =>
      db.segment.where('[device+first]').between([device, from], [device, to], true, true).toArray(),
    ),
  )
  return held.flat()
}

/**
 * Adds segments inside the running transaction. One that is covered by a held one is ignored; one that covers held ones
 * (the same stretch, grown, signed, or with more of its changes) takes their place, so that a chain is kept once.
 */
export const putSegments = async (db: IndexDb, segments: readonly ReadSegment[]): Promise<void> => {
  const rows = segments.map((read) => ({ row: segmentRow(read), text: read.segment.lines.join('\n') }))
  const held = new Map<string, SegmentRow[]>()
  for (const row of await rowsWithin(
    db,
    rows.map(({ row }) => row),
  )) {
    const same = held.get(row.device)
    if (same) same.push(row)
    else held.set(row.device, [row])
  }
  const gone = new Set<number>()
  const fresh = new Map<string, (typeof rows)[number][]>()
  for (const one of rows) {
    const before = held.get(one.row.device) ?? []
    const coming = fresh.get(one.row.device) ?? []
    if (before.some((row) => covers(row, one.row)) || coming.some(({ row }) => covers(row, one.row))) continue
    for (const old of before) if (covers(one.row, old) && old.position !== undefined) gone.add(old.position)
    fresh.set(one.row.device, [...coming.filter(({ row }) => !covers(one.row, row)), one])
  }
  await db.segment.bulkDelete([...gone])
  await db.lines.bulkDelete([...gone])
  const added = [...fresh.values()].flat()
  const positions = await db.segment.bulkAdd(
    added.map(({ row }) => row),
    { allKeys: true },
  )
  await db.lines.bulkAdd(added.map(({ text }, i) => ({ position: positions[i] ?? 0, text })))
}
