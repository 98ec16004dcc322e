import type { Day } from '../base/day.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem, isEmpty } from './check.ts'
import { type Visit, visit } from './condolence.ts'
import type { Verdict } from './verdict.ts'

/** Why a visit cannot be saved so. */
export type VisitProblem =
  | FieldProblem
  | { readonly type: 'festival-needed' }
  | { readonly type: 'relation-needed' }
  | { readonly type: 'visited-in-future' }
  /** An amount, a form and a payer belong together. */
  | { readonly type: 'gift-incomplete'; readonly part: 'form' | 'amount' | 'payer' }
  /** The rules refuse it; the verdict says why. */
  | { readonly type: 'refused' }
  /** The rules warn: it may be saved with a written reason. */
  | { readonly type: 'reason-needed' }

/**
 * A visit as the form gives it, with what the rules say of it (`judgeVisit`); null when there is no rule to ask. One from
 * before the ledger is kept as it was made, whatever the rules say.
 */
export const checkVisit = (
  draft: Visit,
  context: { readonly today: Day; readonly verdict: Verdict | null },
): Result<Visit, readonly VisitProblem[]> => {
  const problems: VisitProblem[] = [...checkValues(visit, draft, true)]
  if (draft.event === 'festival' && !draft.festival) problems.push({ type: 'festival-needed' })
  if (draft.event === 'relative-death' && (!draft.relation || draft.relation === 'self'))
    problems.push({ type: 'relation-needed' })
  if (draft.visitedOn && draft.visitedOn > context.today) problems.push({ type: 'visited-in-future' })
  const { gift } = draft
  if (gift && !isEmpty(gift)) {
    for (const part of ['form', 'amount', 'payer'] as const)
      if (gift[part] === null || gift[part] === undefined) problems.push({ type: 'gift-incomplete', part })
  }
  if (draft.earlier) return problems.length > 0 ? err(problems) : ok(draft)
  if (context.verdict?.state === 'refused') problems.push({ type: 'refused' })
  if (context.verdict?.state === 'warning' && isEmpty(draft.overrideReason))
    problems.push({ type: 'reason-needed' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** The day by which a visit is counted and ordered: when it was made, else when it happened. */
export const visitDay = (values: Visit): Day | null => values.visitedOn ?? values.happenedOn ?? null

/** The steps of an approval chain that nobody has signed yet. */
export const missingSteps = <S extends string>(chain: readonly S[], values: Visit): readonly S[] =>
  chain.filter((step) => !values.signed?.some((one) => one?.step === step && one.day))
