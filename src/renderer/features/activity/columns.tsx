import type { Column } from '#renderer/ui/data-table.tsx'
import type { Format } from '#renderer/ui/format.ts'
import { Tag } from '#renderer/ui/layout.tsx'
import { sumFen } from '#shared/base/money.ts'
import { plannedTime } from '#shared/domain/activity-plan.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import type { ActivityData } from './model.ts'
import { plannedText } from './plan-rows.ts'
import type { ActivityRow } from './summary.ts'
import { missingWords, orgName, spanOf } from './words.ts'

const StateTag = (props: { readonly messages: Messages; readonly row: ActivityRow }) => {
  const t = props.messages.activityPage
  const { row } = props
  switch (row.state) {
    case 'cancelled':
      return <Tag>{t.cancelled}</Tag>
    case 'planned':
      return <Tag tone="info">{t.planned}</Tag>
    case 'claimed':
      return (
        <Tag tone="good" icon="ok">
          {t.claimed}
        </Tag>
      )
    case 'full':
      return (
        <Tag tone="good" icon="ok">
          {t.complete}
        </Tag>
      )
    case 'lacking':
      return (
        <Tag tone="warn" icon="warn">
          {t.missing(missingWords(props.messages, row.needs))}
        </Tag>
      )
  }
}

/** The columns of the list; with `branches`, the branch of each. */
export const activityColumns = (
  messages: Messages,
  format: Format,
  branches: ActivityData | null,
): readonly Column<ActivityRow>[] => {
  const t = messages.activityPage
  const { fields, choices } = messages.activity
  return [
    { key: 'title', title: fields.title, value: (row) => row.title },
    ...(branches
      ? [{ key: 'branch', title: t.branch, value: (row: ActivityRow) => orgName(branches, row.home) }]
      : []),
    {
      key: 'day',
      title: t.date,
      value: (row) => row.day,
      render: (row) => {
        const planned = row.day === null ? plannedTime(row.record.values) : null
        return planned ? messages.activityYear.plan.plannedOn(plannedText(messages, planned)) : spanOf(row)
      },
    },
    {
      key: 'type',
      title: fields.type,
      value: (row) => (row.record.values.type ? choices.type[row.record.values.type] : null),
    },
    // Where branches stand side by side, what is missing needs the room of the place.
    ...(branches
      ? []
      : [{ key: 'place', title: fields.place, value: (row: ActivityRow) => row.record.values.place }]),
    {
      key: 'people',
      title: t.participants,
      value: (row) => row.signed,
      render: (row) => format.number(row.signed),
      end: true,
      total: (rows) => format.number(rows.reduce((sum, row) => sum + row.signed, 0)),
    },
    {
      key: 'spending',
      title: t.spending,
      value: (row) => row.total,
      render: (row) => (row.lines === 0 ? null : format.money(row.total)),
      end: true,
      total: (rows) => format.money(sumFen(rows.map((row) => row.total))),
    },
    {
      key: 'state',
      title: t.completeness,
      value: (row) => row.needs.filter((one) => !one.have).length,
      render: (row) => <StateTag messages={messages} row={row} />,
    },
  ]
}
