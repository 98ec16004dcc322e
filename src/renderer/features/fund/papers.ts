import type { HistoryEntry } from '#renderer/engine.ts'
import type { Day } from '#shared/base/day.ts'
import { formatFen } from '#shared/base/money.ts'
import type { FundDisclosure } from '#shared/documents/fund-disclosure.ts'
import type { PaperHead } from '#shared/documents/paper.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { FundEntry } from '#shared/domain/fund.ts'
import type { FundLine } from '#shared/domain/fund-report.ts'
import type { FundBranchLine } from '#shared/domain/fund-school.ts'
import { formats } from '#shared/i18n/format.ts'
import type { Locale, Messages } from '#shared/i18n/messages.ts'
import { fieldText, fieldTitle } from '#shared/i18n/record-text.ts'
import {
  dayColumn,
  moneyColumn,
  numberColumn,
  type Table,
  type TableCell,
  textColumn,
} from '#shared/sheet/table.ts'
import type { Fund } from './model.ts'
import { basisText, lineKind, lineTitle } from './words.ts'

type Data = Fund['data']

/** The entries of a year by id: what a line of the ledger does not carry. */
const entriesOf = (data: Data): ReadonlyMap<string, FundEntry> =>
  new Map(data.records.entries.map(({ id, values }) => [id, values]))

/** 经费收支公开表 of one branch. */
export const disclosurePaper = (
  data: Data,
  head: PaperHead,
  asOf: Day,
  messages: Messages,
  locale: Locale,
): FundDisclosure => {
  const { report } = data
  const { source, category } = messages.fund.choices
  const entries = entriesOf(data)
  const back = new Set(report.lines.flatMap(({ corrects }) => corrects ?? []))
  return {
    head,
    year: report.year,
    asOf,
    opening: report.opening,
    income: report.sources.map((one) => ({
      name: source[one.source],
      count: one.lines.length,
      amount: one.amount,
    })),
    spending: report.categories.map((one) => ({
      name: category[one.category],
      count: one.lines.length,
      amount: one.actual,
      budget: one.budget,
    })),
    accounts: (report.pots.length > 1 ? report.pots : []).map((one) => ({
      name: messages.fund.choices.pot[one.pot],
      opening: one.opening,
      income: one.income,
      spending: one.spending,
      closing: one.closing,
    })),
    cleared: report.cleared,
    heads: data.heads,
    basis: report.lines.flatMap((line) => {
      if (line.corrects || back.has(line.id)) return []
      const words = basisText(messages, locale, entries.get(line.id)?.basis)
      return words ? [words] : []
    }),
    corrections: report.lines.filter(({ corrects }) => corrects).length,
    leftOut: report.leftOut.length,
  }
}

/** The four figures with their parts. */
const summaryTable = (data: Data, org: string, messages: Messages): Table => {
  const t = messages.fundPage
  const { report } = data
  const { source, category } = messages.fund.choices
  const accounts = report.pots.length > 1 ? report.pots : []
  const rows: TableCell[][] = [
    [t.opening, null, report.opening],
    [t.income, null, report.income],
    ...report.sources.map((one) => [`　${source[one.source]}`, one.lines.length, one.amount]),
    [t.spending, null, report.spending],
    ...report.categories.map((one) => [`　${category[one.category]}`, one.lines.length, one.actual]),
    ...accounts.map(({ pot, lines, closing }): TableCell[] => [
      t.ofPot(messages.fund.choices.pot[pot]),
      lines.length,
      closing,
    ]),
  ]
  return {
    name: t.papers.sheetSummary,
    title: t.papers.titleSummary(org, report.year),
    columns: [textColumn(t.columns.title, 28), numberColumn(t.columns.count), moneyColumn(t.columns.amount)],
    rows,
    totals: [t.closing, null, report.closing],
  }
}

const lineCells = (data: Data, messages: Messages, line: FundLine): readonly TableCell[] => {
  const t = messages.fundPage
  return [
    line.day,
    lineTitle(messages, line, data.nameOf),
    lineKind(messages, line),
    t.from[line.kind],
    line.side === 'spending' ? null : line.amount,
    line.side === 'spending' ? line.amount : null,
    line.balance,
    line.party,
    line.invoiceNo,
  ]
}

/** Every line with the balance after it; opening balances stand with the income, and the total says so. */
export const linesTable = (data: Data, org: string, messages: Messages): Table => {
  const t = messages.fundPage
  const { report } = data
  return {
    name: t.papers.sheetLines,
    title: t.papers.titleLines(org, report.year),
    columns: [
      dayColumn(t.columns.day),
      textColumn(t.columns.title, 34),
      textColumn(t.columns.kind, 18),
      textColumn(t.columns.from, 8),
      moneyColumn(t.columns.income),
      moneyColumn(t.columns.spending),
      moneyColumn(t.columns.balance),
      textColumn(t.columns.party, 20),
      textColumn(t.columns.invoice, 22),
    ],
    rows: [
      [
        null,
        t.records.broughtIn(report.year - 1, formatFen(report.broughtIn)),
        null,
        null,
        null,
        null,
        report.broughtIn,
        null,
        null,
      ],
      ...report.lines.map((line) => lineCells(data, messages, line)),
    ],
    totals: [
      messages.app.table.total,
      null,
      null,
      null,
      (report.opening - report.broughtIn + report.income) as typeof report.income,
      report.spending,
      report.closing,
      null,
      null,
    ],
    landscape: true,
  }
}

