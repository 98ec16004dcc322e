import { hardshipIncome } from '#shared/domain/hardship-file.ts'
import type { HelpLine } from '#shared/domain/help-line.ts'
import { claimState } from '#shared/domain/mutual-aid-check.ts'
import type { VisitReturn } from '#shared/documents/visit-return.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { BankWords } from '#shared/sheet/bank-table.ts'
import { escapeText } from '#shared/sheet/escape.ts'
import type { Column, Table, TableCell } from '#shared/sheet/table.ts'
import type { HelpData } from './model.ts'
import { type PaperData, totalOf } from './papers.ts'
import type { FileRow } from './rows.ts'

const text = (header: string, width: number): Column => ({ header, type: 'text', width })
const day = (header: string): Column => ({ header, type: 'day', width: 12 })
const money = (header: string): Column => ({ header, type: 'money', width: 14 })

const totals = (columns: readonly Column[], label: string, sums: Readonly<Record<number, TableCell>>) =>
  columns.map((_, n): TableCell => (n === 0 ? label : (sums[n] ?? null)))

/** What people typed, as a cell that is never taken for a formula. */
const typed = (value: string | null | undefined): TableCell => (value ? escapeText(value) : null)

/** 帮扶台账 for Excel. */
export const ledgerTable = (
  data: PaperData,
  lines: readonly HelpLine[],
  title: string,
  messages: Messages,
): Table => {
  const t = messages.helpPage.ledger
  const w = messages.help
  const columns = [
    text(w.fields.member, 12),
    text(messages.member.fields.staffNo, 12),
    text(data.above ? t.branch : messages.member.fields.unit, 22),
    day(w.fields.day),
    text(w.fields.content, 14),
    text(w.fields.form, 10),
    text(w.parts.aid.item, 18),
    money(t.amount),
    text(w.parts.aid.payer, 14),
    text(w.fields.campaign, 20),
    text(t.from, 10),
  ]
  return {
    name: t.title,
    title,
    columns,
    rows: lines.toReversed().map((line): readonly TableCell[] => {
      const member = data.memberOf(line.member)?.values
      return [
        typed(member?.name),
        typed(member?.staffNo),
        typed(data.above ? data.branchOf(line.home) : member?.unit),
        line.day,
        w.choices.content[line.content],
        line.form ? w.choices.form[line.form] : null,
        typed(line.item),
        line.amount,
        line.payer ? w.choices.payer[line.payer] : null,
        typed(line.campaign),
        t.kinds[line.kind],
      ]
    }),
    totals: totals(columns, messages.app.table.total, { 7: totalOf(lines) }),
    landscape: true,
  }
}

/** The words of a bank's list. */
export const bankWords = (messages: Messages): BankWords => ({
  ...messages.helpPage.bank,
  serial: messages.paper.serial,
  amount: messages.helpPage.ledger.amount,
  note: messages.paper.note,
  total: messages.app.table.total,
})

/** 困难职工名册 for Excel: what a union above asks for in words; identity numbers are not in it. */
export const fileTable = (rows: readonly FileRow[], title: string, messages: Messages): Table => {
  const t = messages.helpPage.file
  const w = messages.hardship
  return {
    name: w.kind,
    title,
    columns: [
      text(t.name, 12),
      text(messages.member.fields.staffNo, 12),
      text(messages.member.fields.unit, 20),
      text(t.state, 10),
      day(t.since),
      day(w.event.fields.nextOn),
      text(w.fields.category, 14),
      text(w.fields.level, 10),
      text(w.fields.cause, 20),
      { header: w.parts.income.people, type: 'number', width: 10 },
      money(t.yearly),
      money(t.perHead),
      money(t.helpedAll),
    ],
    rows: rows.map(({ member, values, state, since, nextOn, lines }) => {
      const { yearly, people, perHead } = hardshipIncome(values)
      return [
        typed(member?.values.name),
        typed(member?.values.staffNo),
        typed(member?.values.unit),
        w.states[state],
        since,
        nextOn,
        values.category ? w.choices.category[values.category] : null,
        values.level ? w.choices.level[values.level] : null,
        values.cause ? w.choices.cause[values.cause] : null,
        people,
        yearly,
        perHead,
        totalOf(lines),
      ]
    }),
    landscape: true,
  }
}

