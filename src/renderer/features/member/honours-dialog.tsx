import { useMemo, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import {
  filterHonours,
  type HonourChip,
  type HonourData,
  type HonourRow,
  honourChips,
} from './honour-model.ts'
import { usePlace } from './model.ts'

/** 劳模先进台账: every honour in one list. */
export const HonoursDialog = (props: {
  readonly data: HonourData
  readonly branchOf: ((home: string) => string) | null
  readonly onOpen: (member: EntityId) => void
  readonly onAdd: () => void
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.honour
  const { today } = usePlace()
  const [chips, setChips] = useState<readonly HonourChip[]>([])
  const { data, branchOf } = props
  const rows = useMemo(() => filterHonours(data.list, chips, today), [data, chips, today])
  const columns: readonly Column<HonourRow>[] = [
    { key: 'name', title: messages.memberPage.column.name, value: (row) => row.name, width: 84 },
    ...(branchOf
      ? [
          {
            key: 'branch',
            title: messages.memberPage.column.branch,
            value: (row: HonourRow) => branchOf(row.home),
          },
        ]
      : []),
    { key: 'year', title: t.fields.year, value: (row) => row.values.year, width: 72 },
    {
      key: 'level',
      title: t.fields.level,
      value: (row) => (row.values.level ? t.choices.level[row.values.level] : null),
    },
    {
      key: 'sort',
      title: t.fields.sort,
      value: (row) => (row.values.sort ? t.choices.sort[row.values.sort] : null),
    },
    { key: 'title', title: t.fields.title, value: (row) => row.values.title },
    { key: 'issuer', title: t.fields.issuer, value: (row) => row.values.issuer },
  ]
  return (
    <Dialog open title={t.title} width={1100} onClose={props.onClose}>
      <DataTable<HonourRow>
        label={t.title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        count={t.count(data.list.people, data.list.workers.size)}
        onOpen={(row) => row.holder && props.onOpen(row.holder)}
        filtered={chips.length > 0}
        filters={
          <FilterChips
            label={t.filter.label}
            options={optionsOf(honourChips, t.filter)}
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
    </Dialog>
  )
}
