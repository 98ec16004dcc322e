import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Activity, ActivitySpending } from '../domain/activity.ts'
import { type ActivityVerdict, parseActivityVerdict } from '../domain/activity-verdict.ts'
import type { Visit } from '../domain/condolence.ts'
import { visitDay } from '../domain/condolence-check.ts'
import type { Rec } from '../domain/field.ts'
import type { Help } from '../domain/help.ts'
import { type HelpVerdict, parseHelpVerdict } from '../domain/help-verdict.ts'
import { parseVerdict, type Verdict } from '../domain/verdict.ts'

/** What every record has that was kept against its rules. */
interface Overridden {
  readonly id: EntityId
  readonly home: string
  /** The day of the visit or help, or the first of the activity. */
  readonly day: Day | null
  readonly reason: string
  /** In fen: the gift or help, or what the union paid for the activity. */
  readonly amount: Fen | null
}

/** One record that was kept against its rules with a written reason, and what the rules had said. */
export type Override =
  | (Overridden & {
      readonly kind: 'visit'
      readonly values: Visit
      readonly verdict: Verdict | null
    })
  | (Overridden & {
      readonly kind: 'help'
      readonly values: Help
      readonly verdict: HelpVerdict | null
    })
  | (Overridden & {
      readonly kind: 'activity'
      readonly values: Activity
      readonly verdict: ActivityVerdict | null
    })

/**
 * Every effective visit and help, and every claimed activity, that carries a reason for going beyond the rules; the latest first.
 * One without a day is in every stretch, so that it is not lost; both ends of a stretch count.
 */
export const overridesOf = (
  records: {
    readonly visits: readonly Pick<Rec<Visit>, 'id' | 'home' | 'life' | 'values'>[]
    readonly helps: readonly Pick<Rec<Help>, 'id' | 'home' | 'life' | 'values'>[]
    readonly activities: readonly Pick<Rec<Activity>, 'id' | 'home' | 'life' | 'values'>[]
    readonly spendings: readonly Pick<Rec<ActivitySpending>, 'life' | 'values'>[]
  },
  stretch: { readonly from: Day; readonly to: Day },
): readonly Override[] => {
  const isIn = (day: Day | null): boolean => day === null || (day >= stretch.from && day <= stretch.to)
  const visits = records.visits.flatMap(({ id, home, life, values }): readonly Override[] => {
    const reason = values.overrideReason?.trim()
    const day = visitDay(values)
    if (life !== 'active' || !reason || !isIn(day)) return []
    const amount = values.gift?.amount ?? null
    return [{ kind: 'visit', id, home, day, reason, amount, values, verdict: parseVerdict(values.verdict) }]
  })
  const helps = records.helps.flatMap(({ id, home, life, values }): readonly Override[] => {
    const reason = values.overrideReason?.trim()
    const day = values.day ?? null
    if (life !== 'active' || !reason || !isIn(day)) return []
    const amount = values.aid?.amount ?? null
    return [
      { kind: 'help', id, home, day, reason, amount, values, verdict: parseHelpVerdict(values.verdict) },
    ]
  })
  const paid = new Map<EntityId, Fen[]>()
  for (const { life, values } of records.spendings) {
    const { activity, cost } = values
    if (life !== 'active' || !activity || cost?.payer === 'staff' || cost?.amount == null) continue
    const list = paid.get(activity)
    if (list) list.push(cost.amount)
    else paid.set(activity, [cost.amount])
  }
  const activities = records.activities.flatMap(({ id, home, life, values }): readonly Override[] => {
    const reason = values.overrideReason?.trim()
    const day = values.startsOn ?? null
    if (life !== 'active' || !values.claimedOn || !reason || !isIn(day)) return []
    const amount = sumFen(paid.get(id) ?? [])
    const verdict = parseActivityVerdict(values.verdict)
    return [{ kind: 'activity', id, home, day, reason, amount, values, verdict }]
  })
  return [...visits, ...helps, ...activities].sort(
    (a, b) => (b.day ?? '').localeCompare(a.day ?? '') || (a.id < b.id ? -1 : 1),
  )
}
