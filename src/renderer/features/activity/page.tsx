import './activity.css'
import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FilterChips } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf, useHash } from '#renderer/ui/hash.ts'
import { EmptyState, PageHeader } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { sumFen } from '#shared/base/money.ts'
import { activityTypes } from '#shared/domain/activity.ts'
import { activityColumns } from './columns.tsx'
import { ActivityDrawer } from './drawer.tsx'
import { ActivityForm } from './form.tsx'
import { useActivities, useActivityPlace } from './model.ts'
import { SignInDialog } from './sign-in.tsx'
import type { ActivityRow, ActivityState } from './summary.ts'

const states = [
  'lacking',
  'full',
  'claimed',
  'planned',
  'cancelled',
] as const satisfies readonly ActivityState[]

const yearOf = (row: ActivityRow): string | null => row.day?.slice(0, 4) ?? null

/** 活动: the list, and beside it the one that is open. */
export const ActivityPage = () => {
  const messages = useMessages()
  const t = messages.activityPage
  const format = useFormat()
  const data = useActivities()
  const place = useActivityPlace()
  const { path, query } = useHash()
  const [state, setState] = useState<readonly ActivityState[]>([])
  const [type, setType] = useState<(typeof activityTypes)[number] | null>(null)
  const [branch, setBranch] = useState<string | null>(null)
  const above = place.level === 'school' || place.level === 'city'

  const year = query.year ?? null
  const go = (next: Readonly<Record<string, string | null>>, replace = false) =>
    goTo(hashOf(path, { ...query, ...next }), replace)
  const close = () => go({ open: null, tab: null, dialog: null }, true)

  const all = data?.rows
  const ofYear = all?.filter((row) => year === null || yearOf(row) === year)
  const rows = ofYear?.filter(
    (row) =>
      (state.length === 0 || state.includes(row.state)) &&
      (type === null || row.record.values.type === type) &&
      (branch === null || row.home === branch),
  )
  const years = [...new Set(all?.flatMap((row) => yearOf(row) ?? []))].slice(0, 5)
  const branches = [...new Set(all?.map((row) => row.home))].map((id) => ({
    value: id,
    label: data?.orgs.get(id)?.name ?? id.slice(0, 6),
  }))
  const open = all?.find((row) => row.id === query.open) ?? null
  const held = rows?.filter((row) => row.state !== 'cancelled') ?? []

  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note(
          held.length,
          held.reduce((sum, row) => sum + row.signed, 0),
          format.money(sumFen(held.map((row) => row.total))),
        )}
        actions={
          <Button kind="primary" icon="add" onClick={() => go({ dialog: 'new' })}>
            {t.add}
          </Button>
        }
      />
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
            {above ? (
              <ChoiceInput
                label={t.filter.branch}
                value={branch}
                empty={t.filter.allBranches}
                options={branches}
                onChange={setBranch}
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
      {query.dialog === 'new' ? (
        <Dialog open title={t.form.create} width={820} onClose={close}>
          <ActivityForm
            row={null}
            onSaved={(id: EntityId) => go({ dialog: null, open: id, tab: 'people' }, true)}
          />
        </Dialog>
      ) : null}
      {query.open && data && query.dialog !== 'sign-in' ? (
        <ActivityDrawer
          row={open}
          data={data}
          tab={query.tab}
          onTab={(tab) => go({ tab }, true)}
          onClose={close}
          onSignIn={() => go({ dialog: 'sign-in' })}
        />
      ) : null}
      {open && data && query.dialog === 'sign-in' ? (
        <SignInDialog row={open} data={data} onClose={() => go({ dialog: null, tab: 'people' }, true)} />
      ) : null}
    </>
  )
}
