import type { Day } from '../base/day.ts'
import type { Fen } from '../base/money.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Block, Definition } from './definition.ts'
import { type FormRow, formRows } from './form.ts'
import { paperHead } from './head.ts'
import { formPage as page } from './page.ts'
import { dayText, definePaper, money, onePerPage, type PaperContext, type PaperHead } from './paper.ts'

/** One visit as the approval form shows it; words are already in the chosen language. */
export interface CondolenceForm {
  readonly member: string
  readonly staffNumber?: string | null
  readonly unit?: string | null
  readonly group?: string | null
  readonly employment?: string | null
  readonly event: string
  readonly relation?: string | null
  readonly happenedOn?: Day | null
  readonly visitedOn?: Day | null
  readonly visitors?: readonly string[]
  /** 实物, 现金, ... */
  readonly giftForm?: string | null
  /** What the goods are. */
  readonly item?: string | null
  readonly amount?: Fen | null
  readonly payer?: string | null
  /** The rule pack's name, year and clause. */
  readonly basis?: string | null
  /** What the rule warned of and why it was saved all the same. */
  readonly override?: string | null
  readonly situation?: string | null
  readonly evidence: readonly string[]
  /** Who has to sign, from the rule; group, branch and school when it does not say. */
  readonly approval?: readonly ('group' | 'branch' | 'school' | 'receipt')[]
}

/** 慰问审批表: one page for each visit (domain 3.3: group checks, branch chair signs with seal, school approves). */
export interface CondolenceForms {
  readonly head: PaperHead
  readonly forms: readonly CondolenceForm[]
}

const sheet = (head: PaperHead, form: CondolenceForm, context: PaperContext): Block[] => {
  const { messages } = context
  const m = messages.condolence
  const chain = form.approval ?? ['group', 'branch', 'school']
  const rows: FormRow[] = [
    {
      type: 'fields',
      fields: [
        [messages.name, form.member],
        [messages.staffNumber, form.staffNumber ?? ''],
      ],
    },
    {
      type: 'fields',
      fields: [
        [messages.unit, form.unit ?? ''],
        [m.group, form.group ?? ''],
      ],
    },
    {
      type: 'fields',
      fields: [
        [m.employment, form.employment ?? ''],
        [m.relation, form.relation ?? ''],
      ],
    },
    { type: 'fields', fields: [[m.event, form.event]] },
    {
      type: 'fields',
      fields: [
        [m.happened, dayText(form.happenedOn, messages)],
        [m.visited, dayText(form.visitedOn, messages)],
      ],
    },
    { type: 'fields', fields: [[m.visitors, messages.list(form.visitors ?? [])]] },
    {
      type: 'fields',
      fields: [
        [m.form, form.giftForm ?? ''],
        [m.item, form.item ?? ''],
      ],
    },
    {
      type: 'fields',
      fields: [
        [m.figures, form.amount == null ? '' : m.yuan(money(form.amount))],
        [m.payer, form.payer ?? ''],
      ],
    },
    { type: 'fields', fields: [[m.words, form.amount == null ? '' : m.rmb(amountInWords(form.amount))]] },
    { type: 'fields', fields: [[m.basis, form.basis ?? '']] },
    ...(form.override ? [{ type: 'text' as const, label: m.override, text: form.override, height: 14 }] : []),
    { type: 'text', label: m.situation, text: form.situation ?? '', height: 18 },
    {
      type: 'text',
      label: m.evidence,
      text: form.evidence.length > 0 ? messages.list(form.evidence) : m.noEvidence,
      height: 10,
    },
  ]
  if (chain.includes('group')) rows.push({ type: 'box', label: m.groupBox, sign: m.groupSign, height: 22 })
  if (chain.includes('branch')) {
    rows.push({ type: 'box', label: m.branchBox, sign: m.branchSign, seal: true, height: 30 })
  }
  if (chain.includes('school')) {
    rows.push({ type: 'box', label: m.schoolBox, sign: m.schoolSign, seal: true, height: 30 })
  }
  if (chain.includes('receipt')) rows.push({ type: 'box', label: m.payeeBox, sign: m.payeeSign, height: 18 })
  return [
    ...paperHead(head, messages.titles['condolence-form'], page, context),
    formRows(rows, page, context),
  ]
}

/** 慰问审批表 as a document. */
export const condolenceForm = (data: CondolenceForms, context: PaperContext): Definition =>
  definePaper(
    {
      title: context.messages.titles['condolence-form'],
      org: data.head.org,
      page,
      content: onePerPage(data.forms.map((form) => sheet(data.head, form, context))),
    },
    context,
  )
