import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { BigCode } from '#renderer/ui/fingerprint.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useWorkspace } from './model.ts'
import { groupsOf, useKeys, useRecovery } from './trust-model.ts'

const Recovery = (props: { readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.storePage.recovery
  const toast = useToast()
  const workspace = useWorkspace()
  const { protection } = useKeys()
  const { make, print } = useRecovery()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ readonly secret: string; readonly madeAt: number } | null>(null)
  const onMake = async () => {
    setBusy(true)
    try {
      const result = await make()
      if (result.ok) setMade(result.value)
      else toast(problemNotice(messages, result.error))
    } finally {
      setBusy(false)
    }
  }
  if (!made)
    return (
      <Stack>
        <p>{t.lead}</p>
        {protection?.recovery ? <VerdictStrip state="warn">{t.again}</VerdictStrip> : null}
        <div className="xj-actions">
          <Button onClick={props.onClose}>{messages.app.cancel}</Button>
          <Button kind="primary" disabled={busy} onClick={() => void onMake()}>
            {t.make}
          </Button>
        </div>
      </Stack>
    )
  const onPrint = async () => {
    setBusy(true)
    try {
      const saved = await print(made.secret, made.madeAt, t.file(workspace.name))
      if (!saved.ok) toast(problemNotice(messages, saved.error))
      else if (saved.value) toast({ text: t.printed(saved.value) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <VerdictStrip state="warn">{t.once}</VerdictStrip>
      <BigCode label={t.secret} value={groupsOf(made.secret).join(' ')} />
      <div className="xj-actions">
        <Button kind="primary" icon="print" disabled={busy} onClick={() => void onPrint()}>
          {t.print}
        </Button>
        <Button onClick={props.onClose}>{t.kept}</Button>
      </div>
    </Stack>
  )
}

/** 恢复凭证: made, shown and printed once. */
export const RecoveryDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog
    open={props.open}
    title={useMessages().storePage.recovery.title}
    onClose={props.onClose}
    width={620}
  >
    <Recovery onClose={props.onClose} />
  </Dialog>
)
