import type { Day } from '../base/day.ts'
import { groupBy } from '../base/group.ts'
import { type Fen, sumFen } from '../base/money.ts'
import type { Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { lineAbove, paperHead } from './head.ts'
import { type ListColumn, type ListRow, listTable } from './list.ts'
import { widePage as page } from './page.ts'
import { definePaper, money, type PaperContext, type PaperHead, spanText } from './paper.ts'

/** Visits of one branch for one event from one payer. */
export interface ReportLine {
  readonly branch: string
  readonly event: string
  readonly payer?: string | null
  readonly count: number
  readonly goods: Fen
  readonly cash: Fen
  /** Cards, vouchers and visits whose form is not known; the column appears when there are any. */
  readonly other?: Fen
}

/** 慰问统计表: by branch and event, with totals; every figure is a sum of the lines given. */
export interface SchoolReport {
  readonly head: PaperHead
  readonly from: Day
  readonly to: Day
  readonly lines: readonly ReportLine[]
}

interface Sums {
  readonly count: number
  readonly goods: Fen
  readonly cash: Fen
  readonly other: Fen
}

const add = (lines: readonly ReportLine[]): Sums => ({
  count: lines.reduce((total, line) => total + line.count, 0),
  goods: sumFen(lines.map((line) => line.goods)),
  cash: sumFen(lines.map((line) => line.cash)),
  other: sumFen(lines.flatMap((line) => (line.other == null ? [] : [line.other]))),
})

/** 慰问统计表 as a document. */
export const schoolReport = (data: SchoolReport, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.report
  const title = messages.titles['school-report']
  const all = add(data.lines)
  const hasOther = all.other !== 0
  const figures = (sums: Sums): string[] => [
    String(sums.count),
    money(sums.goods),
    money(sums.cash),
    ...(hasOther ? [money(sums.other)] : []),
    money(sumFen([sums.goods, sums.cash, sums.other])),
  ]
  const figureColumns: ListColumn[] = [
    { header: m.count, share: 18, align: 'right' },
    { header: m.goods, share: 34, align: 'right' },
    { header: m.cash, share: 34, align: 'right' },
    ...(hasOther ? [{ header: m.other, share: 30, align: 'right' as const }] : []),
    { header: m.amount, share: 36, align: 'right' },
  ]

  const branches = groupBy(data.lines, (line) => line.branch)
  const rows: ListRow[] = []
  let serial = 0
  for (const [branch, lines] of branches) {
    serial += 1
    lines.forEach((line, index) => {
      rows.push([
        index === 0 ? String(serial) : '',
        branch,
        line.event,
        line.payer ?? '',
        ...figures(add([line])),
      ])
    })
    if (lines.length > 1) rows.push({ sum: [messages.subtotal, '', '', '', ...figures(add(lines))], span: 4 })
  }
  rows.push({ sum: [messages.total, '', '', '', ...figures(all)], span: 4 })

  const events: ListRow[] = [...groupBy(data.lines, (line) => line.event)].map(([event, lines]) => [
    event,
    ...figures(add(lines)),
  ])
  events.push({ sum: [messages.total, ...figures(all)] })

  // What is longer than a page must not be unbreakable: the engine would drop the rest.
  const short = events.length <= 12
  const signers = signatureRow([m.filler, m.reviewer, m.head], page)
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, {
          right: m.period(spanText(data.from, data.to, messages)),
        }),
        ...(data.lines.length === 0
          ? [{ text: m.nothing, alignment: 'center' as const }]
          : [
              lineAbove(m.branches(branches.size, all.count), messages.yuan, page),
              listTable(
                [
                  { header: messages.serial, share: 12 },
                  { header: m.branch, share: 60, align: 'left' },
                  { header: m.event, share: 36, align: 'left' },
                  { header: m.payer, share: 34 },
                  ...figureColumns,
                ],
                rows,
                page,
              ),
              {
                stack: [
                  { text: m.byEvent, bold: true, margin: [0, 12, 0, 4] as [number, number, number, number] },
                  listTable([{ header: m.event, share: 60, align: 'left' }, ...figureColumns], events, page, {
                    signed: !short,
                    breaks: context.breaks,
                  }),
                  ...(short ? [signers] : []),
                ],
                unbreakable: short,
              },
            ]),
        ...(short && data.lines.length > 0 ? [] : [signers]),
      ],
    },
    context,
  )
}
