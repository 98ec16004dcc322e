import type { WorkspaceFiles } from '#node/workspace-files.ts'
import type { OrgId } from '#shared/base/id.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { schemaVersion } from '#shared/sync/change.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { buildView, View } from '#shared/sync/view.ts'

/** About how many changes are taken in at once. */
const portion = 20_000

/** What reading a journal met beside its changes. */
interface Found {
  frames: number
  changes: number
  damage: { from: number; to: number }[]
  /** Where the sound part ends, and how many bytes after it were never finished. */
  end: number
  tail: number
}

/** Whose view it is: the journal's owner's. */
const optionsOf = (viewer: OrgId | null) => ({ field: fieldOf, viewer, schema: schemaVersion })

/** A journal read into memory, without keys and without writing anything. */
export interface Ledger extends Readonly<Found> {
  readonly view: View
  /** Whose journal it is; null for an empty one. */
  readonly org: OrgId | null
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
