import { payers } from './condolence.ts'
import { amount, choice, day, group, lines, money, needed, plain, ref, sensitive, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 帮扶内容 (domain f: 004 clauses 13 and 14, 000 clause 6): what somebody is helped with. */
export const helpContents = [
  'living',
  'medical',
  'study',
  'disaster',
  'warmth',
  'cooling',
  'job',
  'legal',
  'counselling',
  'child-care',
  'other',
] as const
/** One of them. */
export type HelpContent = (typeof helpContents)[number]

/** 帮扶形式: how it was given. */
export const helpForms = ['cash', 'goods', 'voucher', 'service'] as const
/** One of them. */
export type HelpForm = (typeof helpForms)[number]

/** 帮扶: one help to one member. Whether the member has a hardship file, and why, is said nowhere here. */
export const help = defineKind('help', {
  member: needed(ref('member')),
  day: needed(day),
  content: needed(choice(helpContents)),
  form: needed(choice(helpForms)),
  /** Amount, goods and payer belong together. */
  aid: money(group({ amount, item: text(120), payer: choice(payers) })),
  /** 助学: how many pupils it is for, where a rule caps it for each; empty for one. */
  pupils: plain({ type: 'number', min: 1, max: 20, integer: true }),
  /** The campaign it was part of, by its name: `2026年金秋助学`. */
  campaign: plain(text(60)),
  /** The entry of the fund that paid it, where one was written. */
  entry: plain(ref('fund-entry')),
  handler: plain(text(60)),
  /** What the rules said when it was saved (`parseHelpVerdict`); it names amounts, so it is of class money. */
  verdict: money({ type: 'body' }),
  /** Why it was saved against a warning. */
  overrideReason: plain(lines(500)),
})
/** The values of a help. */
export type Help = Values<typeof help>

/** 帮扶说明: 困难情况 and 措施 in words; stays where it was written. */
export const helpNote = defineKind('help-note', {
  help: { ...sensitive(ref('help')), required: true },
  reason: sensitive(lines(1000)),
  measures: sensitive(lines(1000)),
})
/** The values of a help's note. */
export type HelpNote = Values<typeof helpNote>
