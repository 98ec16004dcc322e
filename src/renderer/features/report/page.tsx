import './report.css'
import { useMemo } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHashValue } from '#renderer/ui/hash.ts'
import { Card, EmptyState, FilterRow, PageHeader, Row } from '#renderer/ui/layout.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { type ReportData, useChoice, useReport, useReportFiles } from './model.ts'
import { OverrideTab } from './override-tab.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { RecordsDrawer } from './records-drawer.tsx'
import { payersOf, type ReportRow, type ReportView, reportRows, reportViews } from './rows.ts'

/** 报表: the school's table of visits, and what was kept against the rules; a branch sees its own part of both. */
export const ReportPage = () => {
  const t = useMessages().reportPage
  const [tab, setTab] = useHashValue('tab')
  return (
    <>
      <PageHeader title={t.title} />
      <Tabs
        label={t.title}
        current={tab ?? 'visit'}
        onChange={(key) => setTab(key === 'visit' ? null : key)}
        tabs={[
          { key: 'visit', label: t.school, content: <VisitTab /> },
          { key: 'override', label: t.override.title, content: <OverrideTab /> },
        ]}
      />
    </>
  )
}

const VisitTab = () => {
  const messages = useMessages()
  const t = messages.reportPage
  const format = useFormat()
  const data = useReport()
  const { view } = useChoice()
  const [openKey, setOpen] = useHashValue('open')
  const { report } = data
  const rows = useMemo(() => report && reportRows(report, view), [report, view])
  const open = rows?.find((row) => row.key === openKey)
  return (
    <>
      <Card title={t.school} actions={data.report && !data.isBad ? <OutButtons data={data} /> : null}>
        {report ? (
          <p className="xj-note">{t.note(report.totals.count, format.money(report.totals.amount))}</p>
        ) : null}
        <Choice data={data} />
        {data.isBad ? <VerdictStrip state="bad">{t.badPeriod}</VerdictStrip> : null}
        {report && report.notCounted.length > 0 ? (
          <p className="xj-hint">{t.notCounted(report.notCounted.length)}</p>
        ) : null}
        {report && report.conflicts.length > 0 ? (
          <p className="xj-hint">{t.conflicts(report.conflicts.length)}</p>
        ) : null}
        {report && report.totals.withoutAmount > 0 ? (
          <p className="xj-hint">{t.withoutAmount(report.totals.withoutAmount)}</p>
        ) : null}
        {data.report ? (
          <Lines data={data} rows={rows} openKey={openKey} onOpen={(row) => setOpen(row.key)} />
        ) : (
          <p className="xj-note">{messages.app.loading}</p>
        )}
      </Card>
      {open && data.report ? <RecordsDrawer row={open} data={data} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

const Choice = (props: { readonly data: ReturnType<typeof useReport> }) => {
  const t = useMessages().reportPage
  const { view } = useChoice()
  const { from, to, today } = props.data
  return (
    <FilterRow>
      <PeriodChoice from={from} to={to} today={today} />
      <FilterChips<ReportView>
        single
        label={t.view}
        options={optionsOf(reportViews, t.views)}
        value={[view]}
        onChange={([next]) => useChoice.setState({ view: next ?? 'detail' })}
      />
    </FilterRow>
  )
}

const Lines = (props: {
  readonly data: ReportData
  readonly rows: readonly ReportRow[] | undefined
  readonly openKey: string | null
  readonly onOpen: (row: ReportRow) => void
}) => {
  const messages = useMessages()
  const t = messages.reportPage
  const w = messages.condolence.choices
  const format = useFormat()
  const { view } = useChoice()
  const { report } = props.data
  const total = report.totals.amount
  const money = (key: string, title: string, of: (row: ReportRow) => Fen): Column<ReportRow> => ({
    key,
    title,
    end: true,
    value: of,
    render: (row) => format.money(of(row)),
    total: (rows) => format.money(sumFen(rows.map(of))),
  })
  const columns: readonly Column<ReportRow>[] = [
    ...(view === 'byEvent'
      ? []
      : [{ key: 'branch', title: t.branch, width: 140, value: (row: ReportRow) => row.branch?.name }]),
    ...(view === 'byBranch'
      ? []
      : [{ key: 'event', title: t.event, value: (row: ReportRow) => row.event && w.event[row.event] }]),
    {
      key: 'visits',
      title: t.visits,
      end: true,
      value: (row) => row.count,
      total: (rows) => rows.reduce((sum, row) => sum + row.count, 0),
    },
    money('goods', t.goods, (row) => row.goods),
    money('cash', t.cash, (row) => row.cash),
    ...(report.totals.other === 0 ? [] : [money('other', t.other, (row) => row.other)]),
    money('amount', t.amount, (row) => row.amount),
    ...payersOf(report).map((payer) =>
      money(
        payer,
        messages.app.form.inYuan(t.paidBy(w.payer[payer])),
        (row) => row.byPayer[payer] ?? (0 as Fen),
      ),
    ),
    {
      key: 'share',
      title: t.share,
      end: true,
      value: (row) => (total === 0 ? null : row.amount / total),
      render: (row) => (total === 0 ? null : format.percent(row.amount / total)),
    },
  ]
  return (
    <DataTable<ReportRow>
      key={view}
      label={t.school}
      rows={props.rows}
      rowKey={(row) => row.key}
      columns={columns}
      openKey={props.openKey}
      onOpen={props.onOpen}
      pageSize={100}
      empty={
        <EmptyState
          icon="report"
          title={t.empty}
          action={
            <Button kind="primary" onClick={() => goTo(hashOf('/condolence', { dialog: 'new' }))}>
              {t.goCondolence}
            </Button>
          }
        />
      }
    />
  )
}

const OutButtons = (props: { readonly data: ReportData }) => {
  const messages = useMessages()
  const t = messages.reportPage
  const toast = useToast()
  const files = useReportFiles(messages, useLocale())
  const empty = props.data.report.lines.length === 0
  const run = async (make: typeof files.pdf | typeof files.excel) => {
    const made = await make(props.data)
    if (made.ok) {
      if (made.value) toast({ text: t.exported(made.value) })
      return
    }
    toast({
      tone: 'bad',
      text:
        made.error.type === 'missing-glyphs'
          ? messages.paper.problems.missingGlyphs(made.error.characters)
          : problemSentence(messages, made.error),
    })
  }
  return (
    <Row gap="small">
      <Button icon="download" disabled={empty} onClick={() => void run(files.excel)}>
        {t.excel}
      </Button>
      <Button kind="primary" icon="print" disabled={empty} onClick={() => void run(files.pdf)}>
        {t.pdf}
      </Button>
    </Row>
  )
}
