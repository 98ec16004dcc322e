import type { ChangeId, DeviceId, EntityId, OrgId, SaveId } from '../base/id.ts'
import type { Level } from '../base/level.ts'
import type { Rec } from '../domain/field.ts'
import type { IneffectiveReason } from './facts.ts'
import { type FoldedRecord, foldedSingle, toRec } from './fold.ts'
import type { Write } from './write.ts'

/** Who wrote, once per chunk: device, organisation, role, person, and the schema his program knew. */
type PackedAuthor = readonly [DeviceId, OrgId, Level, EntityId | null, number]

/** Author (index), id, seq, at, save, position in it, its size, seen (0: nothing), values, missing fields if any, erased. */
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
  erased?: 1,
]

/** A write of this record by its index, or of another one by its id: of one that is the same, or a late revoke. */
type PackedPlace = number | ChangeId

/** What few records have: approval, erased fields, the record it shows under and those beside it, values of other records. */
interface PackedMore {
  readonly approval?: FoldedRecord['approval']
  readonly erased?: readonly string[]
  readonly sameAs?: EntityId
  readonly with?: readonly EntityId[]
  readonly values?: Readonly<Record<string, unknown>>
}

/** What folding gave; writes are named by their index in the record, a field's heads with the one shown first. */
type PackedFold = readonly [
  home: OrgId | null,
  life: Rec<unknown>['life'],
  editedWhileVoided: 0 | 1,
  heads: Readonly<Record<string, readonly PackedPlace[]>>,
  /** Fields with heads that show nothing, because this version does not know them. */
  unknown: readonly string[],
  conflicts: readonly string[],
  waiting: readonly string[],
  ineffective: readonly (readonly [write: PackedPlace, field: string | null, reason: IneffectiveReason])[],
  changedAt: number,
  more?: PackedMore,
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

/** Only what there is. */
const moreOf = (record: FoldedRecord, values: PackedMore['values']): PackedMore => ({
  ...(record.approval === 'none' ? {} : { approval: record.approval }),
  ...(record.erased.length > 0 ? { erased: record.erased } : {}),
  ...(record.sameAs ? { sameAs: record.sameAs } : {}),
  ...(record.with.length > 0 ? { with: record.with } : {}),
  ...(values && !isEmpty(values) ? { values } : {}),
})

const packFold = (record: FoldedRecord): PackedFold => {
  const index = new Map(record.writes.map((write, i) => [write.id, i]))
  const place = (id: ChangeId): PackedPlace => index.get(id) ?? id
  const heads = Object.entries(record.heads ?? {})
  const unknown: string[] = []
  const foreign: Record<string, unknown> = {}
  for (const [field, [id]] of heads) {
    const at = id === undefined ? -1 : place(id)
    const shown = typeof at === 'number' ? record.writes[at] : undefined
    const isKnown = Object.hasOwn(record.values, field)
    if (shown && Object.hasOwn(shown.values, field) && !isKnown) unknown.push(field)
    if (!shown && isKnown) foreign[field] = record.values[field]
  }
  const more = moreOf(record, foreign)
  return [
    record.home,
    record.life,
    record.editedWhileVoided ? 1 : 0,
    Object.fromEntries(heads.map(([field, ids]) => [field, ids.map(place)])),
    unknown,
    record.conflicts,
    record.waiting,
    record.ineffective.map(({ id, field, reason }) => [place(id), field, reason]),
    record.changedAt,
    ...(isEmpty(more) ? ([] as const) : ([more] as const)),
  ]
}

const unpackFold = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  packed: PackedFold,
): FoldedRecord => {
  const [home, life, edited, places, unknown, conflicts, waiting, ineffective, changedAt, more] = packed
  const idAt = (place: PackedPlace): ChangeId =>
    typeof place === 'string' ? place : (writes[place]?.id ?? ('' as ChangeId))
  const heads: Record<string, readonly ChangeId[]> = {}
  const values: Record<string, unknown> = { ...more?.values }
  for (const [field, list] of Object.entries(places)) {
    heads[field] = list.map(idAt)
    const [first = -1] = list
    const shown = typeof first === 'number' ? writes[first] : undefined
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
    approval: more?.approval ?? 'none',
    erased: more?.erased ?? [],
    sameAs: more?.sameAs ?? null,
    with: more?.with ?? [],
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
    if (write.erased) return [...packed, write.missing, 1]
    return write.missing.length > 0 ? [...packed, write.missing] : packed
  }
  const packed = Array.from(records, (record): PackedRecord => {
    const writes = record.writes.map(packWrite)
    return record.heads ? [record.entity, writes, packFold(record)] : [record.entity, writes]
  })
  const chunk: PackedChunk = { kind, authors: list, records: packed }
  return JSON.stringify(chunk)
}

const authorOf = ({ authors }: PackedChunk, [author]: PackedWrite): PackedAuthor => {
  const who = authors[author]
  if (!who) throw new Error('a chunk names all its authors')
  return who
}

const unpackRecord = (chunk: PackedChunk, [entity, packedWrites, fold]: PackedRecord): FoldedRecord => {
  const writes = packedWrites.map((packed): Write => {
    const [, id, seq, at, save, index, count, seen, values, missing, erased] = packed
    const [device, org, role, actor, schema] = authorOf(chunk, packed)
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
      ...(erased ? { erased: true } : {}),
    }
  })
  if (fold) return unpackFold(chunk.kind, entity, writes, fold)
  const [write] = writes
  if (!write) throw new Error('a record has at least one write')
  return foldedSingle(chunk.kind, entity, writes, write)
}

/** The records of a chunk's text. It is our own index: damaged text throws, and the index is rebuilt from the journal. */
export const unpackRecords = (text: string): readonly FoldedRecord[] => {
  const chunk = JSON.parse(text) as PackedChunk
  return chunk.records.map((record) => unpackRecord(chunk, record))
}

/** A record as lists need it: without its writes, which are most of what a chunk holds. */
export interface ListedRecord {
  readonly rec: Rec<Readonly<Record<string, unknown>>>
  /** The clock of the PC that made it (ms). */
  readonly begunAt: number
  readonly sameAs: EntityId | null
}

const none: readonly never[] = []

/** The same records without their writes; a million of them are held at a time. */
export const unpackListed = (text: string): readonly ListedRecord[] => {
  const chunk = JSON.parse(text) as PackedChunk
  return chunk.records.map((record) => {
    const [id, [write], fold] = record
    if (fold || !write) {
      const folded = unpackRecord(chunk, record)
      return { rec: toRec(folded), begunAt: folded.writes[0]?.at ?? 0, sameAs: folded.sameAs }
    }
    const [, , , at, , , , , values] = write
    const [, home] = authorOf(chunk, write)
    // As `foldedSingle` and `toRec` have it.
    const rec = {
      id,
      kind: chunk.kind,
      home,
      values,
      life: 'active',
      conflicts: none,
      waiting: none,
      approval: 'none',
      erased: none,
      editedWhileVoided: false,
      changedAt: at,
    } as const
    return { rec, begunAt: at, sameAs: null }
  })
}
