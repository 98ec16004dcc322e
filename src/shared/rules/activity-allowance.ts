import { type Day, dayParts } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { ActivityPayer } from '../domain/activity.ts'
import type { HeadBasis } from '../domain/activity-verdict.ts'
import { type ActivityPack, type ActivityRow, dateIn, type Fund, type Grant } from './activity.ts'
import { type ActivityContext, type ActivityFacts, sumOf, unionLines, yearUpTo } from './activity-facts.ts'

/** How much there is for an activity from one source, and how much of it is spent. */
export interface Allowance {
  readonly payers: readonly ActivityPayer[]
  readonly per: 'activity' | 'year'
  readonly basis: HeadBasis
  /** The day of the headcount; null for those who came. */
  readonly on: Day | null
  readonly heads: number
  readonly perHead: Fen
  readonly most: Fen
  /** By this activity; of a fund of the year also by those before it. */
  readonly used: Fen
  readonly beyond: Grant['beyond']
}

const paidBy = (facts: ActivityFacts, payers: readonly ActivityPayer[]): Fen =>
  sumOf(
    unionLines(facts).filter(
      ({ cost }) => payers.length === 0 || (cost?.payer != null && payers.includes(cost.payer)),
    ),
  )

const allowance = (
  grant: Grant,
  facts: ActivityFacts,
  context: ActivityContext,
  over: { readonly per: Allowance['per']; readonly used: Fen },
): readonly Allowance[] => {
  const began = facts.values.startsOn
  const { payers, perHead, basis, beyond } = grant
  if (basis === 'attended') {
    const heads = facts.attended.length
    return [{ ...over, payers, basis, on: null, heads, perHead, most: (heads * perHead) as Fen, beyond }]
  }
  // Without a day nobody can say whose headcount it is.
  if (!began || !grant.on) return []
  const { year } = dayParts(began)
  const on = dateIn(grant.on.year === 'previous' ? year - 1 : year, grant.on)
  const heads = context.headcountOn(on, grant.only)
  return [{ ...over, payers, basis, on, heads, perHead, most: (heads * perHead) as Fen, beyond }]
}

const isOf = (fund: Fund, { values }: ActivityFacts): boolean =>
  fund.types.length === 0 || (values.type != null && fund.types.includes(values.type))

/** What the rules give for an activity: grants of its row, then the funds of the year that its type is paid from. */
export const allowancesOf = (
  pack: ActivityPack,
  row: ActivityRow | null,
  facts: ActivityFacts,
  context: ActivityContext,
): readonly Allowance[] => [
  ...(row?.grants ?? []).flatMap((grant) =>
    allowance(grant, facts, context, { per: 'activity', used: paidBy(facts, grant.payers) }),
  ),
  ...pack.funds
    .filter((fund) => isOf(fund, facts))
    .flatMap((fund) =>
      allowance(fund, facts, context, {
        per: 'year',
        used: sumFen(
          yearUpTo(facts, context.others)
            .filter((one) => isOf(fund, one))
            .map((one) => paidBy(one, fund.payers)),
        ),
      }),
    ),
]
