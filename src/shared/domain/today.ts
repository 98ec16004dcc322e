import { addDays, addMonths, type Day, dayParts, daysBetween } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import type { Activity, ActivityParticipant } from './activity.ts'
import { lastPlannedDay, plannedTime } from './activity-plan.ts'
import type { Attachment, AttachmentRole } from './attachment.ts'
import { byRef } from './by-ref.ts'
import type { ApprovalStep, CondolenceEvent, EvidenceKind, Visit } from './condolence.ts'
import { missingSteps, visitDay } from './condolence-check.ts'
import type { Rec } from './field.ts'
import type { FundCategory } from './fund.ts'
import type { FundDue } from './fund-due.ts'
import type { HomeRating } from './home.ts'
import type { Member, MemberEvent } from './member.ts'
import type { MemberRule } from './member-rule.ts'
import { eventsByMember, membershipAt } from './membership.ts'
import { milestones } from './milestone.ts'
import { isHeldOn, type MemberPost, termEnd } from './post.ts'
import type { Proposal, ProposalSeconder } from './proposal.ts'
import { type ProposalRule, proposalDeadline, proposalState, secondersOf } from './proposal-check.ts'
import { parseVerdict } from './verdict.ts'

/** What is due or wrong. `days` counts from today: negative for the past. */
export type TodayWhat =
  | { readonly type: 'birthday'; readonly days: number }
  | { readonly type: 'service'; readonly years: number; readonly days: number }
  | { readonly type: 'teaching'; readonly years: number; readonly days: number }
  | { readonly type: 'retirement'; readonly days: number }
  /** 换届: the term of so many posts ends on one day. */
  | { readonly type: 'term-due'; readonly posts: number; readonly days: number }
  | { readonly type: 'not-visited'; readonly event: CondolenceEvent; readonly days: number }
  | {
      readonly type: 'visit-incomplete'
      readonly missing: readonly ('evidence' | 'approval' | 'receipt')[]
    }
  | { readonly type: 'activity-incomplete'; readonly missing: readonly ('sign-in' | 'photo')[] }
  | { readonly type: 'proposal-review' }
  | { readonly type: 'proposal-seconders'; readonly have: number; readonly need: number }
  | { readonly type: 'proposal-revise' }
  | { readonly type: 'proposal-submit' }
  | { readonly type: 'rating-unfinished'; readonly missing: number; readonly days: number | null }
  /** Counted without names: 今日 lies open on the desk. */
  | { readonly type: 'hardship-reviews'; readonly count: number }
  | { readonly type: 'claim-steps'; readonly count: number }
  /** Its planned month is over and it has no day. */
  | { readonly type: 'activity-not-held'; readonly days: number }
  | { readonly type: 'fund-over'; readonly category: FundCategory; readonly amount: Fen }
  | { readonly type: 'fund-gaps'; readonly count: number }
  | { readonly type: 'fund-papers'; readonly count: number }
  | { readonly type: 'not-exported'; readonly days: number | null; readonly changes: number }
  | { readonly type: 'backup-old'; readonly days: number | null }

/** One line of 今日. `late`: overdue; `now`: today; `soon`: in the coming days; `open`: whenever there is time. */
export interface TodayItem {
  readonly what: TodayWhat
  readonly severity: 'late' | 'now' | 'soon' | 'open'
  /** The record to open; for milestones the member. */
  readonly target: { readonly kind: string; readonly id: EntityId } | null
  /** The day it is about or due. */
  readonly day: Day | null
}

/** When things become due; days unless the name says otherwise. */
export interface TodayLimits {
  readonly ahead: number
  readonly retirementMonths: number
  /** How long before its end a term is spoken of. */
  readonly term: number
  /** How long somebody may be in hospital before a visit is late. */
  readonly hospital: number
  readonly exported: number
  readonly backup: number
  readonly rating: number
  /** Visits and activities older than this are left in peace. */
  readonly lookBack: number
}

/** The limits a branch starts with. */
export const usualLimits: TodayLimits = {
  ahead: 7,
  retirementMonths: 6,
  term: 90,
  hospital: 3,
  exported: 14,
  backup: 7,
  rating: 30,
  lookBack: 366,
}

