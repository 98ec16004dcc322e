import type { Day } from '../base/day.ts'
import type { Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { paperHead } from './head.ts'
import { listTable } from './list.ts'
import { widePage as page, size } from './page.ts'
import { dayText, definePaper, type PaperContext, type PaperHead } from './paper.ts'

/** One member in the roster. Identity numbers and other sensitive fields have no place here. */
export interface RosterRow {
  readonly name: string
  readonly sex?: string | null
  readonly staffNumber?: string | null
  readonly unit?: string | null
  readonly employment?: string | null
  readonly group?: string | null
  readonly post?: string | null
  readonly joinedOn?: Day | null
  readonly phone?: string | null
  readonly note?: string | null
}

/** 会员花名册 as of a day. */
export interface Roster {
  readonly head: PaperHead
  readonly asOf: Day
  /** Counts the office asks for, in words: `女 41 人，非在编 12 人`. */
  readonly summary?: string | null
  readonly rows: readonly RosterRow[]
}

/** 会员花名册 as a document. */
export const roster = (data: Roster, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.roster
  const title = messages.titles.roster
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, {
          right: [m.asOf(dayText(data.asOf, messages)), m.people(data.rows.length), data.summary ?? '']
            .filter((part) => part)
            .join('　'),
        }),
        listTable(
          [
            { header: messages.serial, share: 12 },
            { header: messages.name, share: 28, is: 'name' },
            { header: messages.sex, share: 11 },
            { header: messages.staffNumber, share: 25, is: 'whole' },
            { header: messages.unit, share: 42, align: 'left' },
            { header: m.employment, share: 24 },
            { header: m.group, share: 30, align: 'left' },
            { header: m.post, share: 28 },
            { header: m.joined, share: 29, is: 'whole' },
            { header: m.phone, share: 28, is: 'whole' },
            { header: messages.note, share: 22, align: 'left' },
          ],
          data.rows.map((row, index) => [
            String(index + 1),
            row.name,
            row.sex ?? '',
            row.staffNumber ?? '',
            row.unit ?? '',
            row.employment ?? '',
            row.group ?? '',
            row.post ?? '',
            dayText(row.joinedOn, messages),
            row.phone ?? '',
            row.note ?? '',
          ]),
          page,
          { fontSize: size.xiaoWu, signed: true, breaks: context.breaks },
        ),
        signatureRow([m.filler, m.chair], page),
      ],
    },
    context,
  )
}
