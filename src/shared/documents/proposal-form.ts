import type { Day } from '../base/day.ts'
import type { Block, Definition } from './definition.ts'
import { type FormRow, formRows } from './form.ts'
import { paperHead } from './head.ts'
import { type ListRow, listTable } from './list.ts'
import { mm, formPage as page } from './page.ts'
import { dayText, definePaper, onePerPage, type PaperContext, type PaperHead } from './paper.ts'

/** A delegate who proposes or seconds. */
export interface Delegate {
  readonly name: string
  readonly unit?: string | null
  readonly delegation?: string | null
  readonly phone?: string | null
}

/** 教代会提案表 for one proposal (domain 4.1: 一事一案, signatures by hand and never by proxy). */
export interface ProposalForm {
  readonly number?: string | null
  readonly congress?: string | null
  readonly title: string
  readonly category?: string | null
  readonly proposedOn?: Day | null
  readonly proposer: Delegate
  readonly seconders: readonly Delegate[]
  readonly reason: string
  readonly measures: string
  /** What the ledgers already know of the school's handling; printed in the boxes, whose signatures stay empty. */
  readonly review?: string | null
  readonly reply?: string | null
  readonly feedback?: string | null
}

/** Proposals to be printed, each from a new page. */
export interface ProposalForms {
  readonly head: PaperHead
  readonly forms: readonly ProposalForm[]
}

const seconderTable = (form: ProposalForm, { messages }: PaperContext): Block => {
  const m = messages.proposal
  // At least three lines: schools demand two or three seconders, and some are found on the day.
  const people = [
    ...form.seconders,
    ...Array.from({ length: Math.max(0, 3 - form.seconders.length) }, () => null),
  ]
  const rows: ListRow[] = people.map((person, index) => [
    String(index + 1),
    person?.name ?? '',
    person?.unit ?? '',
    person?.delegation ?? '',
    '',
  ])
  return listTable(
    [
      { header: messages.serial, share: 12 },
      { header: m.seconder, share: 33, is: 'name' },
      { header: messages.unit, share: 42, align: 'left' },
      { header: m.delegation, share: 34 },
      { header: m.seconderSignature, share: 44 },
    ],
    rows,
    page,
    { rowHeight: mm(9.5), style: { margin: [0, -0.5, 0, 0] } },
  )
}

const sheet = (head: PaperHead, form: ProposalForm, context: PaperContext): Block[] => {
  const { messages } = context
  const m = messages.proposal
  const top: FormRow[] = [
    { type: 'fields', fields: [[m.title, form.title]] },
    {
      type: 'fields',
      fields: [
        [m.category, form.category ?? ''],
        [m.day, dayText(form.proposedOn, messages)],
      ],
    },
    {
      type: 'fields',
      fields: [
        [m.proposer, form.proposer.name],
        [m.proposerUnit, form.proposer.unit ?? ''],
      ],
    },
    {
      type: 'fields',
      fields: [
        [m.delegation, form.proposer.delegation ?? ''],
        [m.phone, form.proposer.phone ?? ''],
      ],
    },
    { type: 'fields', fields: [[m.proposerSignature, '']], height: 12 },
  ]
  const bottom: FormRow[] = [
    { type: 'text', label: m.reason, text: form.reason, height: 45 },
    { type: 'text', label: m.measures, text: form.measures, height: 45 },
    { type: 'box', label: m.chairBox, sign: m.chairSign, seal: true, height: 26 },
    { type: 'box', label: m.reviewBox, text: form.review ?? m.outcomes, sign: m.reviewSign, height: 30 },
    { type: 'box', label: m.hostBox, text: form.reply ?? '', sign: m.hostSign, seal: true, height: 38 },
    { type: 'box', label: m.leaderBox, sign: m.leaderSign, height: 24 },
    {
      type: 'box',
      label: m.feedbackBox,
      text: form.feedback ?? m.feedbacks,
      sign: m.feedbackSign,
      height: 26,
    },
  ]
  return [
    ...paperHead(
      { ...head, number: form.number ?? head.number ?? null },
      messages.titles['proposal-form'],
      page,
      context,
      {
        ...(form.congress ? { left: m.congress(form.congress) } : {}),
      },
    ),
    formRows(top, page, context),
    seconderTable(form, context),
    { ...formRows(bottom, page, context), margin: [0, -0.5, 0, 0] },
  ]
}

/** 教代会提案表 as a document. */
export const proposalForm = (data: ProposalForms, context: PaperContext): Definition =>
  definePaper(
    {
      title: context.messages.titles['proposal-form'],
      org: data.head.org,
      page,
      content: onePerPage(data.forms.map((form) => sheet(data.head, form, context))),
    },
    context,
  )
