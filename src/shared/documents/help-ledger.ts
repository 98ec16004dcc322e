import type { Day } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Block, Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { paperHead } from './head.ts'
import { type ListColumn, type ListRow, listTable } from './list.ts'
import { widePage as page, size } from './page.ts'
import { dayText, definePaper, money, type PaperContext, type PaperHead } from './paper.ts'

/** One help of the ledger. Nothing here says why. */
export interface HelpLedgerRow {
  readonly name: string
  /** The department, or at a school the branch. */
  readonly unit?: string | null
  readonly day: Day | null
  readonly content: string
  readonly form: string
  readonly item?: string | null
  readonly amount?: Fen | null
  readonly payer?: string | null
  readonly campaign?: string | null
}

/** 帮扶台账 of a year. */
export interface HelpLedger {
  readonly head: PaperHead
  readonly year: number
  readonly people: number
  readonly rows: readonly HelpLedgerRow[]
  /** Sums by form: `现金 3 次`. */
  readonly sums: readonly { readonly name: string; readonly times: number; readonly amount: Fen }[]
}

/** 困难职工帮扶台账 as a document: 对象、内容、形式、金额、日期、资金来源. */
export const helpLedger = (data: HelpLedger, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.help
  const title = messages.titles['help-ledger']
  const columns: readonly ListColumn[] = [
    { header: messages.serial, share: 11 },
    { header: messages.name, share: 24, is: 'name' },
    { header: messages.unit, share: 36, align: 'left' },
    { header: m.day, share: 28, is: 'whole' },
    { header: m.content, share: 26 },
    { header: m.form, share: 16 },
    { header: m.item, share: 30, align: 'left' },
    { header: messages.amount, share: 24, align: 'right' },
    { header: m.payer, share: 26 },
    { header: m.campaign, share: 32, align: 'left' },
  ]
  const rows: ListRow[] = data.rows.map((row, index) => [
    String(index + 1),
    row.name,
    row.unit ?? '',
    dayText(row.day, messages),
    row.content,
    row.form,
    row.item ?? '',
    money(row.amount),
    row.payer ?? '',
    row.campaign ?? '',
  ])
  const total = sumFen(data.rows.flatMap(({ amount }) => amount ?? []))
  rows.push({ sum: [messages.total, '', '', '', '', '', '', money(total), '', ''], span: 7 })
  const sums: Block = {
    text: messages.list(
      data.sums.map((one) => m.sum(one.name, one.times, one.amount > 0 ? money(one.amount) : null)),
    ),
    fontSize: size.wu,
    margin: [0, 5, 0, 0],
  }
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, {
          right: [m.year(data.year), m.people(data.people, data.rows.length), messages.yuan].join('　'),
        }),
        listTable(columns, rows, page, { fontSize: size.xiaoWu, signed: true, breaks: context.breaks }),
        ...(data.sums.length > 0 ? [sums] : []),
        signatureRow([m.filler, m.chair], page),
      ],
    },
    context,
  )
}
