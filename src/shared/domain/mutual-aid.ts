import {
  amount,
  choice,
  day,
  fieldIn,
  group,
  lines,
  list,
  needed,
  plain,
  ref,
  sensitive,
  text,
} from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 互助类别 (domain b-38). */
export const mutualAidTypes = ['superior', 'school', 'care-fund', 'in-service'] as const
/** One of them. */
export type MutualAidType = (typeof mutualAidTypes)[number]

/** 互助参保: one member in one product for one year. */
export const mutualAid = defineKind('mutual-aid', {
  member: needed(ref('member')),
  /** The product as its notice names it. */
  product: needed(text(80)),
  type: needed(choice(mutualAidTypes)),
  year: needed({ type: 'number', min: 1950, max: 2100, integer: true }),
  enrolledOn: plain(day),
  /** The last day that is covered. */
  until: plain(day),
  fee: fieldIn('money', group({ amount, payer: choice(['member', 'union', 'both']) })),
  number: plain(text(40)),
})
/** The values of an enrolment. */
export type MutualAid = Values<typeof mutualAid>

/** 理赔环节, in the order in which they come; 补充材料 only when asked for; the last two end it. */
export const claimSteps = [
  'reported',
  'collected',
  'submitted',
  'supplemented',
  'approved',
  'paid',
  'refused',
] as const
/** One of them. */
export type ClaimStep = (typeof claimSteps)[number]

/** 互助理赔: a claim speaks of an illness or an accident, so it stays where it was written (decision 0007). */
export const mutualAidClaim = defineKind('mutual-aid-claim', {
  aid: { ...sensitive(ref('mutual-aid')), required: true },
  happenedOn: { ...sensitive(day), required: true },
  matter: sensitive(lines(500)),
  claimed: sensitive(amount),
  /** What was done, and when. */
  done: sensitive(list(group({ step: choice(claimSteps), day, note: text(200) }), 20)),
  /** What comes next, and by when. */
  next: sensitive(group({ step: choice(claimSteps), dueOn: day })),
  paid: sensitive(amount),
})
/** The values of a claim. */
export type MutualAidClaim = Values<typeof mutualAidClaim>
