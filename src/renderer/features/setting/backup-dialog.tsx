import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { backupSetting } from '#renderer/ui/preferences.ts'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useBackup, useWorkspace } from './model.ts'

const BackupForm = (props: { readonly onDone: () => void }) => {
  const messages = useMessages()
  const t = messages.setting.backup
  const toast = useToast()
  const workspace = useWorkspace()
  const { busy, progress, make, cancel } = useBackup()
  const [code, setCode] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const short = (code ?? '').length < 8
  const differ = code !== again
  const save = async () => {
    setTried(true)
    if (code === null || short || differ) return
    const made = await make(code)
    if (!made.ok) {
      const cancelled = made.error.type === 'cancelled'
      toast({
        text: cancelled ? t.cancelled : problemSentence(messages, made.error),
        tone: cancelled ? 'info' : 'bad',
      })
    } else if (made.value) {
      backupSetting(workspace.id).set(Date.now())
      toast({ text: t.done(made.value) })
      props.onDone()
    }
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={false}
      busy={busy}
      saveLabel={t.make}
      onCancel={props.onDone}
      label={t.title}
    >
      <p className="xj-note">{t.lead}</p>
      <TextInput
        label={t.code}
        type="password"
        required
        autoFocus
        value={code}
        onChange={setCode}
        hint={t.codeHint}
        problem={tried && short ? t.short : null}
      />
      <TextInput
        label={t.again}
        type="password"
        required
        value={again}
        onChange={setAgain}
        problem={tried && !short && differ ? t.differ : null}
      />
      {busy ? (
        <ProgressBar
          label={progress ? (messages.exchange.stage[progress.stage] ?? t.working) : t.working}
          {...(progress ? { done: progress.done, total: progress.total } : {})}
          onCancel={cancel}
        />
      ) : null}
    </Form>
  )
}

/** A backup by hand: a code, one file. */
export const BackupDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => {
  const t = useMessages().setting.backup
  return (
    <Dialog open={props.open} title={t.make} onClose={props.onClose}>
      <BackupForm onDone={props.onClose} />
    </Dialog>
  )
}
