import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Card, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { useToast } from '#renderer/ui/toast.tsx'
import { useAside, useNames } from './received-model.ts'

/** What could not be taken when it came, with the reason; nothing is shown while there is nothing. */
export const AsideCard = () => {
  const messages = useMessages()
  const t = messages.exchangePage.aside
  const toast = useToast()
  const text = useRecordText(useNames())
  const { asked, retry } = useAside()
  const rows = asked.value ?? []
  if (rows.length === 0) return null
  const onRetry = async () => {
    const done = await retry()
    toast(
      done.ok
        ? { text: t.retried(done.value), tone: done.value === 0 ? 'info' : 'good' }
        : problemNotice(messages, done.error),
    )
  }
  return (
    <Card
      title={t.title}
      tone="warn"
      actions={
        <Button icon="reload" onClick={() => void onRetry()}>
          {t.retry}
        </Button>
      }
    >
      <Stack>
        <p className="xj-note">{t.note}</p>
        <DataTable
          label={t.title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'origin',
              title: messages.exchangePage.party,
              value: (row) => messages.app.history.by(row.orgName, row.deviceName),
            },
            {
              key: 'kind',
              title: t.kind,
              value: ({ kind }) => (kind === null ? t.unknownKind : text.kind(kind)),
            },
            { key: 'place', title: t.place, value: ({ seq }) => seq, render: ({ seq }) => t.placeOf(seq) },
            {
              key: 'reason',
              title: t.reason,
              value: ({ reason }) =>
                (Object.hasOwn(t.reasons, reason) ? t.reasons[reason] : undefined) ?? t.otherReason,
            },
          ]}
        />
      </Stack>
    </Card>
  )
}
