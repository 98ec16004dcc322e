import { type Day, dayOf, parseDay } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type Activity,
  type ActivityParticipant,
  type ActivityPrize,
  type ActivitySpending,
  activity,
  activityParticipant,
  activityPrize,
  activitySpending,
} from './activity.ts'
import type { ActivityVerdict } from './activity-verdict.ts'
import { type Attachment, attachment } from './attachment.ts'
import { byRef } from './by-ref.ts'
import { checkValues, type FieldProblem, isEmpty } from './check.ts'
import type { Rec } from './field.ts'
import type { FundEntry } from './fund.ts'
import { entriesHolding, invoiceKey } from './invoice.ts'
import { isOutside, type MembershipStatus } from './membership.ts'

/** Why an activity, a participation, a spending line or an attachment cannot be saved so. */
export type ActivityProblem =
  | FieldProblem
  | { readonly type: 'ends-before-start' }
  | { readonly type: 'start-needed' }
  /** The plan names a year without a month, or a day without them. */
  | { readonly type: 'plan-month-needed' }
  | { readonly type: 'no-such-plan-day' }
  | { readonly type: 'already-listed' }
  | { readonly type: 'bad-sign-in' }
  | { readonly type: 'amount-needed' }
  /** The same invoice number stands on another line: an electronic invoice is claimed once (S42). */
  | { readonly type: 'invoice-used'; readonly by: EntityId; readonly elsewhere: boolean }
  /** It stands in the ledger of the fund, under this title. */
  | { readonly type: 'invoice-in-fund'; readonly title: string }
  | { readonly type: 'spent-in-future' }
  | { readonly type: 'invoiced-in-future' }
  | { readonly type: 'not-a-member'; readonly status: MembershipStatus; readonly on: Day }
  | { readonly type: 'not-held-yet'; readonly on: Day }
  | { readonly type: 'team-size-needed' }
  | { readonly type: 'captured-in-future' }

type Checked<T> = Result<T, readonly ActivityProblem[]>

const result = <T>(draft: T, problems: readonly ActivityProblem[]): Checked<T> =>
  problems.length > 0 ? err(problems) : ok(draft)

/** An activity may be planned without a day; one with an end has a start; a plan names a month, and a day that exists. */
export const checkActivity = (draft: Activity): Checked<Activity> => {
  const problems: ActivityProblem[] = [...checkValues(activity, draft, true)]
  const { startsOn, endsOn } = draft
  if (endsOn && !startsOn) problems.push({ type: 'start-needed' })
  if (endsOn && startsOn && endsOn < startsOn) problems.push({ type: 'ends-before-start' })
  const { year, month, day } = draft.plannedFor ?? {}
  if ((year ?? month ?? day) != null && (year == null || month == null))
    problems.push({ type: 'plan-month-needed' })
  else if (year != null && month != null && day != null && !dayOf(year, month, day))
    problems.push({ type: 'no-such-plan-day' })
  return result(draft, problems)
}

const isMoment = (text: string): boolean =>
  parseDay(text.slice(0, 10)) !== null && /^ ([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10))

/**
 * A member stands once on the list of an activity (`others` are the list without this line), is a member on its day, and
 * signs in when it is held. `status` is the membership on `on`, the day of the activity, or today while it has none.
 */
export const checkParticipant = (
  draft: ActivityParticipant,
  others: readonly Rec<ActivityParticipant>[],
  context: { readonly today: Day; readonly on: Day; readonly status: MembershipStatus },
): Checked<ActivityParticipant> => {
  const problems: ActivityProblem[] = [...checkValues(activityParticipant, draft, true)]
  const { today, on, status } = context
  const isSame = ({ life, values }: Rec<ActivityParticipant>) =>
    life === 'active' && values.activity === draft.activity && values.member === draft.member
  if (draft.member && others.some(isSame)) problems.push({ type: 'already-listed' })
  if (draft.signedInAt && !isMoment(draft.signedInAt)) problems.push({ type: 'bad-sign-in' })
  if (isOutside(status)) problems.push({ type: 'not-a-member', status, on })
  if (draft.signedInAt && on > today) problems.push({ type: 'not-held-yet', on })
  return result(draft, problems)
}

/**
 * A spending line has an amount and no day after today; its invoice number stands on no line of another activity, nor in
 * the ledger of the fund, and in its own activity only where one invoice is split by use. `others` are the lines of all
 * activities that were not voided (`spendingsHolding`) without this one, `entries` those of the fund.
 */
