import { choice, day, needed, plain, text } from './declare.ts'
import { defineKind, type Values } from './field.ts'

/** What a rule pack is about. */
export const packTopics = [
  'condolence',
  'levels',
  'proposal',
  'activity',
  'fund',
  'member',
  'help',
  'club',
] as const

/** 规则: a school's rules of one year as data; `rules/` reads and checks the body. */
export const rulePack = defineKind('rule-pack', {
  topic: needed(choice(packTopics), 'school'),
  title: needed(text(120), 'school'),
  /** The document it was taken from. */
  source: needed(text(200), 'school'),
  school: plain(text(80), 'school'),
  year: plain({ type: 'number', min: 1950, max: 2100, integer: true }, 'school'),
  validFrom: plain(day, 'school'),
  body: needed({ type: 'body' }, 'school'),
})
/** The values of a rule pack. */
export type RulePackRecord = Values<typeof rulePack>
