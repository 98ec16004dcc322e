import { isLife } from '../domain/check.ts'
import { parseHelpVerdict } from '../domain/help-verdict.ts'
import { isKindName, kindOf } from '../domain/registry.ts'
import { titleFields } from '../domain/title.ts'
import { parseVerdict } from '../domain/verdict.ts'
import type { Messages } from './messages.ts'
import { type ValueFormat, valueText } from './value-text.ts'
import { wordsOf } from './words.ts'

/** A record as another one names it. */
export interface NamedRecord {
  readonly kind: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What any record needs to be written in words: days, amounts, and the records it refers to (null: not held here; undefined: still read). */
export interface RecordFormat extends Pick<ValueFormat, 'day' | 'money'> {
  readonly recordOf: (id: string) => NamedRecord | null | undefined
}

/** References of references are followed this far: a score names its rating, a diagnosis its visit and that a member. */
const depthLimit = 3

/** The word for a kind; its name when this version does not know it. */
export const kindText = (messages: Messages, kind: string): string =>
  isKindName(kind) ? wordsOf(messages)[kind].kind : kind

/** The label of any field, also of those that every kind has. */
export const fieldTitle = (messages: Messages, kind: string, field: string): string => {
  const words = isKindName(kind) ? wordsOf(messages)[kind].fields : {}
  const common: Readonly<Record<string, string>> = messages.app.record.fields
  if (Object.hasOwn(words, field)) return words[field] ?? field
  return (Object.hasOwn(common, field) ? common[field] : undefined) ?? field
}

const lifeText = (messages: Messages, value: unknown): string => {
  if (!isLife(value)) return JSON.stringify(value)
  // `isLife` has looked at the shape.
  const { state, reason } = value as { readonly state: string; readonly reason?: string | null }
  return messages.app.record.life(state === 'void', reason ?? '')
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an approval covers, by the labels of the fields; null for what is none. */
const coversText = (messages: Messages, kind: string, value: unknown): string | null => {
  const covers = isGroup(value) ? value.covers : null
  if (!isGroup(covers)) return null
  return messages.paper.list(Object.keys(covers).map((field) => fieldTitle(messages, kind, field)))
}

/** `2026年11月`, with the day when one was planned; null when it is no month. */
const plannedText = (messages: Messages, value: unknown): string | null => {
  const { year, month, day } = isGroup(value) ? value : {}
  if (typeof year !== 'number' || typeof month !== 'number') return null
  return typeof day === 'number' ? messages.paper.day(year, month, day) : messages.app.form.month(year, month)
}

const valueFormat = (messages: Messages, format: RecordFormat, depth: number): ValueFormat => ({
  yes: messages.app.yes,
  no: messages.app.no,
  join: messages.paper.list,
  day: format.day,
  money: format.money,
  ref: (_kind, id) => {
    const record = depth < depthLimit ? format.recordOf(id) : null
    if (record === undefined) return '…'
    return record ? recordTitle(messages, record, format, depth + 1) : messages.app.record.unknown
  },
})

/** Any value of any field as one line: what a kind of this version cannot show is said to be long or unknown. */
export const fieldText = (
  messages: Messages,
  kind: string,
  field: string,
  value: unknown,
  format: RecordFormat,
  depth = 0,
): string => {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'life') return lifeText(messages, value)
  const fields = kindOf(kind)?.fields
  const is = fields && Object.hasOwn(fields, field) ? fields[field]?.is : undefined
  const covered = field === 'approval' && !is ? coversText(messages, kind, value) : null
  if (covered !== null) return covered
  if (!is || !isKindName(kind)) return typeof value === 'string' ? value : JSON.stringify(value)
  if ((kind === 'visit' || kind === 'help') && field === 'verdict') {
    const verdict = kind === 'visit' ? parseVerdict(value) : parseHelpVerdict(value)
    return verdict ? messages.condolencePage.judged[verdict.state] : messages.app.record.long
  }
  if (kind === 'activity' && field === 'plannedFor') {
    const planned = plannedText(messages, value)
    if (planned) return planned
  }
  const text = valueText(is, field, value, wordsOf(messages)[kind], valueFormat(messages, format, depth))
  return text ?? messages.app.record.long
}

/** The parts of a value that has several, each with its label; those without a value are left out. Null for others. */
export const fieldParts = (
  messages: Messages,
  kind: string,
  field: string,
  value: unknown,
  format: RecordFormat,
): readonly { readonly label: string; readonly text: string }[] | null => {
  const fields = kindOf(kind)?.fields
  const is = fields && Object.hasOwn(fields, field) ? fields[field]?.is : undefined
  if (is?.type !== 'group' || !isKindName(kind) || !isGroup(value)) return null
  const words = wordsOf(messages)[kind]
  return Object.entries(is.of).flatMap(([part, type]) => {
    const text = valueText(type, part, value[part], words, valueFormat(messages, format, 0))
    return text ? [{ label: words.parts[field]?.[part] ?? part, text }] : []
  })
}

/** What a person calls a record: the values that name it, or the word for its kind when none is there. */
export const recordTitle = (
  messages: Messages,
  record: NamedRecord,
  format: RecordFormat,
  depth = 0,
): string => {
  const { kind, values } = record
  // A person who is only referred to is known by the name alone.
  const fields = depth > 0 && kind === 'member' ? ['name'] : titleFields(kind)
  const parts = fields.flatMap((field) => {
    const text = fieldText(messages, kind, field, values[field], format, depth)
    return text === '' ? [] : [text]
  })
  return parts.length > 0 ? parts.join(' · ') : kindText(messages, kind)
}
