import type { Day } from '#shared/base/day.ts'
import { yuan } from '#shared/base/money.ts'
import type {
  Activity,
  ActivityParticipant,
  ActivityPrize,
  ActivitySpending,
  SpendingUse,
} from '#shared/domain/activity.ts'
import type { Member, MemberEvent } from '#shared/domain/member.ts'
import { headcount } from '#shared/domain/membership.ts'
import { type ActivityPack, parseActivityPack } from '#shared/rules/activity.ts'
import { type ActivityContext, type ActivityFacts, activityFacts } from '#shared/rules/activity-facts.ts'
import { shippedPacks } from '#shared/rules/packs/shipped.ts'
import type { PackSource } from '#shared/rules/read.ts'
import { day, idOf, rec } from './record.ts'

/** A pack that must be right. */
export const loadActivityPack = (source: PackSource): ActivityPack => {
  const read = parseActivityPack(source)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** The id of a shipped pack. */
export type ShippedActivityPack = (typeof shippedPacks.activity)[number]['id']

/** A shipped pack as the product reads it. */
export const shippedActivityPack = (id: ShippedActivityPack): ActivityPack => {
  const source = shippedPacks.activity.find((one) => one.id === id)
  if (!source) throw new Error(`no pack ${id}`)
  return loadActivityPack(source)
}

/** One line that was spent, in yuan. */
export const spent = (
  use: SpendingUse | null,
  amount: number,
  more: Omit<ActivitySpending, 'cost'> & ActivitySpending['cost'] = {},
): ActivitySpending => {
  const { item, invoicedOn, category, ...cost } = more
  return {
    item: item ?? use ?? '支出',
    use,
    invoicedOn: invoicedOn ?? null,
    category: category ?? null,
    cost: { amount: yuan(amount), ...cost },
  }
}

/** One grade of prizes, in yuan. */
export const prize = (
  amount: number,
  more: Omit<NonNullable<ActivityPrize['prize']>, 'amount'> & { readonly item?: string } = {},
): ActivityPrize => {
  const { item, ...of } = more
  return {
    item: item ?? null,
    prize: { form: 'individual', rank: 1, winners: 1, ...of, amount: yuan(amount) },
  }
}

/** What an invented activity has. */
export interface Scene {
  readonly values?: Activity
  /** How many members signed in. */
  readonly came?: number
  readonly spending?: readonly ActivitySpending[]
  readonly prizes?: readonly ActivityPrize[]
}

/** The facts of an activity number `n`, through records as the product keeps them. */
export const factsOf = (scene: Scene, n = 1): ActivityFacts => {
  const activity = idOf(n)
  const at = n * 10_000
  return activityFacts(
    { id: activity, values: { title: '活动', startsOn: day('2026-04-18'), ...scene.values } },
    {
      participants: Array.from({ length: scene.came ?? 0 }, (_, i) =>
        rec<ActivityParticipant>(at + i, 'activity-participant', {
          activity,
          member: idOf(1_000_000 + i),
          signedInAt: '2026-04-18 08:00',
        }),
      ),
      spendings: (scene.spending ?? []).map((values, i) =>
        rec(at + 3000 + i, 'activity-spending', { ...values, activity }),
      ),
      prizes: (scene.prizes ?? []).map((values, i) =>
        rec(at + 6000 + i, 'activity-prize', { ...values, activity }),
      ),
      attachments: [],
    },
  )
}

/** A branch of so many members, counted as the product counts; each later one joined on `day`. */
export const branchOf = (
  members: number,
  later: readonly { readonly on: string; readonly count: number }[] = [],
  others: readonly ActivityFacts[] = [],
): ActivityContext => {
  const people = Array.from({ length: members }, (_, i) =>
    rec<Member>(1_000_000 + i, 'member', { name: `会员${i}`, sex: i % 2 === 0 ? 'female' : 'male' }),
  )
  const events: ReturnType<typeof rec<MemberEvent>>[] = []
  for (const { on, count } of later)
    for (let i = 0; i < count; i++) {
      const n = 2_000_000 + events.length
      people.push(rec<Member>(n, 'member', { name: `新会员${events.length}`, sex: 'male' }))
      events.push(
        rec<MemberEvent>(n + 500_000, 'member-event', { member: idOf(n), event: 'joined', day: day(on) }),
      )
    }
  return {
    headcountOn: (on: Day, only) => {
      const counted = headcount(people, events, on)
      return only === 'women' ? counted.women : counted.count
    },
    others,
  }
}
