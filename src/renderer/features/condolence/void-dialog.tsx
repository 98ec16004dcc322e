import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { useVisitDeeds } from './model.ts'

/** Takes a visit that should not be there out of lists and sums, with a reason. */
export const VoidDialog = (props: {
  readonly id: EntityId
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.condolencePage.void
  const toast = useToast()
  const deeds = useVisitDeeds()
  const [reason, setReason] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const onSave = async () => {
    if (!reason?.trim()) {
      setProblem(t.needReason)
      return
    }
    const done = await deeds.void(props.id, reason.trim())
    if (!done.ok) {
      setProblem(problemSentence(messages, done.error))
      return
    }
    toast({ text: t.done })
    props.onDone()
  }
  return (
    <Dialog open title={t.title} onClose={props.onClose}>
      <Form label={t.title} dirty={reason !== null} saveLabel={t.action} onSave={() => void onSave()}>
        <p>{t.body}</p>
        <TextArea
          label={t.reason}
          required
          autoFocus
          max={500}
          value={reason}
          problem={problem}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