export const checkSpending = (
  draft: ActivitySpending,
  others: readonly Rec<ActivitySpending>[],
  context: { readonly today: Day; readonly entries: readonly Rec<FundEntry>[] },
): Checked<ActivitySpending> => {
  const problems: ActivityProblem[] = [...checkValues(activitySpending, draft, true)]
  if (draft.cost?.amount == null) problems.push({ type: 'amount-needed' })
  const invoice = invoiceKey(draft.cost?.invoiceNo)
  const same = others.filter(
    ({ life, values }) => life === 'active' && invoiceKey(values.cost?.invoiceNo) === invoice,
  )
  const elsewhere = same.find(({ values }) => values.activity !== draft.activity)
  const used = elsewhere ?? same.find(({ values }) => !values.use || values.use === draft.use || !draft.use)
  if (invoice && used)
    problems.push({ type: 'invoice-used', by: used.id, elsewhere: elsewhere !== undefined })
  const entry = invoice
    ? entriesHolding(context.entries).find(({ values }) => invoiceKey(values.sum?.invoiceNo) === invoice)
    : undefined
  if (entry) problems.push({ type: 'invoice-in-fund', title: entry.values.title ?? '' })
  if (draft.spentOn && draft.spentOn > context.today) problems.push({ type: 'spent-in-future' })
  if (draft.invoicedOn && draft.invoicedOn > context.today) problems.push({ type: 'invoiced-in-future' })
  return result(draft, problems)
}

/** A grade of prizes has an amount; of teams it says how large they are. */
export const checkPrize = (draft: ActivityPrize): Checked<ActivityPrize> => {
  const problems: ActivityProblem[] = [...checkValues(activityPrize, draft, true)]
  if (draft.prize?.amount == null) problems.push({ type: 'amount-needed' })
  if (draft.prize?.form === 'team' && !draft.prize.teamSize) problems.push({ type: 'team-size-needed' })
  return result(draft, problems)
}

/** Why an activity cannot be closed for the claim so. */
export type ClaimProblem =
  | FieldProblem
  | { readonly type: 'claimed-in-future' }
  | { readonly type: 'claimed-before'; readonly on: Day }
  | { readonly type: 'no-day' }
  | { readonly type: 'not-held-yet'; readonly on: Day }
  | { readonly type: 'cancelled' }
  | { readonly type: 'nothing-spent' }
  /** The rules refuse it; the verdict says why. */
  | { readonly type: 'refused' }
  /** The rules warn, or something is missing: it may be claimed with a written reason. */
  | { readonly type: 'reason-needed' }

/**
 * Whether an activity may be closed for the claim (报账) on `claimedOn`: it was held, a fund paid something (`paid` lines),
 * the rules do not refuse it, and what they warn of or miss has a written reason.
 */
export const checkClaim = (
  draft: Activity,
  context: { readonly today: Day; readonly verdict: ActivityVerdict; readonly paid: number },
): Result<Activity, readonly ClaimProblem[]> => {
  const problems: ClaimProblem[] = [...checkValues(activity, draft, true)]
  const { startsOn, claimedOn, cancelled } = draft
  const { today, verdict, paid } = context
  if (cancelled) problems.push({ type: 'cancelled' })
  if (!startsOn) problems.push({ type: 'no-day' })
  else if (startsOn > today) problems.push({ type: 'not-held-yet', on: startsOn })
  if (!claimedOn) problems.push({ type: 'field', field: 'claimedOn', fault: { type: 'required' } })
  else if (claimedOn > today) problems.push({ type: 'claimed-in-future' })
  else if (startsOn && claimedOn < startsOn) problems.push({ type: 'claimed-before', on: startsOn })
  if (paid === 0) problems.push({ type: 'nothing-spent' })
  if (verdict.state === 'refused') problems.push({ type: 'refused' })
  else if ((verdict.state === 'warning' || verdict.missing.length > 0) && isEmpty(draft.overrideReason))
    problems.push({ type: 'reason-needed' })
  return problems.length > 0 ? err(problems) : ok(draft)
}

/** An attachment belongs to a record; the day it was taken lies not in the future. */
export const checkAttachment = (draft: Attachment, context: { readonly today: Day }): Checked<Attachment> => {
  const problems: ActivityProblem[] = [...checkValues(attachment, draft, true)]
  if (draft.capturedOn && draft.capturedOn > context.today) problems.push({ type: 'captured-in-future' })
  return result(draft, problems)
}

/** The members who signed in, each once, in the order of their ids. */
export const signedIn = (
  id: EntityId,
  participants: readonly Rec<ActivityParticipant>[],
): readonly EntityId[] => {
  const came = new Set<EntityId>()
  for (const { life, values } of byRef(participants, 'activity', id)) {
    if (life === 'active' && values.member && values.signedInAt) came.add(values.member)
  }
  return [...came].sort()
}

/** What an activity cost: the effective lines, exact to the fen. */
export const spentOn = (id: EntityId, lines: readonly Rec<ActivitySpending>[]): Fen =>
  sumFen(
    byRef(lines, 'activity', id).flatMap(({ life, values }) =>
      life === 'active' && values.cost?.amount ? [values.cost.amount] : [],
    ),
  )
