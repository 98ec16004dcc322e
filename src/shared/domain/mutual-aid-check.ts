import { addDays, type Day, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import { checkValues, type FieldProblem } from './check.ts'
import type { Rec } from './field.ts'
import {
  type ClaimStep,
  claimSteps,
  type MutualAid,
  type MutualAidClaim,
  mutualAid,
  mutualAidClaim,
} from './mutual-aid.ts'

/** Why an enrolment cannot be saved so. */
export type MutualAidProblem =
  | FieldProblem
  | { readonly type: 'enrolled-twice' }
  | { readonly type: 'until-before-start' }

const sameProduct = (a: MutualAid, b: MutualAid): boolean =>
  a.year === b.year && a.product?.trim() === b.product?.trim()

/** An enrolment as the form gives it; once per member, product and year. */
export const checkMutualAid = (
  draft: MutualAid,
  others: readonly Rec<MutualAid>[],
): Result<MutualAid, readonly MutualAidProblem[]> => {
  const problems: MutualAidProblem[] = [...checkValues(mutualAid, draft, true)]
  if (
    others.some(
      ({ life, values }) => life === 'active' && values.member === draft.member && sameProduct(values, draft),
    )
  )
    problems.push({ type: 'enrolled-twice' })
  if (draft.enrolledOn && draft.until && draft.until < draft.enrolledOn)
    problems.push({ type: 'until-before-start' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** A product in a year: who is in it, and the fees in fen. */
export interface AidProduct {
  readonly year: number
  readonly product: string
  readonly enrolments: readonly Rec<MutualAid>[]
  readonly people: number
  readonly fees: Fen
}

/** The products of some enrolments, the latest year first, then by name. Void and incomplete ones do not count. */
export const aidProducts = (enrolments: readonly Rec<MutualAid>[]): readonly AidProduct[] => {
  const found = new Map<string, Rec<MutualAid>[]>()
  for (const one of enrolments) {
    const { year, product } = one.values
    if (one.life !== 'active' || !year || !product) continue
    const key = `${year} ${product.trim()}`
    const list = found.get(key)
    if (list) list.push(one)
    else found.set(key, [one])
  }
  return [...found]
    .map(([key, own]) => ({
      year: Number(key.slice(0, 4)),
      product: key.slice(5),
      enrolments: own,
      people: new Set(own.flatMap(({ values }) => values.member ?? [])).size,
      fees: sumFen(own.flatMap(({ values }) => values.fee?.amount ?? [])),
    }))
    .sort((a, b) => b.year - a.year || (a.product < b.product ? -1 : 1))
}

/** Where a claim stands. `started` has no step done yet. */
export type ClaimState = 'started' | ClaimStep

/** The last step done, by day; on one day the later step of the order. */
export const claimState = (values: MutualAidClaim): ClaimState => {
  let last: { readonly step: ClaimStep; readonly day: Day } | null = null
  for (const { step, day } of values.done ?? []) {
    if (!step || !day) continue
    const later =
      last === null ||
      day > last.day ||
      (day === last.day && claimSteps.indexOf(step) > claimSteps.indexOf(last.step))
    if (later) last = { step, day }
  }
  return last?.step ?? 'started'
}

/** Whether nothing more is to come. */
export const isClaimOver = (values: MutualAidClaim): boolean =>
  ['paid', 'refused'].includes(claimState(values))

/** Days until the next step is due; negative when late, null when the claim is over or nothing is planned. */
export const claimDueIn = (values: MutualAidClaim, today: Day): number | null =>
  isClaimOver(values) || !values.next?.dueOn ? null : daysBetween(today, values.next.dueOn)

/** Open claims whose next step is late or due within some days. */
export const claimsDue = (
  claims: readonly Rec<MutualAidClaim>[],
  today: Day,
  ahead: number,
): readonly Rec<MutualAidClaim>[] =>
  claims.filter(({ life, values }) => {
    const dueOn = values.next?.dueOn
    return life === 'active' && !isClaimOver(values) && !!dueOn && dueOn <= addDays(today, ahead)
  })

/** The days on which the next steps of open claims are due, in no order. */
export const claimDays = (claims: readonly Rec<MutualAidClaim>[]): readonly Day[] =>
  claims.flatMap(({ life, values }) =>
    life === 'active' && !isClaimOver(values) ? (values.next?.dueOn ?? []) : [],
  )

/** The step that usually follows; null when the claim is over. 补充材料 is never the usual one. */
export const usualNext = (values: MutualAidClaim): ClaimStep | null => {
  switch (claimState(values)) {
    case 'started':
      return 'reported'
    case 'reported':
      return 'collected'
    case 'collected':
      return 'submitted'
    case 'submitted':
    case 'supplemented':
      return 'approved'
    case 'approved':
      return 'paid'
    case 'paid':
    case 'refused':
      return null
  }
}

/** Why a claim cannot be saved so. */
export type ClaimProblem =
  | FieldProblem
  | { readonly type: 'happened-in-future' }
  | { readonly type: 'step-in-future'; readonly step: ClaimStep }
  | { readonly type: 'step-before-event'; readonly step: ClaimStep }
  | { readonly type: 'step-unfinished' }
  /** Paid out, but how much is not said. */
  | { readonly type: 'paid-amount-needed' }
  /** Over, and yet something is planned. */
  | { readonly type: 'next-after-end' }

/** A claim as the form gives it. */
export const checkClaim = (
  draft: MutualAidClaim,
  today: Day,
): Result<MutualAidClaim, readonly ClaimProblem[]> => {
  const problems: ClaimProblem[] = [...checkValues(mutualAidClaim, draft, true)]
  const { happenedOn } = draft
  if (happenedOn && happenedOn > today) problems.push({ type: 'happened-in-future' })
  for (const { step, day } of draft.done ?? []) {
    if (!step || !day) {
      problems.push({ type: 'step-unfinished' })
      continue
    }
    if (day > today) problems.push({ type: 'step-in-future', step })
    if (happenedOn && day < happenedOn) problems.push({ type: 'step-before-event', step })
  }
  if (claimState(draft) === 'paid' && !draft.paid) problems.push({ type: 'paid-amount-needed' })
  if (isClaimOver(draft) && (draft.next?.step || draft.next?.dueOn)) problems.push({ type: 'next-after-end' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** Whether what happened lies in the time of an enrolment; true when its end is not known. */
export const isCovered = (aid: MutualAid, happenedOn: Day): boolean =>
  (!aid.enrolledOn || aid.enrolledOn <= happenedOn) && (!aid.until || happenedOn <= aid.until)

/** The claims of each enrolment. */
export const claimsByAid = (
  claims: readonly Rec<MutualAidClaim>[],
): ReadonlyMap<EntityId, readonly Rec<MutualAidClaim>[]> => {
  const map = new Map<EntityId, Rec<MutualAidClaim>[]>()
  for (const claim of claims) {
    const { aid } = claim.values
    if (claim.life !== 'active' || !aid) continue
    const list = map.get(aid)
    if (list) list.push(claim)
    else map.set(aid, [claim])
  }
  return map
}
