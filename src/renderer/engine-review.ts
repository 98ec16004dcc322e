import type { ChangeId, EntityId, OrgId, SaveId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { Progress, SaveProblem } from './engine.ts'

/** One value of a field and where it comes from. */
export interface Side {
  readonly id: ChangeId
  readonly value: unknown
  readonly at: number
  readonly orgName: string
  readonly deviceName: string
  readonly actor: EntityId | null
  /** The file it came in; null when it was written here. */
  readonly fileName: string | null
}

/** One field an import would change. `sides` has several values when a person will have to decide. */
export interface FieldNews {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly sides: readonly Side[]
}

/**
 * What an import would do to one record. `conflict`: a field gets several values; `rejected`: it counts for nothing, with
 * the reason; `parallel`: somebody else changed other fields meanwhile (information).
 */
export interface RecordNews {
  readonly kind: string
  readonly entity: EntityId
  readonly home: string
  readonly homeName: string
  readonly type: 'new' | 'changed' | 'voided' | 'conflict' | 'rejected' | 'erased'
  readonly parallel: boolean
  readonly reason: string | null
  /** The values that name the record to a person, as they will be. */
  readonly values: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldNews[]
  /** Keys of the inspected files it comes from. */
  readonly files: readonly string[]
}

/** A page of the records an import would change, and the new records that these refer to, so that they can be named. */
export interface NewsPage {
  readonly total: number
  readonly records: readonly RecordNews[]
  readonly named: readonly Pick<RecordNews, 'kind' | 'entity' | 'values'>[]
}

/** What an import would do, per organisation and kind. */
export interface NewsGroup {
  readonly org: string
  readonly orgName: string
  readonly kind: string
  readonly fresh: number
  readonly changed: number
  readonly conflicting: number
  readonly rejected: number
  readonly voided: number
  readonly erased: number
  readonly parallel: number
}

/** One field of one record with several values. */
export interface Conflict {
  readonly kind: string
  readonly entity: EntityId
  readonly home: string
  readonly homeName: string
  readonly field: string
  /** Never decided in bulk. */
  readonly isMoney: boolean
  /** The values that name the record to a person. */
  readonly values: Readonly<Record<string, unknown>>
  /** The one shown first. */
  readonly sides: readonly Side[]
}

/** A write that counts for nothing here, and why. */
export interface Refused {
  readonly kind: string
  readonly entity: EntityId
  readonly homeName: string
  readonly field: string | null
  readonly reason: string
  readonly values: Readonly<Record<string, unknown>>
  readonly side: Side
  /** It takes back something that was approved. */
  readonly isRevoke: boolean
  /** A level that may can take it in: it is late, not forbidden. */
  readonly canTakeIn: boolean
}

/** One import of the past. */
export interface ImportEntry {
  readonly entity: EntityId
  readonly at: number
  readonly party: OrgId
  readonly partyName: string
  readonly fileName: string
  readonly number: number
  /** Changes it was the first to bring. */
  readonly changes: number
  readonly state: 'merged' | 'taken-back'
}

/** What taking imports back would do. */
export interface TakeBack {
  /** Records that would go, and records that would show earlier values again, per kind. */
  readonly kinds: readonly { readonly kind: string; readonly gone: number; readonly changed: number }[]
  /** What was built on it since: it stays, and is listed first. */
  readonly dependants: readonly {
    readonly kind: string
    readonly entity: EntityId
    readonly values: Readonly<Record<string, unknown>>
    readonly side: Side
    /** The record would lose what created it. */
    readonly loses: boolean
  }[]
  /** What it brought that stays: proof of who is who, erasures, the ends of gaps. */
  readonly stays: number
}

/** Seeing before, deciding after, and taking back. */
export interface ReviewEngine {
  /** What merging these inspected files would do; writes nothing. */
  readonly previewMerge: (
    keys: readonly string[],
    accept: readonly OrgId[],
    onProgress: (progress: Progress) => void,
  ) => Promise<readonly NewsGroup[]>
  /** The records of the last preview, conflicts first; a page of them. */
  readonly previewRecords: (
    filter: { readonly org?: string; readonly kind?: string; readonly type?: RecordNews['type'] },
    from: number,
    count: number,
  ) => Promise<NewsPage>
  readonly conflicts: () => Promise<readonly Conflict[]>
  /** Writes that count for nothing here. */
  readonly refused: () => Promise<readonly Refused[]>
  /** Takes late writes and late revokes in, by approving what counts with them or moving anew. */
  readonly takeIn: (changes: readonly ChangeId[]) => Promise<Result<SaveId, SaveProblem>>
  /** Approves the heads of some fields of a record (all of them when not said); refused while one is in conflict. */
  readonly approve: (
    kind: string,
    entity: EntityId,
    fields?: readonly string[],
  ) => Promise<Result<SaveId, SaveProblem | { readonly type: 'in-conflict' }>>
  /**
   * Approves what shows of some records (of the fields said, or all) as one save; refused while something of it is in
   * conflict or has not arrived.
   */
  readonly approveAll: (
    records: readonly {
      readonly kind: string
      readonly entity: EntityId
      readonly fields?: readonly string[]
    }[],
  ) => Promise<Result<SaveId, SaveProblem | { readonly type: 'in-conflict' }>>
  /** Moves records to another organisation below this one. */
  readonly moveHome: (
    records: readonly { readonly kind: string; readonly entity: EntityId }[],
    to: OrgId,
  ) => Promise<Result<SaveId, SaveProblem>>
  /** Says that records are one and the same; taken back by `undo`. */
  readonly linkSame: (kind: string, records: readonly EntityId[]) => Promise<Result<SaveId, SaveProblem>>
  /** Erases all that these records ever said, for good. */
  readonly erase: (
    records: readonly { readonly kind: string; readonly entity: EntityId }[],
  ) => Promise<Result<SaveId, SaveProblem>>
  /** Takes any own save back. */
  readonly undo: (save: SaveId) => Promise<Result<SaveId, SaveProblem>>
  /** All imports, newest first. */
  readonly imports: () => Promise<readonly ImportEntry[]>
  /** What taking these imports back together would do; writes nothing. */
  readonly previewTakeBack: (entities: readonly EntityId[]) => Promise<TakeBack>
  /** Takes imports back as one save, which `undo` takes back as one. */
  readonly takeBack: (entities: readonly EntityId[]) => Promise<Result<SaveId, SaveProblem>>
  /** Ends the taking back of imports, as one save. */
  readonly bringBack: (entities: readonly EntityId[]) => Promise<Result<SaveId, SaveProblem>>
}
