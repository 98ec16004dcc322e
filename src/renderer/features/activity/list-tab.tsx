import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { activityTypes } from '#shared/domain/activity.ts'
import { activityColumns } from './columns.tsx'
import type { ActivityData } from './model.ts'
import { type ActivityState, yearOf } from './summary.ts'
import { orgName } from './words.ts'

const states = [
  'lacking',
  'full',
  'claimed',
  'planned',
  'cancelled',
] as const satisfies readonly ActivityState[]

/** 台账: every activity, filtered. */
export const ListTab = (props: {
  readonly data: ActivityData | undefined
  readonly above: boolean
  readonly query: Readonly<Record<string, string>>
  readonly go: (next: Readonly<Record<string, string | null>>, replace?: boolean) => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage
  const format = useFormat()
  const { data, above, query, go } = props
  const [state, setState] = useState<readonly ActivityState[]>([])
  const [type, setType] = useState<(typeof activityTypes)[number] | null>(null)
  const year = query.year ?? null
  const branch = query.branch ?? null
  const all = data?.rows
  const ofYear = all?.filter((row) => year === null || yearOf(row) === year)
  const rows = ofYear?.filter(
    (row) =>
      (state.length === 0 || state.includes(row.state)) &&
      (type === null || row.record.values.type === type) &&
      (branch === null || row.home === branch),
  )
  const years = [...new Set(all?.flatMap((row) => yearOf(row) ?? []))].sort().reverse().slice(0, 5)
  const branches = [...new Set(all?.map((row) => row.home))]
  return (
    <DataTable
      label={t.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={activityColumns(messages, format, above ? (data ?? null) : null)}
      onOpen={(row) => go({ open: row.id, tab: null })}
      openKey={query.open ?? null}
      tone={(row) => (row.state === 'lacking' ? 'warn' : row.state === 'cancelled' ? 'quiet' : undefined)}
      filtered={(all?.length ?? 0) > 0}
      filters={
        <>
          {years.length > 0 ? (
            <FilterChips
              label={t.filter.year}
              single
              options={years.map((one) => ({ value: one, label: one }))}
              value={year === null ? [] : [year]}
              onChange={([one]) => go({ year: one ?? null }, true)}
            />
          ) : null}
          <FilterChips
            label={t.filter.state}
            options={states.map((one) => ({
              value: one,
              label: t.filter[one],
              count: ofYear?.filter((row) => row.state === one).length,
            }))}
            value={state}
            onChange={setState}
          />
          <ChoiceInput
            label={t.filter.type}
            value={type}
            empty={t.filter.allTypes}
            options={activityTypes.map((one) => ({
              value: one,
              label: messages.activity.choices.type[one],
            }))}
            onChange={setType}
          />
          {above && data ? (
            <ChoiceInput
              label={t.filter.branch}
              value={branch}
              empty={t.filter.allBranches}
              options={branches.map((id) => ({ value: id, label: orgName(data, id) }))}
              onChange={(id) => go({ branch: id }, true)}
            />
          ) : null}
        </>
      }
      empty={
        <EmptyState
          title={t.emptyTitle}
          icon="activity"
          action={
            <Button kind="primary" onClick={() => go({ dialog: 'new' })}>
              {t.add}
            </Button>
          }
        />
      }
    />
  )
}
