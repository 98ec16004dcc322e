import { type Day, parseDay } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type Activity,
  type ActivityParticipant,
  type ActivitySpending,
  activity,
  activityParticipant,
  activitySpending,
} from './activity.ts'
import { type Attachment, attachment } from './attachment.ts'
import { checkValues, type FieldProblem } from './check.ts'
import type { Rec } from './field.ts'

/** Why an activity, a participation, a spending line or an attachment cannot be saved so. */
export type ActivityProblem =
  | FieldProblem
  | { readonly type: 'ends-before-start' }
  | { readonly type: 'start-needed' }
  | { readonly type: 'already-listed' }
  | { readonly type: 'bad-sign-in' }
  | { readonly type: 'amount-needed' }
  /** The same invoice number stands on another line: an electronic invoice is claimed once (S42). */
  | { readonly type: 'invoice-used'; readonly by: EntityId }
  | { readonly type: 'captured-in-future' }

type Checked<T> = Result<T, readonly ActivityProblem[]>

const result = <T>(draft: T, problems: readonly ActivityProblem[]): Checked<T> =>
  problems.length > 0 ? err(problems) : ok(draft)

/** An activity may be planned without a day; one with an end has a start. */
export const checkActivity = (draft: Activity): Checked<Activity> => {
  const problems: ActivityProblem[] = [...checkValues(activity, draft, true)]
  const { startsOn, endsOn } = draft
  if (endsOn && !startsOn) problems.push({ type: 'start-needed' })
  if (endsOn && startsOn && endsOn < startsOn) problems.push({ type: 'ends-before-start' })
  return result(draft, problems)
}

const isMoment = (text: string): boolean =>
  parseDay(text.slice(0, 10)) !== null && /^ ([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10))

/** A member stands once on the list of an activity. `others` are the list without this line. */
export const checkParticipant = (
  draft: ActivityParticipant,
  others: readonly Rec<ActivityParticipant>[],
): Checked<ActivityParticipant> => {
  const problems: ActivityProblem[] = [...checkValues(activityParticipant, draft, true)]
  const isSame = ({ life, values }: Rec<ActivityParticipant>) =>
    life === 'active' && values.activity === draft.activity && values.member === draft.member
  if (draft.member && others.some(isSame)) problems.push({ type: 'already-listed' })
  if (draft.signedInAt && !isMoment(draft.signedInAt)) problems.push({ type: 'bad-sign-in' })
  return result(draft, problems)
}

/** A spending line has an amount; its invoice number stands on no other line. `others` are all lines without this one. */
export const checkSpending = (
  draft: ActivitySpending,
  others: readonly Rec<ActivitySpending>[],
): Checked<ActivitySpending> => {
  const problems: ActivityProblem[] = [...checkValues(activitySpending, draft, true)]
  if (draft.cost?.amount == null) problems.push({ type: 'amount-needed' })
  const invoice = draft.cost?.invoiceNo?.trim()
  const used = invoice
    ? others.find(({ life, values }) => life === 'active' && values.cost?.invoiceNo?.trim() === invoice)
    : undefined
  if (used) problems.push({ type: 'invoice-used', by: used.id })
  return result(draft, problems)
}

/** An attachment belongs to a record; the day it was taken lies not in the future. */
export const checkAttachment = (draft: Attachment, context: { readonly today: Day }): Checked<Attachment> => {
  const problems: ActivityProblem[] = [...checkValues(attachment, draft, true)]
  if (draft.capturedOn && draft.capturedOn > context.today) problems.push({ type: 'captured-in-future' })
  return result(draft, problems)
}

/** Who was expected and who signed in, each member once. */
export const attendance = (
  id: EntityId,
  participants: readonly Rec<ActivityParticipant>[],
): { readonly listed: readonly EntityId[]; readonly signedIn: readonly EntityId[] } => {
  const listed = new Set<EntityId>()
  const signedIn = new Set<EntityId>()
  for (const { life, values } of participants) {
    if (life !== 'active' || values.activity !== id || !values.member) continue
    listed.add(values.member)
    if (values.signedInAt) signedIn.add(values.member)
  }
  return { listed: [...listed].sort(), signedIn: [...signedIn].sort() }
}

/** What an activity cost: the effective lines, exact to the fen. */
export const spentOn = (id: EntityId, lines: readonly Rec<ActivitySpending>[]): Fen =>
  sumFen(
    lines.flatMap(({ life, values }) =>
      life === 'active' && values.activity === id && values.cost?.amount ? [values.cost.amount] : [],
    ),
  )
