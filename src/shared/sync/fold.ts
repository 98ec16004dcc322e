import type { ChangeId, EntityId, OrgId } from '../base/id.ts'
import { levelRank } from '../base/level.ts'
import type { Rec } from '../domain/field.ts'
import { approvalField, homeField, type Life, lifeField } from './change.ts'
import type { Facts, IneffectiveReason } from './facts.ts'
import { type Ancestry, ancestryOf, foldField, seenOf, writersOf } from './fold-field.ts'
import { type Write, writesField } from './write.ts'

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

const isVoid = (write: Write): boolean =>
  Object.hasOwn(write.values, lifeField) && lifeState(write.values[lifeField]) === 'void'

/** A record of one write that counts in whole: by far the most. Null when there is more to say. */
const foldSingle = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  home: OrgId | null,
  facts: Facts,
): FoldedRecord | null => {
  const write = writes[0]
  if (!write || writes.length !== 1 || write.org !== home || write.missing.length > 0) return null
  for (const _ in write.seen) return null
  if (lifeState(write.values[lifeField]) !== 'active') return null
  const rank = levelRank(write.role)
  for (const field in write.values) {
    const rule = facts.field(kind, field)
    if (!rule || levelRank(rule.owner) > rank) return null
  }
  if (facts.reasonAgainst(kind, entity, home, write)) return null
  return foldedSingle(kind, entity, writes, write)
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

/** All fields that any write of a record writes or names, sorted. */
const fieldsOf = (writes: readonly Write[]): readonly string[] => {
  const names = new Set<string>([lifeField])
  for (const write of writes) {
    for (const name of Object.keys(write.values)) names.add(name)
    for (const name of write.missing) names.add(name)
    for (const name of Object.keys(write.seen)) names.add(name)
  }
  return [...names].sort()
}

/** One field while its record is folded. */
interface Working {
  readonly field: string
  readonly effective: readonly Write[]
  readonly ancestry: Ancestry
  readonly heads: readonly Write[]
}

/**
 * Rule 6: hidden when a life head is void and every head of every field was seen by an effective void (itself, or a
 * later write of that field which descends from it) or was written by one who had seen one. Void heads explain themselves.
 */
const lifeOf = (fields: readonly Working[]): Pick<FoldedRecord, 'life' | 'editedWhileVoided'> => {
  const life = fields.find(({ field }) => field === lifeField)
  const heads = life?.heads ?? none
  const states = heads.map((head) => lifeState(head.values[lifeField]))
  if (!states.some((state) => state !== null)) return { life: 'incomplete', editedWhileVoided: false }
  if (!states.includes('void')) return { life: 'active', editedWhileVoided: false }
  const voids = (life?.effective ?? none).filter(isVoid)
  const voidIds = new Set(voids.map((write) => write.id))
  const unseen = fields.some(({ field, ancestry, heads: own }) => {
    const seen = new Set<Write>()
    for (const write of voids) ancestry.markIds(seenOf(write, field), seen)
    return own.some((head) => {
      if (voidIds.has(head.id) || seen.has(head)) return false
      return !seenOf(head, lifeField).some((id) => voidIds.has(id))
    })
  })
  return unseen ? { life: 'active', editedWhileVoided: true } : { life: 'void', editedWhileVoided: false }
}

/**
 * The view of one record (sync.md rules 1-6). Fields this version does not know are followed like others, so that a
 * void or an edit names their heads, but show nothing and raise no conflict until an upgrade knows them and their owner.
 */
export const foldRecord = (
  kind: string,
  entity: EntityId,
  writes: readonly Write[],
  facts: Facts,
): FoldedRecord => {
  const home = facts.homeOf(entity)
  const single = foldSingle(kind, entity, writes, home, facts)
  if (single) return single

  const ineffective: Ineffective[] = []
  const counting: Write[] = []
  for (const write of writes) {
    const reason = facts.reasonAgainst(kind, entity, home, write)
    if (reason) ineffective.push({ id: write.id, field: null, reason })
    else counting.push(write)
  }

  const mayWrite = (write: Write, field: string): boolean => {
    const rule = facts.field(kind, field)
    return !rule || levelRank(rule.owner) <= levelRank(write.role)
  }
  // What a change names counts only when it writes something that counts.
  const naming = counting.filter((write) =>
    [...Object.keys(write.values), ...write.missing].some((field) => mayWrite(write, field)),
  )

  const working: Working[] = []
  const values: Record<string, unknown> = {}
  const heads: Record<string, readonly ChangeId[]> = {}
  const conflicts: string[] = []
  const waiting: string[] = []
  let changedAt: number | null = null
  for (const field of fieldsOf(writes)) {
    const rule = facts.field(kind, field)
    const writers = writersOf(writes, field)
    const effective = writersOf(counting, field).filter((write) => {
      const allowed = mayWrite(write, field)
      if (!allowed) ineffective.push({ id: write.id, field, reason: 'rejected-owner' })
      return allowed
    })
    const ancestry = ancestryOf(field, writers, facts)
    const named = naming.flatMap((write) => (writesField(write, field) ? none : seenOf(write, field)))
    const folded = foldField(field, ancestry, effective, named)
    working.push({ field, effective, ancestry, heads: folded.heads })
    const [shown] = folded.heads
    if (shown) {
      heads[field] = folded.heads.map((head) => head.id)
      changedAt = Math.max(changedAt ?? shown.at, shown.at)
    }
    if (!rule) continue
    if (shown && Object.hasOwn(shown.values, field)) values[field] = shown.values[field]
    if (folded.conflict) conflicts.push(field)
    if (folded.waiting) waiting.push(field)
  }
  return {
    kind,
    entity,
    writes,
    home,
    ...lifeOf(working),
    values,
    heads,
    conflicts,
    waiting,
    ineffective,
    approval: 'none',
    erased: none,
    sameAs: null,
    with: none,
    changedAt: changedAt ?? writes.at(-1)?.at ?? 0,
  }
}

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
