import type { Day } from '../base/day.ts'
import type { EntityId } from '../base/id.ts'
import type { Fen } from '../base/money.ts'
import type { FieldType, Kind, Rec, Values } from '../domain/field.ts'
import type { Words } from '../i18n/words.ts'
import type { Column, ColumnType, Table, TableCell } from './table.ts'

/** The words and names a table is written in. */
export interface TableWords {
  /** The sheet's name and title. */
  readonly name: string
  readonly words: Words
  readonly yes: string
  readonly no: string
  /** 、 in Chinese, a comma in English. */
  readonly separator: string
  /** What a reference is shown as; a person's name, an activity's title. */
  readonly nameOf: (id: EntityId) => string
}

/** A column beside the fields: when a member joined, the membership today. */
export interface ExtraColumn<V> {
  readonly header: string
  readonly type: ColumnType
  readonly cell: (record: Rec<V>) => TableCell
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typeOf = (is: FieldType): ColumnType =>
  is.type === 'fen' ? 'money' : is.type === 'number' ? 'number' : is.type === 'day' ? 'day' : 'text'

const wordOf = (words: Words, name: string, value: unknown): string => {
  const texts = Object.hasOwn(words.choices, name) ? words.choices[name] : undefined
  const key = String(value)
  return (texts && Object.hasOwn(texts, key) ? texts[key] : undefined) ?? key
}

/** The value in words; escaped, because names and remarks come from people. */
const cellOf = (is: FieldType, name: string, value: unknown, to: TableWords): TableCell => {
  if (value === null || value === undefined) return null
  const join = (parts: readonly string[]) => parts.filter((part) => part).join(to.separator)
  switch (is.type) {
    case 'day':
      return typeof value === 'string' ? (value as Day) : null
    case 'fen':
      return typeof value === 'number' ? (value as Fen) : null
    case 'number':
      return typeof value === 'number' ? value : null
    case 'flag':
      return value === true ? to.yes : to.no
    case 'choice':
      return wordOf(to.words, name, value)
    case 'choices':
      return Array.isArray(value) ? join(value.map((one) => wordOf(to.words, name, one))) : null
    case 'ref':
      return to.nameOf(value as EntityId)
    case 'refs':
      return Array.isArray(value) ? join(value.map((one) => to.nameOf(one as EntityId))) : null
    case 'blob':
      return isRecord(value) ? String(value.name ?? '') : null
    case 'list':
      return Array.isArray(value)
        ? join(value.map((one) => String(cellOf(is.of, name, one, to) ?? '')))
        : null
    case 'group':
      return isRecord(value)
        ? Object.entries(is.of)
            .map(([part, type]) => String(cellOf(type, part, value[part], to) ?? ''))
            .filter((part) => part)
            .join(' ')
        : null
    case 'body':
      return null
    case 'text':
      return String(value)
  }
}

interface Place {
  readonly field: string
  readonly part: string | null
  readonly is: FieldType
  readonly column: Column
}

const widthOf = (is: FieldType): number =>
  is.type === 'text' ? Math.min(40, Math.max(10, Math.round(is.max / 4))) : is.type === 'day' ? 12 : 14

const places = (kind: Kind, words: Words, sensitive: boolean): readonly Place[] =>
  Object.entries(kind.fields).flatMap(([field, { is, class: fieldClass }]): Place[] => {
    if (is.type === 'body' || (fieldClass === 'sensitive' && !sensitive)) return []
    const header = words.fields[field] ?? field
    if (is.type !== 'group')
      return [{ field, part: null, is, column: { header, type: typeOf(is), width: widthOf(is) } }]
    return Object.entries(is.of).map(([part, type]) => ({
      field,
      part,
      is: type,
      column: {
        header: `${header} ${words.parts[field]?.[part] ?? part}`,
        type: typeOf(type),
        width: widthOf(type),
      },
    }))
  })

/**
 * Records of one kind as a table for Excel: one column for each field, and for each part of a group. Sensitive fields
 * only when asked for; void and incomplete records are left out. Texts that look like formulas are escaped.
 */
export const recordTable = <K extends Kind>(
  kind: K,
  records: readonly Rec<Values<K>>[],
  to: TableWords,
  more: { readonly sensitive?: boolean; readonly extra?: readonly ExtraColumn<Values<K>>[] } = {},
): Table => {
  const fields = places(kind, to.words, more.sensitive === true)
  const extra = more.extra ?? []
  const rows = records
    .filter(({ life }) => life === 'active')
    .map((record): readonly TableCell[] => {
      const values: Readonly<Record<string, unknown>> = record.values
      return [
        ...fields.map(({ field, part, is }) => {
          const value = values[field]
          const inner = part === null ? value : isRecord(value) ? value[part] : null
          return cellOf(is, part ?? field, inner, to)
        }),
        ...extra.map(({ cell }) => cell(record)),
      ]
    })
  return {
    name: to.name,
    columns: [
      ...fields.map(({ column }) => column),
      ...extra.map(({ header, type }): Column => ({ header, type, width: 14 })),
    ],
    rows,
    landscape: true,
  }
}
