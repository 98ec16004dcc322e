import { needed, plain, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** 评分表: a scoring table as data; `rules/rating.ts` reads and checks the body. */
export const scoringTable = defineKind('scoring-table', {
  title: needed(text(120), 'school'),
  /** The document it was taken from. */
  source: needed(text(200), 'school'),
  school: plain(text(80), 'school'),
  year: plain({ type: 'number', min: 1950, max: 2100, integer: true }, 'school'),
  version: plain({ type: 'number', min: 1, max: 1_000_000, integer: true }, 'school'),
  body: needed({ type: 'body' }, 'school'),
})
/** The values of a scoring table. */
export type ScoringTableRecord = Values<typeof scoringTable>
