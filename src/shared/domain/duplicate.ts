import type { Day } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import type { EntityId } from '../base/id.ts'

/** What is compared of a member's record. */
export interface Likeness {
  readonly id: EntityId
  readonly name: string | null
  readonly staffNo: string | null
  readonly birthday: Day | null
  /** The day of joining the union or coming to the school. */
  readonly joinedOn: Day | null
}

/** Why two records may be one person: `staff-no` the same number; else the same name and one of two days. */
export type LikenessReason = 'staff-no' | 'birthday' | 'joined'

/** Two records that may be one person, by their ids in order. */
export interface DuplicatePair {
  readonly first: EntityId
  readonly second: EntityId
  readonly why: LikenessReason
}

/** More records than this of one key say something of the key (a number like `0`, a day everybody got), not of a person. */
const mostOfOne = 10

/** One writing of what is typed in several: width, case and blanks do not tell people apart. */
const plainText = (text: string | null): string =>
  text?.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase() ?? ''

/** By what records are alike; null where something is not known. */
const keysOf = ({
  name,
  staffNo,
  birthday,
  joinedOn,
}: Likeness): Readonly<Record<LikenessReason, string | null>> => {
  const plain = plainText(name)
  const named = (day: Day | null): string | null => (plain && day ? `${plain} ${day}` : null)
  return { 'staff-no': plainText(staffNo) || null, birthday: named(birthday), joined: named(joinedOn) }
}

/** Both days are known and differ: one name, two people. */
const bornApart = (a: Likeness, b: Likeness): boolean =>
  a.birthday !== null && b.birthday !== null && a.birthday !== b.birthday

/**
 * Pairs of records that may be one person, the surest reason first and each pair once: the same staff number; the same name
 * and birthday; the same name and day of joining, unless their birthdays differ. The order of the records does not matter.
 */
export const duplicatePairs = (people: readonly Likeness[]): readonly DuplicatePair[] => {
  const found = new Map<string, DuplicatePair>()
  const keyed = people
    .map((one) => ({ one, keys: keysOf(one) }))
    .sort((a, b) => (a.one.id < b.one.id ? -1 : 1))
  for (const why of ['staff-no', 'birthday', 'joined'] as const) {
    const groups = groupBy(keyed, ({ keys }) => keys[why])
    groups.delete(null)
    for (const alike of groups.values()) {
      if (alike.length > mostOfOne) continue
      for (const [at, { one: first }] of alike.entries()) {
        for (const { one: second } of alike.slice(at + 1)) {
          const pair = pairKey(first.id, second.id)
          if (found.has(pair) || (why === 'joined' && bornApart(first, second))) continue
          found.set(pair, { first: first.id, second: second.id, why })
        }
      }
    }
  }
  return [...found.values()]
}

/** One text for two records, whichever comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
