import { useMemo } from 'react'
import { useServices } from '#renderer/services.ts'
import { stored } from '#renderer/ui/stored.ts'
import type { Day } from '#shared/base/day.ts'
import { type ActivityVerdict, parseActivityVerdict } from '#shared/domain/activity-verdict.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { headcount } from '#shared/domain/membership.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { type ActivityPack, type ActivityRow as RuleRow, parseActivityPack } from '#shared/rules/activity.ts'
import { type Allowance, allowancesOf } from '#shared/rules/activity-allowance.ts'
import { type ClaimState, claimStates } from '#shared/rules/activity-claim.ts'
import {
  type ActivityContext,
  type ActivityFacts,
  type ActivityRecords,
  activityFacts,
} from '#shared/rules/activity-facts.ts'
import { activityRowOf, judgeActivity } from '#shared/rules/activity-judge.ts'
import { packsInForce } from '#shared/rules/choose.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { ActivityRec } from './summary.ts'

/** A pack and whether the school sent it or it came with the product as an example. */
export interface KnownPack {
  readonly pack: ActivityPack
  readonly origin: 'school' | 'example'
}

/** The shipped examples that can be read. */
export const examplePacks: readonly ActivityPack[] = shippedPacks.activity.flatMap((source) => {
  const read = parseActivityPack(source)
  return read.ok ? [read.value] : []
})

/** Which shipped example this PC judges by as long as the school has sent no rules. */
export const packChoice = (workspace: string) =>
  stored<string | null>(`xiaojia.activity-pack.${workspace}`, (value) =>
    typeof value === 'string' ? value : null,
  )

/** The pack that applies on a day: the school's best in force that can be read, else the chosen example, else the first. */
export const packOn = (
  records: readonly Rec<RulePackRecord>[],
  day: Day,
  chosen: string | null,
): KnownPack | null => {
  for (const source of packsInForce(records, 'activity', day, [])) {
    const read = parseActivityPack(source)
    if (read.ok) return { pack: read.value, origin: 'school' }
  }
  const example = examplePacks.find(({ id }) => id === chosen) ?? examplePacks[0]
  return example ? { pack: example, origin: 'example' } : null
}

/** What judging activities reads. */
export interface RuleRecords extends ActivityRecords {
  readonly activities: readonly ActivityRec[]
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly packs: readonly Rec<RulePackRecord>[]
}

/** Everything the rules say of one activity. */
export interface Ruling {
  readonly known: KnownPack | null
  readonly row: RuleRow | null
  /** By the pack of today. */
  readonly verdict: ActivityVerdict
  /** The one kept when it was closed for the claim; null while it is open. */
  readonly kept: ActivityVerdict | null
  readonly allowances: readonly Allowance[]
  readonly states: readonly ClaimState[]
}

/** Judges activities against the same records; each branch is counted by itself. */
export const createJudge = (records: RuleRecords, today: Day, chosen: string | null) => {
  const byBranch = new Map<string, ActivityContext>()
  const contextOf = (home: string): ActivityContext => {
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
  const packFor = (facts: ActivityFacts): KnownPack | null =>
    packOn(records.packs, facts.values.startsOn ?? today, chosen)
  return {
    factsOf: (record: ActivityRec): ActivityFacts => activityFacts(record, records),
    /** `facts` may be those of a draft. */
    ruling: (home: string, facts: ActivityFacts): Ruling => {
      const known = packFor(facts)
      const pack = known?.pack ?? null
      const context = contextOf(home)
      const row = activityRowOf(pack, facts)
      return {
        known,
        row,
        verdict: judgeActivity(pack, facts, context),
        kept: facts.values.claimedOn ? parseActivityVerdict(facts.values.verdict) : null,
        allowances: pack ? allowancesOf(pack, row, facts, context) : [],
        states: pack ? claimStates(pack, row, facts) : [],
      }
    },
    /** The checklist alone, for lists of many activities; null where no rule says what a claim must hold. */
    states: (facts: ActivityFacts): readonly ClaimState[] | null => {
      const pack = packFor(facts)?.pack ?? null
      const row = activityRowOf(pack, facts)
      return pack && row ? claimStates(pack, row, facts) : null
    },
  }
}

/** One of them. */
export type ActivityJudge = ReturnType<typeof createJudge>

/** The judge of what is on the screen; null while it is read. */
export const useJudge = (records: RuleRecords | undefined): ActivityJudge | null => {
  const { workspace, today } = useServices()
  const chosen = packChoice(workspace.id).use()
  const day = today()
  return useMemo(() => (records ? createJudge(records, day, chosen) : null), [records, day, chosen])
}