/** All that decides what is due. Void and incomplete records are left out here. */
export interface TodayInput {
  readonly today: Day
  readonly members: readonly Rec<Member>[]
  readonly events: readonly Rec<MemberEvent>[]
  readonly posts?: readonly Rec<MemberPost>[]
  /** The school's rules for members: how long terms are. */
  readonly memberRule?: MemberRule | null
  readonly visits: readonly Rec<Visit>[]
  /** The approval chain of the rule that applies to a visit. */
  readonly chainOf: (values: Visit) => readonly ApprovalStep[]
  readonly activities: readonly Rec<Activity>[]
  readonly participants: readonly Rec<ActivityParticipant>[]
  readonly attachments: readonly Rec<Attachment>[]
  readonly proposals: readonly Rec<Proposal>[]
  readonly seconders: readonly Rec<ProposalSeconder>[]
  readonly proposalRule: ProposalRule
  /** The opening of the congress, where it is known. */
  readonly openingOn?: Day | null
  readonly ratings: readonly Rec<HomeRating>[]
  /** How many indicators of a rating have no points; from `totalOf`. */
  readonly ratingMissing: (id: EntityId) => number
  /** The days on which open hardship files are looked at again, and on which the next steps of open claims are due. */
  readonly reviewDays?: readonly Day[]
  readonly claimDays?: readonly Day[]
  /** The fund of the running year; null where it is kept elsewhere. */
  readonly fund?: FundDue | null
  readonly lastExportOn: Day | null
  /** Changes not yet in any exported file. */
  readonly changesSinceExport: number
  readonly lastBackupOn: Day | null
  readonly limits?: TodayLimits
}

const ill: readonly CondolenceEvent[] = ['illness', 'surgery', 'critical-illness', 'accident']

const active = <V>(records: readonly Rec<V>[]): readonly Rec<V>[] =>
  records.filter(({ life }) => life === 'active')

const target = ({ kind, id }: Rec<unknown>) => ({ kind, id })

const milestoneItems = (input: TodayInput, limits: TodayLimits): TodayItem[] => {
  const { today } = input
  const until = addDays(today, limits.ahead)
  const retiring = addMonths(today, limits.retirementMonths)
  const byMember = eventsByMember(input.events)
  const celebrated = new Set(
    active(input.visits)
      .filter(({ values }) => values.event === 'birthday')
      .map(({ values }) => `${values.member} ${visitDay(values)?.slice(0, 4)}`),
  )
  return active(input.members).flatMap((member): TodayItem[] => {
    const found = milestones(member.values, today, retiring).filter(
      (one) => one.type === 'retirement' || one.day <= until,
    )
    if (found.length === 0 || membershipAt(byMember.get(member.id) ?? [], today) !== 'active') return []
    return found.flatMap(({ type, day, years }): TodayItem[] => {
      if (type === 'birthday' && celebrated.has(`${member.id} ${dayParts(day).year}`)) return []
      const days = daysBetween(today, day)
      const what: TodayWhat =
        type === 'service' || type === 'teaching' ? { type, years, days } : { type, days }
      const severity = days === 0 ? 'now' : type === 'retirement' && day > until ? 'open' : 'soon'
      return [{ what, severity, target: target(member), day }]
    })
  })
}

/** Terms that end soon or are over: one line for each union and day, because a committee is elected as a whole. */
const termItems = (input: TodayInput, limits: TodayLimits): TodayItem[] => {
  const { today, posts = [], memberRule = null } = input
  const due = new Map<string, { readonly day: Day; readonly posts: Rec<MemberPost>[] }>()
  for (const post of active(posts)) {
    const day = isHeldOn(post.values, today) ? termEnd(post.values, memberRule) : null
    if (!day || daysBetween(today, day) > limits.term) continue
    const key = `${post.home} ${day}`
    const known = due.get(key)
    if (known) known.posts.push(post)
    else due.set(key, { day, posts: [post] })
  }
  return [...due.values()].map(({ day, posts: ending }) => {
    const days = daysBetween(today, day)
    const [first] = ending.sort((a, b) => (a.id < b.id ? -1 : 1))
    return {
      what: { type: 'term-due', posts: ending.length, days },
      severity: days < 0 ? 'late' : days === 0 ? 'now' : 'soon',
      target: first ? target(first) : null,
      day,
    }
  })
}

/** The kinds of evidence that a photograph or scan of each role proves to be there. */
const proves: Readonly<Partial<Record<AttachmentRole, EvidenceKind>>> = {
  photo: 'photo',
  invoice: 'invoice',
  'receipt-list': 'receipt-list',
  'approval-form': 'approval-form',
}

