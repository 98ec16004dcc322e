import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sumFen } from '#shared/base/money.ts'
import type { Visit } from '#shared/domain/condolence.ts'
import { visitDay } from '#shared/domain/condolence-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import type { ReportData } from './model.ts'
import type { ReportRow } from './rows.ts'

/** The records behind a figure; each opens in the list of visits. */
export const RecordsDrawer = (props: {
  readonly row: ReportRow
  readonly data: ReportData
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.reportPage
  const w = messages.condolence.choices
  const format = useFormat()
  const { row, data } = props
  const visits = row.records.flatMap((id) => data.byId.get(id) ?? [])
  const columns: readonly Column<Rec<Visit>>[] = [
    {
      key: 'member',
      title: t.member,
      value: ({ values }) => (values.member && data.names.get(values.member)) || t.noMember,
    },
    { key: 'day', title: t.day, value: ({ values }) => visitDay(values) },
    {
      key: 'event',
      title: t.event,
      value: ({ values }) => (values.event ? w.event[values.event] : t.unknown),
    },
    {
      key: 'form',
      title: t.form,
      value: ({ values }) => (values.gift?.form ? w.form[values.gift.form] : null),
    },
    {
      key: 'amount',
      title: t.money,
      end: true,
      value: ({ values }) => values.gift?.amount,
      render: ({ values }) => (values.gift?.amount == null ? null : format.money(values.gift.amount)),
      total: (rows) => format.money(sumFen(rows.flatMap(({ values }) => values.gift?.amount ?? []))),
    },
  ]
  const title = [row.branch?.name, row.event && w.event[row.event]].filter(Boolean).join(' · ')
  return (
    <RecordDrawer
      open
      width={720}
      title={title || t.all}
      note={t.records(visits.length, format.money(row.amount))}
      onClose={props.onClose}
    >
      <DataTable
        label={title || t.all}
        rows={visits}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => goTo(hashOf('/condolence', { open: id }))}
      />
    </RecordDrawer>
  )
}
