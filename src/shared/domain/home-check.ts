import type { Day } from '../base/day.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem } from './check.ts'
import { type HomeRating, homeRating } from './home.ts'

/** 会员民主评议 as it was counted. */
export type ReviewTally = NonNullable<HomeRating['review']>

/** Why a rating cannot be saved so. */
export type RatingProblem =
  | FieldProblem
  | { readonly type: 'more-returned-than-distributed' }
  | { readonly type: 'more-valid-than-returned' }
  | { readonly type: 'more-answers-than-valid' }
  | { readonly type: 'submitted-in-future' }

const isMore = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a != null && b != null && a > b

/** A rating as the form gives it; counts of the members' review may not contradict each other. */
export const checkRating = (
  draft: HomeRating,
  context: { readonly today: Day },
): Result<HomeRating, readonly RatingProblem[]> => {
  const problems: RatingProblem[] = [...checkValues(homeRating, draft, true)]
  const { distributed, returned, valid, satisfied, basicallySatisfied, dissatisfied } = draft.review ?? {}
  if (isMore(returned, distributed)) problems.push({ type: 'more-returned-than-distributed' })
  if (isMore(valid, returned)) problems.push({ type: 'more-valid-than-returned' })
  if (isMore((satisfied ?? 0) + (basicallySatisfied ?? 0) + (dissatisfied ?? 0), valid))
    problems.push({ type: 'more-answers-than-valid' })
  if (draft.submittedOn && draft.submittedOn > context.today) problems.push({ type: 'submitted-in-future' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/**
 * Shares of a review. Rules use both 满意率 and (满意+基本满意)率, and the two differ a lot (S31b: 92.7 % and 100 %);
 * null where the counts are missing. Satisfaction is of the valid sheets, the return of those distributed.
 */
export const reviewRates = (
  review: ReviewTally,
): {
  readonly returned: number | null
  readonly satisfied: number | null
  readonly atLeastBasically: number | null
} => {
  const share = (part: number | null | undefined, whole: number | null | undefined): number | null =>
    part == null || !whole ? null : part / whole
  return {
    returned: share(review.returned, review.distributed),
    satisfied: share(review.satisfied, review.valid),
    atLeastBasically: share(
      review.satisfied == null || review.basicallySatisfied == null
        ? null
        : review.satisfied + review.basicallySatisfied,
      review.valid,
    ),
  }
}
