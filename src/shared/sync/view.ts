import type { EntityId } from '../base/id.ts'
import { type Change, lifeField } from './change.ts'
import { type Batch, FactState, isTouched, parseRecordKey, type RecordKey, recordKey } from './fact-state.ts'
import type { Facts, SetProblems, ViewOptions } from './facts.ts'
import type { FoldedRecord, Ineffective } from './fold.ts'
import { foldFamily, type Member } from './fold-family.ts'
import { foldRecord } from './fold-record.ts'
import type { Kin } from './same-as.ts'
import { mergeWrites, type Write, writeOf } from './write.ts'

/** Where records come from: memory here, packed chunks in the engine (loaded beforehand). */
export type RecordSource = (key: RecordKey) => { readonly writes: readonly Write[] } | undefined

/**
 * The second half of a step, after `FactState.add`: merges the changes into their records and folds those and all other
 * `keys` again, and with a record all that are or were said to be the same (`add` names them, so that they are loaded).
 * Pure. Keys of records that hold no write (a revoke may come before what it names) give nothing.
 */
export const applyChanges = (
  facts: Facts,
  records: RecordSource,
  changes: readonly Change[],
  keys: Iterable<RecordKey>,
): ReadonlyMap<RecordKey, FoldedRecord> => {
  const added = new Map<RecordKey, Write[]>()
  for (const change of changes) {
    const key = recordKey(change.header.kind, change.header.entity)
    const row = added.get(key)
    if (row) row.push(writeOf(change))
    else added.set(key, [writeOf(change)])
  }
  const folded = new Map<RecordKey, FoldedRecord>()
  const writesOf = (key: RecordKey): readonly Write[] =>
    mergeWrites(records(key)?.writes ?? none, added.get(key) ?? none)
  const foldKin = (kind: string, { groups }: Kin): void => {
    const families = groups.map((group) =>
      group.flatMap((entity): readonly Member[] => {
        const writes = writesOf(recordKey(kind, entity))
        return writes.length > 0 ? [{ entity, writes }] : none
      }),
    )
    for (const record of foldFamily(kind, families, facts)) folded.set(recordKey(kind, record.entity), record)
  }
  const done = new Set<Kin>()
  const fold = (key: RecordKey): void => {
    const { kind, entity } = parseRecordKey(key)
    const kin = facts.kinOf(kind, entity)
    if (kin) {
      if (!done.has(kin)) foldKin(kind, kin)
      done.add(kin)
      return
    }
    const writes = writesOf(key)
    if (writes.length > 0) folded.set(key, foldRecord(kind, entity, writes, facts))
  }
  for (const key of added.keys()) fold(key)
  for (const key of keys) if (!added.has(key)) fold(key)
  return folded
}

/** All that a person may have to look at. */
export interface ViewProblems extends SetProblems {
  readonly ineffective: readonly (Ineffective & { readonly kind: string; readonly entity: EntityId })[]
  readonly incomplete: readonly RecordKey[]
  /** Records with a field in conflict; of a hidden one only whether it is to be hidden. */
  readonly conflicts: readonly { readonly key: RecordKey; readonly fields: readonly string[] }[]
  readonly editedWhileVoided: readonly RecordKey[]
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The whole view in memory, grown batch by batch. The same in whatever order and portions the changes came. */
export class View {
  readonly state: FactState
  readonly #records = new Map<RecordKey, FoldedRecord>()

  constructor(options: ViewOptions) {
    this.state = new FactState(options)
  }

  /** Takes a batch in; returns the records folded again. */
  add(batch: Batch): ReadonlySet<RecordKey> {
    const touched = this.state.add(batch)
    const keys = new Set(touched.keys)
    if (touched.devices.size > 0) {
      const again = [...this.#records].filter(([, record]) => isTouched(record, touched.devices))
      this.state.recheck(again.map(([, record]) => record))
      for (const [key] of again) keys.add(key)
    }
    const folded = applyChanges(this.state.facts, (key) => this.#records.get(key), batch.changes, keys)
    for (const [key, record] of folded) this.#records.set(key, record)
    return new Set(folded.keys())
  }

  /** One record, void ones too. */
  get(kind: string, entity: EntityId): FoldedRecord | undefined {
    return this.#records.get(recordKey(kind, entity))
  }

  /** All records of a kind, void and incomplete ones too, by id. */
  list(kind: string): readonly FoldedRecord[] {
    const found = [...this.#records.values()].filter((record) => record.kind === kind)
    return found.sort((a, b) => compareText(a.entity, b.entity))
  }

  /** Every record, by key. */
  records(): ReadonlyMap<RecordKey, FoldedRecord> {
    return this.#records
  }

  /** What needs a person's eye, sorted. */
  problems(): ViewProblems {
    return problemsOf(this.state.problems(), this.#records)
  }
}

const problemsOf = (set: SetProblems, records: ReadonlyMap<RecordKey, FoldedRecord>): ViewProblems => {
  const ineffective: ViewProblems['ineffective'][number][] = []
  const incomplete: RecordKey[] = []
  const conflicts: ViewProblems['conflicts'][number][] = []
  const editedWhileVoided: RecordKey[] = []
  for (const key of [...records.keys()].sort()) {
    const record = records.get(key)
    if (!record) continue
    const { kind, entity } = record
    for (const item of record.ineffective) ineffective.push({ ...item, kind, entity })
    // What shows under another record is looked at there; what was erased is complete.
    if (record.sameAs) continue
    if (record.life === 'incomplete' && !record.erased.includes(lifeField)) incomplete.push(key)
    if (record.editedWhileVoided) editedWhileVoided.push(key)
    const fields = record.conflicts.filter((field) => record.life !== 'void' || field === lifeField)
    if (fields.length > 0) conflicts.push({ key, fields })
  }
  return { ...set, ineffective, incomplete, conflicts, editedWhileVoided }
}

/**
 * The view of a set from nothing, by the shortest path: all facts first, then each record once. What the incremental way
 * must equal (sync.md I2), and what a rebuilt index is.
 */
export const buildView = (
  batches: Iterable<Batch>,
  options: ViewOptions,
): { readonly records: ReadonlyMap<RecordKey, FoldedRecord>; readonly problems: ViewProblems } => {
  const state = new FactState(options)
  const changes: Change[] = []
  for (const batch of batches) {
    state.add(batch)
    for (const change of batch.changes) changes.push(change)
  }
  const records = applyChanges(state.facts, () => undefined, changes, [])
  return { records, problems: problemsOf(state.problems(), records) }
}

const none: readonly never[] = []