type RolesOf = (id: EntityId) => ReadonlySet<AttachmentRole>

const visitItem = (
  visit: Rec<Visit>,
  input: TodayInput,
  limits: TodayLimits,
  rolesOf: RolesOf,
): TodayItem | null => {
  const { values } = visit
  const { today } = input
  const on = visitDay(values)
  // What was entered from the old ledger has its papers in the old folder.
  if (!on || !values.event || values.earlier || on > today || daysBetween(on, today) > limits.lookBack)
    return null
  if (!values.visitedOn) {
    const days = daysBetween(today, on)
    const late = ill.includes(values.event) ? -days >= limits.hospital : -days > limits.ahead
    return {
      what: { type: 'not-visited', event: values.event, days },
      severity: late ? 'late' : 'now',
      target: target(visit),
      day: on,
    }
  }
  const roles = rolesOf(visit.id)
  const proven = new Set([...roles].map((role) => proves[role]))
  const steps = missingSteps(input.chainOf(values), values)
  const evidence = (parseVerdict(values.verdict)?.missing ?? []).filter(
    (kind) => !values.evidence?.includes(kind) && !proven.has(kind) && !roles.has('evidence'),
  )
  const hasReceipt = roles.has('receipt-list') || values.evidence?.includes('receipt-list')
  const missing = [
    ...(evidence.length > 0 ? (['evidence'] as const) : []),
    ...(steps.some((step) => step !== 'receipt') && !roles.has('approval-form')
      ? (['approval'] as const)
      : []),
    ...(values.gift?.amount && !hasReceipt && !values.signed?.some((one) => one?.step === 'receipt')
      ? (['receipt'] as const)
      : []),
  ]
  if (missing.length === 0) return null
  return { what: { type: 'visit-incomplete', missing }, severity: 'open', target: target(visit), day: on }
}

const activityItem = (
  activity: Rec<Activity>,
  { today, participants }: TodayInput,
  limits: TodayLimits,
  rolesOf: RolesOf,
): TodayItem | null => {
  const { values } = activity
  const on = values.endsOn ?? values.startsOn
  if (!on || values.cancelled || on >= today || daysBetween(on, today) > limits.lookBack) return null
  const roles = rolesOf(activity.id)
  const isSignedIn = byRef(participants, 'activity', activity.id).some(
    (one) => one.life === 'active' && one.values.signedInAt,
  )
  const missing = [
    ...(isSignedIn || roles.has('sign-in-list') || roles.has('participant-list')
      ? []
      : (['sign-in'] as const)),
    ...(roles.has('photo') ? [] : (['photo'] as const)),
  ]
  if (missing.length === 0) return null
  return {
    what: { type: 'activity-incomplete', missing },
    severity: 'open',
    target: target(activity),
    day: on,
  }
}

const proposalItem = (proposal: Rec<Proposal>, have: number, input: TodayInput): TodayItem | null => {
  const { proposalRule: rule, today } = input
  const state = proposalState(proposal.values, have, rule)
  const what = ((): TodayWhat | null => {
    switch (state) {
      case 'draft':
        return { type: 'proposal-seconders', have, need: rule.seconders }
      case 'awaiting-review':
        return { type: 'proposal-review' }
      case 'returned':
        return { type: 'proposal-revise' }
      case 'reviewed':
        return { type: 'proposal-submit' }
      default:
        return null
    }
  })()
  if (!what) return null
  const day = proposalDeadline(proposal.values, rule, { today, openingOn: input.openingOn ?? null })
  const severity = !day ? 'open' : day < today ? 'late' : daysBetween(today, day) <= 7 ? 'soon' : 'open'
  return { what, severity: day === today ? 'now' : severity, target: target(proposal), day }
}

const ratingItem = (rating: Rec<HomeRating>, input: TodayInput, limits: TodayLimits): TodayItem | null => {
  const { dueOn, submittedOn, result } = rating.values
  if (submittedOn || result?.level) return null
  const missing = input.ratingMissing(rating.id)
  const days = dueOn ? daysBetween(input.today, dueOn) : null
  if (days !== null && days > limits.rating) return null
  const severity = days === null ? 'open' : days < 0 ? 'late' : days === 0 ? 'now' : 'soon'
  return {
    what: { type: 'rating-unfinished', missing, days },
    severity,
    target: target(rating),
    day: dueOn ?? null,
  }
}

