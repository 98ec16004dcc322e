import { sumFen } from '#shared/base/money.ts'
import type { CondolenceForm, CondolenceForms } from '#shared/documents/condolence-form.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { ReceiptList } from '#shared/documents/receipt-list.ts'
import type { ApprovalStep } from '#shared/domain/condolence.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { choiceWord, wordsOf } from '#shared/i18n/words.ts'
import type { Payment } from '#shared/sheet/bank-table.ts'
import { dayColumn, moneyColumn, type Table, type TableCell, textColumn } from '#shared/sheet/table.ts'
import type { VisitRow } from './rows.ts'

/** What a paper needs beside the visit: the rule it stands on and who has to sign. */
export interface PaperBasis {
  readonly basis: string | null
  readonly approval: readonly ApprovalStep[] | null
}

const wordOf =
  (messages: Messages) =>
  (field: string, value: string | null | undefined): string =>
    value ? choiceWord(wordsOf(messages).visit, field, value) : ''

/** What it was for: the festival where one is named. */
export const eventWord = (row: VisitRow, messages: Messages): string => {
  const word = wordOf(messages)
  const { event, festival } = row.values
  return event === 'festival' && festival ? word('festival', festival) : word('event', event)
}

const chain = (steps: readonly ApprovalStep[] | null): Pick<CondolenceForm, 'approval'> => {
  if (!steps) return {}
  return { approval: steps.flatMap((step) => (step === 'receipt' ? [] : [step])) }
}

/** 慰问审批表 of visits, one page each. */
export const approvalForms = (
  rows: readonly VisitRow[],
  head: PaperHead,
  messages: Messages,
  basisOf: (row: VisitRow) => PaperBasis,
): CondolenceForms => {
  const word = wordOf(messages)
  return {
    head,
    forms: rows.map((row) => {
      const { values, member } = row
      const { basis, approval } = basisOf(row)
      const employment = member?.values.employment
      return {
        member: member?.values.name ?? '',
        staffNumber: member?.values.staffNo ?? null,
        unit: member?.values.unit ?? null,
        group: member?.values.group ?? null,
        employment: employment ? choiceWord(wordsOf(messages).member, 'employment', employment) : null,
        event: eventWord(row, messages),
        relation: values.relation ? word('relation', values.relation) : null,
        happenedOn: values.happenedOn ?? null,
        visitedOn: values.visitedOn ?? null,
        visitors: values.companions ?? [],
        giftForm: values.gift?.form ? word('form', values.gift.form) : null,
        item: values.gift?.item ?? null,
        amount: row.amount,
        payer: values.gift?.payer ? word('payer', values.gift.payer) : null,
        basis,
        override: values.overrideReason ?? null,
        situation: values.words ?? null,
        evidence: (values.evidence ?? []).map((kind) => word('evidence', kind)),
        ...chain(approval),
      }
    }),
  }
}

/** 签领表 of visits; the signature cells stay empty. */
export const receiptOf = (
  rows: readonly VisitRow[],
  head: PaperHead,
  messages: Messages,
  occasion: string | null,
): ReceiptList => {
  const word = wordOf(messages)
  return {
    head,
    occasion,
    rows: rows.map((row) => ({
      name: row.member?.values.name ?? '',
      staffNumber: row.member?.values.staffNo ?? null,
      unit: row.member?.values.unit ?? null,
      item: messages.condolencePage.pair(
        eventWord(row, messages),
        row.values.gift?.item ?? word('form', row.values.gift?.form),
      ),
      amount: row.amount,
      day: row.values.visitedOn ?? null,
    })),
  }
}

/** What is paid in cash of some visits, for the bank. */
export const cashOf = (rows: readonly VisitRow[], messages: Messages): readonly Payment[] =>
  rows.flatMap((row) =>
    row.values.gift?.form === 'cash' && row.amount
      ? [
          {
            member: row.values.member ?? null,
            amount: row.amount,
            note: row.values.campaign ?? eventWord(row, messages),
          },
        ]
      : [],
  )

/** The list of visits as a table for Excel. */
export const visitTable = (rows: readonly VisitRow[], messages: Messages, withBranch: boolean): Table => {
  const word = wordOf(messages)
  const t = messages.condolencePage.column
  const m = messages.member.fields
  const w = messages.condolence
  const lead = withBranch ? 1 : 0
  const cells = (row: VisitRow): readonly TableCell[] => [
    row.values.visitedOn ?? null,
    row.member?.values.name ?? null,
    row.member?.values.staffNo ?? null,
    row.member?.values.unit ?? null,
    eventWord(row, messages),
    word('relation', row.values.relation),
    row.values.happenedOn ?? null,
    word('form', row.values.gift?.form),
    row.values.gift?.item ?? null,
    row.amount,
    word('payer', row.values.gift?.payer),
    messages.paper.list(row.values.companions ?? []),
    row.values.overrideReason ?? null,
  ]
  const total = sumFen(rows.flatMap((row) => (row.amount === null ? [] : [row.amount])))
  return {
    name: messages.condolencePage.title,
    columns: [
      ...(withBranch ? [textColumn(t.branch, 20)] : []),
      dayColumn(t.day),
      textColumn(t.person, 10),
      textColumn(m.staffNo, 12),
      textColumn(m.unit, 18),
      textColumn(t.event, 14),
      textColumn(t.relation, 12),
      dayColumn(w.fields.happenedOn),
      textColumn(t.give, 10),
      textColumn(w.parts.gift.item, 16),
      moneyColumn(t.amount),
      textColumn(t.payer, 14),
      textColumn(w.fields.companions, 18),
      textColumn(w.fields.overrideReason, 24),
    ],
    rows: rows.map((row) => [...(withBranch ? [row.branch] : []), ...cells(row)]),
    totals: Array.from({ length: 13 + lead }, (_, n) =>
      n === 0 ? messages.app.table.total : n === 9 + lead ? total : null,
    ),
    landscape: true,
  }
}
