import {
  amount,
  choice,
  choices,
  day,
  flag,
  group,
  lines,
  list,
  money,
  needed,
  plain,
  ref,
  sensitive,
  text,
} from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 慰问事项 (domain b-17). */
export const condolenceEvents = [
  'festival',
  'birthday',
  'marriage',
  'childbirth',
  'illness',
  'surgery',
  'critical-illness',
  'relative-death',
  'member-death',
  'retirement',
  'hardship',
  'accident',
  'model-worker',
  'summer-cooling',
  'winter-warmth',
  'other',
] as const
/** One of them. */
export type CondolenceEvent = (typeof condolenceEvents)[number]

/** 与会员关系 (domain b-18). */
export const relations = ['self', 'spouse', 'parent', 'child', 'parent-in-law'] as const
/** One of them. */
export type Relation = (typeof relations)[number]

/** 轻重 (民大 2019: 一般, 较重, 重大). */
export const severities = ['ordinary', 'serious', 'critical'] as const
/** One of them. */
export type Severity = (typeof severities)[number]

/** 慰问形式 (domain b-19). */
export const giftForms = ['goods', 'cash', 'voucher', 'card', 'souvenir'] as const
/** One of them. */
export type GiftForm = (typeof giftForms)[number]

/** 列支渠道 (domain b-20), and 学院行政, which some schools let give beside the union (3.2). */
export const payers = [
  'branch-fund',
  'school-union',
  'welfare-fund',
  'personnel-office',
  'mutual-aid',
  'college-administration',
] as const
/** One of them. */
export type Payer = (typeof payers)[number]

/** 节日 (domain b-21). */
export const festivals = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'women-day',
  'teachers-day',
  'ethnic',
] as const

/** 证明材料 (domain b-22). */
export const evidenceKinds = [
  'marriage-certificate',
  'birth-certificate',
  'hospital-receipt',
  'medical-record',
  'discharge-record',
  'diagnosis',
  'death-certificate',
  'retirement-data',
  'income-proof',
  'household-register',
  'identity-card',
  'invoice',
  'photo',
  'receipt-list',
  'approval-form',
  'meeting-note',
] as const
/** One of them. */
export type EvidenceKind = (typeof evidenceKinds)[number]

/** 审批环节, in the order in which they sign (S60): 小组, 分工会主席, 校工会, 领款收据. */
export const approvalSteps = ['group', 'branch', 'school', 'receipt'] as const
/** One of them. */
export type ApprovalStep = (typeof approvalSteps)[number]

/** 慰问: one visit to one member. The diagnosis is in `visit-health`. */
export const visit = defineKind('visit', {
  member: needed(ref('member')),
  event: needed(choice(condolenceEvents)),
  festival: plain(choice(festivals)),
  relation: plain(choice(relations)),
  severity: plain(choice(severities)),
  /** When it happened to the member. */
  happenedOn: plain(day),
  /** When the member was visited; empty while the visit is still to be made. */
  visitedOn: plain(day),
  /** Form, amount and payer judge each other, so they are one field. */
  gift: money(group({ form: choice(giftForms), amount, payer: choice(payers), item: text(120) })),
  /** Who went along, by name. */
  companions: plain(list(text(60), 20)),
  words: plain(lines(1000)),
  /** The campaign it was part of, by its name: `2026年送清凉`. */
  campaign: plain(text(60)),
  /** Made before this ledger was begun and entered from the old one: its money is in the opening balance, its signatures in the old folder. */
  earlier: plain(flag),
  /** The papers held, whether or not they were photographed. */
  evidence: plain(choices(evidenceKinds)),
  /** What the rules said when it was saved (`parseVerdict`); it names amounts, so it is of class money. */
  verdict: money({ type: 'body' }),
  /** Why it was saved against a warning. */
  overrideReason: plain(lines(500)),
  /** Who signed on paper, and when. */
  signed: plain(list(group({ step: choice(approvalSteps), name: text(60), day }), 8)),
})
/** The values of a visit. */
export type Visit = Values<typeof visit>

/** 慰问病情: narrower readers get not even a header of it. */
export const visitHealth = defineKind('visit-health', {
  visit: { ...sensitive(ref('visit')), required: true },
  diagnosis: sensitive(lines(500)),
})
/** The values of a visit's health record. */
export type VisitHealth = Values<typeof visitHealth>
