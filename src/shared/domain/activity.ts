import { payers } from './condolence.ts'
import { amount, choice, day, flag, group, lines, money, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 活动类型 (domain b-34). */
export const activityTypes = [
  'contest',
  'party',
  'outing',
  'film',
  'lecture',
  'club',
  'recuperation',
  'singles',
  'women',
  'skill-contest',
  'three-education',
  'volunteer',
  'study',
  'meeting',
  'other',
] as const

/** 经费支出类别 (domain b-36). */
export const fundCategories = [
  'culture',
  'condolence',
  'studio',
  'labour-contest',
  'outing',
  'film',
  'home',
  'other',
] as const

/** 活动. */
export const activity = defineKind('activity', {
  title: needed(text(120)),
  type: plain(choice(activityTypes)),
  startsOn: plain(day),
  endsOn: plain(day),
  /** As people write it: 14:00–16:30. */
  time: plain(text(40)),
  place: plain(text(120)),
  organiser: plain(text(60)),
  plan: plain(lines(4000)),
  content: plain(lines(4000)),
  news: plain(lines(4000)),
  /** Members' families and guests, who sign no member's line. */
  guests: plain({ type: 'number', min: 0, max: 100_000, integer: true }),
  budget: money(amount),
  cancelled: plain(flag),
  note: plain(lines(1000)),
})
/** The values of an activity. */
export type Activity = Values<typeof activity>

/** 活动参加人: one member at one activity. */
export const activityParticipant = defineKind('activity-participant', {
  activity: needed(ref('activity')),
  member: needed(ref('member')),
  /** `YYYY-MM-DD HH:MM`; empty for a person who is expected and has not signed in. */
  signedInAt: plain(text(16)),
})
/** The values of a participation. */
export type ActivityParticipant = Values<typeof activityParticipant>

/** 活动支出: one line of what an activity cost. */
export const activitySpending = defineKind('activity-spending', {
  activity: needed(ref('activity')),
  item: needed(text(120)),
  category: plain(choice(fundCategories)),
  spentOn: plain(day),
  cost: money(
    group({
      amount,
      quantity: text(40),
      price: amount,
      invoiceNo: text(60),
      payee: text(120),
      payer: choice(payers),
    }),
  ),
})
/** The values of a spending line. */
export type ActivitySpending = Values<typeof activitySpending>
