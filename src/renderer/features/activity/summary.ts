import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type {
  Activity,
  ActivityParticipant,
  ActivityPrize,
  ActivitySpending,
} from '#shared/domain/activity.ts'
import { type ClaimNeed, parseActivityVerdict } from '#shared/domain/activity-verdict.ts'
import type { Attachment } from '#shared/domain/attachment.ts'
import { byRef } from '#shared/domain/by-ref.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { ClaimState } from '#shared/rules/activity-claim.ts'

export type ActivityRec = Rec<Activity>
export type ParticipantRec = Rec<ActivityParticipant>
export type SpendingRec = Rec<ActivitySpending>
export type PrizeRec = Rec<ActivityPrize>
export type AttachmentRec = Rec<Attachment>

/** One paper or fact a closed activity should have; what is asked for depends on what was spent. */
export type Need =
  | 'place'
  | 'organiser'
  | 'content'
  | 'people'
  | 'signed'
  | 'sign-in-list'
  | 'photo'
  | 'plan'
  | 'invoice'
  | 'payee'
  | 'news'
  | ClaimNeed

export interface NeedState {
  readonly need: Need
  readonly have: boolean
}

/** `planned`: it has no day yet, or its day is still to come. `claimed`: closed for the claim. */
export type ActivityState = 'planned' | 'lacking' | 'full' | 'claimed' | 'cancelled'

/** One activity as the list shows it. */
export interface ActivityRow {
  readonly id: EntityId
  readonly home: string
  readonly record: ActivityRec
  readonly title: string
  readonly day: Day | null
  readonly signed: number
  readonly expected: number
  readonly lines: number
  readonly prizes: number
  readonly total: Fen
  readonly attachments: number
  readonly needs: readonly NeedState[]
  readonly state: ActivityState
}

/** The year an activity is listed under: that of its day, else that of its plan; null where neither is known. */
export const yearOf = ({ day, record }: Pick<ActivityRow, 'day' | 'record'>): string | null =>
  day?.slice(0, 4) ?? (record.values.plannedFor?.year ? String(record.values.plannedFor.year) : null)

/** The parts of an activity that are records of their own. */
export interface ActivityParts {
  readonly participants: readonly ParticipantRec[]
  readonly spendings: readonly SpendingRec[]
  readonly prizes: readonly PrizeRec[]
  readonly attachments: readonly AttachmentRec[]
}

/** What an activity cost, exact to the fen. */
export const spendingTotal = (spendings: readonly SpendingRec[]): Fen =>
  sumFen(spendings.flatMap((line) => line.values.cost?.amount ?? []))

/** One participation per member: an import may bring a second one, and a signed one counts before an expected one. */
export const onePerMember = (participants: readonly ParticipantRec[]): readonly ParticipantRec[] => {
  const byMember = new Map<string, ParticipantRec>()
  for (const one of participants) {
    const member = one.values.member
    if (!member) continue
    const known = byMember.get(member)
    if (!known || (!known.values.signedInAt && one.values.signedInAt)) byMember.set(member, one)
  }
  return [...byMember.values()]
}

const has = (attachments: readonly AttachmentRec[], ...roles: readonly string[]): boolean =>
  attachments.some((one) => one.values.role && roles.includes(one.values.role))

/**
 * The checklist of an activity: facts and photos always, papers of money only when money was spent. Where a rule says what
 * a claim must hold, that takes the place of the usual papers.
 */
export const needsOf = (
  activity: Activity,
  parts: ActivityParts,
  claim: readonly ClaimState[] | null = null,
): readonly NeedState[] => {
  const { participants, spendings, attachments } = parts
  const text = (value: string | null | undefined): boolean => (value ?? '').trim() !== ''
  const signed = participants.some((one) => one.values.signedInAt)
  const list: NeedState[] = [
    { need: 'place', have: text(activity.place) },
    { need: 'organiser', have: text(activity.organiser) },
    { need: 'content', have: text(activity.content) },
    { need: 'people', have: participants.length > 0 || has(attachments, 'participant-list') },
    { need: 'signed', have: signed || has(attachments, 'sign-in-list') },
    { need: 'photo', have: has(attachments, 'photo') },
  ]
  if (spendings.length === 0) return list
  if (claim) return [...list, ...claim.filter(({ need }) => list.every((one) => one.need !== need))]
  return [
    ...list,
    { need: 'plan', have: text(activity.plan) || has(attachments, 'plan') },
    // The list that people signed by hand is the voucher; the app's own sign-in is not.
    { need: 'sign-in-list', have: has(attachments, 'sign-in-list') },
    {
      need: 'invoice',
      have: has(attachments, 'invoice') || spendings.every((line) => text(line.values.cost?.invoiceNo)),
    },
    { need: 'payee', have: spendings.every((line) => text(line.values.cost?.payee)) },
    { need: 'news', have: text(activity.news) || has(attachments, 'news') },
  ]
}

const stateOf = (activity: Activity, needs: readonly NeedState[], today: Day): ActivityState =>
  activity.cancelled
    ? 'cancelled'
    : activity.claimedOn
      ? 'claimed'
      : !activity.startsOn || activity.startsOn > today
        ? 'planned'
        : needs.every((one) => one.have)
          ? 'full'
          : 'lacking'

/** Every activity with its sums, newest first; those without a day come last. */
export const summarise = (
  activities: readonly ActivityRec[],
  parts: ActivityParts,
  today: Day,
  claimOf: (record: ActivityRec) => readonly ClaimState[] | null = () => null,
): readonly ActivityRow[] => {
  const rows = activities.map((record): ActivityRow => {
    const own: ActivityParts = {
      participants: onePerMember(byRef(parts.participants, 'activity', record.id)),
      spendings: byRef(parts.spendings, 'activity', record.id),
      prizes: byRef(parts.prizes, 'activity', record.id),
      attachments: byRef(parts.attachments, 'of', record.id),
    }
    // What a closed claim lacked was settled with a reason; a later rule asks nothing of it.
    const kept = record.values.claimedOn ? parseActivityVerdict(record.values.verdict) : null
    const claim = kept?.rule ? kept.missing.map((need) => ({ need, have: false })) : claimOf(record)
    const needs = needsOf(record.values, own, claim)
    return {
      id: record.id,
      home: record.home,
      record,
      title: record.values.title ?? '',
      day: record.values.startsOn ?? null,
      signed: own.participants.filter((one) => one.values.signedInAt).length,
      expected: own.participants.length,
      lines: own.spendings.length,
      prizes: own.prizes.length,
      total: spendingTotal(own.spendings),
      attachments: own.attachments.length,
      needs,
      state: stateOf(record.values, needs, today),
    }
  })
  return rows.sort((a, b) =>
    a.day === b.day ? 0 : a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? 1 : -1,
  )
}

/** The moment of a sign-in is what the clock says when it is entered: a list typed in later shows that it was. */
export const signInTime = (today: Day, now: number): string => {
  const date = new Date(now)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${today} ${two(date.getHours())}:${two(date.getMinutes())}`
}
