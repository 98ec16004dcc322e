import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import type { FundReport } from '#shared/domain/fund-report.ts'
import type { FundBranchLine } from '#shared/domain/fund-school.ts'
import type { Fund } from './model.ts'

/** 各分工会经费: a line for each branch; its name opens its ledger, a figure the records behind it. */
export const SchoolTable = (props: {
  readonly fund: Fund
  readonly here: Readonly<Record<string, string>>
  readonly onOpen: (branch: string) => void
}) => {
  const messages = useMessages()
  const t = messages.fundPage
  const format = useFormat()
  const money = (
    list: 'opening' | 'income' | 'spending' | 'closing',
    of: (report: FundReport) => Fen,
  ): Column<FundBranchLine> => ({
    key: list,
    title: messages.app.form.inYuan(t[list]),
    end: true,
    value: ({ report }) => of(report),
    render: ({ branch, report }) => (
      <a href={hashOf('/fund', { ...props.here, branch: branch.id, list })}>{format.money(of(report))}</a>
    ),
    total: (rows) => format.money(sumFen(rows.map(({ report }) => of(report)))),
  })
  const columns: readonly Column<FundBranchLine>[] = [
    { key: 'branch', title: t.columns.branch, value: ({ branch }) => branch.name },
    {
      key: 'heads',
      title: t.columns.heads,
      end: true,
      value: ({ heads }) => heads,
      total: (rows) => rows.reduce((sum, { heads }) => sum + heads, 0),
    },
    money('opening', (report) => report.opening),
    money('income', (report) => report.income),
    money('spending', (report) => report.spending),
    money('closing', (report) => report.closing),
    {
      key: 'perHead',
      title: t.columns.perHead,
      end: true,
      value: ({ perHead }) => perHead,
      render: ({ perHead }) => (perHead === null ? null : format.money(perHead)),
    },
    {
      key: 'state',
      title: t.school.state,
      value: ({ report }) =>
        report.closing < 0 ? t.school.short : report.overBudget.length > 0 ? t.school.over : t.school.fine,
      render: ({ report }) =>
        report.closing < 0 ? (
          <Tag tone="bad" icon="bad">
            {t.school.short}
          </Tag>
        ) : report.overBudget.length > 0 ? (
          <Tag tone="warn" icon="warn">
            {t.school.over}
          </Tag>
        ) : (
          <Tag tone="good" icon="ok">
            {t.school.fine}
          </Tag>
        ),
    },
  ]
  return (
    <DataTable
      label={t.school.title}
      rows={props.fund.data.school}
      rowKey={({ branch }) => branch.id}
      columns={columns}
      pageSize={100}
      onOpen={({ branch }) => props.onOpen(branch.id)}
      tone={({ report }) => (report.closing < 0 ? 'bad' : undefined)}
      empty={<EmptyState title={t.school.empty} icon="fund" />}
    />
  )
}
