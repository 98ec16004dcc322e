import { type RecordKey, recordKey } from '#shared/sync/fact-state.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'
import type { Write } from '#shared/sync/write.ts'
import { loadRecords, type Session } from './session.ts'

/** Gives all writes that stand behind what a record shows: its own, and those of the records that show under it. */
export type WritesOf = (record: FoldedRecord) => readonly Write[]

const kinKeys = ({ kind, with: others }: FoldedRecord): readonly RecordKey[] =>
  others.map((entity) => recordKey(kind, entity))

/** The same from records at hand. */
export const writesAmong =
  (held: ReadonlyMap<RecordKey, FoldedRecord>): WritesOf =>
  (record) =>
    record.with.length === 0
      ? record.writes
      : [record.writes, ...kinKeys(record).map((key) => held.get(key)?.writes ?? [])].flat()

/** Loads what shows under some records; gives each with all that show as one with it. */
export const loadKin = async (
  { db }: Pick<Session, 'db'>,
  records: readonly FoldedRecord[],
): Promise<(record: FoldedRecord) => readonly FoldedRecord[]> => {
  const keys = records.flatMap(kinKeys)
  const held = keys.length > 0 ? await loadRecords(db, keys) : new Map<RecordKey, FoldedRecord>()
  return (record) => [record, ...kinKeys(record).flatMap((key) => held.get(key) ?? [])]
}

/** Loads what shows under some records. */
export const loadWrites = async (
  { db }: Pick<Session, 'db'>,
  records: readonly FoldedRecord[],
): Promise<WritesOf> => {
  const keys = records.flatMap(kinKeys)
  return writesAmong(keys.length > 0 ? await loadRecords(db, keys) : new Map())
}
