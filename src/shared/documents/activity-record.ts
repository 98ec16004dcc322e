import type { Day } from '../base/day.ts'
import { type Fen, sumFen } from '../base/money.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Block, Definition } from './definition.ts'
import { formRows } from './form.ts'
import { paperHead } from './head.ts'
import { followedBy, keepWith } from './keep.ts'
import { type ListRow, listTable } from './list.ts'
import { formPage as page } from './page.ts'
import { definePaper, money, type PaperContext, type PaperHead, spanText } from './paper.ts'

/** One line of what an activity cost. */
export interface SpendingLine {
  readonly item: string
  readonly quantity?: string | null
  readonly price?: Fen | null
  readonly amount: Fen
  readonly source?: string | null
}

/** 活动登记表: an activity with its spending and what is attached (domain 2.2). */
export interface ActivityRecord {
  readonly head: PaperHead
  readonly name: string
  readonly type?: string | null
  readonly from?: Day | null
  readonly to?: Day | null
  readonly place?: string | null
  readonly organiser?: string | null
  readonly attended?: number | null
  readonly members?: number | null
  readonly content?: string | null
  readonly spending: readonly SpendingLine[]
  /** 方案, 签到表, 照片, 发票 ...: present ones are ticked. */
  readonly attachments: readonly {
    readonly name: string
    readonly count?: number | null
    readonly present: boolean
  }[]
  /** Title or address of the news item. */
  readonly news?: string | null
}

const spendingTable = (data: ActivityRecord, { messages, breaks }: PaperContext): Block[] => {
  const m = messages.activity
  const heading: Block = {
    id: keepWith('spending'),
    text: m.spending,
    bold: true,
    margin: [0, 10, 0, 4],
    ...(breaks?.has('spending') ? { pageBreak: 'before' } : {}),
  }
  if (data.spending.length === 0)
    return [heading, { id: followedBy('spending'), text: m.noSpending, margin: [0, 0, 0, 8] }]
  const total = sumFen(data.spending.map((line) => line.amount))
  const rows: ListRow[] = data.spending.map((line, index) => [
    String(index + 1),
    line.item,
    line.quantity ?? '',
    money(line.price),
    money(line.amount),
    line.source ?? '',
  ])
  rows.push({ sum: [messages.total, '', '', '', money(total)], span: 4 })
  return [
    heading,
    listTable(
      [
        { header: messages.serial, share: 12 },
        { header: m.spendingItem, share: 55, align: 'left' },
        { header: m.quantity, share: 20 },
        { header: m.price, share: 24, align: 'right' },
        { header: m.amount, share: 26, align: 'right' },
        { header: m.source, share: 28 },
      ],
      rows,
      page,
      { follows: 'spending' },
    ),
    { text: m.words(amountInWords(total)), margin: [0, 4, 0, 8] },
  ]
}

/** 活动登记表 as a document. */
export const activityRecord = (data: ActivityRecord, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.activity
  const title = messages.titles['activity-record']
  const attachments = data.attachments.map((one) =>
    one.present ? m.present(one.name, one.count ?? null) : m.missing(one.name),
  )
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context),
        formRows(
          [
            { type: 'fields', fields: [[m.name, data.name]] },
            {
              type: 'fields',
              fields: [
                [m.type, data.type ?? ''],
                [m.attended, data.attended == null ? '' : m.people(data.attended, data.members ?? null)],
              ],
            },
            { type: 'fields', fields: [[m.time, spanText(data.from, data.to, messages)]] },
            {
              type: 'fields',
              fields: [
                [m.place, data.place ?? ''],
                [m.organiser, data.organiser ?? ''],
              ],
            },
            { type: 'text', label: m.content, text: data.content ?? '', height: 38 },
            { type: 'text', label: m.attachments, text: attachments.join('　'), height: 10 },
            ...(data.news ? [{ type: 'text' as const, label: m.news, text: data.news, height: 9 }] : []),
          ],
          page,
          context,
        ),
        ...spendingTable(data, context),
        formRows(
          [
            {
              type: 'boxes',
              boxes: [
                { label: m.handlerBox, sign: messages.sign },
                { label: m.witnessBox, sign: messages.sign },
              ],
              height: 24,
            },
            { type: 'box', label: m.branchBox, sign: m.branchSign, seal: true, height: 26 },
            { type: 'box', label: m.schoolBox, sign: m.schoolSign, seal: true, height: 26 },
          ],
          page,
          context,
        ),
      ],
    },
    context,
  )
}