/** One line for all that is late or due soon; none when nothing is. */
const dueTogether = (
  days: readonly Day[] | undefined,
  type: 'hardship-reviews' | 'claim-steps',
  today: Day,
  ahead: number,
): TodayItem[] => {
  const due = (days ?? []).filter((day) => day <= addDays(today, ahead)).toSorted()
  const [first] = due
  if (!first) return []
  const severity = first < today ? 'late' : first === today ? 'now' : 'soon'
  return [{ what: { type, count: due.length }, severity, target: null, day: first }]
}

const safetyItems = (input: TodayInput, limits: TodayLimits): TodayItem[] => {
  const { today, lastExportOn, lastBackupOn, changesSinceExport } = input
  const items: TodayItem[] = []
  const exported = lastExportOn ? daysBetween(lastExportOn, today) : null
  if (changesSinceExport > 0 && (exported === null || exported >= limits.exported))
    items.push({
      what: { type: 'not-exported', days: exported, changes: changesSinceExport },
      severity: exported === null ? 'open' : 'late',
      target: null,
      day: lastExportOn,
    })
  const backup = lastBackupOn ? daysBetween(lastBackupOn, today) : null
  if (backup === null || backup >= limits.backup)
    items.push({
      what: { type: 'backup-old', days: backup },
      severity: backup !== null && backup >= limits.backup * 4 ? 'late' : 'open',
      target: null,
      day: lastBackupOn,
    })
  return items
}

const order = ['late', 'now', 'soon', 'open'] as const

const compare = (a: TodayItem, b: TodayItem): number =>
  order.indexOf(a.severity) - order.indexOf(b.severity) ||
  (a.day ?? '9999').localeCompare(b.day ?? '9999') ||
  a.what.type.localeCompare(b.what.type) ||
  (a.target?.id ?? '').localeCompare(b.target?.id ?? '')

const planItem = (activity: Rec<Activity>, { today }: TodayInput, limits: TodayLimits): TodayItem | null => {
  const { values } = activity
  const planned = plannedTime(values)
  if (!planned || values.startsOn || values.cancelled) return null
  const day = lastPlannedDay(planned)
  if (day >= today || daysBetween(day, today) > limits.lookBack) return null
  const days = daysBetween(today, day)
  return { what: { type: 'activity-not-held', days }, severity: 'open', target: target(activity), day }
}

const fundItems = ({ fund }: TodayInput): TodayItem[] => {
  if (!fund) return []
  const open = (what: TodayWhat): TodayItem => ({ what, severity: 'open', target: null, day: null })
  return [
    // What was passed is passed today; the rest waits its turn.
    ...fund.over.map(({ category, amount }) => ({
      ...open({ type: 'fund-over', category, amount }),
      severity: 'now' as const,
    })),
    ...(fund.gaps > 0 ? [open({ type: 'fund-gaps', count: fund.gaps })] : []),
    ...(fund.papers > 0 ? [open({ type: 'fund-papers', count: fund.papers })] : []),
  ]
}

/** Everything due, most urgent first: a pure function of the records and of today. */
export const todayItems = (input: TodayInput): readonly TodayItem[] => {
  const limits = input.limits ?? usualLimits
  const rolesOf: RolesOf = (id) =>
    new Set(active(byRef(input.attachments, 'of', id)).flatMap(({ values: { role } }) => role ?? []))
  const items: (TodayItem | null)[] = [
    ...milestoneItems(input, limits),
    ...termItems(input, limits),
    ...active(input.visits).map((visit) => visitItem(visit, input, limits, rolesOf)),
    ...active(input.activities).map((one) => planItem(one, input, limits)),
    ...active(input.activities).map((one) => activityItem(one, input, limits, rolesOf)),
    ...active(input.proposals).map((one) =>
      proposalItem(one, secondersOf(one.id, one.values.proposer, input.seconders).length, input),
    ),
    ...active(input.ratings).map((rating) => ratingItem(rating, input, limits)),
    ...dueTogether(input.reviewDays, 'hardship-reviews', input.today, limits.rating),
    ...dueTogether(input.claimDays, 'claim-steps', input.today, limits.ahead),
    ...fundItems(input),
    ...safetyItems(input, limits),
  ]
  return items.filter((item) => item !== null).sort(compare)
}
