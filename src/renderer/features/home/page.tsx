import './home.css'
import { useState } from 'react'
import { ApprovalTag, approvalStates } from '#renderer/ui/approval.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Messages } from '#shared/i18n/messages.ts'
import { type HomeData, useHome, useHomePlace } from './model.ts'
import { pointsText, type RatingApproval, type RatingRow, type RatingState } from './rating.ts'
import { RatingView } from './rating-view.tsx'
import { StartDialog } from './start-dialog.tsx'

const states = ['scoring', 'scored', 'submitted', 'judged'] as const satisfies readonly RatingState[]
const tones: Readonly<Record<RatingState, Tone>> = {
  scoring: 'warn',
  scored: 'info',
  submitted: 'info',
  judged: 'good',
}

const levelName = (row: RatingRow, id: string | null | undefined): string | null =>
  id ? (row.scheme?.levels.find((one) => one.id === id)?.name ?? id) : null

const columnsOf = (
  messages: Messages,
  data: HomeData | undefined,
  above: boolean,
): readonly Column<RatingRow>[] => {
  const t = messages.homePage
  const words = messages.home
  const year: Column<RatingRow> = {
    key: 'year',
    title: words.fields.year,
    value: (row) => row.year,
    render: (row) => t.year(row.year),
  }
  const branch: Column<RatingRow> = {
    key: 'branch',
    title: t.branch,
    value: (row) => data?.orgs.get(row.home)?.name ?? row.home.slice(0, 6),
  }
  return [
    ...(above ? [branch, year] : [year]),
    { key: 'table', title: words.fields.table, value: (row) => row.table?.title ?? t.unknownTable },
    {
      key: 'self',
      title: t.self,
      end: true,
      value: (row) => row.totals?.total,
      render: (row) =>
        row.totals ? t.ofMax(pointsText(row.totals.total), pointsText(row.totals.max)) : null,
    },
    { key: 'missing', title: t.missingItems, end: true, value: (row) => row.totals?.missing.length },
    { key: 'level', title: t.level, value: (row) => row.level?.name ?? t.noLevel },
    {
      key: 'school',
      title: t.school,
      end: true,
      value: (row) => row.record.values.result?.points,
      render: (row) =>
        row.record.values.result?.points == null ? null : pointsText(row.record.values.result.points),
    },
    { key: 'awarded', title: t.awarded, value: (row) => levelName(row, row.record.values.result?.level) },
    {
      key: 'state',
      title: t.state,
      value: (row) => t.states[row.state],
      render: (row) => <Tag tone={tones[row.state]}>{t.states[row.state]}</Tag>,
    },
    {
      key: 'approval',
      title: messages.approval.title,
      value: (row) => (row.approval === 'none' ? null : messages.approval.states[row.approval]),
      render: (row) => <ApprovalTag approval={row.approval} />,
    },
  ]
}

/** 小家: the ratings, or the one that is open. */
export const HomePage = () => {
  const messages = useMessages()
  const t = messages.homePage
  const data = useHome()
  const place = useHomePlace()
  const { path, query } = useHash()
  const [state, setState] = useState<readonly RatingState[]>([])
  const [approval, setApproval] = useState<readonly RatingApproval[]>([])
  const go = (next: Readonly<Record<string, string | null>>, replace = false) =>
    goTo(hashOf(path, { ...query, ...next }), replace)
  const open = data?.rows.find((row) => row.id === query.open)
  if (open && data)
    return (
      <RatingView
        key={open.id}
        row={open}
        data={data}
        tab={query.tab ?? 'items'}
        onTab={(tab) => go({ tab }, true)}
      />
    )
  const year = query.year ?? null
  const ofYear = data?.rows.filter((row) => year === null || String(row.year) === year)
  const rows = ofYear?.filter(
    (row) =>
      (state.length === 0 || state.includes(row.state)) &&
      (approval.length === 0 || approval.includes(row.approval)),
  )
  const years = [...new Set(data?.rows.map((row) => String(row.year)))].slice(0, 6)
  const add = (
    <Button kind="primary" icon="add" onClick={() => go({ dialog: 'new' })}>
      {t.add}
    </Button>
  )
  return (
    <>
      <PageHeader title={t.title} note={t.note(data?.rows.length ?? 0)} actions={add} />
      {query.open && data ? <EmptyState title={t.missing} icon="home" /> : null}
      <DataTable
        label={t.title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columnsOf(messages, data, place.above)}
        onOpen={(row) => go({ open: row.id, tab: null })}
        filtered={(data?.rows.length ?? 0) > 0}
        filters={
          (data?.rows.length ?? 0) > 0 ? (
            <>
              <FilterChips
                label={t.filter.year}
                single
                options={years.map((one) => ({ value: one, label: one }))}
                value={year === null ? [] : [year]}
                onChange={([one]) => go({ year: one ?? null }, true)}
              />
              <FilterChips
                label={t.filter.state}
                options={states.map((one) => ({
                  value: one,
                  label: t.states[one],
                  count: ofYear?.filter((row) => row.state === one).length,
                }))}
                value={state}
                onChange={setState}
              />
              <FilterChips
                label={messages.approval.title}
                options={approvalStates.map((one) => ({
                  value: one,
                  label: messages.approval.states[one],
                  count: ofYear?.filter((row) => row.approval === one).length,
                }))}
                value={approval}
                onChange={setApproval}
              />
            </>
          ) : null
        }
        empty={<EmptyState title={t.emptyTitle} icon="home" action={add} />}
      />
      {query.dialog === 'new' && data ? (
        <StartDialog
          data={data}
          onClose={() => go({ dialog: null }, true)}
          onStarted={(id) => go({ dialog: null, open: id }, true)}
        />
      ) : null}
    </>
  )
}
