import { problemNotice } from '#renderer/engine-words.ts'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Engine, type Host, type Ready, useBringBack } from './model.ts'

/** Gives the folder of copies again: the keys come back from it, and opening brings back the rest. */
export const FolderForm = (props: {
  readonly host: Host
  readonly engine: Engine
  readonly onReady: Ready
}) => {
  const messages = useMessages()
  const t = messages.start.folder
  const toast = useToast()
  const { busy, bring } = useBringBack(props.host, props.engine)
  const save = async () => {
    const brought = await bring()
    if (!brought.ok) return toast(problemNotice(messages, brought.error))
    if (brought.value === null) return toast({ text: t.cancelled, tone: 'info' })
    const { workspace } = brought.value
    if (workspace === null) return toast({ text: t.none, tone: 'warn' })
    toast({ text: t.back, tone: 'warn' })
    props.onReady(workspace, false)
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={false}
      busy={busy}
      saveLabel={t.action}
      label={messages.start.way.folder}
    >
      <p className="xj-note">{t.lead}</p>
    </Form>
  )
}
