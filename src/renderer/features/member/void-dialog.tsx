import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { useMemberCommands } from './model.ts'

/** Takes a record that should not be there out of the lists, with a reason. */
export const VoidDialog = (props: {
  readonly id: EntityId
  readonly name: string
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.void
  const toast = useToast()
  const commands = useMemberCommands()
  const [reason, setReason] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const onSave = async () => {
    if (!reason?.trim()) {
      setProblem(t.needReason)
      return
    }
    const done = await commands.void(props.id, reason.trim())
    if (!done.ok) {
      setProblem(problemSentence(messages, done.error))
      return
    }
    toast({ text: t.done(props.name) })
    props.onDone()
  }
  return (
    <Dialog open title={t.title(props.name)} onClose={props.onClose}>
      <Form
        label={t.title(props.name)}
        dirty={reason !== null}
        saveLabel={t.action}
        onSave={() => void onSave()}
      >
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
