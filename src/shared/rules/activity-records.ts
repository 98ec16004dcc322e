import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { oncePer } from '../base/once.ts'
import type { Portions } from '../base/portions.ts'
import type { Activity } from '../domain/activity.ts'
import {
  type ActivityVerdict,
  activityWouldDiffer,
  parseActivityVerdict,
} from '../domain/activity-verdict.ts'
import type { Rec } from '../domain/field.ts'
import type { Member, MemberEvent } from '../domain/member.ts'
import { headcount } from '../domain/membership.ts'
import type { ActivityPack } from './activity.ts'
import { type ActivityContext, type ActivityRecords, activityFacts } from './activity-facts.ts'
import { judgeActivity } from './activity-judge.ts'

/** The records activities are judged with. */
export interface ActivityRuleRecords extends ActivityRecords {
  readonly activities: readonly Pick<Rec<Activity>, 'id' | 'home' | 'life' | 'values'>[]
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
}

/**
 * What surrounds the activities of one organisation, by its id; each counts its own members and activities alone. The same
 * records are gone through once, however often they are judged.
 */
export const activityContexts = oncePer(
  (records: ActivityRuleRecords): ((home: string) => ActivityContext) => {
    const byBranch = new Map<string, ActivityContext>()
    return (home) => {
      const known = byBranch.get(home)
      if (known) return known
      const members = records.members.filter((one) => one.home === home)
      const counts = new Map<Day, ReturnType<typeof headcount>>()
      const made: ActivityContext = {
        headcountOn: (day, only) => {
          const count = counts.get(day) ?? headcount(members, records.events, day)
          counts.set(day, count)
          return only === 'women' ? count.women : count.count
        },
        others: records.activities
          .filter((one) => one.home === home && one.life === 'active')
          .map((one) => activityFacts(one, records)),
      }
      byBranch.set(home, made)
      return made
    }
  },
)

/** An activity that other rules would judge otherwise than it was judged when it was claimed, or than today's rules do. */
export interface ActivityChanged {
  readonly id: EntityId
  readonly before: ActivityVerdict
  readonly after: ActivityVerdict
}

/**
 * What a pack would change: the effective activities that began in a stretch of days (both ends in). One that was claimed is
 * compared with its stored verdict, an open one with what the rules of its day (`packOn`) say now. Nothing is written.
 */
export function* compareActivities(
  pack: ActivityPack,
  packOn: (day: Day) => ActivityPack | null,
  records: ActivityRuleRecords,
  stretch: { readonly from: Day; readonly to: Day },
): Portions<{ readonly judged: number; readonly changed: readonly ActivityChanged[] }> {
  const contextOf = activityContexts(records)
  const changed: ActivityChanged[] = []
  let judged = 0
  for (const one of records.activities) {
    const { startsOn, claimedOn, verdict } = one.values
    if (one.life !== 'active' || !startsOn || startsOn < stretch.from || startsOn > stretch.to) continue
    judged += 1
    const context = contextOf(one.home)
    const facts = context.others.find(({ id }) => id === one.id) ?? activityFacts(one, records)
    const kept = claimedOn ? parseActivityVerdict(verdict) : null
    const before = kept ?? judgeActivity(packOn(startsOn), facts, context)
    const after = judgeActivity(pack, facts, context)
    if (activityWouldDiffer(before, after)) changed.push({ id: one.id, before, after })
    yield judged
  }
  return { judged, changed }
}
