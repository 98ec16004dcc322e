import { useMemo } from 'react'
import { useServices } from '#renderer/services.ts'
import { packChoice } from '#renderer/ui/stored.ts'
import type { Day } from '#shared/base/day.ts'
import { whileSame } from '#shared/base/once.ts'
import { type ActivityVerdict, parseActivityVerdict } from '#shared/domain/activity-verdict.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import type { ActivityPack } from '#shared/rules/activity.ts'
import { type ClaimState, claimStates } from '#shared/rules/activity-claim.ts'
import { type ActivityFacts, activityFacts } from '#shared/rules/activity-facts.ts'
import { type ActivityRuling, activityRowOf, rulingOf } from '#shared/rules/activity-judge.ts'
import { type ActivityRuleRecords, activityContexts } from '#shared/rules/activity-records.ts'
import { activityPacks, type KnownPack as Known } from '#shared/rules/topic-packs.ts'
import type { ActivityRec } from './summary.ts'

/** The rules of activities that apply, and where they came from. */
export type KnownPack = Known<ActivityPack>

/** What judging activities reads. */
export interface RuleRecords extends ActivityRuleRecords {
  readonly activities: readonly ActivityRec[]
  readonly packs: readonly Rec<RulePackRecord>[]
}

/** Everything the rules of today say of one activity. */
export interface Ruling extends ActivityRuling {
  readonly known: KnownPack | null
  /** The verdict kept when it was closed for the claim; null while it is open. */
  readonly kept: ActivityVerdict | null
}

/** Judges activities against the same records; each branch is counted by itself. */
export const createJudge = whileSame((records: RuleRecords, today: Day, chosen: string | null) => {
  const contextOf = activityContexts(records)
  const packs = activityPacks.known(records.packs)
  const packFor = (facts: ActivityFacts): KnownPack | null => packs.on(facts.values.startsOn ?? today, chosen)
  return {
    factsOf: (record: ActivityRec): ActivityFacts => activityFacts(record, records),
    /** `facts` may be those of a draft. */
    ruling: (home: string, facts: ActivityFacts): Ruling => {
      const known = packFor(facts)
      return {
        ...rulingOf(known?.pack ?? null, facts, contextOf(home)),
        known,
        kept: facts.values.claimedOn ? parseActivityVerdict(facts.values.verdict) : null,
      }
    },
    /** The checklist alone, for lists of many activities; null where no rule says what a claim must hold. */
    states: (facts: ActivityFacts): readonly ClaimState[] | null => {
      const pack = packFor(facts)?.pack ?? null
      const row = activityRowOf(pack, facts)
      return pack && row ? claimStates(pack, row, facts) : null
    },
  }
})

/** One of them. */
export type ActivityJudge = ReturnType<typeof createJudge>

/** The judge of what is on the screen; null while it is read. */
export const useJudge = (records: RuleRecords | undefined): ActivityJudge | null => {
  const { workspace, today } = useServices()
  const chosen = packChoice('activity', workspace.id).use()
  const day = today()
  return useMemo(() => (records ? createJudge(records, day, chosen) : null), [records, day, chosen])
}
