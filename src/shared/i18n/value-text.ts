import type { Day } from '../base/day.ts'
import { parseDay } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import { isFen } from '../base/money.ts'
import type { FieldType } from '../domain/field.ts'
import { choiceWord, type Words } from './words.ts'

/** How the values of fields are written where any field may stand, such as in a record's history. */
export interface ValueFormat {
  readonly yes: string
  readonly no: string
  readonly join: (parts: readonly string[]) => string
  readonly day: (day: Day) => string
  readonly money: (fen: Fen) => string
  /** The name of another record; its id when it is not known here. */
  readonly ref: (kind: string, id: string) => string
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A field's value as one line of text, `null` for bodies and files, which have no such line. Values come from files, so
 * one that does not have its field's shape is written as it is.
 */
export const valueText = (
  type: FieldType,
  field: string,
  value: unknown,
  words: Words,
  format: ValueFormat,
): string | null => {
  if (value === null || value === undefined) return ''
  const all = (is: FieldType, values: unknown, name = field): string =>
    Array.isArray(values)
      ? format.join(values.flatMap((one) => valueText(is, name, one, words, format) ?? []))
      : JSON.stringify(values)
  switch (type.type) {
    case 'flag':
      return value === true ? format.yes : value === false ? format.no : JSON.stringify(value)
    case 'day': {
      const day = parseDay(value)
      return day ? format.day(day) : String(value)
    }
    case 'fen':
      return isFen(value) ? format.money(value) : String(value)
    case 'choice':
      return choiceWord(words, field, String(value))
    case 'choices':
      return all({ type: 'choice', of: type.of }, value)
    case 'ref':
      return format.ref(type.kind, String(value))
    case 'refs':
      return all({ type: 'ref', kind: type.kind }, value)
    case 'list':
      return all(type.of, value)
    case 'group':
      return isGroup(value)
        ? format.join(
            Object.entries(type.of).flatMap(([part, is]) => {
              const text = valueText(is, part, value[part], words, format)
              if (!text) return []
              const label = words.parts[field]?.[part]
              return label ? `${label} ${text}` : text
            }),
          )
        : JSON.stringify(value)
    case 'blob':
      return isGroup(value) && typeof value.name === 'string' ? value.name : null
    case 'body':
      return null
    case 'text':
    case 'number':
      return String(value)
  }
}
