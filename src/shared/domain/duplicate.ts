import type { Day } from '../base/day.ts'
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

const keyOf: Readonly<Record<LikenessReason, (one: Likeness) => string | null>> = {
  'staff-no': ({ staffNo }) => plainText(staffNo) || null,
  birthday: ({ name, birthday }) => (plainText(name) && birthday ? `${plainText(name)} ${birthday}` : null),
  joined: ({ name, joinedOn }) => (plainText(name) && joinedOn ? `${plainText(name)} ${joinedOn}` : null),
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
  const sorted = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const why of ['staff-no', 'birthday', 'joined'] as const) {
    const groups = new Map<string, Likeness[]>()
    for (const one of sorted) {
      const key = keyOf[why](one)
      const group = key === null ? undefined : groups.get(key)
      if (group) group.push(one)
      else if (key !== null) groups.set(key, [one])
    }
    for (const alike of groups.values()) {
      if (alike.length > mostOfOne) continue
      for (const [at, first] of alike.entries()) {
        for (const second of alike.slice(at + 1)) {
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
