import type { WorkspaceFiles } from '#node/workspace-files.ts'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { type ChangeId, type EntityId, entityId, type OrgId, parseEntityId } from '#shared/base/id.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import type { HostProblem } from '#shared/host.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Edit } from '#shared/sync/draft.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import type { ViewOptions } from '#shared/sync/facts.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import type { Keys } from '#shared/sync/keys.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import { buildSave } from '#shared/sync/save-build.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { writeFrames } from '#shared/sync/segment-frames.ts'
import type { ReadSegment } from '#shared/sync/segment-parse.ts'
import { signSegment } from '#shared/sync/segment-seal.ts'
import { cutSegments } from '#shared/sync/segment-text.ts'
import type { Statement } from '#shared/sync/trust.ts'
import { buildView, View } from '#shared/sync/view.ts'

/** The version of the record shapes that this program writes. */
const schemaVersion = 1

/** The view is that of the workspace's owner. */
const optionsOf = (viewer: OrgId | null): ViewOptions => ({ field: fieldOf, viewer, schema: schemaVersion })

/** About how many changes are taken in at once. */
const portion = 20_000

/** A workspace read from its journal into memory. */
export interface Ledger {
  readonly view: View
  /** Whose workspace it is; null for an empty journal. */
  readonly org: OrgId | null
  readonly frames: number
  readonly changes: number
  readonly damage: readonly { readonly from: number; readonly to: number }[]
  /** Where the sound part ends, and how many bytes after it were never finished. */
  readonly end: number
  readonly tail: number
}

/** What reading a journal met beside its changes. */
interface Found {
  frames: number
  changes: number
  damage: { from: number; to: number }[]
  end: number
  tail: number
}

/** The changes of a journal in portions, in their order; `found` is filled on the way. */
async function* eachBatch(
  files: WorkspaceFiles,
  workspace: string,
  crypto: Crypto,
  found: Found,
): AsyncGenerator<Batch> {
  const journal = files.journal(workspace)
  let waiting: Segment[] = []
  let count = 0
  const portionOf = async (): Promise<Batch> => {
    const read = await readAll(crypto, waiting)
    waiting = []
    count = 0
    return {
      changes: read.flatMap(({ parsed }) => parsed.changes),
      withheld: read.flatMap(({ parsed }) => parsed.withheld),
      statements: await statementsIn(crypto, read),
    }
  }
  for await (const event of scanFrames(crypto, { size: await journal.size(), read: journal.read })) {
    if (event.type === 'damage') found.damage.push({ from: event.from, to: event.to })
    else if (event.type === 'tail') {
      found.end = event.at
      found.tail = event.bytes
    } else {
      found.frames++
      for (const segment of frameSegments(event.frame.payload)) {
        waiting.push(segment)
        count += segment.count
        found.changes += segment.count
      }
      if (count >= portion) yield portionOf()
    }
  }
  if (waiting.length > 0) yield portionOf()
}

/** Reads a journal from its start. */
export const readLedger = async (
  files: WorkspaceFiles,
  workspace: string,
  crypto: Crypto,
): Promise<Ledger> => {
  const found: Found = { frames: 0, changes: 0, damage: [], end: 0, tail: 0 }
  let view: View | null = null
  let org: OrgId | null = null
  for await (const batch of eachBatch(files, workspace, crypto, found)) {
    // The first change of a journal is its owner's own.
    org ??= batch.changes[0]?.header.org ?? null
    view ??= new View(optionsOf(org))
    view.add(batch)
  }
  return { view: view ?? new View(optionsOf(org)), org, ...found }
}

/** The view of a journal computed in one go. What `readLedger` grew must equal it. */
export const computeAnew = async (files: WorkspaceFiles, workspace: string, crypto: Crypto) => {
  const found: Found = { frames: 0, changes: 0, damage: [], end: 0, tail: 0 }
  const batches: Batch[] = []
  for await (const batch of eachBatch(files, workspace, crypto, found)) batches.push(batch)
  return buildView(batches, optionsOf(batches[0]?.changes[0]?.header.org ?? null))
}

/** A ledger that this program may write to, as a PC of its own. */
export interface OpenLedger extends Ledger {
  readonly keys: Keys
  readonly newId: () => EntityId
  /** One save, with what came along: journal first, flushed, then memory. */
  readonly commit: (
    edits: readonly Edit[],
    along?: { readonly segments: readonly ReadSegment[]; readonly statements: readonly Statement[] },
  ) => Promise<Result<number, HostProblem>>
}

/** The highest number this PC minted in a year, plus one. */
const nextNumber = (view: View, keys: Keys, year: number): number => {
  let next = 0
  for (const { entity } of view.records().values()) {
    if (!entity.startsWith(keys.device)) continue
    const parts = parseEntityId(entity)
    if (parts?.year === year) next = Math.max(next, parts.n + 1)
  }
  return next
}

/**
 * Opens a workspace for writing: takes its lock (`in-use` when a window has it), cuts off what was never finished, and
 * reads the rest.
 */
export const openLedger = async (
  files: WorkspaceFiles,
  workspace: string,
  crypto: Crypto,
  keys: Keys,
  now: () => number,
): Promise<Result<OpenLedger, HostProblem>> => {
  const journal = files.journal(workspace)
  const locked = await journal.truncate(Number.MAX_SAFE_INTEGER)
  if (!locked.ok) return locked
  const ledger = await readLedger(files, workspace, crypto)
  const cut = await journal.truncate(ledger.end)
  if (!cut.ok) return cut
  const { view } = ledger
  const { trust, chains } = view.state
  const year = new Date(now()).getFullYear()
  let next = nextNumber(view, keys, year)

  return ok({
    ...ledger,
    keys,
    newId: () => {
      const salt = bytesToBase64(crypto.random(5)).slice(0, 6)
      return entityId({ device: keys.device, year, n: next++, salt })
    },
    commit: async (edits, along = { segments: [], statements: [] }) => {
      const tip = chains.tip(keys.device)
      const author = {
        device: keys.device,
        org: keys.org,
        role: trust.orgs.get(keys.org)?.level ?? keys.level,
        schema: schemaVersion,
        seq: tip?.seq ?? 0,
        prev: (tip?.ids[0] as ChangeId | undefined) ?? null,
      }
      const built = await buildSave(crypto, author, now(), edits, (key) => view.records().get(key))
      if (!built) return ok(0)
      const own: Segment[] = []
      for (const segment of cutSegments(keys.device, keys.deviceKey.publicKey, author.seq + 1, built.lines))
        own.push(await signSegment(crypto, keys.deviceKey, segment))
      const segments = [...along.segments.map(({ segment }) => segment), ...own]
      const bytes = await writeFrames(crypto, segments)
      const written = await journal.append(bytes)
      if (!written.ok) return err(written.error)
      view.add({
        changes: [...along.segments.flatMap(({ parsed }) => parsed.changes), ...built.changes],
        withheld: along.segments.flatMap(({ parsed }) => parsed.withheld),
        statements: along.statements,
      })
      return ok(built.changes.length)
    },
  })
}