const budgetTable = (data: Data, org: string, messages: Messages): Table => {
  const t = messages.fundPage
  const { report } = data
  return {
    name: t.papers.sheetBudget,
    title: t.papers.titleBudget(org, report.year),
    columns: [
      textColumn(t.columns.kind, 24),
      numberColumn(t.columns.count),
      moneyColumn(t.columns.budget),
      moneyColumn(t.columns.actual),
      moneyColumn(t.columns.left),
    ],
    rows: report.categories.map((one) => [
      messages.fund.choices.category[one.category],
      one.lines.length,
      one.budget,
      one.actual,
      one.left,
    ]),
    totals: [
      messages.app.table.total,
      null,
      report.budget,
      report.spending,
      (report.budget - report.spending) as typeof report.budget,
    ],
  }
}

/** The tables of 收支明细. */
export const ledgerTables = (data: Data, org: string, messages: Messages): readonly Table[] => [
  summaryTable(data, org, messages),
  linesTable(data, org, messages),
  budgetTable(data, org, messages),
]

const correctionsTable = (data: Data, org: string, messages: Messages): Table => {
  const t = messages.fundPage
  const { report } = data
  const entries = entriesOf(data)
  return {
    name: t.papers.sheetCorrections,
    title: t.papers.titleCorrections(org, report.year),
    columns: [
      dayColumn(t.columns.day),
      textColumn(t.columns.title, 30),
      textColumn(t.columns.side, 8),
      moneyColumn(t.columns.amount),
      textColumn(t.columns.reason, 40),
      textColumn(t.columns.record, 40),
      textColumn(t.columns.corrects, 40),
    ],
    rows: report.lines
      .filter(({ corrects }) => corrects)
      .map((line) => [
        line.day,
        lineTitle(messages, line, data.nameOf),
        line.side === 'spending' ? t.spending : t.income,
        line.amount,
        entries.get(line.id)?.reason ?? null,
        line.id,
        line.corrects,
      ]),
    landscape: true,
  }
}

const leftOutTable = (data: Data, org: string, messages: Messages): Table => {
  const t = messages.fundPage
  return {
    name: t.papers.sheetLeftOut,
    title: t.papers.titleLeftOut(org, data.report.year),
    columns: [
      dayColumn(t.columns.day),
      textColumn(t.columns.from, 10),
      textColumn(t.columns.gap, 40),
      textColumn(t.columns.record, 40),
    ],
    rows: data.report.leftOut.map((one) => [one.day, t.from[one.kind], messages.fund.gaps[one.gap], one.id]),
  }
}

/** One entry with all that was ever written of it. */
export interface WrittenEntry {
  readonly entry: Pick<Rec<FundEntry>, 'id' | 'values'>
  readonly history: readonly HistoryEntry[]
}

/** Who wrote what, when and at which PC, oldest first; the clock is that PC's. */
export const historyTable = (
  written: readonly WrittenEntry[],
  org: string,
  year: number,
  messages: Messages,
  locale: Locale,
  timeOf: (at: number) => string,
): Table => {
  const t = messages.fundPage
  const { day: dayText } = locale === 'en' ? formats.en : formats.zh
  const titles = new Map(written.map(({ entry }) => [entry.id as string, entry]))
  const format = {
    day: dayText,
    money: (fen: Parameters<typeof formatFen>[0]) => messages.app.record.money(formatFen(fen)),
    recordOf: (id: string) => {
      const found = titles.get(id)
      return found ? { kind: 'fund-entry', values: found.values } : null
    },
  }
  return {
    name: t.papers.sheetHistory,
    title: t.papers.titleHistory(org, year),
    columns: [
      textColumn(t.columns.at, 18),
      textColumn(t.columns.title, 30),
      textColumn(t.columns.field, 14),
      textColumn(t.columns.value, 50),
      textColumn(t.columns.who, 20),
      textColumn(t.columns.pc, 16),
      textColumn(t.columns.record, 40),
    ],
    rows: written.flatMap(({ entry, history }) =>
      history
        .toReversed()
        .map((one) => [
          timeOf(one.at),
          entry.values.title ?? t.untitled,
          fieldTitle(messages, 'fund-entry', one.field),
          fieldText(messages, 'fund-entry', one.field, one.value, format),
          one.orgName,
          one.deviceName,
          entry.id,
        ]),
    ),
    landscape: true,
  }
}

/** The tables of 经费审查材料: the ledger, and what a reviewer asks about it. */
export const reviewTables = (
  data: Data,
  org: string,
  messages: Messages,
  history: Table,
): readonly Table[] => [
  ...ledgerTables(data, org, messages),
  correctionsTable(data, org, messages),
  leftOutTable(data, org, messages),
  history,
]

/** All branches side by side. */
export const schoolTable = (
  lines: readonly FundBranchLine[],
  totals: Data['totals'],
  year: number,
  messages: Messages,
): Table => {
  const t = messages.fundPage
  return {
    name: t.school.title,
    title: t.papers.titleSchool(year),
    columns: [
      textColumn(t.columns.branch, 26),
      numberColumn(t.columns.heads),
      moneyColumn(t.opening),
      moneyColumn(t.income),
      moneyColumn(t.spending),
      moneyColumn(t.closing),
      moneyColumn(t.columns.perHead),
      moneyColumn(t.columns.budget),
    ],
    rows: lines.map(({ branch, report, heads, perHead }) => [
      branch.name,
      heads,
      report.opening,
      report.income,
      report.spending,
      report.closing,
      perHead,
      report.budget,
    ]),
    totals: [
      messages.app.table.total,
      totals.heads,
      totals.opening,
      totals.income,
      totals.spending,
      totals.closing,
      null,
      null,
    ],
    landscape: true,
  }
}
