import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useWorkspace } from './model.ts'
import { useRename } from './trust-model.ts'

const RenameForm = (props: { readonly onDone: () => void }) => {
  const messages = useMessages()
  const t = messages.storePage.rename
  const toast = useToast()
  const workspace = useWorkspace()
  const rename = useRename()
  const [name, setName] = useState<string | null>(workspace.name)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setTried(true)
    const wanted = name?.trim()
    if (!wanted) return
    if (wanted === workspace.name) return props.onDone()
    setBusy(true)
    const done = await rename(wanted)
    setBusy(false)
    if (!done.ok) return toast(problemNotice(messages, done.error))
    toast({ text: t.done })
    props.onDone()
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={name !== workspace.name}
      busy={busy}
      saveLabel={t.save}
      onCancel={props.onDone}
      label={t.title}
    >
      <TextInput
        label={t.name}
        required
        autoFocus
        value={name}
        onChange={setName}
        max={60}
        problem={tried && !name?.trim() ? t.need : null}
      />
    </Form>
  )
}

/** 改名: a new version of the organisation's card. */
export const RenameDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog open={props.open} title={useMessages().storePage.rename.title} onClose={props.onClose}>
    <RenameForm onDone={props.onClose} />
  </Dialog>
)
