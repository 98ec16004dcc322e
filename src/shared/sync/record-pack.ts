import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { Rec } from '../domain/field.ts'
import type { IneffectiveReason } from './facts.ts'
import { type FoldedRecord, foldedSingle } from './fold.ts'
import type { Write } from './write.ts'

/** Who wrote, once per chunk: device, organisation, role, person, and the schema his program knew. */
type PackedAuthor = readonly [DeviceId, OrgId, Level, EntityId | null, number]

/** Author (index), id, seq, at, save, position in it, its size, seen (0: nothing), values, and missing fields if any. */
type PackedWrite = readonly [
  author: number,
  id: ChangeId,
  seq: number,
  at: number,
  save: SaveId,
  index: number,
  count: number,
  seen: Write['seen'] | 0,
  values: Write['values'],
  missing?: readonly string[],
]

/** What folding gave; writes are named by their index in the record, a field's heads with the one shown first. */
type PackedFold = readonly [
  home: OrgId | null,
  life: Rec<unknown>['life'],
  editedWhileVoided: 0 | 1,
  heads: Readonly<Record<string, readonly number[]>>,
  /** Fields with heads that show nothing, because this version does not know them. */
  unknown: readonly string[],
  conflicts: readonly string[],
  waiting: readonly string[],
  ineffective: readonly (readonly [write: number, field: string | null, reason: IneffectiveReason])[],
  changedAt: number,
]

/** Entity, writes, and the fold unless the record is one write that counts in whole. */
type PackedRecord = readonly [entity: EntityId, writes: readonly PackedWrite[], fold?: PackedFold]

/** A chunk as JSON text: records of one kind, self-sufficient (history and folding need nothing else but the facts). */
interface PackedChunk {
  readonly kind: string
  readonly authors: readonly PackedAuthor[]
  readonly records: readonly PackedRecord[]
}

const isEmpty = (object: object): boolean => {
  for (const _ in object) return false
  return true
}

const packFold = (record: FoldedRecord): PackedFold => {
  const index = new Map(record.writes.map((write, i) => [write.id, i]))
  const place = (id: ChangeId): number => index.get(id) ?? -1
  const heads = Object.entries(record.heads ?? {})
  return [
    record.home,
    record.life,
    record.editedWhileVoided ? 1 : 0,
    Object.fromEntries(heads.map(([field, ids]) => [field, ids.map(place)])),
    heads.flatMap(([field, [id]]) => {
      const shown = record.writes[place(id ?? ('' as ChangeId))]
      return shown && Object.hasOwn(shown.values, field) && !Object.hasOwn(record.values, field)
        ? [field]
        : []
    }),
    record.conflicts,
    record.waiting,
    record.ineffective.map(({ id, field, reason }) => [place(id), field, reason]),
    record.changedAt,
  ]
}

const unpackFold = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  packed: PackedFold,
): FoldedRecord => {
  const [home, life, edited, places, unknown, conflicts, waiting, ineffective, changedAt] = packed
  const idAt = (i: number): ChangeId => writes[i]?.id ?? ('' as ChangeId)
  const heads: Record<string, readonly ChangeId[]> = {}
  const values: Record<string, unknown> = {}
  for (const [field, list] of Object.entries(places)) {
    heads[field] = list.map(idAt)
    const shown = writes[list[0] ?? -1]
    if (shown && Object.hasOwn(shown.values, field) && !unknown.includes(field))
      values[field] = shown.values[field]
  }
  return {
    kind,
    entity,
    writes,
    home,
    life,
    editedWhileVoided: edited === 1,
    values,
    heads,
    conflicts,
    waiting,
    ineffective: ineffective.map(([i, field, reason]) => ({ id: idAt(i), field, reason })),
    approval: 'none',
    erased: [],
    sameAs: null,
    with: [],
    changedAt,
  }
}

/** The records of one chunk (of one kind) as text. */
export const packRecords = (kind: string, records: Iterable<FoldedRecord>): string => {
  const authors = new Map<string, number>()
  const list: PackedAuthor[] = []
  const packWrite = (write: Write): PackedWrite => {
    const { device, org, role, actor, schema, save } = write
    const key = `${device}${org}${role}${actor ?? ''} ${schema}`
    let author = authors.get(key)
    if (author === undefined) {
      author = list.push([device, org, role, actor, schema]) - 1
      authors.set(key, author)
    }
    const seen = isEmpty(write.seen) ? 0 : write.seen
    const packed = [author, write.id, write.seq, write.at, ...save, seen, write.values] as const
    return write.missing.length > 0 ? [...packed, write.missing] : packed
  }
  const packed = Array.from(records, (record): PackedRecord => {
    const writes = record.writes.map(packWrite)
    return record.heads ? [record.entity, writes, packFold(record)] : [record.entity, writes]
  })
  const chunk: PackedChunk = { kind, authors: list, records: packed }
  return JSON.stringify(chunk)
}

/** The records of a chunk's text. It is our own index: damaged text throws, and the index is rebuilt from the journal. */
export const unpackRecords = (text: string): readonly FoldedRecord[] => {
  const { kind, authors, records } = JSON.parse(text) as PackedChunk
  const unpackWrite = (packed: PackedWrite): Write => {
    const [author, id, seq, at, save, index, count, seen, values, missing] = packed
    const who = authors[author]
    if (!who) throw new Error('a chunk names all its authors')
    const [device, org, role, actor, schema] = who
    return {
      id,
      device,
      seq,
      at,
      org,
      role,
      actor,
      schema,
      save: [save, index, count],
      seen: seen === 0 ? {} : seen,
      values,
      missing: missing ?? [],
    }
  }
  return records.map(([entity, packedWrites, fold]) => {
    const writes = packedWrites.map(unpackWrite)
    if (fold) return unpackFold(kind, entity, writes, fold)
    const [write] = writes
    if (!write) throw new Error('a record has at least one write')
    return foldedSingle(kind, entity, writes, write)
  })
}
