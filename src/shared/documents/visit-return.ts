import type { Day } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Block, Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { lineAbove, paperHead } from './head.ts'
import { type ListColumn, type ListRow, listTable } from './list.ts'
import { widePage as page, size } from './page.ts'
import { dayText, definePaper, money, onePerPage, type PaperContext, type PaperHead } from './paper.ts'

/** One visit of a table. */
export interface VisitReturnRow {
  readonly name: string
  readonly staffNumber?: string | null
  readonly unit?: string | null
  /** What it was, with the relative: `结婚`, `父母`. */
  readonly matter: string
  readonly happenedOn: Day | null
  readonly visitedOn: Day | null
  readonly form?: string | null
  readonly amount?: Fen | null
  readonly evidence: string
  readonly note?: string | null
}

/** 附件: one table of the return. */
export interface VisitReturnTable {
  readonly title: string
  readonly matter: string
  readonly rows: readonly VisitReturnRow[]
}

/** 常规慰问年度统计表: one table for each item, each on pages of its own, to be signed and sealed. */
export interface VisitReturn {
  readonly head: PaperHead
  readonly year: number
  readonly tables: readonly VisitReturnTable[]
}

const sheet = (data: VisitReturn, table: VisitReturnTable, at: number, context: PaperContext): Block[] => {
  const { messages } = context
  const m = messages.visitReturn
  const columns: readonly ListColumn[] = [
    { header: messages.serial, share: 11 },
    { header: messages.name, share: 22, is: 'name' },
    { header: messages.staffNumber, share: 24, is: 'whole' },
    { header: messages.unit, share: 34, align: 'left' },
    { header: table.matter, share: 24 },
    { header: m.happened, share: 28, is: 'whole' },
    { header: m.visited, share: 28, is: 'whole' },
    { header: m.form, share: 18 },
    { header: messages.amount, share: 22, align: 'right' },
    { header: m.evidence, share: 36, align: 'left' },
    { header: messages.note, share: 30, align: 'left' },
  ]
  const rows: ListRow[] = table.rows.map((row, index) => [
    String(index + 1),
    row.name,
    row.staffNumber ?? '',
    row.unit ?? '',
    row.matter,
    dayText(row.happenedOn, messages),
    row.visitedOn ? dayText(row.visitedOn, messages) : m.open,
    row.form ?? '',
    money(row.amount),
    row.evidence,
    row.note ?? '',
  ])
  const signed = `signatures ${at}`
  const amounts = table.rows.flatMap(({ amount }) => amount ?? [])
  // Visits still to be made have no amount yet; nought would be a wrong sum.
  const total = amounts.length > 0 ? sumFen(amounts) : null
  const open = table.rows.filter(({ visitedOn }) => visitedOn === null).length
  rows.push(
    table.rows.length > 0
      ? { sum: [messages.total, '', '', '', '', '', '', '', money(total), '', ''], span: 8 }
      : { sum: [m.none, ...Array<string>(10).fill('')], span: columns.length },
  )
  return [
    lineAbove(m.annex(at + 1), messages.titles['visit-return'], page),
    ...paperHead(data.head, m.title(data.year, table.title), page, context, {
      right: [m.people(table.rows.length, open), messages.yuan].join('　'),
    }),
    listTable(columns, rows, page, { fontSize: size.xiaoWu, signed, breaks: context.breaks }),
    signatureRow([m.filler, m.chair, m.seal], page, signed),
  ]
}

/** 常规慰问年度统计表 as a document. */
export const visitReturn = (data: VisitReturn, context: PaperContext): Definition =>
  definePaper(
    {
      title: context.messages.titles['visit-return'],
      org: data.head.org,
      page,
      content: onePerPage(data.tables.map((table, at) => sheet(data, table, at, context))),
    },
    context,
  )
