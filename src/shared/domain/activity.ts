import { payers } from './condolence.ts'
import {
  amount,
  choice,
  choices,
  day,
  flag,
  group,
  lines,
  money,
  needed,
  plain,
  ref,
  text,
} from './declare.ts'
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
  'festival-goods',
  'other',
] as const
/** One of them. */
export type ActivityType = (typeof activityTypes)[number]

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

/** 经费账: the branch's fund, and 女工活动费, which has a balance of its own. */
export const fundPots = ['general', 'women'] as const
/** One of them. */
export type FundPot = (typeof fundPots)[number]

/** 活动地域, as school rules bound outings: 市内, 省内, 邻近省市 (such as 长三角), 更远. */
export const activityAreas = ['city', 'province', 'region', 'beyond'] as const
/** One of them. */
export type ActivityArea = (typeof activityAreas)[number]

/** 支出用途: what rules of activities speak of; the fund category is the account it is booked to. */
export const spendingUses = [
  'prize',
  'souvenir',
  'goods',
  'food',
  'meal',
  'supplies',
  'transport',
  'ticket',
  'clothes',
  'venue',
  'referee',
  'cash',
  'other',
] as const
/** One of them. */
export type SpendingUse = (typeof spendingUses)[number]

/** 活动经费来源: those of visits, and 职工自付, which no fund pays back. */
export const activityPayers = [...payers, 'staff'] as const
/** One of them. */
export type ActivityPayer = (typeof activityPayers)[number]

/** 报账材料. Those that are also roles of attachments count as held once such a file is attached. */
export const claimPapers = [
  'notice',
  'plan',
  'sign-in-list',
  'participant-list',
  'photo',
  'news',
  'invoice',
  'payment-proof',
  'receipt-list',
  'transfer-list',
  'activity-record',
  'menu',
] as const
/** One of them. */
export type ClaimPaper = (typeof claimPapers)[number]

/** 三签 (S72): who signs on the back of the first invoice. */
export const claimSignatures = ['handler', 'witness', 'chair'] as const
/** One of them. */
export type ClaimSignature = (typeof claimSignatures)[number]

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
  /** How long it lasted; some rules allow a meal only from so many hours. */
  hours: plain({ type: 'number', min: 0, max: 240 }),
  area: plain(choice(activityAreas)),
  /** Several branches held it together. */
  joint: plain(flag),
  /** 报账: the day it was closed for the claim; empty while it is open. */
  claimedOn: plain(day),
  /** Signatures that the paper carries; the signing itself is done by hand. */
  signatures: plain(choices(claimSignatures)),
  /** Papers held that were not attached as files. */
  papers: plain(choices(claimPapers)),
  /** What the rules said when it was closed (`parseActivityVerdict`); it names amounts, so it is of class money. */
  verdict: money({ type: 'body' }),
  /** Why it was closed against a warning or without a paper. */
  overrideReason: plain(lines(500)),
  /** 年度计划: the month it is planned for, perhaps the day. It stays as it was planned when the activity is held. */
  plannedFor: plain(
    group({
      year: { type: 'number', min: 1950, max: 2100, integer: true },
      month: { type: 'number', min: 1, max: 12, integer: true },
      day: { type: 'number', min: 1, max: 31, integer: true },
    }),
  ),
  club: plain(ref('club')),
  /** 活动通知, as it is sent out. */
  notice: plain(lines(4000)),
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
  use: plain(choice(spendingUses)),
  spentOn: plain(day),
  /** The date printed on the invoice. */
  invoicedOn: plain(day),
  cost: money(
    group({
      amount,
      quantity: text(40),
      price: amount,
      invoiceNo: text(60),
      payee: text(120),
      payer: choice(activityPayers),
    }),
  ),
  /** Of what the branch's fund pays: the account it is taken from; empty for the branch's own. */
  pot: plain(choice(fundPots)),
})
/** The values of a spending line. */
export type ActivitySpending = Values<typeof activitySpending>

/** 奖项形式. */
export const prizeForms = ['individual', 'team'] as const
/** One of them. */
export type PrizeForm = (typeof prizeForms)[number]

/** 活动奖项: one grade of prizes of one contest item. */
export const activityPrize = defineKind('activity-prize', {
  activity: needed(ref('activity')),
  /** The contest: 男子单打. */
  item: plain(text(60)),
  /** They judge each other, so they are one field. `rank` counts from 1, `amount` is what one winner or one team gets. */
  prize: money(
    group({
      form: choice(prizeForms),
      rank: { type: 'number', min: 1, max: 20, integer: true },
      /** How many persons, or teams, won it. */
      winners: { type: 'number', min: 1, max: 10_000, integer: true },
      /** Members of one team. */
      teamSize: { type: 'number', min: 1, max: 1000, integer: true },
      amount,
    }),
  ),
})
/** The values of a grade of prizes. */
export type ActivityPrize = Values<typeof activityPrize>
