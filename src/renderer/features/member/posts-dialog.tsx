import { useMemo, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { PostData } from './post-model.ts'
import { PostState } from './post-panel.tsx'
import { filterPosts, type PostChip, type PostRow, postChips } from './post-rows.ts'

/** 职务与任期: who holds what until when, in one list. */
export const PostsDialog = (props: {
  readonly data: PostData
  readonly branchOf: ((home: string) => string) | null
  readonly onOpen: (member: EntityId) => void
  readonly onAdd: () => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.post
  const [chips, setChips] = useState<readonly PostChip[]>(['held'])
  const { data, branchOf } = props
  const rows = useMemo(() => filterPosts(data.rows, chips), [data, chips])
  const columns: readonly Column<PostRow>[] = [
    { key: 'name', title: t.holder, value: (row) => row.name, width: 84 },
    ...(branchOf
      ? [
          {
            key: 'branch',
            title: messages.memberPage.column.branch,
            value: (row: PostRow) => branchOf(row.home),
          },
        ]
      : []),
    {
      key: 'post',
      title: t.fields.post,
      value: (row) => (row.values.post ? t.choices.post[row.values.post] : null),
    },
    {
      key: 'of',
      title: messages.memberPage.column.unit,
      value: (row) => row.values.group ?? row.values.delegation,
    },
    { key: 'term', title: t.fields.term, value: (row) => row.values.term },
    { key: 'from', title: t.fields.from, value: (row) => row.values.from, width: 96 },
    { key: 'end', title: t.fields.dueOn, value: (row) => row.end, width: 96 },
    { key: 'until', title: t.fields.until, value: (row) => row.values.until, width: 96 },
    { key: 'state', title: t.state, sortable: false, render: (row) => <PostState row={row} /> },
  ]
  const held = data.rows.filter(({ state }) => state !== 'ended').length
  const due = data.rows.filter(({ state }) => state === 'due').length
  return (
    <Dialog open title={t.title} width={1100} onClose={props.onClose}>
      <DataTable<PostRow>
        label={t.title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        count={t.count(held, due)}
        onOpen={(row) => row.holder && props.onOpen(row.holder)}
        filtered={chips.length > 0 && data.rows.length > 0}
        tone={(row) =>
          row.state === 'due' || row.gone ? 'warn' : row.state === 'ended' ? 'quiet' : undefined
        }
        filters={
          <FilterChips
            label={t.filter.label}
            options={optionsOf(postChips, t.filter)}
            value={chips}
            onChange={setChips}
          />
        }
        actions={
          <Button kind="primary" icon="add" onClick={props.onAdd}>
            {t.add}
          </Button>
        }
        empty={<EmptyState icon="member" title={t.empty} />}
      />
      {data.source ? <p className="xj-hint">{t.rule(data.source)}</p> : null}
    </Dialog>
  )
}
