import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import {
  type DuesStanding,
  duesByMember,
  duesMonthsOf,
  duesStanding,
  type MemberDues,
} from '../domain/dues.ts'
import type { Rec } from '../domain/field.ts'
import type { RulePackRecord } from '../domain/rule-pack.ts'
import { memberPacks } from './topic-packs.ts'

/** How a member stands with dues on a day, by the rule in force on that day. */
export type DuesFacts = (member: EntityId, on: Day) => DuesStanding

/** The facts that records of dues give, whatever order they were entered in; months are put together once for a member. */
export const duesFacts = (
  dues: readonly Rec<MemberDues>[],
  packs: readonly Rec<RulePackRecord>[],
): DuesFacts => {
  const byMember = duesByMember(dues)
  const months = new Map<EntityId, ReturnType<typeof duesMonthsOf>>()
  const known = memberPacks.known(packs)
  return (member, on) => {
    const held = months.get(member) ?? duesMonthsOf(byMember.get(member) ?? [])
    months.set(member, held)
    if (held.size === 0) return { type: 'unknown' }
    return duesStanding(held, on, known.on(on, null)?.pack.rule.dues ?? null)
  }
}
