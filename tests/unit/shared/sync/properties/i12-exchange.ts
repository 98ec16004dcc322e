import { expect } from 'vitest'
import type { ChangeId, DeviceId, OrgId } from '#shared/base/id.ts'
import { type Change, homeField } from '#shared/sync/change.ts'
import { chooseSegments, narrowed } from '#shared/sync/cutting.ts'
import { createMissing } from '#shared/sync/missing.ts'
import { createKnown, type Hold, holdsOf } from '#shared/sync/receipt.ts'
import { createScope, readerOf } from '#shared/sync/scope.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { segmentIds, verifyIds } from '#shared/sync/segment-seal.ts'
import { splitLines } from '#shared/sync/segment-text.ts'
import { keptBy, quickCrypto, readBack } from './carry.ts'
import { expectSame, grow, heldBy, snapshot } from './check.ts'
import { chanceOf } from './devices.ts'
import type { Property } from './property.ts'
import { lineage, type Replica, tree, type World } from './world.ts'

/** Of what a PC does not hold all, and how much it does. */
const lackingOf = ({ changes, bare }: Replica): ReadonlyMap<ChangeId, 'bare' | 'part'> => {
  const lacking = new Map<ChangeId, 'bare' | 'part'>()
  for (const id of bare.keys()) lacking.set(id, 'bare')
  for (const { id, header, values } of changes.values()) {
    const names = Object.values(header.fields).flat()
    if (names.some((name) => !Object.hasOwn(values, name))) lacking.set(id, 'part')
  }
  return lacking
}

/** What goes to a reader, and up to where in each chain it is for him. */
interface Sent {
  readonly segments: readonly Segment[]
  readonly upTo: ReadonlyMap<DeviceId, number>
}

/** The segments for a reader, of whose PCs these receipts are known; null when the two have nothing to do with each other. */
const sendTo = async (
  world: World,
  from: Replica,
  org: OrgId,
  receipts: readonly (readonly Hold[] | null)[],
): Promise<Sent | null> => {
  const view = grow([heldBy(from), { changes: [], statements: tree() }], from.org)
  const { trust, chains } = view.state
  const reader = readerOf(trust, from.org.id, org)
  if (!reader) return null
  const scope = createScope(trust, reader)
  const known = createKnown(chains, receipts)
  const finder = createMissing({ trust, chains, scope, known })
  for (const record of view.records().values()) finder.look(record)
  const missing = finder.done()
  const stored = await Promise.all(
    (await keptBy(world, from, view)).map(async (segment) => {
      const lines = splitLines(segment.lines) ?? []
      const ids = (await segmentIds(quickCrypto, segment.lines)) ?? []
      return { segment, first: segment.first, ids, isBare: (at: number) => lines[at]?.withheld !== null }
    }),
  )
  const sent: Segment[] = []
  for (const [device, going] of missing.chains) {
    const said = new Set<ChangeId>()
    const own = stored.filter(({ segment }) => segment.device === device)
    for (const { segment, ids } of chooseSegments(device, own, going, known))
      sent.push(narrowed(segment, ids, going, said))
  }
  return { segments: sent, upTo: new Map([...missing.chains].map(([device, { upTo }]) => [device, upTo])) }
}

/** What segments say to their reader, without the ids beyond that come only because a signature covers them. */
const readOf = async ({ segments }: Sent, upTo: Sent['upTo']) => {
  const { changes, withheld } = await readBack(segments)
  return { changes, withheld: withheld.filter(({ device, seq }) => seq <= (upTo.get(device) ?? 0)) }
}

/** Whose PC minted a record, by what really happened: a forgery names whom it likes. */
const mintedBy = ({ replicas, written, bad }: World, entity: string): OrgId | undefined => {
  const isMinter = ({ device }: { readonly device: DeviceId }): boolean => entity.startsWith(device)
  const honest = [...written.values()].find(({ id, header }) => !bad.has(id) && isMinter(header))
  return replicas.find(({ author }) => isMinter(author))?.org.id ?? honest?.header.org
}

/** Whether a change may be read by an organisation, by what really happened and not by what any view says of it. */
const mayReach = (world: World, { header }: Change, from: OrgId, to: OrgId): boolean => {
  if (from === to) return true
  if (header.kind === 'transfer' || header.kind === 'set-aside')
    return header.kind === 'set-aside' && lineage(from).includes(to)
  if (lineage(from).includes(to)) return header.kind !== 'member-identity'
  if (header.kind !== 'member' && header.kind !== 'note' && header.kind !== 'member-identity') return true
  const isTheirs = (org: unknown): boolean => lineage(org as OrgId).includes(to)
  const moves = [...world.written.values()].filter(
    (one) => one.header.entity === header.entity && Object.hasOwn(one.values, homeField),
  )
  return (
    isTheirs(header.org) ||
    isTheirs(mintedBy(world, header.entity)) ||
    moves.some(({ values }) => isTheirs(values[homeField]))
  )
}

export const exchange: Property = {
  name: 'I12',
  says: 'export(since) and what is known are the full set within the scope, and nothing outside it travels',
  check: async (world, { seed }) => {
    const chance = chanceOf(seed)
    const from = world.replicas[Math.floor(chance() * world.replicas.length)]
    const to = world.replicas.filter((one) => one !== from)[
      Math.floor(chance() * (world.replicas.length - 1))
    ]
    if (!from || !to) throw new Error('a history has replicas')
    const full = await sendTo(world, from, to.org.id, [null])
    const receipt = holdsOf(to.view.state.chains, lackingOf(to), () => true)
    const delta = await sendTo(world, from, to.org.id, [receipt])
    if (!full || !delta) {
      expect(lineage(from.org.id).includes(to.org.id) || lineage(to.org.id).includes(from.org.id)).toBe(false)
      return
    }
    for (const segment of [...full.segments, ...delta.segments]) {
      const ids = (await segmentIds(quickCrypto, segment.lines)) ?? []
      expect(await verifyIds(quickCrypto, segment, ids)).toBe(true)
    }
    const [all, news] = [await readOf(full, full.upTo), await readOf(delta, full.upTo)]
    for (const change of [...all.changes, ...news.changes]) {
      expect(mayReach(world, change, from.org.id, to.org.id), change.header.kind).toBe(true)
    }
    const before = heldBy(to)
    const certified = { changes: [], statements: tree() }
    const withFull = grow([before, all, certified], to.org)
    const withNews = grow([before, news, certified], to.org)
    expectSame(
      snapshot({ records: withNews.records(), problems: withNews.problems() }),
      snapshot({ records: withFull.records(), problems: withFull.problems() }),
    )
    // What both hold to the same end does not travel again.
    const lacking = lackingOf(to)
    const endsOf = ({ view }: Replica, device: DeviceId): string =>
      JSON.stringify(view.state.chains.intervals(device))
    for (const { id, header } of news.changes) {
      if (endsOf(from, header.device) !== endsOf(to, header.device)) continue
      expect(to.changes.has(id) && !lacking.has(id)).toBe(false)
    }
  },
}
