import type { InboxFile } from '#renderer/engine-exchange.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { type Format, useFormat } from '#renderer/ui/format.ts'
import { Card, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { BlobId } from '#shared/base/id.ts'
import type { Messages } from '#shared/i18n/messages.ts'
import { type Inbox, inboxRoom } from './inbox-model.ts'

/** Whom a file says it comes from; only a signature that holds makes it more than that. */
const fromWords = (messages: Messages, { orgName, isProven }: InboxFile): string => {
  const t = messages.exchangePage.inbox
  if (orgName === null) return t.unknown
  return isProven ? orgName : t.says(orgName)
}

const stateOf = (messages: Messages, { isReadable, isRefused }: InboxFile) => {
  const t = messages.exchangePage.inbox.states
  if (isRefused) return { text: t.refused, tone: 'bad' as const }
  return isReadable ? { text: t.readable, tone: 'good' as const } : { text: t.waiting, tone: 'warn' as const }
}

const columnsOf = (
  messages: Messages,
  format: Format,
  act: (file: InboxFile) => void,
): readonly Column<InboxFile>[] => {
  const t = messages.exchangePage
  return [
    { key: 'from', title: messages.exchange.receive.from, value: (file) => fromWords(messages, file) },
    {
      key: 'number',
      title: t.number,
      value: ({ number }) => number,
      render: ({ number }) => (number === null ? null : t.numberOf(number)),
    },
    {
      key: 'made',
      title: messages.exchange.receive.made,
      value: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => (createdAt === null ? null : format.time(createdAt)),
    },
    {
      key: 'kept',
      title: t.inbox.keptAt,
      value: ({ keptAt }) => keptAt,
      render: ({ keptAt }) => format.time(keptAt),
    },
    { key: 'file', title: t.fileName, value: ({ fileName }) => fileName },
    {
      key: 'size',
      title: t.inbox.size,
      value: ({ bytes }) => bytes,
      render: ({ bytes }) => format.bytes(bytes),
      end: true,
    },
    {
      key: 'state',
      title: t.state,
      value: (file) => stateOf(messages, file).text,
      render: (file) => {
        const { text, tone } = stateOf(messages, file)
        return <Tag tone={tone}>{text}</Tag>
      },
    },
    {
      key: 'act',
      title: t.act,
      end: true,
      render: (file) => (
        <Button small label={t.inbox.putAwayOf(file.fileName)} onClick={() => act(file)}>
          {t.inbox.putAway}
        </Button>
      ),
    },
  ]
}

/** Files of newer versions that wait for an upgrade; nothing is shown while there are none. */
export const InboxCard = (props: {
  readonly inbox: Inbox
  readonly busy: boolean
  readonly onRead: (ids: readonly BlobId[]) => void
}) => {
  const messages = useMessages()
  const t = messages.exchangePage.inbox
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const files = props.inbox.asked.value ?? []
  if (files.length === 0) return null
  const readable = files.filter(({ isReadable }) => isReadable).map(({ id }) => id)
  const onPutAway = async ({ id, fileName }: InboxFile) => {
    const sure = await confirm({ title: t.sure(fileName), body: t.sureBody, action: t.putAway, danger: true })
    if (!sure) return
    const done = await props.inbox.putAway(id)
    toast(done.ok ? { text: t.done } : problemNotice(messages, done.error))
  }
  return (
    <Card
      title={t.title}
      tone="warn"
      actions={
        readable.length > 0 ? (
          <Button kind="primary" disabled={props.busy} onClick={() => props.onRead(readable)}>
            {t.read(readable.length)}
          </Button>
        ) : null
      }
    >
      <Stack>
        <p className="xj-note">{t.note(inboxRoom.files, format.bytes(inboxRoom.bytes))}</p>
        <DataTable
          label={t.title}
          rows={files}
          rowKey={({ id }) => id}
          columns={columnsOf(messages, format, (file) => void onPutAway(file))}
        />
      </Stack>
    </Card>
  )
}
