import type { ImportRow } from '#renderer/engine-exchange.ts'
import { problemNotice, refusalSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { FileDrop } from '#renderer/ui/file-drop.tsx'
import { Fingerprint } from '#renderer/ui/fingerprint.tsx'
import { type Format, useFormat } from '#renderer/ui/format.ts'
import { goTo } from '#renderer/ui/hash.ts'
import { Card, Stack, Tag, type Tone } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { BlobId } from '#shared/base/id.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { InboxCard } from './inbox-card.tsx'
import { useAfterUpgrade, useInbox } from './inbox-model.ts'
import { useMerge } from './merge.tsx'
import { useReceive } from './model.ts'

const stateOf = (messages: Messages, row: ImportRow): { readonly text: string; readonly tone: Tone } => {
  const t = messages.exchange.receive
  const { state } = row
  switch (state.type) {
    case 'ready':
      return { text: t.ready, tone: 'info' }
    case 'merged':
      return { text: t.merged, tone: 'good' }
    case 'nothing-new':
      return state.takenBack
        ? { text: messages.exchangePage.receive.takenBack, tone: 'info' }
        : { text: state.older ? t.older : t.nothingNew, tone: 'neutral' }
    case 'unknown-sender':
      return { text: t.unknownSender, tone: 'warn' }
    case 'kept':
      return { text: messages.exchangePage.inbox.kept, tone: 'warn' }
    case 'inbox-full':
      return { text: messages.exchangePage.inbox.full, tone: 'bad' }
    case 'refused':
      return { text: refusalSentence(messages, state.refusal), tone: 'bad' }
  }
}

const columnsOf = (messages: Messages, format: Format): readonly Column<ImportRow>[] => {
  const t = messages.exchange.receive
  return [
    { key: 'sender', title: t.from, value: (row) => row.sender?.name ?? row.fileName },
    {
      key: 'state',
      title: t.state,
      value: (row) => stateOf(messages, row).text,
      render: (row) => {
        const { text, tone } = stateOf(messages, row)
        return (
          <span className="xj-row" data-gap="small">
            <Tag tone={tone}>{text}</Tag>
            {row.forked ? <span className="xj-hint">{messages.exchangePage.receive.forked}</span> : null}
            {row.gaps.length > 0 && row.state.type !== 'merged' ? (
              <span className="xj-hint">{t.gap(row.gaps.join('、'))}</span>
            ) : null}
            {row.quarantined > 0 ? <span className="xj-hint">{t.quarantined(row.quarantined)}</span> : null}
          </span>
        )
      },
    },
    { key: 'fresh', title: t.fresh, value: (row) => row.newRecords, end: true },
    { key: 'changed', title: t.changed, value: (row) => row.changedRecords, end: true },
    { key: 'conflicts', title: t.conflicts, value: (row) => row.conflicts, end: true },
    { key: 'rejected', title: t.rejected, value: (row) => row.rejected, end: true },
    { key: 'file', title: t.file, value: (row) => row.fileName },
    {
      key: 'made',
      title: t.made,
      value: (row) => (row.createdAt === null ? null : format.time(row.createdAt)),
    },
  ]
}

/** Files in: drop, see what they are, compare the numbers of new senders, merge. */
export const ReceivePanel = () => {
  const messages = useMessages()
  const t = messages.exchange.receive
  const words = messages.exchangePage.receive
  const format = useFormat()
  const receive = useReceive()
  const { rows, chosen, selected, accepted, progress } = receive
  const toast = useToast()
  const inbox = useInbox()
  const say = async (done: ReturnType<typeof receive.inspect>) => {
    const result = await done
    if (!result.ok) toast(problemNotice(messages, result.error))
  }
  const { readKept } = receive
  const onRead = (ids: readonly BlobId[]) => void say(readKept(ids))
  useAfterUpgrade(inbox.asked.value, rows.length === 0 && progress === null, onRead)
  const isDone = rows.some((row) => row.state.type === 'merged')
  const strangers = new Map(
    rows.flatMap((row) =>
      row.state.type === 'unknown-sender' && row.sender ? [[row.sender.org, row.sender] as const] : [],
    ),
  )
  const onMerge = useMerge()
  const table = (
    <Card title={t.title}>
      <Stack>
        <FileDrop
          label={t.drop}
          accept=".xjb"
          multiple
          compact={rows.length > 0}
          disabled={progress !== null}
          onFiles={(files) => void say(receive.inspect(files))}
        />
        {progress ? (
          <ProgressBar
            label={messages.exchange.stage[progress.stage] ?? progress.stage}
            done={progress.done}
            total={progress.total}
            onCancel={receive.cancel}
          />
        ) : null}
        {strangers.size > 0 ? (
          <Card title={t.compareTitle} level={3} tone="warn">
            <p>{t.compareHow}</p>
            {strangers.size > 3 ? (
              <div className="xj-actions">
                <Button
                  small
                  onClick={() => {
                    for (const org of strangers.keys()) receive.accept(org)
                  }}
                >
                  {t.acceptAll(strangers.size)}
                </Button>
              </div>
            ) : null}
            <ul className="xj-plain-list xj-scroll-list">
              {[...strangers.values()].map((sender) => (
                <li key={sender.org} className="xj-row" data-spread>
                  <strong>{sender.name}</strong>
                  <Fingerprint value={sender.fingerprint} hint={false} />
                  {accepted.includes(sender.org) ? (
                    <Tag tone="good">{t.accepted}</Tag>
                  ) : (
                    <Button label={t.accept(sender.name)} onClick={() => receive.accept(sender.org)}>
                      {t.acceptShort}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {rows.length > 0 ? (
          <>
            <DataTable
              label={t.title}
              rows={rows}
              rowKey={(row) => row.key}
              columns={columnsOf(messages, format)}
              tone={(row) => (row.state.type === 'refused' ? 'bad' : undefined)}
              selected={selected}
              onSelect={receive.select}
            />
            <div className="xj-row" data-spread="true">
              <span className="xj-hint">{isDone ? words.afterMerge : words.selectHint}</span>
              <div className="xj-row" data-gap="small">
                <Button onClick={receive.clear} disabled={progress !== null}>
                  {t.clear}
                </Button>
                {isDone ? (
                  <Button onClick={() => goTo('#/exchange?tab=received')}>{words.toReceived}</Button>
                ) : null}
                <Button
                  large
                  disabled={chosen.length === 0 || progress !== null}
                  onClick={() => void onMerge(chosen)}
                >
                  {t.merge(chosen.length)}
                </Button>
                <Button
                  kind="primary"
                  large
                  icon="search"
                  disabled={chosen.length === 0 || progress !== null}
                  onClick={() => goTo('#/exchange?tab=receive&view=preview')}
                >
                  {words.look}
                </Button>
              </div>
            </div>
          </>
        ) : null}
      </Stack>
    </Card>
  )
  return (
    <Stack>
      {table}
      <InboxCard inbox={inbox} busy={progress !== null} onRead={onRead} />
    </Stack>
  )
}
