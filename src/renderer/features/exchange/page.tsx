import { PageHeader, Split } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useOwnLevel } from './model.ts'
import { ReceivePanel } from './receive-panel.tsx'
import { SendPanel } from './send-panel.tsx'

/** 收发: one file out, many files in. */
export const ExchangePage = () => {
  const t = useMessages().exchange
  const level = useOwnLevel()
  const top = level === 'school' || level === 'city'
  const own = <SendPanel to="own" />
  return (
    <>
      <PageHeader title={t.title} />
      {top ? (
        <Split main={<ReceivePanel />} side={own} />
      ) : (
        <Split
          main={<SendPanel to="parent" />}
          side={
            <>
              <ReceivePanel compact />
              {own}
            </>
          }
        />
      )}
    </>
  )
}
