import type { Day } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { paperHead } from './head.ts'
import { type ListColumn, type ListRow, listTable } from './list.ts'
import { listPage, mm, size, widePage } from './page.ts'
import { dayText, definePaper, money, type PaperContext, type PaperHead } from './paper.ts'

/** Who receives what. */
export interface ReceiptRow {
  readonly name: string
  readonly staffNumber?: string | null
  readonly unit?: string | null
  readonly item: string
  readonly amount?: Fen | null
  readonly day?: Day | null
  /** For cash by transfer; the columns appear when any row has them. */
  readonly account?: string | null
  readonly bank?: string | null
}

/** 签领表 for one visit or for many: the signature cells stay empty. */
export interface ReceiptList {
  readonly head: PaperHead
  /** What it was given for: `2026年中秋节慰问`. */
  readonly occasion?: string | null
  readonly rows: readonly ReceiptRow[]
}

/** 慰问品（金）发放签领表 as a document (domain 3.3: every grant, goods or cash, needs one; 经手人, 证明人, 分工会主席 sign). */
export const receiptList = (data: ReceiptList, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.receipt
  const transfer = data.rows.some((row) => row.account || row.bank)
  const page = transfer ? widePage : listPage
  const title = messages.titles['receipt-list']
  const columns: ListColumn[] = [
    { header: messages.serial, share: 11 },
    { header: messages.name, share: 20, is: 'name' },
    { header: messages.staffNumber, share: 21, is: 'whole' },
    { header: messages.unit, share: 26, align: 'left' },
    { header: m.item, share: 31, align: 'left' },
    { header: messages.amount, share: 23, align: 'right' },
    { header: m.day, share: 28, is: 'whole' },
    ...(transfer
      ? ([
          { header: m.account, share: 44, is: 'whole' },
          { header: m.bank, share: 36, align: 'left' },
        ] satisfies ListColumn[])
      : []),
    { header: m.signature, share: 26 },
  ]
  const amounts = data.rows.flatMap((row) => (row.amount == null ? [] : [row.amount]))
  // Goods whose worth is not written have no sum; nought would be a wrong one.
  const total = amounts.length > 0 ? sumFen(amounts) : null
  const rows: ListRow[] = data.rows.map((row, index) => [
    String(index + 1),
    row.name,
    row.staffNumber ?? '',
    row.unit ?? '',
    row.item,
    money(row.amount),
    dayText(row.day, messages),
    ...(transfer ? [row.account ?? '', row.bank ?? ''] : []),
    '',
  ])
  rows.push({ sum: [messages.total, '', '', '', '', money(total)], span: 5 })
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, { right: messages.yuan }),
        ...(data.occasion
          ? [{ text: m.occasion(data.occasion), margin: [0, 0, 0, 4] as [number, number, number, number] }]
          : []),
        listTable(columns, rows, page, {
          fontSize: size.xiaoWu,
          rowHeight: mm(9),
          signed: true,
          breaks: context.breaks,
        }),
        {
          columns: [
            { text: m.totalWords(total === null ? '' : amountInWords(total)), width: '*' },
            { text: m.people(data.rows.length), width: 'auto' },
          ],
          margin: [0, 5, 0, 0],
        },
        signatureRow([m.handler, m.witness, m.chair], page),
      ],
    },
    context,
  )
}
