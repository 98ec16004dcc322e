import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useHomeDeeds } from './model.ts'
import type { RatingApproval, RatingRow } from './rating.ts'

/** Whether a rating is approved, as a word; nothing while it is not. */
export const ApprovalTag = (props: { readonly approval: RatingApproval }) => {
  const t = useMessages().homePage.approval
  const { approval } = props
  if (approval === 'none') return null
  return <Tag tone={approval === 'approved' ? 'good' : 'warn'}>{t.states[approval]}</Tag>
}

/** Approves what is shown of a rating of a union below; nothing to do while it is approved as it stands. */
export const ApproveButton = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const t = messages.homePage.approval
  const toast = useToast()
  const confirm = useConfirm()
  const deeds = useHomeDeeds()
  const [busy, setBusy] = useState(false)
  const { row } = props
  if (row.approval === 'approved') return null
  const action = row.approval === 'changed' ? t.again : t.action
  const onApprove = async () => {
    if (!(await confirm({ title: t.sure, body: t.body, action }))) return
    setBusy(true)
    const done = await deeds.approve(row)
    setBusy(false)
    if (!done.ok) {
      const { error } = done
      toast({
        text: error.type === 'in-conflict' ? t.inConflict : problemSentence(messages, error),
        tone: 'bad',
      })
      return
    }
    const undo = async () => {
      const undone = await deeds.undo(done.value)
      if (undone.ok) toast({ text: t.undone, tone: 'info' })
      else toast({ text: problemSentence(messages, undone.error), tone: 'bad' })
    }
    toast({ text: t.done, action: { label: messages.app.undo, onClick: () => void undo() } })
  }
  return (
    <Button kind="primary" icon="ok" busy={busy} onClick={() => void onApprove()}>
      {action}
    </Button>
  )
}
