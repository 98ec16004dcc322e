import './exchange.css'
import { useHash, useHashValue } from '#renderer/ui/hash.ts'
import { PageHeader, Split, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { ForkCards } from './fork-card.tsx'
import { useOwnLevel } from './model.ts'
import { Preview } from './preview.tsx'
import { ReceivePanel } from './receive-panel.tsx'
import { ReceivedPanel } from './received-panel.tsx'
import { ReturnsPanel } from './returns-panel.tsx'
import { SendPanel } from './send-panel.tsx'
import { SentPanel } from './sent-panel.tsx'

/** 收发: one file out, many files in, and what became of each. */
export const ExchangePage = () => {
  const messages = useMessages()
  const t = messages.exchangePage.tabs
  const level = useOwnLevel()
  const top = level === 'school' || level === 'city'
  const { query } = useHash()
  const [tab, setTab] = useHashValue('tab')
  if (query.view === 'preview') return <Preview />
  const own = <SendPanel to="own" />
  const receive = { key: 'receive', label: t.receive, content: <ReceivePanel /> }
  const send = {
    key: 'send',
    label: t.send,
    content: top ? (
      <Split main={<ReturnsPanel />} side={own} />
    ) : (
      <Split
        main={
          <>
            <SendPanel to="parent" />
            {level === 'branch' ? <ReturnsPanel quiet /> : null}
          </>
        }
        side={own}
      />
    ),
  }
  return (
    <>
      <PageHeader title={messages.exchange.title} />
      <Stack>
        <ForkCards />
        <Tabs
          label={messages.exchange.title}
          current={tab ?? undefined}
          onChange={setTab}
          // What a union does most comes first: a school receives, a branch sends.
          tabs={[
            ...(top ? [receive, send] : [send, receive]),
            { key: 'sent', label: t.sent, content: <SentPanel /> },
            { key: 'received', label: t.received, content: <ReceivedPanel /> },
          ]}
        />
      </Stack>
    </>
  )
}
