import { useState } from 'react'
import type { Refused } from '#renderer/engine-review.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { Covered } from '#renderer/ui/covered.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Origin } from '#renderer/ui/origin.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { fieldOf } from '#shared/domain/registry.ts'
import { useNames, useRefused } from './model.ts'

const rowKey = ({ side, entity, field }: Refused): string => `${side.id} ${entity} ${field ?? ''}`

/** What counts for nothing here, with its reason; what is only late can be taken in. */
export const RefusedPanel = () => {
  const messages = useMessages()
  const t = messages.conflictPage.refused
  const toast = useToast()
  const text = useRecordText(useNames())
  const [reason, setReason] = useState<string | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { asked, takeIn } = useRefused()
  const wordsOf = (one: string) => (Object.hasOwn(t.reasons, one) ? t.reasons[one] : undefined) ?? one
  const onTakeIn = async (rows: readonly Refused[]) => {
    const ids = new Set(rows.map(({ side }) => side.id))
    // What takes back in several records is taken in whole.
    const count = asked.value?.filter(({ side, canTakeIn }) => canTakeIn && ids.has(side.id)).length
    const done = await takeIn([...ids])
    if (done.ok) setSelected(new Set())
    toast(done.ok ? { text: t.done(count ?? rows.length) } : problemNotice(messages, done.error))
  }
  const value = ({ kind, field, side, isRevoke }: Refused): string => {
    if (isRevoke) return t.revoked
    return field === null ? '' : text.value(kind, field, side.value)
  }
  const columns: readonly Column<Refused>[] = [
    { key: 'record', title: t.record, value: (row) => text.title(row) },
    { key: 'branch', title: t.branch, value: ({ homeName }) => homeName },
    {
      key: 'field',
      title: t.field,
      value: ({ kind, field, isRevoke }) =>
        isRevoke ? t.revoke : field === null ? t.all : text.field(kind, field),
    },
    {
      key: 'value',
      title: t.value,
      value,
      render: (row) =>
        row.field !== null && fieldOf(row.kind, row.field)?.class === 'sensitive' ? (
          <Covered text={value(row)} />
        ) : (
          value(row)
        ),
    },
    { key: 'reason', title: t.reason, value: (row) => wordsOf(row.reason) },
    {
      key: 'origin',
      title: t.origin,
      value: ({ side }) => side.at,
      render: ({ side }) => <Origin {...side} />,
    },
    {
      key: 'act',
      title: messages.exchangePage.act,
      end: true,
      render: (row) =>
        row.canTakeIn ? (
          <Button small label={t.takeInOf(text.title(row))} onClick={() => void onTakeIn([row])}>
            {t.takeIn}
          </Button>
        ) : null,
    },
  ]
  return (
    <Loaded asked={asked}>
      {(all) => {
        const rows = reason === null ? all : all.filter((row) => row.reason === reason)
        const late = all.filter((row) => row.canTakeIn && selected.has(rowKey(row)))
        return (
          <DataTable<Refused>
            label={t.record}
            rows={rows}
            rowKey={rowKey}
            columns={columns}
            filtered={reason !== null}
            {...(all.some(({ canTakeIn }) => canTakeIn) ? { selected, onSelect: setSelected } : {})}
            empty={
              <EmptyState title={t.none} icon="ok">
                {t.noneNote}
              </EmptyState>
            }
            filters={
              all.length > 0 ? (
                <ChoiceInput
                  label={t.filter}
                  empty={t.allReasons}
                  value={reason}
                  options={[...new Set(all.map((row) => row.reason))].map((one) => ({
                    value: one,
                    label: wordsOf(one),
                  }))}
                  onChange={setReason}
                />
              ) : undefined
            }
            actions={
              late.length > 0 ? (
                <Button kind="primary" onClick={() => void onTakeIn(late)}>
                  {t.takeInSelected(late.length)}
                </Button>
              ) : undefined
            }
          />
        )
      }}
    </Loaded>
  )
}
