import { lifeField } from './change.ts'
import type { IneffectiveReason } from './facts.ts'
import type { FoldedRecord } from './fold.ts'

/** Whether a list shows a record: not a void one, none of which no write counts, none that shows under another. */
export const isShown = ({
  life,
  values,
  sameAs,
}: Pick<FoldedRecord, 'life' | 'values' | 'sameAs'>): boolean =>
  life !== 'void' && sameAs === null && Object.keys(values).length > 0

/** The fields of a record that a person must decide: of a hidden one only whether it is to be hidden. */
export const openConflicts = (record: FoldedRecord): readonly string[] =>
  record.sameAs === null && record.conflicts.length > 0
    ? record.conflicts.filter((field) => record.life !== 'void' || field === lifeField)
    : []

/** What a person took back himself is no news and no refusal. */
const ownDecisions: ReadonlySet<IneffectiveReason> = new Set(['revoked', 'set-aside'])

/** Whether a write counts for nothing by the rules, not because somebody here took it back. */
export const isRefusal = (reason: IneffectiveReason): boolean => !ownDecisions.has(reason)
