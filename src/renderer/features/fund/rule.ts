import { type Day, dayOf } from '#shared/base/day.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundRuleOf } from '#shared/domain/fund-rule.ts'
import type { RulePackRecord } from '#shared/domain/rule-pack.ts'
import { packsInForce } from '#shared/rules/choose.ts'
import { type FundPack, parseFundPack } from '#shared/rules/fund.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { PackSource } from '#shared/rules/read.ts'

const parsed = (source: PackSource): readonly FundPack[] => {
  const read = parseFundPack(source)
  return read.ok ? [read.value] : []
}

/** The shipped examples, which hold until the school has sent its own. */
export const examples: readonly FundPack[] = shippedPacks.fund.flatMap(parsed)

/** A pack and whether the school sent it or it came with the product as an example. */
export interface KnownFundPack {
  readonly pack: FundPack
  readonly origin: 'school' | 'example'
}

/** The pack in force on a day: the school's latest one that can be read, else the example chosen here, else the first. */
export const packOn = (
  records: readonly Rec<RulePackRecord>[],
  day: Day,
  chosen: string | null,
): KnownFundPack | null => {
  const [own] = packsInForce(records, 'fund', day, []).flatMap(parsed)
  if (own) return { pack: own, origin: 'school' }
  const example = examples.find(({ id }) => id === chosen) ?? examples[0]
  return example ? { pack: example, origin: 'example' } : null
}

/** A year is reckoned by the rule in force on its last day, the running one by today's. */
export const ruleDay = (year: number, today: Day): Day => {
  const last = dayOf(year, 12, 31)
  return last === null || last > today ? today : last
}

/** The rules of all years. */
export const rulesOf =
  (records: readonly Rec<RulePackRecord>[], today: Day, chosen: string | null): FundRuleOf =>
  (year) =>
    packOn(records, ruleDay(year, today), chosen)?.pack.rule ?? null
