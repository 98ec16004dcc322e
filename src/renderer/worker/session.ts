import type { ChangeId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import type { Host, HostProblem } from '#shared/host.ts'
import { type Change, schemaVersion } from '#shared/sync/change.ts'
import type { Author } from '#shared/sync/change-build.ts'
import { chunkKey } from '#shared/sync/chunk.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import { withoutErasedBodies } from '#shared/sync/erase-arrival.ts'
import { FactState, isTouched, parseRecordKey, type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { ViewOptions } from '#shared/sync/facts.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { type PutAside, putAsideIn } from '#shared/sync/quarantine.ts'
import { unpackRecords } from '#shared/sync/record-pack.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import { systemPart } from '#shared/sync/system-value.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { isAtOrAbove } from '#shared/sync/trust-view.ts'
import { applyChanges } from '#shared/sync/view.ts'
import { countsKey, writeCommit } from '../db/commit.ts'
import { orgsKey } from '../db/records.ts'
import type { BlobRow, IndexDb, MetaRow, SegmentRow } from '../db/schema.ts'
import { idsOf, lackingIds, runsOf, segmentRow, withoutCovered } from '../db/segment-rows.ts'

/** The view is that of the workspace's organisation. */
export const optionsOf = ({ org }: Pick<Keys, 'org'>): ViewOptions => {
  return { field: fieldOf, viewer: org, schema: schemaVersion }
}

/** An open workspace. Only the engine holds one, and only one at a time. */
export interface Session {
  readonly keys: Keys
  readonly db: IndexDb
  readonly host: Host
  readonly crypto: Crypto
  readonly now: () => number
  /** Grows with every step. */
  state: FactState
  /** Held system changes and proven statements: what the state is made of again at the next start. */
  system: readonly Change[]
  statements: readonly Statement[]
  /** Changes of which something is not held, often all but the id: when one comes with more, it is news. */
  bare: Set<ChangeId>
  /** Changes put aside when they came: held, but nothing of them counts. */
  quarantine: Map<ChangeId, PutAside>
  /** What was erased and is dropped already: changes, and attachments that only they named. */
  erased: ReadonlySet<ChangeId>
  /** Backups may hold what was erased since they were made. */
  dropped: boolean
  /** What the index holds of the rows that seldom change: written again they would have every list read again. */
  readonly rows: Map<string, string>
  /** The versions of the chunks that were written since the index was opened or made; another map for another index. */
  written: Map<string, number>
  /** Rises with each step. */
  steps: number
  /** Bytes of the journal that the index reflects. */
  journalSize: number
  /** The number the next minted record gets. */
  nextMint: number
}

/** A person stopped a long step before it was written. */
export class Stopped extends Error {}

/** Lets a wish to stop arrive, and follows it. */
const mayStop = async ({ isCancelled }: Pick<Step, 'isCancelled'>): Promise<void> => {
  if (!isCancelled) return
  await new Promise((resolve) => setTimeout(resolve))
  if (isCancelled()) throw new Stopped()
}

/** Changes on their way in: own ones just built, or those of an import. */
export interface Step {
  readonly segments: readonly ReadSegment[]
  readonly statements: readonly Statement[]
  readonly blobs?: readonly BlobRow[]
  readonly meta?: readonly MetaRow[]
  /** Asked until the index is written; a step that is stopped throws `Stopped` and leaves nothing behind. */
  readonly isCancelled?: () => boolean
}

/** The names of the meta rows that the session itself keeps. */
export const metaKey = {
  watermark: 'watermark',
  counts: countsKey,
  facts: 'facts',
  quarantine: 'quarantine',
  lastSave: 'lastSave',
  mint: 'mint',
} as const

/** What the facts are rebuilt from, beside the chain links. */
interface StoredFacts {
  readonly system: readonly Change[]
  readonly statements: readonly Statement[]
  readonly remembered: ReturnType<FactState['remember']>
}

/** Who writes next: this PC, at the level its organisation has, at the end of its chain. */
export const authorOf = (session: Session): Author => {
  const { keys, state } = session
  const tip = state.chains.tip(keys.device)
  return {
    device: keys.device,
    org: keys.org,
    role: state.trust.orgs.get(keys.org)?.level ?? keys.level,
    schema: schemaVersion,
    seq: tip?.seq ?? 0,
    prev: (tip?.ids[0] as ChangeId | undefined) ?? null,
  }
}

/** Records by key, as the index holds them. */
export const loadRecords = async (
  db: IndexDb,
  keys: Iterable<RecordKey>,
): Promise<Map<RecordKey, FoldedRecord>> => {
  const wanted = new Set(keys)
  const chunks = new Set(
    [...wanted].map((key) => {
      const { kind, entity } = parseRecordKey(key)
      return chunkKey(kind, entity)
    }),
  )
  const found = new Map<RecordKey, FoldedRecord>()
  for (const row of await db.chunk.bulkGet([...chunks])) {
    for (const record of row ? unpackRecords(row.text) : []) {
      const key = recordKey(record.kind, record.entity)
      if (wanted.has(key)) found.set(key, record)
    }
  }
  return found
}

/** The same, and every record that some devices minted or wrote to. */
export const loadTouched = async (
  db: IndexDb,
  keys: ReadonlySet<RecordKey>,
  devices: Parameters<typeof isTouched>[1],
): Promise<Map<RecordKey, FoldedRecord>> => {
  const found = await loadRecords(db, keys)
  if (devices.size === 0) return found
  await db.chunk.each((row) => {
    for (const record of unpackRecords(row.text)) {
      if (isTouched(record, devices)) found.set(recordKey(record.kind, record.entity), record)
    }
  })
  return found
}

/**
 * The organisations this one has to do with: itself, those above and those below. What others wrote may lie here because
 * somebody passed it on; no list shows it.
 */
const orgsRow = ({ state: { trust }, keys }: Session): MetaRow => {
  const above = trust.orgs.get(keys.org)?.wishedParent
  const related = [...trust.orgs.values()].filter(
    ({ id }) => id === above || isAtOrAbove(trust, keys.org, id) || isAtOrAbove(trust, id, keys.org),
  )
  const value = related.map(({ id, name, level, parent }) => [id, { name, level, parent }])
  return { key: orgsKey, value }
}

const isNews = ({ state, bare, erased, quarantine }: Session, id: ChangeId): boolean =>
  !state.chains.has(id) || (bare.has(id) && !erased.has(id)) || quarantine.has(id)

/** The segments that hold or say anything not held yet; a file that came again brings none. */
export const newsIn = (session: Session, segments: readonly ReadSegment[]): readonly ReadSegment[] =>
  segments.filter(
    ({ parsed }) =>
      parsed.changes.some(({ id }) => isNews(session, id)) ||
      parsed.withheld.some((link) => !session.state.chains.hasLink(link)),
  )

/** The changes of some segments that are not held yet. */
export const newChanges = (session: Session, segments: readonly ReadSegment[]): readonly Change[] =>
  segments.flatMap(({ parsed }) => parsed.changes).filter(({ id }) => isNews(session, id))

/** The same statement comes again with every full file. */
const distinct = (statements: readonly Statement[]): readonly Statement[] => [
  ...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values(),
]

/** What a step does to facts and records, and to the index. The journal is not touched. */
export const applyStep = async (
  session: Session,
  { segments, statements, blobs = [], meta = [], ...step }: Step,
  journalSize: number,
): Promise<ReadonlyMap<RecordKey, FoldedRecord>> => {
  const { db, state, bare } = session
  const news = newsIn(session, segments)
  const changes = newChanges(session, news)
  const withheld = news.flatMap(({ parsed }) => parsed.withheld)
  const fresh = new Set(changes.map(({ id }) => id))
  for (const id of fresh) bare.delete(id)
  for (const id of bareIds(news.map(segmentRow))) {
    if (!state.chains.has(id) || fresh.has(id)) bare.add(id)
  }
  for (const one of news.flatMap(putAsideIn)) if (!fresh.has(one.id)) session.quarantine.set(one.id, one)
  for (const id of fresh) session.quarantine.delete(id)
  const touched = state.add({ changes, withheld, statements })
  const held = await loadTouched(db, touched.keys, touched.devices)
  if (touched.devices.size > 0) state.recheck(held.values())
  const folded = applyChanges(state.facts, (key) => held.get(key), changes, [...touched.keys, ...held.keys()])
  session.system = [...session.system, ...changes.flatMap((change) => systemPart(change) ?? [])]
  session.statements = distinct([...session.statements, ...statements])
  const facts: StoredFacts = {
    system: session.system,
    statements: session.statements,
    remembered: state.remember(),
  }
  await mayStop(step)
  const changed = [
    orgsRow(session),
    { key: metaKey.facts, value: JSON.stringify(facts) },
    { key: metaKey.quarantine, value: [...session.quarantine.values()] },
  ]
    .map((row) => ({ row, text: JSON.stringify(row.value) }))
    .filter(({ row, text }) => session.rows.get(row.key) !== text)
  const rows = await writeCommit(db, {
    segments: news,
    records: folded.values(),
    blobs,
    meta: [
      ...meta,
      ...changed.map(({ row }) => row),
      { key: metaKey.mint, value: session.nextMint },
      { key: metaKey.watermark, value: journalSize },
    ],
  })
  for (const { key, version } of rows) session.written.set(key, version)
  for (const { row, text } of changed) session.rows.set(row.key, text)
  session.journalSize = journalSize
  session.steps++
  return folded
}

/** What the index says when it does not take something. */
export const asProblem = (error: unknown): HostProblem => {
  const name = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return /quota/i.test(name) ? { type: 'disk-full' } : { type: 'disk-error', detail: name }
}

/**
 * The only way in: journal first, flushed, then one transaction of the index. When the index refuses, the journal is
 * cut back, so that what a person was told is not saved is not saved.
 */
export const commitStep = async (
  session: Session,
  step: Step,
): Promise<Result<ReadonlyMap<RecordKey, FoldedRecord>, HostProblem>> => {
  const { host, keys, crypto } = session
  for (const { id, bytes } of step.blobs ?? []) {
    const kept = await host.blobWrite(keys.workspace, id, bytes)
    if (!kept.ok) return kept
  }
  // What is held already is not journaled again: every full file brings all that came before.
  const { state } = session
  const coming = withoutErasedBodies(
    newsIn(session, step.segments),
    ({ id, header: { kind, entity, org } }) => state.isErased({ id, kind, entity }, org),
  )
  const segments = withoutCovered(coming)
  const frames = await writeFrames(
    crypto,
    segments.map(({ segment }) => segment),
  )
  await mayStop(step)
  const before = session.journalSize
  const appended = await host.journalAppend(keys.workspace, frames)
  if (!appended.ok) return appended
  try {
    return ok(await applyStep(session, { ...step, segments }, before + frames.length))
  } catch (error) {
    const cut = await host.journalTruncate(keys.workspace, before)
    if (!cut.ok) throw error
    await loadFacts(session)
    if (error instanceof Stopped) throw error
    return err(asProblem(error))
  }
}

/** What no row holds whole. */
const bareIds = (rows: readonly SegmentRow[]): Set<ChangeId> => {
  const bare = new Set(rows.flatMap(lackingIds))
  if (bare.size === 0) return bare
  for (const row of rows) {
    const lacking = new Set(lackingIds(row))
    for (const id of idsOf(row)) if (!lacking.has(id)) bare.delete(id)
  }
  return bare
}

/** Makes chains, trust and revokes from the index, without reading a single change. */
export const loadFacts = async (session: Session): Promise<void> => {
  const { db } = session
  session.written = new Map()
  session.steps++
  const rows = await db.segment.toArray()
  session.bare = bareIds(rows)
  const text = (await db.meta.get(metaKey.facts))?.value
  const stored =
    typeof text === 'string'
      ? (JSON.parse(text) as StoredFacts)
      : { system: [], statements: [], remembered: null }
  const putAside = ((await db.meta.get(metaKey.quarantine))?.value ?? []) as readonly PutAside[]
  session.quarantine = new Map(putAside.map((one) => [one.id, one]))
  session.system = stored.system
  session.statements = stored.statements
  session.state = FactState.restore(optionsOf(session.keys), {
    runs: runsOf(rows),
    statements: stored.statements,
    system: stored.system,
    remembered: stored.remembered,
  })
  session.journalSize = Number((await db.meta.get(metaKey.watermark))?.value ?? 0)
  session.nextMint = Number((await db.meta.get(metaKey.mint))?.value ?? 0)
}
