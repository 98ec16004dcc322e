import type { Definition } from './definition.ts'
import { signatureRow } from './form.ts'
import { paperHead } from './head.ts'
import { listTable } from './list.ts'
import { widePage as page, size } from './page.ts'
import { definePaper, type PaperContext, type PaperHead } from './paper.ts'

/** One proposal in the summary. */
export interface ProposalRow {
  readonly number?: string | null
  readonly title: string
  readonly category?: string | null
  readonly proposer: string
  readonly seconders: readonly string[]
  readonly unit?: string | null
  readonly outcome?: string | null
  readonly host?: string | null
  readonly reply?: string | null
}

/** 提案汇总表: what a branch hands in with its proposals (domain 4.1), or what the school keeps. */
export interface ProposalSummary {
  readonly head: PaperHead
  readonly congress?: string | null
  readonly rows: readonly ProposalRow[]
}

/** 提案汇总表 as a document. */
export const proposalSummary = (data: ProposalSummary, context: PaperContext): Definition => {
  const { messages } = context
  const m = messages.proposal
  const title = messages.titles['proposal-summary']
  return definePaper(
    {
      title,
      org: data.head.org,
      page,
      content: [
        ...paperHead(data.head, title, page, context, {
          right: [data.congress ? m.congress(data.congress) : '', m.counts(data.rows.length)]
            .filter((part) => part)
            .join('　'),
        }),
        listTable(
          [
            { header: messages.serial, share: 11 },
            { header: m.tableNumber, share: 24 },
            { header: m.title, share: 65, align: 'left' },
            { header: m.category, share: 20 },
            { header: m.proposer, share: 25, is: 'name' },
            { header: m.seconders, share: 38, align: 'left' },
            { header: m.proposerUnit, share: 28, align: 'left' },
            { header: m.tableOutcome, share: 20 },
            { header: m.tableHost, share: 26, align: 'left' },
            { header: m.tableReply, share: 20 },
          ],
          data.rows.map((row, index) => [
            String(index + 1),
            row.number ?? '',
            row.title,
            row.category ?? '',
            row.proposer,
            messages.list(row.seconders),
            row.unit ?? '',
            row.outcome ?? '',
            row.host ?? '',
            row.reply ?? '',
          ]),
          page,
          { fontSize: size.xiaoWu, signed: true, breaks: context.breaks },
        ),
        signatureRow([m.filler, m.chair, m.party], page),
      ],
    },
    context,
  )
}