/** 互助参保 and 理赔 for Excel, a sheet each. */
export const aidTables = (
  data: Pick<HelpData, 'aids' | 'claims' | 'memberOf'>,
  messages: Messages,
): readonly Table[] => {
  const w = messages.mutualAid
  const t = messages.helpPage
  const columns = [
    text(w.fields.member, 12),
    text(messages.member.fields.staffNo, 12),
    { header: w.fields.year, type: 'number', width: 8 } as const,
    text(w.fields.product, 28),
    text(w.fields.type, 16),
    day(w.fields.enrolledOn),
    day(w.fields.until),
    money(w.fields.fee),
    text(w.parts.fee.payer, 12),
    text(w.fields.number, 18),
  ]
  const fees = data.aids.map(({ values }) => ({ amount: values.fee?.amount ?? null }))
  const aidOf = new Map(data.aids.map((one) => [one.id, one]))
  return [
    {
      name: w.kind,
      columns,
      rows: data.aids.map(({ values }) => {
        const member = data.memberOf(values.member)?.values
        return [
          typed(member?.name),
          typed(member?.staffNo),
          values.year ?? null,
          typed(values.product),
          values.type ? w.choices.type[values.type] : null,
          values.enrolledOn ?? null,
          values.until ?? null,
          values.fee?.amount ?? null,
          values.fee?.payer ? w.choices.payer[values.fee.payer] : null,
          typed(values.number),
        ]
      }),
      totals: totals(columns, messages.app.table.total, { 7: totalOf(fees) }),
      landscape: true,
    },
    {
      name: w.claim.kind,
      columns: [
        text(w.fields.member, 12),
        text(w.fields.product, 28),
        day(w.claim.fields.happenedOn),
        text(t.claim.state, 12),
        text(w.claim.fields.next, 12),
        day(w.claim.parts.next.dueOn),
        money(w.claim.fields.claimed),
        money(w.claim.fields.paid),
      ],
      rows: data.claims.map(({ values }) => {
        const aid = values.aid ? aidOf.get(values.aid)?.values : undefined
        return [
          typed(data.memberOf(aid?.member)?.values.name),
          typed(aid?.product),
          values.happenedOn ?? null,
          w.states[claimState(values)],
          values.next?.step ? w.claim.choices.step[values.next.step] : null,
          values.next?.dueOn ?? null,
          values.claimed ?? null,
          values.paid ?? null,
        ]
      }),
      landscape: true,
    },
  ]
}

/** 常规慰问年度统计表 for Excel: a sheet for each table. */
export const returnTables = (paper: VisitReturn, messages: Messages): readonly Table[] => {
  const m = messages.paper.visitReturn
  return paper.tables.map((table, at) => {
    const columns: readonly Column[] = [
      { header: messages.paper.serial, type: 'number', width: 6 },
      text(messages.paper.name, 12),
      text(messages.paper.staffNumber, 12),
      text(messages.paper.unit, 20),
      text(table.matter, 14),
      day(m.happened),
      day(m.visited),
      text(m.form, 10),
      money(messages.paper.amount),
      text(m.evidence, 30),
      text(messages.paper.note, 26),
    ]
    return {
      name: m.annex(at + 1),
      title: m.title(paper.year, table.title),
      columns,
      rows: table.rows.map((row, n) => [
        n + 1,
        typed(row.name),
        typed(row.staffNumber),
        typed(row.unit),
        row.matter,
        row.happenedOn,
        row.visitedOn,
        row.form ?? null,
        row.amount ?? null,
        row.evidence,
        row.visitedOn ? (row.note ?? null) : [m.open, row.note].filter(Boolean).join(' '),
      ]),
      totals: totals(columns, messages.app.table.total, { 8: totalOf(table.rows) }),
      landscape: true,
    }
  })
}
