import { type Day, dayOf } from '#shared/base/day.ts'
import type { FundRuleOf } from '#shared/domain/fund-rule.ts'
import type { FundPack } from '#shared/rules/fund.ts'
import type { KnownPacks } from '#shared/rules/topic-packs.ts'

/** A year is reckoned by the rule in force on its last day, the running one by today's. */
export const ruleDay = (year: number, today: Day): Day => {
  const last = dayOf(year, 12, 31)
  return last === null || last > today ? today : last
}

/** The rules of all years. */
export const rulesOf =
  (packs: KnownPacks<FundPack>, today: Day, chosen: string | null): FundRuleOf =>
  (year) =>
    packs.on(ruleDay(year, today), chosen)?.pack.rule ?? null
