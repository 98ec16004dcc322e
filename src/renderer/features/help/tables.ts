import type { VisitReturn } from '#shared/documents/visit-return.ts'
import { hardshipIncome } from '#shared/domain/hardship-file.ts'
import type { HelpLine } from '#shared/domain/help-line.ts'
import { claimState } from '#shared/domain/mutual-aid-check.ts'
import { type AidBranchLine, aidTotals, claimOutcomes } from '#shared/domain/mutual-aid-school.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { BankWords } from '#shared/sheet/bank-table.ts'
import {
  type Column,
  dayColumn,
  moneyColumn,
  numberColumn,
  type Table,
  type TableCell,
  textColumn,
} from '#shared/sheet/table.ts'
import type { AidRecords } from './aid-year.ts'
import type { HelpData } from './model.ts'
import { type PaperData, totalOf } from './papers.ts'
import type { FileRow } from './rows.ts'

const totals = (columns: readonly Column[], label: string, sums: Readonly<Record<number, TableCell>>) =>
  columns.map((_, n): TableCell => (n === 0 ? label : (sums[n] ?? null)))

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
    textColumn(w.fields.member, 12),
    textColumn(messages.member.fields.staffNo, 12),
    textColumn(data.above ? t.branch : messages.member.fields.unit, 22),
    dayColumn(w.fields.day),
    textColumn(w.fields.content, 14),
    textColumn(w.fields.form, 10),
    textColumn(w.parts.aid.item, 18),
    moneyColumn(t.amount),
    textColumn(w.parts.aid.payer, 14),
    textColumn(w.fields.campaign, 20),
    textColumn(t.from, 10),
  ]
  return {
    name: t.title,
    title,
    columns,
    rows: lines.toReversed().map((line): readonly TableCell[] => {
      const member = data.memberOf(line.member)?.values
      return [
        member?.name ?? null,
        member?.staffNo ?? null,
        data.above ? data.branchOf(line.home) : (member?.unit ?? null),
        line.day,
        w.choices.content[line.content],
        line.form ? w.choices.form[line.form] : null,
        line.item ?? null,
        line.amount,
        line.payer ? w.choices.payer[line.payer] : null,
        line.campaign ?? null,
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
      textColumn(t.name, 12),
      textColumn(messages.member.fields.staffNo, 12),
      textColumn(messages.member.fields.unit, 20),
      textColumn(t.state, 10),
      dayColumn(t.since),
      dayColumn(w.event.fields.nextOn),
      textColumn(w.fields.category, 14),
      textColumn(w.fields.level, 10),
      textColumn(w.fields.cause, 20),
      numberColumn(w.parts.income.people, 10),
      moneyColumn(t.yearly),
      moneyColumn(t.perHead),
      moneyColumn(t.helpedAll),
    ],
    rows: rows.map(({ member, values, state, since, nextOn, lines }) => {
      const { yearly, people, perHead } = hardshipIncome(values)
      return [
        member?.values.name ?? null,
        member?.values.staffNo ?? null,
        member?.values.unit ?? null,
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

/** 各分工会互助保障 for Excel: what the screen shows. */
export const aidSchoolTable = (
  lines: readonly AidBranchLine[],
  /** Whether any claims reached this union. */
  withClaims: boolean,
  year: number,
  messages: Messages,
): Table => {
  const t = messages.helpPage.aid
  const c = messages.helpPage.claim
  const columns = [
    textColumn(messages.helpPage.ledger.branch, 26),
    numberColumn(t.heads, 12),
    numberColumn(t.enrolled, 12),
    numberColumn(t.sharePercent, 12),
    moneyColumn(t.fee),
    ...(withClaims
      ? [
          ...claimOutcomes.map((one) => numberColumn(t.cases(t.outcomes[one]), 14)),
          moneyColumn(c.claimed),
          moneyColumn(c.paid),
        ]
      : []),
  ]
  const cells = (of: Omit<AidBranchLine, 'branch'>): readonly TableCell[] => [
    of.heads,
    of.people,
    of.share === null ? null : Math.round(of.share * 1000) / 10,
    of.fees,
    ...(withClaims ? [...claimOutcomes.map((one) => of.claims[one]), of.claimed, of.paid] : []),
  ]
  return {
    name: t.byBranch,
    title: t.schoolTitle(year),
    columns,
    rows: lines.map((line) => [line.branch.name, ...cells(line)]),
    totals: [messages.app.table.total, ...cells(aidTotals(lines))],
    landscape: true,
  }
}

/** 互助参保 and 理赔 for Excel, a sheet each; at a school with the branch of each, and claims only where some came. */
export const aidTables = (
  data: AidRecords & Pick<HelpData, 'memberOf' | 'branchOf' | 'above'>,
  messages: Messages,
): readonly Table[] => {
  const w = messages.mutualAid
  const t = messages.helpPage
  const branch = data.above ? [textColumn(t.ledger.branch, 26)] : []
  const branchCell = (home: string): readonly TableCell[] => (data.above ? [data.branchOf(home)] : [])
  const columns = [
    ...branch,
    textColumn(w.fields.member, 12),
    textColumn(messages.member.fields.staffNo, 12),
    numberColumn(w.fields.year),
    textColumn(w.fields.product, 28),
    textColumn(w.fields.type, 16),
    dayColumn(w.fields.enrolledOn),
    dayColumn(w.fields.until),
    moneyColumn(w.fields.fee),
    textColumn(w.parts.fee.payer, 12),
    textColumn(w.fields.number, 18),
  ]
  const fees = data.aids.map(({ values }) => ({ amount: values.fee?.amount ?? null }))
  const aidOf = new Map(data.aids.map((one) => [one.id, one]))
  const tables: readonly Table[] = [
    {
      name: w.kind,
      columns,
      rows: data.aids.map(({ values, home }) => {
        const member = data.memberOf(values.member)?.values
        return [
          ...branchCell(home),
          member?.name ?? null,
          member?.staffNo ?? null,
          values.year ?? null,
          values.product ?? null,
          values.type ? w.choices.type[values.type] : null,
          values.enrolledOn ?? null,
          values.until ?? null,
          values.fee?.amount ?? null,
          values.fee?.payer ? w.choices.payer[values.fee.payer] : null,
          values.number ?? null,
        ]
      }),
      totals: totals(columns, messages.app.table.total, { [7 + branch.length]: totalOf(fees) }),
      landscape: true,
    },
    {
      name: w.claim.kind,
      columns: [
        ...branch,
        textColumn(w.fields.member, 12),
        textColumn(w.fields.product, 28),
        dayColumn(w.claim.fields.happenedOn),
        textColumn(t.claim.state, 12),
        textColumn(w.claim.fields.next, 12),
        dayColumn(w.claim.parts.next.dueOn),
        moneyColumn(w.claim.fields.claimed),
        moneyColumn(w.claim.fields.paid),
      ],
      rows: data.claims.map(({ values, home }) => {
        const aid = values.aid ? aidOf.get(values.aid)?.values : undefined
        return [
          ...branchCell(home),
          data.memberOf(aid?.member)?.values.name ?? null,
          aid?.product ?? null,
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
  return data.above && data.claims.length === 0 ? tables.slice(0, 1) : tables
}

/** 常规慰问年度统计表 for Excel: a sheet for each table. */
export const returnTables = (paper: VisitReturn, messages: Messages): readonly Table[] => {
  const m = messages.paper.visitReturn
  return paper.tables.map((table, at) => {
    const columns: readonly Column[] = [
      numberColumn(messages.paper.serial, 6),
      textColumn(messages.paper.name, 12),
      textColumn(messages.paper.staffNumber, 12),
      textColumn(messages.paper.unit, 20),
      textColumn(table.matter, 14),
      dayColumn(m.happened),
      dayColumn(m.visited),
      textColumn(m.form, 10),
      moneyColumn(messages.paper.amount),
      textColumn(m.evidence, 30),
      textColumn(messages.paper.note, 26),
    ]
    return {
      name: m.annex(at + 1),
      title: m.title(paper.year, table.title),
      columns,
      rows: table.rows.map((row, n) => [
        n + 1,
        row.name ?? null,
        row.staffNumber ?? null,
        row.unit ?? null,
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
