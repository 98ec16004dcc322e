import type { Day } from '#shared/base/day.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { Roster } from '#shared/documents/roster.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import { type Column, dayColumn, type Table, type TableCell, textColumn } from '#shared/sheet/table.ts'
import type { MemberRow } from './rows.ts'

/** The columns that go to Excel, in the order in which offices write them. Identity numbers stay here. */
const fields = [
  'name',
  'staffNo',
  'sex',
  'birthday',
  'ethnicity',
  'political',
  'education',
  'titleRank',
  'employment',
  'unit',
  'group',
  'posts',
  'adminPost',
  'phone',
  'email',
  'arrivedOn',
  'teachingSince',
  'duesThrough',
  'note',
] as const

const days: ReadonlySet<string> = new Set(['birthday', 'arrivedOn', 'teachingSince', 'duesThrough'])
const widths: Readonly<Record<string, number>> = { unit: 20, note: 24, email: 20, posts: 16, phone: 14 }

/** The list of members as a table for Excel. */
export const memberTable = (rows: readonly MemberRow[], messages: Messages, withBranch: boolean): Table => {
  const words = wordsOf(messages).member
  const t = messages.memberPage
  const columns: Column[] = fields.map((field) => ({
    header: words.fields[field] ?? field,
    type: days.has(field) ? 'day' : 'text',
    width: widths[field] ?? 12,
  }))
  const cell = (row: MemberRow, field: (typeof fields)[number]): TableCell => {
    const value = field === 'duesThrough' ? row.duesThrough : row.values[field]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string')
      return messages.paper.list(value.map((one) => choiceWord(words, field, one)))
    return Object.hasOwn(words.choices, field) ? choiceWord(words, field, value) : value
  }
  const cells = (row: MemberRow): readonly TableCell[] => fields.map((field) => cell(row, field))
  return {
    name: t.title,
    columns: [
      ...(withBranch ? [textColumn(t.column.branch, 20)] : []),
      ...columns,
      dayColumn(t.column.joined),
    ],
    rows: rows.map((row) => [...(withBranch ? [row.branch] : []), ...cells(row), row.joinedOn]),
    landscape: true,
  }
}

/** The roster for printing. */
export const rosterOf = (
  rows: readonly MemberRow[],
  messages: Messages,
  head: PaperHead,
  asOf: Day,
): Roster => {
  const words = wordsOf(messages).member
  const t = messages.memberPage.count
  const women = rows.filter((row) => row.values.sex === 'female').length
  const others = rows.filter((row) => row.values.employment && row.values.employment !== 'established').length
  const word = (field: string, value: string | null | undefined): string | null =>
    value ? choiceWord(words, field, value) : null
  return {
    head,
    asOf,
    summary: t.line([t.women(women), t.nonEstablished(others)]),
    rows: rows.map(({ values, joinedOn, roles }) => ({
      name: values.name ?? '',
      sex: word('sex', values.sex),
      staffNumber: values.staffNo ?? null,
      unit: values.unit ?? null,
      employment: word('employment', values.employment),
      group: values.group ?? null,
      post: messages.paper.list(roles.map((role) => messages.post.choices.post[role])),
      joinedOn,
      phone: values.phone ?? null,
    })),
  }
}
