import type { ImportRow } from '#renderer/engine-exchange.ts'
import type { NewsGroup } from '#renderer/engine-review.ts'
import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo } from '#renderer/ui/hash.ts'
import { Card, EmptyState, PageHeader, Split, Stack } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { useMerge } from './merge.tsx'
import { chosenRows, useReceive } from './model.ts'
import { comparedOf, type NewsRow, newsRows, usePreview } from './preview-model.ts'
import { NewsRecords } from './preview-records.tsx'

const list = '#/exchange?tab=receive'

/** What merging would do, before anything is written: per union and kind, and record by record, both values side by side. */
export const Preview = () => {
  const messages = useMessages()
  const t = messages.exchangePage.preview
  const toast = useToast()
  const receive = useReceive()
  const { rows, accepted, selected, progress } = receive
  const { compared, later } = comparedOf(receive.ready, receive.chosen)
  const preview = usePreview(
    compared.map(({ key }) => key),
    accepted,
  )
  const onMerge = useMerge()
  const merge = async (files: readonly ImportRow[], counted: number | null) => {
    if (await onMerge(files, counted)) goTo(list, true)
  }
  const back = { href: list, label: t.back }
  if (compared.length === 0) {
    return (
      <>
        <PageHeader title={t.title} back={back} />
        <EmptyState title={t.empty} icon="file" />
      </>
    )
  }
  const ticked = selected.size === 0 ? [] : chosenRows(rows, accepted, selected)
  const records = Object.values(preview.total).reduce((sum, n) => sum + n, 0)
  const step = progress ?? preview.progress
  return (
    <>
      <PageHeader
        title={t.title}
        back={back}
        note={preview.groups ? t.note(compared.length, records) : t.working}
        actions={
          <>
            <Button
              disabled={progress !== null}
              onClick={() => {
                toast({ text: t.left, tone: 'info' })
                goTo(list, true)
              }}
            >
              {t.dontMerge}
            </Button>
            <Button
              disabled={ticked.length === 0 || progress !== null}
              onClick={() => void merge(ticked, null)}
            >
              {t.mergeSelected(ticked.length)}
            </Button>
            <Button
              kind="primary"
              disabled={progress !== null}
              onClick={() => void merge(compared, preview.groups ? records : null)}
            >
              {t.mergeAll(compared.length)}
            </Button>
          </>
        }
      />
      <Stack>
        {step ? (
          <ProgressBar
            label={messages.exchange.stage[step.stage] ?? step.stage}
            done={step.done}
            total={step.total}
            onCancel={() => {
              receive.cancel()
              // A comparison that was stopped says nothing: back to the files.
              if (progress === null) goTo(list, true)
            }}
          />
        ) : null}
        <Split
          main={
            <Loaded asked={{ value: preview.groups, problem: preview.problem, again: preview.again }}>
              {(groups) =>
                groups.length === 0 ? (
                  <EmptyState title={t.nothing} icon="ok" />
                ) : (
                  <Stack>
                    <Groups groups={groups} preview={preview} />
                    <NewsRecords preview={preview} groups={groups} />
                  </Stack>
                )
              }
            </Loaded>
          }
          side={<Files rows={compared} later={later.length} />}
        />
      </Stack>
    </>
  )
}

/** The files that would be merged, to tick some of them. */
const Files = (props: { readonly rows: readonly ImportRow[]; readonly later: number }) => {
  const t = useMessages().exchangePage.preview
  const { selected, select, progress } = useReceive()
  return (
    <Card title={t.files}>
      <p className="xj-hint">{t.fileHint}</p>
      {props.later > 0 ? <p className="xj-hint">{t.later(props.later)}</p> : null}
      <ul className="xj-tick-list">
        {props.rows.map((row) => (
          <li key={row.key}>
            <label className="xj-radio">
              <input
                type="checkbox"
                checked={selected.has(row.key)}
                disabled={progress !== null}
                onChange={(event) => {
                  const next = new Set(selected)
                  if (event.target.checked) next.add(row.key)
                  else next.delete(row.key)
                  select(next)
                }}
              />
              <span>
                {row.sender?.name ?? row.fileName}
                <span className="xj-hint">
                  {t.types.new} {row.newRecords} · {t.types.changed} {row.changedRecords}
                  {row.conflicts > 0 ? ` · ${t.types.conflict} ${row.conflicts}` : ''}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const types = ['conflict', 'new', 'changed', 'voided', 'rejected', 'erased'] as const

/** Counts per union, of one union per kind, those with conflicts first; a row shows its records below. */
const Groups = (props: {
  readonly groups: readonly NewsGroup[]
  readonly preview: ReturnType<typeof usePreview>
}) => {
  const t = useMessages().exchangePage.preview
  const format = useFormat()
  const { total, filter, setFilter, recordOf } = props.preview
  const text = useRecordText(recordOf)
  const rows = newsRows(props.groups, filter.org)
  const columns: readonly Column<NewsRow>[] = [
    { key: 'org', title: t.branch, value: ({ orgName }) => orgName },
    ...(rows.some(({ kind }) => kind !== null)
      ? [{ key: 'kind', title: t.kind, value: ({ kind }: NewsRow) => (kind === null ? '' : text.kind(kind)) }]
      : []),
    ...types
      .filter((type) => total[type] > 0)
      .map((type) => ({
        key: type,
        title: t.types[type],
        end: true,
        value: ({ counts }: NewsRow) => counts[type],
        render: ({ counts }: NewsRow) => format.number(counts[type]),
        total: (all: readonly NewsRow[]) =>
          format.number(all.reduce((sum, { counts }) => sum + counts[type], 0)),
      })),
  ]
  return (
    <div className="xj-groups">
      <DataTable<NewsRow>
        label={t.groups}
        rows={rows}
        rowKey={({ key }) => key}
        pageSize={200}
        openKey={filter.kind === null ? filter.org : `${filter.org} ${filter.kind}`}
        onOpen={({ org, kind }) => setFilter({ org, kind })}
        count={t.overview(new Set(props.groups.map(({ org }) => org)).size)}
        columns={columns}
      />
    </div>
  )
}
