import { useMemo } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHashValue } from '#renderer/ui/hash.ts'
import { Card, EmptyState, PageHeader, Row } from '#renderer/ui/layout.tsx'
import { useLocale, useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { amountOf, type ReportRow, type ReportView, reportRows } from '#shared/domain/school-report.ts'
import { periodsAt, type ReportData, useChoice, useReport, useReportFiles } from './model.ts'
import { eventText, payerText } from './papers.ts'
import { RecordsDrawer } from './records-drawer.tsx'

const views = ['detail', 'byBranch', 'byEvent', 'byPayer'] as const

/** 报表: the school's table of visits; a branch sees its own part of it. */
export const ReportPage = () => {
  const messages = useMessages()
  const t = messages.reportPage
  const format = useFormat()
  const data = useReport()
  const { view } = useChoice()
  const [openKey, setOpen] = useHashValue('open')
  const lines = data.report?.lines
  const rows = useMemo(() => lines && reportRows(lines, view), [lines, view])
  const visits = rows?.reduce((sum, row) => sum + row.visits.length, 0) ?? 0
  const total = sumFen((rows ?? []).map(amountOf))
  const open = rows?.find((row) => row.key === openKey)
  return (
    <>
      <PageHeader
        title={t.title}
        note={rows ? t.note(visits, format.money(total)) : null}
        actions={data.report && !data.isBad ? <OutButtons data={data} /> : null}
      />
      <Card title={t.school}>
        <Choice data={data} />
        {data.isBad ? <VerdictStrip state="bad">{t.badPeriod}</VerdictStrip> : null}
        {data.report && data.report.undated.length > 0 ? (
          <p className="xj-hint">{t.undated(data.report.undated.length)}</p>
        ) : null}
        {data.report && data.report.incomplete.length > 0 ? (
          <p className="xj-hint">{t.incomplete(data.report.incomplete.length)}</p>
        ) : null}
        {data.report ? (
          <Lines data={data} rows={rows} total={total} openKey={openKey} onOpen={(row) => setOpen(row.key)} />
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
  const periods = periodsAt(today)
  const current = (['thisYear', 'lastYear', 'firstHalf'] as const).filter(
    (name) => periods[name].from === from && periods[name].to === to,
  )
  return (
    <Row>
      <FilterChips
        single
        label={t.period}
        options={(['thisYear', 'firstHalf', 'lastYear'] as const).map((value) => ({
          value,
          label: t[value],
        }))}
        value={current}
        onChange={([name]) => {
          if (name) useChoice.setState(periods[name])
        }}
      />
      <DayInput
        label={t.from}
        today={today}
        value={from}
        onChange={(day) => useChoice.setState({ from: day })}
      />
      <DayInput label={t.to} today={today} value={to} onChange={(day) => useChoice.setState({ to: day })} />
      <FilterChips<ReportView>
        single
        label={t.view}
        options={views.map((value) => ({ value, label: t.views[value] }))}
        value={[view]}
        onChange={([next]) => useChoice.setState({ view: next ?? 'detail' })}
      />
    </Row>
  )
}

const Lines = (props: {
  readonly data: ReportData
  readonly rows: readonly ReportRow[] | undefined
  readonly total: Fen
  readonly openKey: string | null
  readonly onOpen: (row: ReportRow) => void
}) => {
  const messages = useMessages()
  const t = messages.reportPage
  const format = useFormat()
  const { view } = useChoice()
  const { data, total } = props
  const hasOther = (props.rows ?? []).some((row) => row.other !== 0)
  const money = (key: 'goods' | 'cash' | 'other', title: string): Column<ReportRow> => ({
    key,
    title,
    end: true,
    value: (row) => row[key],
    render: (row) => format.money(row[key]),
    total: (rows) => format.money(sumFen(rows.map((row) => row[key]))),
  })
  const columns: readonly Column<ReportRow>[] = [
    ...(view === 'detail' || view === 'byBranch'
      ? [
          {
            key: 'branch',
            title: t.branch,
            width: 140,
            value: (row: ReportRow) => (row.home === null ? t.all : data.branchOf(row.home)),
          },
        ]
      : []),
    ...(view === 'detail' || view === 'byEvent'
      ? [{ key: 'event', title: t.event, value: (row: ReportRow) => eventText(row, messages) }]
      : []),
    ...(view === 'detail' || view === 'byPayer'
      ? [{ key: 'payer', title: t.payer, value: (row: ReportRow) => payerText(row, messages) }]
      : []),
    {
      key: 'visits',
      title: t.visits,
      end: true,
      value: (row) => row.visits.length,
      total: (rows) => rows.reduce((sum, row) => sum + row.visits.length, 0),
    },
    money('goods', t.goods),
    money('cash', t.cash),
    ...(hasOther ? [money('other', t.other)] : []),
    {
      key: 'amount',
      title: t.amount,
      end: true,
      value: amountOf,
      render: (row) => format.money(amountOf(row)),
      total: (rows) => format.money(sumFen(rows.map(amountOf))),
    },
    {
      key: 'share',
      title: t.share,
      end: true,
      value: (row) => (total === 0 ? null : amountOf(row) / total),
      render: (row) => (total === 0 ? null : format.percent(amountOf(row) / total)),
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
  const lines = reportRows(props.data.report.lines, 'detail')
  const run = async (make: typeof files.pdf | typeof files.excel) => {
    const made = await make(lines, props.data)
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
    <>
      <Button icon="download" disabled={lines.length === 0} onClick={() => void run(files.excel)}>
        {t.excel}
      </Button>
      <Button kind="primary" icon="print" disabled={lines.length === 0} onClick={() => void run(files.pdf)}>
        {t.pdf}
      </Button>
    </>
  )
}
