import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { EntityId } from '#shared/base/id.ts'
import { sameValue } from '#shared/base/same.ts'
import { chunkKey } from '#shared/sync/chunk.ts'
import {
  type Batch,
  FactState,
  isTouched,
  parseRecordKey,
  type RecordKey,
  recordKey,
} from '#shared/sync/fact-state.ts'
import type { ViewOptions } from '#shared/sync/facts.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import { packRecords, unpackRecords } from '#shared/sync/record-pack.ts'
import { applyChanges } from '#shared/sync/view.ts'

const chunkOf = (key: RecordKey): string => {
  const { kind, entity } = parseRecordKey(key)
  return chunkKey(kind, entity)
}

const keyOf = ({ kind, entity }: FoldedRecord): RecordKey => recordKey(kind, entity)

/**
 * The whole view like `View`, with its records packed and compressed as soon as a step is done: of a million changes what is
 * held is a tenth of the journal, not several times as much.
 */
export class PackedView {
  readonly state: FactState
  readonly #chunks = new Map<string, Uint8Array>()

  constructor(options: ViewOptions) {
    this.state = new FactState(options)
  }

  #read(chunk: string): readonly FoldedRecord[] {
    const bytes = this.#chunks.get(chunk)
    return bytes ? unpackRecords(inflateRawSync(bytes).toString()) : []
  }

  #write(chunk: string, records: Iterable<FoldedRecord>): void {
    const kind = chunk.slice(0, chunk.indexOf('/'))
    this.#chunks.set(chunk, deflateRawSync(packRecords(kind, records), { level: 1 }))
  }

  /** Takes a batch in. */
  add(batch: Batch): void {
    const touched = this.state.add(batch)
    const keys = new Set(touched.keys)
    if (touched.devices.size > 0) {
      for (const records of this.chunks()) {
        const again = records.filter((record) => isTouched(record, touched.devices))
        this.state.recheck(again)
        for (const record of again) keys.add(keyOf(record))
      }
    }
    const chunks = new Map<string, Map<EntityId, FoldedRecord>>()
    for (const key of keys) {
      const chunk = chunkOf(key)
      if (chunks.has(chunk)) continue
      chunks.set(chunk, new Map(this.#read(chunk).map((record) => [record.entity, record])))
    }
    const source = (key: RecordKey) => chunks.get(chunkOf(key))?.get(parseRecordKey(key).entity)
    const changed = new Set<string>()
    for (const [key, record] of applyChanges(this.state.facts, source, batch.changes, keys)) {
      const chunk = chunkOf(key)
      changed.add(chunk)
      chunks.get(chunk)?.set(record.entity, record)
    }
    for (const chunk of changed) this.#write(chunk, chunks.get(chunk)?.values() ?? [])
  }

  /** Every record, so many at a time. */
  *chunks(): Generator<readonly FoldedRecord[], void> {
    for (const chunk of this.#chunks.keys()) yield this.#read(chunk)
  }

  /** How many records there are, and how many of them fold from all their writes at once to something else. */
  check(): { readonly records: number; readonly differing: number } {
    const { facts } = this.state
    let records = 0
    let differing = 0
    for (const held of this.chunks()) {
      const own = new Map(held.map((record) => [keyOf(record), record]))
      // A record that is the same as another folds with it, wherever that lies.
      const source = (key: RecordKey) =>
        own.get(key) ?? this.#read(chunkOf(key)).find((record) => keyOf(record) === key)
      const anew = applyChanges(facts, source, [], own.keys())
      for (const [key, record] of own) {
        records++
        if (!sameValue(record, anew.get(key))) differing++
      }
    }
    return { records, differing }
  }
}
