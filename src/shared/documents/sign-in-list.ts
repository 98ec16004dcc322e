import type { Day } from '../base/day.ts'
import type { Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { lineAbove, paperHead } from './head.ts'
import { type ListRow, listTable } from './list.ts'
import { mm, listPage as page } from './page.ts'
import { definePaper, type PaperContext, type PaperHead, spanText } from './paper.ts'

/** Who is expected. */
export interface SignInRow {
  readonly name: string
  readonly staffNumber?: string | null
  readonly unit?: string | null
}

/** 活动签到表: people sign on paper; the app prints names and empty cells. */
export interface SignInList {
  readonly head: PaperHead
  readonly activity: string
  readonly from?: Day | null
  readonly to?: Day | null
  readonly place?: string | null
  readonly organiser?: string | null
  readonly rows: readonly SignInRow[]
  /** Further empty lines for those who come unannounced. */
  readonly blankRows?: number
}

/** 活动签到表 as a document. */
export const signInList = (data: SignInList, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.signIn
  const title = messages.titles['sign-in-list']
  const named = data.rows.map((row) => [row.name, row.staffNumber ?? '', row.unit ?? '', '', ''])
  const blank = Array.from({ length: data.blankRows ?? 0 }, () => ['', '', '', '', ''])
  const rows: ListRow[] = [...named, ...blank].map((cells, index) => [String(index + 1), ...cells])
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context),
        lineAbove(m.activity(data.activity), data.organiser ? m.organiser(data.organiser) : '', page),
        lineAbove(
          m.where(spanText(data.from, data.to, messages), data.place ?? ''),
          m.expected(data.rows.length),
          page,
        ),
        listTable(
          [
            { header: messages.serial, share: 12 },
            { header: messages.name, share: 30, is: 'name' },
            { header: messages.staffNumber, share: 28, is: 'whole' },
            { header: messages.unit, share: 45, align: 'left' },
            { header: m.signature, share: 38 },
            { header: messages.note, share: 22 },
          ],
          rows,
          page,
          { rowHeight: mm(9.5), signed: true, breaks: context.breaks },
        ),
        signatureRow([m.recorder, m.chair], page),
      ],
    },
    context,
  )
}
