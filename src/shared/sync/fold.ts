import type { ChangeId, EntityId, OrgId } from '../base/id.ts'
import type { Rec } from '../domain/field.ts'
import { approvalField, homeField, type Life, lifeField } from './change.ts'
import type { IneffectiveReason } from './facts.ts'
import type { Write } from './write.ts'

/** A write that counts for nothing, in whole (`field` null) or for one field. */
export interface Ineffective {
  readonly id: ChangeId
  readonly field: string | null
  readonly reason: IneffectiveReason
}

/** One record: its writes, and what the view says of it. A pure function of its writes and the facts. */
export interface FoldedRecord {
  readonly kind: string
  readonly entity: EntityId
  /** All writes held, sorted by `compareWrites`. */
  readonly writes: readonly Write[]
  /** Null while the device that minted the record is unknown. */
  readonly home: OrgId | null
  readonly life: Rec<unknown>['life']
  /** Voided by one, while another who did not know edited it: shown, and marked. */
  readonly editedWhileVoided: boolean
  /** The shown values of the fields this version knows, `life` among them. */
  readonly values: Readonly<Record<string, unknown>>
  /** By field (unknown ones too), the one shown first. Null when the record is one write that is head of all it writes. */
  readonly heads: Readonly<Record<string, readonly ChangeId[]>> | null
  /** Fields with heads that differ. */
  readonly conflicts: readonly string[]
  /** Fields of which an earlier write is missing. */
  readonly waiting: readonly string[]
  readonly ineffective: readonly Ineffective[]
  /** Whether a counting approval covers fields of it, and whether a covered head was replaced since. */
  readonly approval: 'none' | 'approved' | 'changed'
  /** Fields whose shown head was erased. */
  readonly erased: readonly string[]
  /** The record under which this one shows, because both are the same; null when it shows itself. */
  readonly sameAs: EntityId | null
  /** The other records that show under this one. */
  readonly with: readonly EntityId[]
  /** The latest clock among the shown heads (among all writes while there is none); display only. */
  readonly changedAt: number
}

const none: readonly never[] = []

/** The state a value of field `life` stands for; null when it is not one. */
export const lifeState = (value: unknown): Life['state'] | null => {
  const state =
    typeof value === 'object' && value !== null ? (value as { readonly state?: unknown }).state : undefined
  return state === 'active' || state === 'void' ? state : null
}

/** What `foldSingle` gives, for a reader that knows the write counts. */
export const foldedSingle = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  write: Write,
): FoldedRecord => ({
  kind,
  entity,
  writes,
  home: write.org,
  life: 'active',
  editedWhileVoided: false,
  values: write.values,
  heads: null,
  conflicts: none,
  waiting: none,
  ineffective: none,
  approval: 'none',
  erased: none,
  sameAs: null,
  with: none,
  changedAt: write.at,
})

/** The heads of a field, the one shown first; none when nobody wrote it. */
export const headsOf = (record: FoldedRecord, field: string): readonly ChangeId[] => {
  if (record.heads) return Object.hasOwn(record.heads, field) ? (record.heads[field] ?? none) : none
  const [write] = record.writes
  return write && Object.hasOwn(write.values, field) ? [write.id] : none
}

/** Every field that has a head. */
export const fieldsWithHeads = (record: FoldedRecord): readonly string[] =>
  Object.keys(record.heads ?? record.writes[0]?.values ?? {})

/**
 * What the author of a next change to a record must name as seen: all heads of each field it writes, those of `life`,
 * `approval` and `home` always, and those of every field when it voids or moves the record. No record yet: nothing.
 */
export const seenFor = (
  record: FoldedRecord | null,
  fields: Iterable<string>,
  voids = false,
): Readonly<Record<string, readonly ChangeId[]>> => {
  const seen: Record<string, readonly ChangeId[]> = {}
  if (!record) return seen
  const written = [...fields]
  const all = voids || written.includes(homeField) ? fieldsWithHeads(record) : none
  for (const field of [...new Set([lifeField, approvalField, homeField, ...written, ...all])].sort()) {
    const ids = headsOf(record, field)
    if (ids.length > 0) seen[field] = [...ids].sort()
  }
  return seen
}

/** The record as features read it. `V` is the kind's value type; the caller knows which kind it asked for. */
export const toRec = <V>(record: FoldedRecord): Rec<V> => ({
  id: record.entity,
  kind: record.kind,
  home: record.home ?? '',
  values: record.values as V,
  life: record.life,
  conflicts: record.conflicts,
  waiting: record.waiting,
  approval: record.approval,
  erased: record.erased,
  editedWhileVoided: record.editedWhileVoided,
  changedAt: record.changedAt,
})
