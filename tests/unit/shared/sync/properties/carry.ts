import type { FieldClass } from '#shared/domain/field.ts'
import type { Link } from '#shared/sync/chain.ts'
import type { Change } from '#shared/sync/change.ts'
import { withoutErased } from '#shared/sync/erase-list.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { parseSegment } from '#shared/sync/segment-parse.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, joinLines, noBody } from '#shared/sync/segment-text.ts'
import type { View } from '#shared/sync/view.ts'
import { testCrypto } from '#tests/support/crypto.ts'
import { deviceNamed, sha256, signatures } from './devices.ts'
import { linkOf, type Replica, stretchesOf, type World } from './world.ts'

/** The product's cryptography, with hashes and signatures that need no waiting. */
export const quickCrypto = {
  ...testCrypto,
  ...signatures,
  digest: async (inputs: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => inputs.map(sha256),
}

/** The bytes of a change as somebody holds it: without the bodies he lacks. */
const linesOf = (world: World, change: Change): ChangeLines => {
  const lines = world.lines.get(change.id)
  if (!lines) throw new Error('every change was written by somebody')
  const classes = Object.entries(change.header.fields) as [FieldClass, readonly string[]][]
  const bodies = classes.map(([, names], i) =>
    names.every((name) => Object.hasOwn(change.values, name)) ? (lines.bodies[i] ?? noBody) : noBody,
  )
  return { ...lines, bodies }
}

/** What somebody holds, as signed segments: a stretch of each chain each, bare ids between the changes. */
export const segmentsOf = async (
  world: World,
  changes: readonly Change[],
  bare: readonly Link[] = [],
): Promise<readonly Segment[]> => {
  const held = new Map(changes.map((change) => [change.id, change]))
  const links = new Map([...bare, ...changes.map(linkOf)].map((link) => [link.id, link]))
  const segments: Segment[] = []
  for (const { device, from, to, tip } of stretchesOf([...links.values()])) {
    const own: ChangeLines[] = []
    let at = links.get(tip)
    for (let seq = to; seq >= from && at; seq--) {
      const change = held.get(at.id)
      own.unshift(change ? linesOf(world, change) : { withheld: at.id, header: '', bodies: [] })
      at = at.prev ? links.get(at.prev) : undefined
    }
    const { key } = deviceNamed(device)
    const segment = { device, first: from, count: own.length, key: key.publicKey, sig: null }
    segments.push(await signSegment(quickCrypto, key, { ...segment, lines: joinLines(own) }))
  }
  return segments
}

export const isErasedIn = ({ state }: View, { id, header: { kind, entity, org } }: Change): boolean =>
  state.isErased({ id, kind, entity }, org)

/** All that a PC keeps, once what its view calls erased is gone from its disk. */
export const keptBy = (world: World, { changes, bare }: Replica, view: View): Promise<readonly Segment[]> => {
  const all = [...changes.values()]
  const erased = new Set(all.filter((change) => isErasedIn(view, change)).map(({ id }) => id))
  return segmentsOf(world, all, [...bare.values()]).then((segments) =>
    withoutErased(quickCrypto, segments, erased),
  )
}

/** What segments say to one who reads them from a file. */
export const readBack = async (
  segments: readonly Segment[],
): Promise<{ readonly changes: readonly Change[]; readonly withheld: readonly Link[] }> => {
  const changes: Change[] = []
  const withheld: Link[] = []
  for (const segment of segments) {
    const parsed = await parseSegment(segment, quickCrypto)
    if (!parsed || parsed.refused.length > 0) throw new Error('what was written can be read')
    changes.push(...parsed.changes)
    withheld.push(...parsed.withheld)
  }
  return { changes, withheld }
}
