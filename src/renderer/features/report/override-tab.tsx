import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { Card, EmptyState, FilterRow } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { sumFen } from '#shared/base/money.ts'
import { useOverrideFile, useOverrides } from './model.ts'
import { branchesAmong, filterOverrides, type OverrideFilter, type OverrideRow } from './override-rows.ts'
import { PeriodChoice } from './period-choice.tsx'

const pages = { visit: '/condolence', help: '/help', activity: '/activity' } as const

/** Everything that was kept against the rules, with the reason, what the rules had said and where it stands. */
export const OverrideTab = () => {
  const messages = useMessages()
  const t = messages.reportPage
  const w = t.override
  const format = useFormat()
  const toast = useToast()
  const { rows: all, from, to, today, isBad, isAbove } = useOverrides(messages)
  const [filter, setFilter] = useState<OverrideFilter>({ kind: null, branch: null })
  const file = useOverrideFile(messages)
  const rows = all && filterOverrides(all, filter)
  const long = (key: 'said' | 'source' | 'reason', title: string): Column<OverrideRow> => ({
    key,
    title,
    value: (row) => row[key],
    render: (row) => <span className="xj-report-long">{row[key]}</span>,
  })
  const columns: readonly Column<OverrideRow>[] = [
    { key: 'name', title: w.name, value: ({ name }) => name },
    ...(isAbove ? [{ key: 'branch', title: t.branch, value: ({ branch }: OverrideRow) => branch.name }] : []),
    { key: 'kind', title: w.kind, value: ({ kind }) => w.kinds[kind] },
    { key: 'day', title: t.day, value: ({ day }) => day },
    { key: 'what', title: w.what, value: ({ what }) => what },
    {
      key: 'amount',
      title: t.money,
      end: true,
      value: ({ amount }) => amount,
      render: ({ amount }) => (amount === null ? null : format.money(amount)),
      total: (list) => format.money(sumFen(list.flatMap(({ amount }) => amount ?? []))),
    },
    long('said', w.said),
    long('reason', w.reason),
    long('source', w.source),
  ]
  const save = async () => {
    const saved = await file(rows ?? [], from, to)
    if (!saved.ok) toast(problemNotice(messages, saved.error))
    else if (saved.value) toast({ text: t.exported(saved.value) })
  }
  return (
    <Card
      title={w.title}
      actions={
        <Button icon="download" disabled={!rows?.length || isBad} onClick={() => void save()}>
          {t.excel}
        </Button>
      }
    >
      <FilterRow>
        <PeriodChoice from={from} to={to} today={today} />
        <FilterChips
          single
          label={w.kind}
          options={optionsOf(['visit', 'help', 'activity'] as const, w.kinds)}
          value={filter.kind ? [filter.kind] : []}
          onChange={([kind]) => setFilter({ ...filter, kind: kind ?? null })}
        />
        {isAbove ? (
          <ChoiceInput
            label={t.branch}
            empty={t.all}
            value={filter.branch}
            options={branchesAmong(all ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(branch) => setFilter({ ...filter, branch })}
          />
        ) : null}
      </FilterRow>
      {isBad ? <VerdictStrip state="bad">{t.badPeriod}</VerdictStrip> : null}
      <DataTable<OverrideRow>
        label={w.title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ kind, id }) => goTo(hashOf(pages[kind], { open: id }))}
        filtered={filter.kind !== null || filter.branch !== null}
        empty={<EmptyState icon="report" title={w.empty} />}
      />
    </Card>
  )
}
