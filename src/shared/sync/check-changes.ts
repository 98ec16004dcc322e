import { bytesToBase64 } from '../base/base64.ts'
import type { ChangeId, DeviceId } from '../base/id.ts'
import { fieldClasses } from '../domain/field.ts'
import type { Change, Header } from './change.ts'
import type { Crypto } from './crypto.ts'
import type { Segment } from './segment.ts'
import { type ChangeLines, joinLines, kindOf, noBody, splitLines } from './segment-text.ts'
import { isObject, type JsonObject, parseCanonical } from './strict-json.ts'

/** A change that is signed but not as it should be. Its id stays in its segment, its lines only here. */
export interface Quarantined {
  readonly id: ChangeId
  readonly device: DeviceId
  readonly seq: number
  /** Not a header; not this place in this chain; bodies that are not those the header names. */
  readonly reason: 'bad-header' | 'wrong-place' | 'bad-body'
  readonly lines: readonly string[]
}

/** A segment whose changes are all sound, with their ids. */
export interface CheckedSegment {
  readonly segment: Segment
  readonly ids: readonly ChangeId[]
}

/** What checking one segment gave. */
export interface Checked extends CheckedSegment {
  readonly quarantined: readonly Quarantined[]
  /** The kind of each change that is here, quarantined ones too; empty for a header that cannot be read. */
  readonly kinds: readonly string[]
  /** The changes of one kind (see `take`), parsed. */
  readonly taken: readonly Change[]
}

const encoder = new TextEncoder()

const placeOf = (header: JsonObject, segment: Segment, ids: readonly ChangeId[], i: number): boolean => {
  const seq = segment.first + i
  const before = ids[i - 1] ?? null
  const linked = i > 0 ? header.prev === before : (header.prev === null) === (seq === 1)
  return header.device === segment.device && header.seq === seq && linked
}

/** The hashes of the bodies a header names, in the order of the classes; null when it names others. */
const bodyHashes = (header: JsonObject): readonly unknown[] | null => {
  if (!isObject(header.bodies)) return null
  const named = header.bodies
  const classes = fieldClasses.filter((name) => Object.hasOwn(named, name))
  return classes.length === Object.keys(named).length ? classes.map((name) => named[name]) : null
}

/**
 * Checks the changes of a segment whose signature held: each header stands at its place in its chain, each body
 * hashes to what its header names, nothing exceeds the limits. A bad change is replaced by its id, so that the
 * segment still verifies and the rest goes on.
 */
export const checkChanges = async (
  crypto: Crypto,
  segment: Segment,
  ids: readonly ChangeId[],
  take: string,
): Promise<Checked> => {
  const changes = splitLines(segment.lines) ?? []
  const bodies = changes.flatMap((change) => change.bodies.filter((line) => line !== noBody))
  const hashes = await crypto.digest(bodies.map((line) => encoder.encode(line)))
  const quarantined: Quarantined[] = []
  const kinds: string[] = []
  const taken: Change[] = []
  const clean: ChangeLines[] = []
  let at = 0

  const judge = (change: ChangeLines, i: number): Quarantined['reason'] | null => {
    const found = change.bodies.map((line) =>
      line === noBody ? null : bytesToBase64(hashes[at++] ?? new Uint8Array(0)),
    )
    const header = parseCanonical(change.header)
    const kind = kindOf(header)
    kinds.push(kind)
    const named = header && bodyHashes(header)
    if (!header || !kind || !named) return 'bad-header'
    if (!placeOf(header, segment, ids, i)) return 'wrong-place'
    const match =
      named.length === found.length && found.every((hash, n) => hash === null || hash === named[n])
    if (!match) return 'bad-body'
    const values: Record<string, unknown> = {}
    for (const line of change.bodies) {
      if (line === noBody) continue
      const body = parseCanonical(line)
      if (!body || !isObject(body.values)) return 'bad-body'
      if (kind === take) Object.assign(values, body.values)
    }
    if (kind === take) taken.push({ id: ids[i] as ChangeId, header: header as unknown as Header, values })
    return null
  }

  for (const [i, change] of changes.entries()) {
    const id = ids[i] as ChangeId
    const reason = change.withheld ? null : judge(change, i)
    clean.push(reason ? { withheld: id, header: '', bodies: [] } : change)
    if (reason) {
      const { device, first } = segment
      quarantined.push({ id, device, seq: first + i, reason, lines: [change.header, ...change.bodies] })
    }
  }
  const checked = quarantined.length === 0 ? segment : { ...segment, lines: joinLines(clean) }
  return { segment: checked, ids, quarantined, kinds, taken }
}
