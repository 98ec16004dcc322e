import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useViews } from './view-model.ts'
import type { ViewLine } from './view-rows.ts'

/** 证件查看记录: who saw whose numbers, when and how. */
export const ViewsDialog = (props: { readonly onClose: () => void }) => {
  const messages = useMessages()
  const { view } = messages.border
  const t = view.list
  const format = useFormat()
  const rows = useViews()
  const columns: readonly Column<ViewLine>[] = [
    { key: 'at', title: t.at, value: ({ at }) => at, render: ({ at }) => format.time(at), width: 160 },
    { key: 'who', title: t.who, value: ({ who }) => who },
    {
      key: 'whose',
      title: t.whose,
      value: ({ names, count }) => t.people(messages.paper.list(names), count, names.length),
    },
    { key: 'way', title: view.fields.way, value: ({ way }) => way && view.choices.way[way] },
    { key: 'file', title: view.fields.file, value: ({ file }) => file },
  ]
  return (
    <Dialog open title={t.title} width={900} onClose={props.onClose}>
      <p className="xj-hint">{t.hint}</p>
      <DataTable<ViewLine>
        label={t.title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        sort={{ key: 'at', down: true }}
        empty={<EmptyState title={t.empty} />}
      />
    </Dialog>
  )
}
