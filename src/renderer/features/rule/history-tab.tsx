import { useMemo } from 'react'
import { useFormat } from '#renderer/ui/format.ts'
import { HistoryList } from '#renderer/ui/history-list.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { bodyChanges } from './history.ts'
import { type PackRow, useNames, usePackHistory } from './model.ts'

/** Who changed the rules and when; of the rows, what changed in each save. */
export const HistoryTab = (props: {
  readonly row: PackRow & { readonly rec: NonNullable<PackRow['rec']> }
}) => {
  const messages = useMessages()
  const format = useFormat()
  const text = useRecordText(useNames())
  const { rec, topic } = props.row
  const entries = usePackHistory(rec.id, rec.changedAt)
  const bodies = useMemo(() => {
    // Newest first: what stands before a save follows it.
    const saves = entries?.filter(({ field, value }) => field === 'body' && value !== null) ?? []
    return new Map(
      saves.map(({ value }, n) => [value, bodyChanges(messages, topic, value, saves[n + 1]?.value)]),
    )
  }, [entries, messages, topic])
  return (
    <HistoryList
      entries={entries}
      fieldLabel={(field) => text.field('rule-pack', field)}
      showValue={(field, value) => {
        if (field !== 'body') return text.value('rule-pack', field, value)
        const lines = bodies.get(value)
        if (!lines) return messages.rulePage.past.unreadable
        if (lines.length === 0) return messages.rulePage.past.same
        return (
          <Stack gap="small">
            {lines.map((line) => (
              <span key={line} className="xj-rule-past">
                {line}
              </span>
            ))}
          </Stack>
        )
      }}
      showTime={format.time}
    />
  )
}
