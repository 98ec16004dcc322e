import type { ChangeId, DeviceId } from '../base/id.ts'
import type { FieldClass } from '../domain/field.ts'
import { kindOf } from '../domain/registry.ts'
import type { Going } from './missing.ts'
import type { Known } from './receipt.ts'
import type { Reach } from './scope.ts'
import type { Segment } from './segment.ts'
import { type ChangeLines, cutSegments, joinLines, noBody, splitLines } from './segment-text.ts'
import { isObject, parseCanonical } from './strict-json.ts'
import type { PublicKey } from './trust.ts'

/** A stored segment as choosing needs it: which ids it covers, and at which places it has no content. */
export interface SegmentPlaces {
  readonly first: number
  readonly ids: readonly ChangeId[]
  readonly isBare: (at: number) => boolean
}

/** Known changes between two stretches that travel: up to so many ids cost less than a second segment. */
const bridge = 6

const bareOf = (id: ChangeId): ChangeLines => ({ withheld: id, header: '', bodies: [] })

/**
 * The lines of a change as they may travel: bodies of classes left out are `null`. What a kind that is not known here
 * holds in a class left out is not sent at all, because nobody here can tell what else of it is as private.
 */
export const linesFor = (id: ChangeId, lines: ChangeLines, { without }: Reach): ChangeLines => {
  if (without.length === 0 || !without.some((name) => lines.header.includes(`"${name}":`))) return lines
  const header = parseCanonical(lines.header)
  const classes = isObject(header?.bodies) ? (Object.keys(header.bodies) as FieldClass[]) : []
  if (!classes.some((name) => without.includes(name))) return lines
  if (typeof header?.kind !== 'string' || !kindOf(header.kind)) return bareOf(id)
  const bodies = lines.bodies.map((body, i) => {
    const name = classes[i]
    return name && without.includes(name) ? noBody : body
  })
  return { ...lines, bodies }
}

/** What of a place travels: its content, its id, or nothing because the reader knows it. */
type Part = 'whole' | 'id' | 'known'

const partOf = (device: DeviceId, going: Going, known: Known, seq: number, id: ChangeId): Part => {
  if (going.whole.has(id)) return 'whole'
  return seq <= going.upTo && known.of(device, seq, id) === 'none' ? 'id' : 'known'
}

/**
 * The stored segments to take, so that every place to be sent is in one of them with as few others as possible: first
 * those of which most is wanted, then the longer ones.
 */
export const chooseSegments = <S extends SegmentPlaces>(
  device: DeviceId,
  stored: readonly S[],
  going: Going,
  known: Known,
): readonly S[] => {
  const wanted = stored.map((segment) => {
    const parts = segment.ids.map((id, at): Part => partOf(device, going, known, segment.first + at, id))
    const gains = parts.filter(
      (part, at) => part === 'id' || (part === 'whole' && !segment.isBare(at)),
    ).length
    return { segment, parts, share: gains / Math.max(1, segment.ids.length), gains }
  })
  wanted.sort((a, b) => b.share - a.share || b.gains - a.gains || a.segment.first - b.segment.first)
  const contents = new Set<ChangeId>()
  const ids = new Set<ChangeId>()
  const chosen: S[] = []
  for (const { segment, parts, gains } of wanted) {
    if (gains === 0) break
    const adds = segment.ids.some((id, at) => {
      if (parts[at] === 'id') return !ids.has(id)
      return parts[at] === 'whole' && !segment.isBare(at) && !contents.has(id)
    })
    if (!adds) continue
    chosen.push(segment)
    for (const [at, id] of segment.ids.entries()) {
      ids.add(id)
      if (!segment.isBare(at)) contents.add(id)
    }
  }
  return chosen.sort((a, b) => a.first - b.first || b.ids.length - a.ids.length)
}

/**
 * A signed segment with all that does not travel as bare ids; the signature still covers it. `sent` keeps what a segment
 * before it carries already, and grows.
 */
export const narrowed = (
  segment: Segment,
  ids: readonly ChangeId[],
  going: Going,
  sent: Set<ChangeId>,
): Segment => {
  const lines = (splitLines(segment.lines) ?? []).map((change, at): ChangeLines => {
    const id = ids[at] ?? change.withheld
    if (!id) return change
    const reach = going.whole.get(id)
    if (!reach || change.withheld || sent.has(id)) return bareOf(id)
    sent.add(id)
    return linesFor(id, change, reach)
  })
  return { ...segment, lines: joinLines(lines) }
}

/** One place of a chain of our own. */
export interface OwnPlace {
  readonly seq: number
  readonly id: ChangeId
  readonly lines: ChangeLines
}

/**
 * A chain of our own (without forks, by seq) cut where the reader's knowledge ends: unsigned segments of what is to be
 * sent, begun anew after what is known.
 */
export const cutOwn = (
  device: DeviceId,
  key: PublicKey,
  places: readonly OwnPlace[],
  going: Going,
  known: Known,
): readonly Segment[] => {
  const runs: { readonly first: number; readonly changes: ChangeLines[] }[] = []
  let skipped: OwnPlace[] = []
  for (const place of places) {
    const part = partOf(device, going, known, place.seq, place.id)
    if (part === 'known') {
      skipped.push(place)
      continue
    }
    const reach = going.whole.get(place.id)
    const lines = reach ? linesFor(place.id, place.lines, reach) : bareOf(place.id)
    const run = runs.at(-1)
    const follows = run && run.first + run.changes.length + skipped.length === place.seq
    if (follows && skipped.length <= bridge) run.changes.push(...skipped.map(({ id }) => bareOf(id)), lines)
    else runs.push({ first: place.seq, changes: [lines] })
    skipped = []
  }
  return runs.flatMap(({ first, changes }) => cutSegments(device, key, first, changes))
}
