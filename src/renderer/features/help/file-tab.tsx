import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sumFen } from '#shared/base/money.ts'
import { type HardshipState, isReviewDue, reviewIn } from '#shared/domain/hardship-file.ts'
import type { Here } from './page.tsx'
import { type FileRow, reviewAhead } from './rows.ts'

const tones: Readonly<Record<HardshipState, Tone>> = {
  open: 'info',
  relieved: 'good',
  draft: 'warn',
  closed: 'neutral',
}

/** 状态 of a file as a word with a colour. */
export const StateTag = ({ state }: { readonly state: HardshipState }) => (
  <Tag tone={tones[state]}>{useMessages().hardship.states[state]}</Tag>
)

/** The files. What is wrong with a family is covered until somebody wants to see it. */
export const FileTab = ({ here }: { readonly here: Here }) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship
  const format = useFormat()
  const [shown, setShown] = useState(false)
  const { data, query, go } = here
  const states = (['open', 'relieved', 'draft', 'closed'] as const).filter((state) =>
    data.files.some((row) => row.state === state),
  )
  const chosen = (query.state ?? '').split('.').filter((one) => states.some((state) => state === one))
  const due = query.only === 'due'
  const rows = data.files.filter(
    (row) =>
      (chosen.length === 0 || chosen.includes(row.state)) &&
      (!due || isReviewDue(row.nextOn, data.today, reviewAhead)),
  )
  const columns: readonly Column<FileRow>[] = [
    { key: 'name', title: t.name, value: (row) => row.member?.values.name ?? t.unknown },
    { key: 'unit', title: messages.member.fields.unit, value: (row) => row.member?.values.unit },
    {
      key: 'state',
      title: t.state,
      value: (row) => w.states[row.state],
      render: (row) => <StateTag state={row.state} />,
    },
    { key: 'since', title: t.since, width: 112, value: (row) => row.since },
    {
      key: 'next',
      title: w.event.fields.nextOn,
      value: (row) => row.nextOn,
      render: (row) => {
        const days = reviewIn(row.nextOn, data.today)
        if (row.nextOn === null || days === null) return null
        return (
          <>
            {row.nextOn}{' '}
            {days < 0 ? (
              <Tag tone="bad">{t.late(-days)}</Tag>
            ) : days <= reviewAhead ? (
              <Tag tone="warn">{t.soon(days)}</Tag>
            ) : null}
          </>
        )
      },
    },
    ...(shown
      ? ([
          {
            key: 'category',
            title: w.fields.category,
            value: (row) => row.values.category && w.choices.category[row.values.category],
          },
          {
            key: 'level',
            title: w.fields.level,
            value: (row) => row.values.level && w.choices.level[row.values.level],
          },
          {
            key: 'cause',
            title: w.fields.cause,
            value: (row) => row.values.cause && w.choices.cause[row.values.cause],
          },
          {
            key: 'perHead',
            title: t.perHead,
            end: true,
            value: (row) => row.perHead,
            render: (row) => (row.perHead === null ? null : format.money(row.perHead)),
          },
        ] satisfies readonly Column<FileRow>[])
      : []),
    {
      key: 'helped',
      title: t.helped(data.year),
      end: true,
      value: (row) => row.helpedThisYear,
      render: (row) => format.money(row.helpedThisYear),
      total: (all) => format.money(sumFen(all.map((row) => row.helpedThisYear))),
    },
  ]
  return (
    <DataTable<FileRow>
      label={t.list}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      openKey={query.open ?? null}
      onOpen={(row) => go({ open: row.id, tab: null })}
      filtered={data.files.length > 0}
      filters={
        <>
          <FilterChips
            label={t.state}
            options={states.map((value) => ({
              value,
              label: w.states[value],
              count: data.files.filter((row) => row.state === value).length,
            }))}
            value={chosen}
            onChange={(next) => go({ state: next.join('.') || null }, true)}
          />
          <FilterChips
            label={t.only}
            options={[{ value: 'due', label: t.due }]}
            value={due ? ['due'] : []}
            onChange={(next) => go({ only: next[0] ?? null }, true)}
          />
        </>
      }
      actions={
        <Button small pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t.cover : t.uncover}
        </Button>
      }
      empty={
        <EmptyState
          icon="help"
          title={t.empty}
          action={
            <Button kind="primary" icon="add" onClick={() => go({ dialog: 'file-new' })}>
              {t.add}
            </Button>
          }
        />
      }
    />
  )
}
