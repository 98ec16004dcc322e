import type { EntityId } from '#shared/base/id.ts'
import { type Activity, type ActivitySpending, activity } from '#shared/domain/activity.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { Records } from './db/records.ts'

/** What was found last, and between which lists. */
interface Last {
  readonly activities: readonly Rec<Activity>[]
  readonly spendings: readonly Rec<ActivitySpending>[]
  readonly found: readonly Rec<Activity>[]
}

let last: Last | null = null

/**
 * The activities that lines of spending name and that no list holds: voided ones, whose spending counts no more and holds no
 * invoice. The same list as long as both lists are the same.
 */
export const unlistedActivities = async (
  records: Records,
  activities: readonly Rec<Activity>[],
  spendings: readonly Rec<ActivitySpending>[],
): Promise<readonly Rec<Activity>[]> => {
  if (last?.activities === activities && last.spendings === spendings) return last.found
  const listed = new Set(activities.map(({ id }) => id))
  const named = new Set<EntityId>(spendings.flatMap(({ values }) => values.activity ?? []))
  const missing = await Promise.all(
    [...named].filter((id) => !listed.has(id)).map((id) => records.get(activity, id)),
  )
  const found = missing.filter((one) => one !== null)
  last = { activities, spendings, found }
  return found
}
