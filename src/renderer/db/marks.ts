import { systemKind } from '#shared/sync/change.ts'
import type { FoldedRecord } from '#shared/sync/fold.ts'

/** What few records have and some pages look for. It hangs on no list of kinds or fields, which a newer version extends. */
const isMarked = {
  /** Values stand against each other, or something counts for nothing; or it is what takes others back. */
  doubtful: ({ kind, conflicts, ineffective }: FoldedRecord): boolean =>
    conflicts.length > 0 || ineffective.length > 0 || kind === systemKind.revoke,
  /** More than one organisation wrote. */
  shared: ({ writes }: FoldedRecord): boolean => writes.some(({ org }) => org !== writes[0]?.org),
}

export type Mark = keyof typeof isMarked

const marks = Object.keys(isMarked) as readonly Mark[]

/** Whether a record has a mark. */
export const hasMark = (mark: Mark, record: FoldedRecord): boolean => isMarked[mark](record)

/** The marks of a chunk: those that any of its records has. */
export const marksOf = (records: readonly FoldedRecord[]): Mark[] =>
  marks.filter((mark) => records.some(isMarked[mark]))
