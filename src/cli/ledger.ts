import type { OrgId } from '#shared/base/id.ts'
import { fieldOf } from '#shared/domain/registry.ts'
import { schemaVersion } from '#shared/sync/change.ts'
import type { Crypto } from '#shared/sync/crypto.ts'
import type { Batch } from '#shared/sync/fact-state.ts'
import { scanFrames } from '#shared/sync/journal-frame.ts'
import { frameSegments, readAll, statementsIn } from '#shared/sync/read-segments.ts'
import type { Segment } from '#shared/sync/segment.ts'
import { View } from '#shared/sync/view.ts'
import { PackedView } from './packed-view.ts'

/** About how many changes are taken in at once: twice as many take a third more memory and no less time. */
const usualPortion = 10_000

/** Where journals are read from. */
interface Journals {
  readonly journal: (workspace: string) => {
    readonly size: () => Promise<number>
    readonly read: (offset: number, length: number) => Promise<Uint8Array>
  }
}

/** What reading a journal met beside its changes. */
export interface Found {
  frames: number
  changes: number
  damage: { from: number; to: number }[]
  /** Where the sound part ends, and how many bytes after it were never finished. */
  end: number
  tail: number
}

/** Before anything was read. */
export const noneFound = (): Found => ({ frames: 0, changes: 0, damage: [], end: 0, tail: 0 })

/** Whose view it is: the journal's owner's. */
export const optionsOf = (viewer: OrgId | null) => ({ field: fieldOf, viewer, schema: schemaVersion })

/** A journal read into memory, without keys and without writing anything. */
export interface Ledger extends Readonly<Found> {
  readonly view: View
  /** Whose journal it is; null for an empty one. */
  readonly org: OrgId | null
}

/** The changes of a journal in portions, in their order; `found` is filled on the way. */
export async function* eachBatch(
  files: Journals,
  workspace: string,
  crypto: Crypto,
  found: Found,
  portion = usualPortion,
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

/** Takes a journal into a view, portion by portion, and says whose it is. */
const grow = async <V extends { readonly add: (batch: Batch) => unknown }>(
  batches: AsyncIterable<Batch>,
  create: (options: ReturnType<typeof optionsOf>) => V,
): Promise<{ readonly view: V; readonly org: OrgId | null }> => {
  let view: V | null = null
  let org: OrgId | null = null
  for await (const batch of batches) {
    // The first change of a journal is its owner's own.
    org ??= batch.changes[0]?.header.org ?? null
    view ??= create(optionsOf(org))
    view.add(batch)
  }
  return { view: view ?? create(optionsOf(org)), org }
}

/** Reads a journal from its start. */
export const readLedger = async (files: Journals, workspace: string, crypto: Crypto): Promise<Ledger> => {
  const found = noneFound()
  const grown = await grow(eachBatch(files, workspace, crypto, found), (options) => new View(options))
  return { ...grown, ...found }
}

/**
 * Reads a journal from its start, once, and folds each record that grew portion by portion again from all its writes, which
 * must come to the same. Of the journal never more than a portion is held, of the records their packed form.
 */
export const checkLedger = async (
  files: Journals,
  workspace: string,
  crypto: Crypto,
  portion = usualPortion,
): Promise<Readonly<Found> & ReturnType<PackedView['check']>> => {
  const found = noneFound()
  const batches = eachBatch(files, workspace, crypto, found, portion)
  const { view } = await grow(batches, (options) => new PackedView(options))
  return { ...found, ...view.check() }
}
