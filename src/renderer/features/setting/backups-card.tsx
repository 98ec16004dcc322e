import type { BackupRow } from '#renderer/engine-store.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useRestore, useStore } from './store-model.ts'

/** The automatic backups, newest first; each can become a workspace again. */
export const BackupsCard = () => {
  const messages = useMessages()
  const t = messages.storePage.backups
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const { backups } = useStore()
  const { busy, progress, restore, cancel } = useRestore()
  const onRestore = async (row: BackupRow) => {
    const sure = await confirm({
      title: t.restoreTitle,
      body: <p>{t.restoreBody(format.time(row.at))}</p>,
      action: t.restore,
    })
    const problem = sure ? await restore(row.name) : null
    if (problem) toast(problemNotice(messages, problem))
  }
  return (
    <Card title={t.title}>
      <p className="xj-note">{t.lead}</p>
      {busy ? (
        <ProgressBar
          label={progress ? (messages.exchange.stage[progress.stage] ?? t.restoring) : t.restoring}
          {...(progress ? { done: progress.done, total: progress.total } : {})}
          onCancel={cancel}
        />
      ) : null}
      <DataTable
        label={t.title}
        rows={backups}
        rowKey={(row) => row.name}
        empty={<EmptyState title={t.none} icon="safe" />}
        columns={[
          { key: 'at', title: t.at, value: (row) => row.at, render: (row) => format.time(row.at) },
          { key: 'reason', title: t.reason, value: (row) => t.reasons[row.reason] },
          {
            key: 'size',
            title: t.size,
            end: true,
            value: (row) => row.bytes,
            render: (row) => format.bytes(row.bytes),
          },
          {
            key: 'places',
            title: t.places,
            value: (row) => row.places.map((place) => t.place[place]).join(t.join),
          },
          {
            key: 'act',
            title: t.act,
            sortable: false,
            render: (row) => (
              <Button small disabled={busy} onClick={() => void onRestore(row)}>
                {t.restore}
                <span className="xj-hidden"> {format.time(row.at)}</span>
              </Button>
            ),
          },
        ]}
      />
    </Card>
  )
}
