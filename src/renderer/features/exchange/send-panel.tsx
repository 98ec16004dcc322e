import { useState } from 'react'
import type { ExportPreview } from '#renderer/engine-exchange.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, EmptyState, Facts, Stack } from '#renderer/ui/layout.tsx'
import { Loaded } from '#renderer/ui/loaded.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { OrgId } from '#shared/base/id.ts'
import { isLevel } from '#shared/base/level.ts'
import { kindText } from '#shared/i18n/record-text.ts'
import { CardDialog, useReadCard } from './card-dialog.tsx'
import { useSend } from './send-model.ts'

/** What will travel, to whom, in which file; and the button that makes it. */
export const SendPanel = (props: { readonly to: 'parent' | 'own' }) => {
  const { exchange: t } = useMessages()
  const sending = useSend(props.to)
  const { asked } = sending
  const title = props.to === 'parent' ? t.send.title : t.send.toOwn
  if (asked.value === null && asked.problem === null) {
    return props.to === 'parent' ? <NoParent onAccepted={asked.again} /> : null
  }
  return (
    <Card title={title}>
      <Loaded asked={asked}>
        {(preview) => (preview ? <Send to={props.to} preview={preview} sending={sending} /> : null)}
      </Loaded>
    </Card>
  )
}

const Send = (props: {
  readonly to: 'parent' | 'own'
  readonly preview: ExportPreview
  readonly sending: ReturnType<typeof useSend>
}) => {
  const messages = useMessages()
  const t = messages.exchange
  const words = messages.exchangePage.send
  const format = useFormat()
  const toast = useToast()
  const [wantsFull, setFull] = useState(false)
  const { preview } = props
  const { progress, send, cancel } = props.sending
  const full = wantsFull || preview.mode === 'full'
  const onSend = async () => {
    const sent = await send(full)
    if (!sent.ok) toast(problemNotice(messages, sent.error))
    else if (sent.value) toast({ text: t.send.done(sent.value) })
  }
  const records = preview.kinds.reduce((sum, { records: n }) => sum + n, 0)
  const nothingNew = !full && preview.changes === 0
  return (
    <Stack>
      <Facts
        items={[
          { label: t.send.receiver, value: preview.recipient.name },
          { label: t.send.fileNumber, value: t.send.number(preview.number) },
          {
            label: t.send.lastLabel,
            value: preview.lastExportAt === null ? t.send.never : format.time(preview.lastExportAt),
          },
          {
            label: words.mode,
            value: (
              <span className="xj-row" data-gap="small">
                {preview.mode === 'full'
                  ? words.full(preview.changes)
                  : wantsFull
                    ? words.everything
                    : words.delta(preview.changes)}
                {preview.mode === 'delta' ? (
                  <Button small kind="link" onClick={() => setFull(!wantsFull)}>
                    {wantsFull ? words.switchDelta : words.switchFull}
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {records === 0 ? (
        <EmptyState title={t.send.nothing} icon="file" />
      ) : props.to === 'parent' ? (
        <DataTable
          label={t.send.title}
          rows={preview.kinds}
          rowKey={(row) => row.kind}
          columns={[
            { key: 'kind', title: t.send.kind, value: (row) => kindText(messages, row.kind) },
            { key: 'records', title: t.send.records, value: (row) => row.records, end: true },
            { key: 'since', title: t.send.since, value: (row) => row.since, end: true },
          ]}
          count={t.send.total(records)}
        />
      ) : null}
      {preview.sensitive > 0 ? (
        <p className="xj-hint">
          {props.to === 'parent'
            ? t.send.sensitive(preview.sensitive)
            : t.send.sensitiveOwn(preview.sensitive)}
        </p>
      ) : null}
      {preview.scope.length > 0 && props.to === 'parent' ? (
        <p className="xj-hint">
          {words.scope(messages.paper.list(preview.scope.map((kind) => kindText(messages, kind))))}
        </p>
      ) : null}
      {preview.blobs > 0 ? <p className="xj-hint">{t.send.blobs(preview.blobs)}</p> : null}
      {preview.mode === 'full' && preview.lastExportAt !== null ? (
        <p className="xj-hint">{words.firstFull}</p>
      ) : null}
      {nothingNew && records > 0 ? <p className="xj-hint">{words.nothingNew}</p> : null}
      {progress ? (
        <ProgressBar
          label={t.stage[progress.stage] ?? progress.stage}
          done={progress.done}
          total={progress.total}
          onCancel={cancel}
        />
      ) : (
        <div className="xj-actions">
          <Button
            kind={props.to === 'parent' ? 'primary' : 'plain'}
            large={props.to === 'parent'}
            icon="download"
            disabled={records === 0 || nothingNew}
            onClick={() => void onSend()}
          >
            {t.send.button}
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** First contact seen from below: the card file of the organisation above. */
const NoParent = (props: { readonly onAccepted: () => void }) => {
  const t = useMessages().exchange
  const card = useReadCard(props.onAccepted)
  return (
    <Card title={t.send.title}>
      <EmptyState title={t.send.noParent} icon="file">
        <FileDrop
          label={t.send.readCard}
          accept=".xjb"
          onFiles={(files) => files[0] && void card.read(files[0])}
        />
      </EmptyState>
      {card.found ? (
        <CardDialog
          name={card.found.name}
          level={isLevel(card.found.level) ? card.found.level : 'school'}
          fingerprint={card.found.fingerprint}
          onAccept={() => void card.accept(card.found?.org as OrgId)}
          onClose={card.drop}
        />
      ) : null}
    </Card>
  )
}
