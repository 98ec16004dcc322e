import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type {
  Activity,
  ActivityParticipant,
  ActivityPrize,
  ActivitySpending,
  ClaimPaper,
  SpendingUse,
} from '../domain/activity.ts'
import { claimPapers } from '../domain/activity.ts'
import { signedIn } from '../domain/activity-check.ts'
import type { Attachment } from '../domain/attachment.ts'
import { byRef } from '../domain/by-ref.ts'
import type { Rec } from '../domain/field.ts'

/** One activity with what hangs on it, effective records only: what the rules are asked about. */
export interface ActivityFacts {
  readonly id: EntityId
  readonly values: Activity
  /** Members who signed in, each once. */
  readonly attended: readonly EntityId[]
  readonly spending: readonly ActivitySpending[]
  readonly prizes: readonly ActivityPrize[]
  /** Papers held, on paper or as a file. */
  readonly held: ReadonlySet<ClaimPaper>
}

/** The records that hang on activities; those of other activities, void and incomplete ones are left out here. */
export interface ActivityRecords {
  readonly participants: readonly Rec<ActivityParticipant>[]
  readonly spendings: readonly Rec<ActivitySpending>[]
  readonly prizes: readonly Rec<ActivityPrize>[]
  readonly attachments: readonly Rec<Attachment>[]
}

const isPaper = (role: unknown): role is ClaimPaper => claimPapers.some((paper) => paper === role)

/** The facts of one activity from the records of all. */
export const activityFacts = (
  activity: Pick<Rec<Activity>, 'id' | 'values'>,
  records: ActivityRecords,
): ActivityFacts => {
  const { id, values } = activity
  const own = <V extends { readonly activity?: EntityId | null }>(list: readonly Rec<V>[]): readonly V[] =>
    byRef(list, 'activity', id).flatMap((one) => (one.life === 'active' ? [one.values] : []))
  const files = byRef(records.attachments, 'of', id).flatMap((one) =>
    one.life === 'active' && isPaper(one.values.role) ? [one.values.role] : [],
  )
  let attended: readonly EntityId[] | undefined
  return {
    id,
    values,
    // Few questions are about who came, and a school asks them of thousands of activities.
    get attended() {
      attended ??= signedIn(id, records.participants)
      return attended
    },
    spending: own(records.spendings),
    prizes: own(records.prizes),
    held: new Set([...files, ...(values.papers ?? [])]),
  }
}

/** What the activity is judged with beside its own facts. */
export interface ActivityContext {
  /** Members of the branch at the end of a day (`headcount`). */
  readonly headcountOn: (day: Day, only: 'women' | null) => number
  /** The other activities of the same branch, for what is counted over a year. */
  readonly others: readonly ActivityFacts[]
}

/** The lines that a fund pays: what staff paid themselves is no matter of the rules. */
export const unionLines = (facts: ActivityFacts): readonly ActivitySpending[] =>
  facts.spending.filter(({ cost }) => cost?.payer !== 'staff')

/** The sum of lines of certain uses; of all when none is named. */
export const sumOf = (lines: readonly ActivitySpending[], uses: readonly SpendingUse[] = []): Fen =>
  sumFen(
    lines.flatMap(({ use, cost }) =>
      cost?.amount && (uses.length === 0 || (use && uses.includes(use))) ? [cost.amount] : [],
    ),
  )

/** Whether prizes are given: a prize is recorded, or something was spent on prizes. */
export const hasPrizes = (facts: ActivityFacts): boolean =>
  facts.prizes.length > 0 || unionLines(facts).some(({ use }) => use === 'prize')

/** The last day of the activity; null while it has none. */
export const endOf = ({ values }: ActivityFacts): Day | null => values.endsOn ?? values.startsOn ?? null

/**
 * The activities of the same calendar year up to this one, this one last: what comes after is judged by itself. Only this
 * one when it has no day. Cancelled ones spent nothing that counts, unless lines say so: they are kept.
 */
export const yearUpTo = (
  facts: ActivityFacts,
  others: readonly ActivityFacts[],
): readonly ActivityFacts[] => {
  const on = facts.values.startsOn
  if (!on) return [facts]
  const key = (one: ActivityFacts): string => `${one.values.startsOn} ${one.id}`
  const before = others.filter(
    (one) =>
      one.id !== facts.id && one.values.startsOn?.slice(0, 4) === on.slice(0, 4) && key(one) < key(facts),
  )
  return [...before.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)), facts]
}
