import { day, group, lines, needed, plain, ref, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

const count = { type: 'number', min: 0, max: 1_000_000, integer: true } as const
const points = { type: 'number', min: -1000, max: 10_000 } as const

/** 小家自评: one branch's rating in one year by one scoring table. */
export const homeRating = defineKind('home-rating', {
  year: needed({ type: 'number', min: 2000, max: 2100, integer: true }),
  /** The scoring table and its version belong together. */
  table: needed(group({ id: text(80), version: count })),
  /** The scheme of levels and the level applied for, by their ids in the pack. */
  target: plain(group({ scheme: text(80), level: text(40) })),
  /** The level held before; empty for none. */
  ownLevel: plain(text(40)),
  /** When the school wants it. */
  dueOn: plain(day),
  submittedOn: plain(day, 'branch'),
  summary: plain(lines(8000)),
  /** 会员民主评议: counted by people, only tallied here. */
  review: plain(
    group({
      distributed: count,
      returned: count,
      valid: count,
      satisfied: count,
      basicallySatisfied: count,
      dissatisfied: count,
    }),
  ),
  /** 校工会考评结果. */
  result: plain(group({ points, level: text(40), day, note: lines(1000) }), 'school'),
})
/** The values of a rating. */
export type HomeRating = Values<typeof homeRating>

/** 自评得分: one indicator of one rating. */
export const homeScore = defineKind('home-score', {
  rating: needed(ref('home-rating')),
  /** The indicator's id in the scoring table. */
  indicator: needed(text(40)),
  /** `count` is what the indicator's rule counts: occurrences, or per cent. */
  self: plain(group({ points, count: { type: 'number', min: 0, max: 1_000_000 }, note: lines(2000) })),
  schoolScore: plain(group({ points, note: lines(2000) }), 'school'),
})
/** The values of an indicator's score. */
export type HomeScore = Values<typeof homeScore>
