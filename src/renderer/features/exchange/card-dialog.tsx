import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Fingerprint } from '#renderer/ui/fingerprint.tsx'
import { Facts, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { OrgId } from '#shared/base/id.ts'
import type { Level } from '#shared/base/level.ts'
import { useCard } from './model.ts'

interface Found {
  readonly org: OrgId
  readonly name: string
  readonly level: Level
  readonly fingerprint: string
}

/** Reads a card file and holds it until a person has compared the number. */
export const useReadCard = (onAccepted: () => void) => {
  const messages = useMessages()
  const toast = useToast()
  const card = useCard()
  const [found, setFound] = useState<Found | null>(null)
  return {
    found,
    drop: () => setFound(null),
    read: async (file: { readonly name: string; readonly bytes: Uint8Array }) => {
      const read = await card.read(file)
      if (read.ok) setFound(read.value)
      else toast(problemNotice(messages, read.error))
    },
    accept: async (org: OrgId) => {
      const done = await card.accept(org)
      if (!done.ok) {
        toast(problemNotice(messages, done.error))
        return
      }
      toast({ text: messages.exchange.card.accepted(found?.name ?? '') })
      setFound(null)
      onAccepted()
    },
  }
}

/** The number to compare by telephone before an organisation is taken as the one above. */
export const CardDialog = (props: {
  readonly name: string
  readonly level: Level
  readonly fingerprint: string
  readonly onAccept: () => void
  readonly onClose: () => void
}) => {
  const t = useMessages().exchange
  return (
    <Dialog
      open
      title={t.card.title}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t.card.refuse}</Button>
          <Button kind="primary" onClick={props.onAccept}>
            {t.card.accept}
          </Button>
        </>
      }
    >
      <Stack>
        <Facts
          items={[
            { label: t.card.name, value: props.name },
            { label: t.card.level, value: t.levels[props.level] },
          ]}
        />
        <p>{t.card.compare}</p>
        <Fingerprint value={props.fingerprint} hint={false} />
      </Stack>
    </Dialog>
  )
}
