import { ApprovalTag } from '#renderer/ui/approval.tsx'
import type { Column } from '#renderer/ui/data-table.tsx'
import type { Format } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Tag } from '#renderer/ui/layout.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { FundMove } from '#shared/domain/fund-line.ts'
import type { FundCategorySum, FundLine, FundPotSum, FundSourceSum } from '#shared/domain/fund-report.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { Fund } from './model.ts'
import { lineKind, lineTitle } from './words.ts'

const amountOn = (side: FundMove['side'], line: FundLine): Fen | null =>
  line.side === side ? line.amount : null

/** The lines of the ledger with what was left after each. */
export const lineColumns = (messages: Messages, format: Format, fund: Fund): readonly Column<FundLine>[] => {
  const t = messages.fundPage
  const { nameOf, report, records } = fund.data
  const back = new Set(report.lines.flatMap(({ corrects }) => corrects ?? []))
  const approvals = new Map(records.entries.map(({ id, approval }) => [id, approval]))
  const money = (side: 'income' | 'spending'): Column<FundLine> => ({
    key: side,
    title: t.columns[side],
    end: true,
    value: (line) => amountOn(side, line),
    render: (line) => {
      const amount = amountOn(side, line)
      return amount === null ? null : format.money(amount)
    },
    total: (lines) => format.money(sumFen(lines.flatMap((line) => amountOn(side, line) ?? []))),
  })
  return [
    {
      key: 'title',
      title: t.columns.title,
      value: (line) => lineTitle(messages, line, nameOf),
      render: (line) => (
        <>
          {lineTitle(messages, line, nameOf)}
          {line.corrects ? <Tag tone="info">{t.counter}</Tag> : null}
          {back.has(line.id) ? <Tag>{t.corrected}</Tag> : null}
          <ApprovalTag approval={approvals.get(line.id) ?? 'none'} />
        </>
      ),
    },
    { key: 'day', title: t.columns.day, width: 96, value: (line) => line.day },
    { key: 'kind', title: t.columns.kind, value: (line) => lineKind(messages, line) },
    { key: 'from', title: t.columns.from, value: (line) => t.from[line.kind] },
    money('income'),
    money('spending'),
    {
      key: 'balance',
      title: t.columns.balance,
      end: true,
      sortable: false,
      value: (line) => line.balance,
      render: (line) => format.money(line.balance),
    },
  ]
}

/** Records behind a figure: what, when, of which kind, how much. */
export const recordColumns = (
  messages: Messages,
  format: Format,
  fund: Fund,
): readonly Column<FundLine>[] => {
  const t = messages.fundPage
  return [
    ...lineColumns(messages, format, fund).slice(0, 4),
    {
      key: 'amount',
      title: t.columns.amount,
      end: true,
      value: (line) => line.amount,
      render: (line) => format.money(line.amount),
    },
  ]
}

/** Opens the record a line comes from, where it is kept. */
export const openLine = (
  line: Pick<FundMove, 'kind' | 'id' | 'open'>,
  openEntry: (id: string) => void,
): void => {
  if (line.kind === 'fund-entry') openEntry(line.id)
  else if (line.kind === 'visit') goTo(hashOf('/condolence', { open: line.id }))
  else goTo(hashOf('/activity', { open: line.open, tab: 'spending' }))
}

/** Budget against actual, category by category. */
export const categoryColumns = (messages: Messages, format: Format): readonly Column<FundCategorySum>[] => {
  const t = messages.fundPage
  const money = (
    key: 'budget' | 'actual' | 'left',
    of: (row: FundCategorySum) => Fen | null,
  ): Column<FundCategorySum> => ({
    key,
    title: t.columns[key],
    end: true,
    value: of,
    render: (row) => {
      const amount = of(row)
      return amount === null ? null : format.money(amount)
    },
    total: (rows) => format.money(sumFen(rows.flatMap((row) => of(row) ?? []))),
  })
  return [
    {
      key: 'category',
      title: messages.fund.fields.category,
      value: (row) => messages.fund.choices.category[row.category],
    },
    {
      key: 'count',
      title: t.columns.count,
      end: true,
      value: (row) => row.lines.length,
      total: (rows) => rows.reduce((sum, row) => sum + row.lines.length, 0),
    },
    money('budget', (row) => row.budget),
    money('actual', (row) => row.actual),
    {
      ...money('left', (row) => row.left),
      // What stands in the two columns before, not only the categories that have a budget.
      total: (rows) =>
        format.money(
          sumFen(rows.flatMap(({ budget, actual }) => [budget ?? (0 as Fen), (0 - actual) as Fen])),
        ),
    },
    {
      key: 'share',
      title: t.columns.share,
      end: true,
      value: (row) => (row.budget ? row.actual / row.budget : null),
      render: (row) => (row.budget ? format.percent(row.actual / row.budget) : null),
    },
  ]
}

/** Each account by itself; every figure opens its lines. */
export const potColumns = (
  messages: Messages,
  format: Format,
  here: Readonly<Record<string, string>>,
): readonly Column<FundPotSum>[] => {
  const t = messages.fundPage
  const money = (list: 'opening' | 'income' | 'spending' | 'closing'): Column<FundPotSum> => ({
    key: list,
    title: t.inYuan(t[list]),
    end: true,
    value: (row) => row[list],
    render: (row) => (
      <a href={hashOf('/fund', { ...here, list: `pot.${row.pot}.${list}` })}>{format.money(row[list])}</a>
    ),
    total: (rows) => format.money(sumFen(rows.map((row) => row[list]))),
  })
  return [
    { key: 'pot', title: messages.fund.fields.pot, value: ({ pot }) => messages.fund.choices.pot[pot] },
    money('opening'),
    money('income'),
    money('spending'),
    money('closing'),
  ]
}

/** Income by source. */
export const sourceColumns = (messages: Messages, format: Format): readonly Column<FundSourceSum>[] => {
  const t = messages.fundPage
  return [
    { key: 'source', title: t.columns.source, value: (row) => messages.fund.choices.source[row.source] },
    {
      key: 'count',
      title: t.columns.count,
      end: true,
      value: (row) => row.lines.length,
      total: (rows) => rows.reduce((sum, row) => sum + row.lines.length, 0),
    },
    {
      key: 'amount',
      title: t.columns.amount,
      end: true,
      value: (row) => row.amount,
      render: (row) => format.money(row.amount),
      total: (rows) => format.money(sumFen(rows.map(({ amount }) => amount))),
    },
  ]
}
