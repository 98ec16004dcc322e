import type { ChangeId, DeviceId, OrgId } from '#shared/base/id.ts'
import type { Stretch } from '#shared/sync/change.ts'
import { chooseSegments, cutOwn, narrowed, type OwnPlace } from '#shared/sync/cutting.ts'
import { createMissing, type Going, type Missing } from '#shared/sync/missing.ts'
import { createKnown, type Hold, type Known } from '#shared/sync/receipt.ts'
import { createScope, readerOf, type Scope } from '#shared/sync/scope.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { type ChangeLines, splitLines } from '#shared/sync/segment-text.ts'
import type { SegmentRow } from '../db/schema.ts'
import { idsOf, rowSegment } from '../db/segment-rows.ts'
import type { Task } from './importing.ts'
import { type Session, Stopped } from './session.ts'
import { eachRecord } from './standing.ts'
import { receiptsOf } from './transfers.ts'

/** What a file for an organisation would hold. */
export interface Plan {
  readonly scope: Scope
  readonly known: Known
  readonly missing: Missing
  /** Everything there is for it: asked for, or because one of its PCs never sent a receipt. */
  readonly isFull: boolean
  /** Nothing travels but a receipt. */
  readonly isReceipt?: true
}

/** What a PC's own receipts have to say when everything is asked for: nothing. */
const receiptsFor = async (
  session: Session,
  org: OrgId,
  full: boolean,
): Promise<readonly (readonly Hold[] | null)[]> => (full ? [] : receiptsOf(session, org))

/** What is missing at some organisations, found in one walk through all records; those unrelated to us are left out. */
export const plansFor = async (
  session: Session,
  orgs: readonly OrgId[],
  full: boolean,
): Promise<ReadonlyMap<OrgId, Plan>> => {
  const { state, keys } = session
  const { trust, chains } = state
  const parts: { readonly org: OrgId; readonly plan: Omit<Plan, 'missing'> }[] = []
  for (const org of orgs) {
    const reader = readerOf(trust, keys.org, org)
    if (!reader) continue
    const scope = createScope(trust, reader)
    const receipts = await receiptsFor(session, org, full)
    const known = createKnown(chains, receipts)
    const isFull = receipts.length === 0 || receipts.includes(null)
    parts.push({ org, plan: { scope, known, isFull } })
  }
  if (parts.length === 0) return new Map()
  const finders = parts.map(({ plan: { scope, known } }) => createMissing({ trust, chains, scope, known }))
  await eachRecord(session, (record) => {
    for (const { look } of finders) look(record)
  })
  return new Map(
    parts.flatMap(({ org, plan }, i): [OrgId, Plan][] => {
      const finder = finders[i]
      return finder ? [[org, { ...plan, missing: finder.done() }]] : []
    }),
  )
}

const rowsOf = ({ db }: Session, device: DeviceId): Promise<SegmentRow[]> =>
  db.segment.where('[device+first]').between([device, 0], [device, Number.POSITIVE_INFINITY]).toArray()

const linesOf = async ({ db }: Session, rows: readonly SegmentRow[]): Promise<readonly Segment[]> => {
  const lines = await db.lines.bulkGet(rows.map(({ position }) => position ?? -1))
  return rows.map((row, i) => rowSegment(row, lines[i]?.text ?? ''))
}

const bareOf = (id: ChangeId): ChangeLines => ({ withheld: id, header: '', bodies: [] })

/** This PC's own chain, with the lines of those changes that will go. */
const ownPlaces = async (session: Session, rows: readonly SegmentRow[], going: Going) => {
  const places = new Map<number, OwnPlace>()
  for (const row of rows) {
    for (const [at, id] of idsOf(row).entries()) {
      places.set(row.first + at, { seq: row.first + at, id, lines: bareOf(id) })
    }
  }
  const wanted = rows.filter((row) => idsOf(row).some((id) => going.whole.has(id)))
  const segments = await linesOf(session, wanted)
  for (const [i, { first, lines }] of segments.entries()) {
    const ids = idsOf(wanted[i] as SegmentRow)
    for (const [at, change] of (splitLines(lines) ?? []).entries()) {
      const id = ids[at]
      if (id && !change.withheld) places.set(first + at, { seq: first + at, id, lines: change })
    }
  }
  return [...places.values()].sort((a, b) => a.seq - b.seq)
}

/** A segment ready to travel, and the id of its last change. */
interface Sealed {
  readonly segment: Segment
  readonly tip: ChangeId | null
}

const chainFor = async (
  session: Session,
  device: DeviceId,
  going: Going,
  known: Known,
): Promise<readonly Sealed[]> => {
  const { keys, crypto, state } = session
  const rows = await rowsOf(session, device)
  const isOwn = device === keys.device
  const isForked = state.chains.forks().some((fork) => fork.device === device)
  const sign = (segment: Segment): Promise<Segment> => signSegment(crypto, keys.deviceKey, segment)
  if (isOwn && !isForked) {
    const places = await ownPlaces(session, rows, going)
    const ids = new Map(places.map(({ seq, id }) => [seq, id]))
    const cut = cutOwn(device, keys.deviceKey.publicKey, places, going, known)
    return Promise.all(
      cut.map(async (segment) => ({
        segment: await sign(segment),
        tip: ids.get(segment.first + segment.count - 1) ?? null,
      })),
    )
  }
  const stored = rows
    .filter(({ sig }) => sig !== null || isOwn)
    .map((row) => {
      const bare = new Set(row.lacking.flatMap(([at, parts]) => (parts === 0 ? [at] : [])))
      return { row, first: row.first, ids: idsOf(row), isBare: (at: number) => bare.has(at) }
    })
  const chosen = chooseSegments(device, stored, going, known)
  const segments = await linesOf(
    session,
    chosen.map(({ row }) => row),
  )
  const sent = new Set<ChangeId>()
  const cut = segments.map((segment, i) => ({
    segment: narrowed(segment, chosen[i]?.ids ?? [], going, sent),
    tip: chosen[i]?.ids.at(-1) ?? null,
  }))
  return Promise.all(
    cut.map(async ({ segment, tip }) => ({
      segment: segment.sig === null ? await sign(segment) : segment,
      tip,
    })),
  )
}

/** The stretches that segments make, each with its end. */
const stretchesIn = (sealed: readonly Sealed[]): readonly Stretch[] => {
  const found: Stretch[] = []
  for (const { segment, tip } of sealed) {
    if (!tip) continue
    const { device, first, count } = segment
    const last = found.at(-1)
    const to = first + count - 1
    if (last?.device === device && last.to + 1 === first) found[found.length - 1] = { ...last, to, tip }
    else found.push({ device, from: first, to, tip })
  }
  return found
}

/** The signed segments of a plan, chain by chain, and the stretches they make. Throws `Stopped` when a person stopped it. */
export const segmentsFor = async (
  session: Session,
  { missing, known }: Plan,
  { isCancelled, onProgress }: Task,
): Promise<{ readonly segments: readonly Segment[]; readonly carries: readonly Stretch[] }> => {
  const sealed: Sealed[] = []
  const chains = [...missing.chains].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [i, [device, going]] of chains.entries()) {
    if (isCancelled()) throw new Stopped()
    onProgress({ stage: 'changes', done: i, total: chains.length })
    for (const one of await chainFor(session, device, going, known)) sealed.push(one)
  }
  return { segments: sealed.map(({ segment }) => segment), carries: stretchesIn(sealed) }
}
