import type { Day } from '../base/day.ts'
import { sameValue } from '../base/same.ts'
import type { Member, MemberIdentity } from '../domain/member.ts'
import type { ImportField } from './member-columns.ts'
import type { ReadRow } from './member-rows.ts'

/** A value that a roster gives otherwise than the record held. */
export interface Difference {
  readonly field: ImportField
  /** As the record's field holds it; null when it is empty. */
  readonly before: unknown
  readonly after: unknown
}

/** What is held of a member whom a row means. */
export interface Held {
  readonly member: Member
  readonly identity: MemberIdentity | null
  /** The first joining or coming that was written down. */
  readonly joinedOn: Day | null
}

/** Several posts are the same in any order. */
const inOrder = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value)

/**
 * Where a row differs from what is held. What the row says nothing of is left as it is: an empty cell empties no field. A
 * day of joining only fills a gap; one that is written down is corrected in the member's events.
 */
export const differencesOf = (row: ReadRow, held: Held): readonly Difference[] => {
  const found: Difference[] = []
  const compare = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) => {
    for (const [field, value] of Object.entries(after)) {
      const was = before[field] ?? null
      if (value === null || value === undefined || sameValue(inOrder(was), inOrder(value))) continue
      // A row holds nothing but import fields.
      found.push({ field: field as ImportField, before: was, after: value })
    }
  }
  compare(held.member, row.values)
  compare(held.identity ?? {}, row.identity ?? {})
  if (row.joinedOn && !held.joinedOn) found.push({ field: 'joinedOn', before: null, after: row.joinedOn })
  return found
}
