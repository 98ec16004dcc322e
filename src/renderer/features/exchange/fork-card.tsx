import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useForks } from './received-model.ts'

/** Asks which of two PCs is the copy: both go on, only one needs a new name. */
export const ForkCards = () => {
  const messages = useMessages()
  const t = messages.exchangePage.fork
  const format = useFormat()
  const toast = useToast()
  const { asked, becomeNewPc } = useForks()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const onCopy = async () => {
    const done = await becomeNewPc()
    toast(done.ok ? { text: t.done } : problemNotice(messages, done.error))
  }
  return (asked.value ?? [])
    .filter(({ device }) => !left.has(device))
    .map((one) => (
      <Card key={one.device} title={t.title} tone="warn">
        <p>{one.isOurs ? t.ours(one.deviceName) : t.others(one.orgName, one.deviceName)}</p>
        {one.since.length > 0 ? (
          <p className="xj-hint">{t.since(messages.paper.list(one.since.map(format.time)))}</p>
        ) : null}
        {one.isOurs ? (
          <>
            <p>{t.question}</p>
            <div className="xj-actions">
              <Button onClick={() => setLeft(new Set([...left, one.device]))}>{t.isOriginal}</Button>
              <Button kind="primary" onClick={() => void onCopy()}>
                {t.isCopy}
              </Button>
            </div>
          </>
        ) : null}
      </Card>
    ))
}
