import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RadioInput } from '#renderer/ui/choice-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { BigCode } from '#renderer/ui/fingerprint.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useJoinFiles, useWorkspace } from './model.ts'

type Made = Extract<Awaited<ReturnType<ReturnType<typeof useJoinFiles>['make']>>, { ok: true }>['value']

const JoinForm = (props: { readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.setting.join
  const toast = useToast()
  const { level } = useWorkspace()
  const { make, saveFile } = useJoinFiles()
  const [as, setAs] = useState<'pc' | 'group'>('pc')
  const [name, setName] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const save = async () => {
    setTried(true)
    if (as === 'group' && !name?.trim()) return
    setBusy(true)
    try {
      const result = await make(as === 'pc' ? { as } : { as, name: name?.trim() ?? '' })
      if (result.ok) setMade(result.value)
      else toast(problemNotice(messages, result.error))
    } finally {
      setBusy(false)
    }
  }
  if (made) {
    const onSave = async () => {
      const saved = await saveFile(made.file)
      if (!saved.ok) toast(problemNotice(messages, saved.error))
      else if (saved.value) toast({ text: messages.setting.card.done(saved.value) })
    }
    return (
      <Stack>
        <BigCode label={t.code} value={made.code} />
        <VerdictStrip state="warn">{t.codeHint}</VerdictStrip>
        <div className="xj-actions">
          <Button onClick={props.onClose}>{t.done}</Button>
          <Button kind="primary" icon="download" onClick={() => void onSave()}>
            {t.saveFile}
          </Button>
        </div>
      </Stack>
    )
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={false}
      busy={busy}
      saveLabel={t.make}
      onCancel={props.onClose}
      label={t.title}
    >
      <p className="xj-note">{t.lead}</p>
      <RadioInput
        label={t.as}
        value={as}
        onChange={setAs}
        options={[
          { value: 'pc', label: t.pc },
          ...(level === 'branch' ? [{ value: 'group' as const, label: t.group }] : []),
        ]}
      />
      {as === 'group' ? (
        <TextInput
          label={t.groupName}
          required
          value={name}
          onChange={setName}
          max={40}
          problem={tried && !name?.trim() ? t.needName : null}
        />
      ) : null}
    </Form>
  )
}

/** A join file and the code that opens it, shown once and large. */
export const JoinDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => {
  const t = useMessages().setting.join
  return (
    <Dialog open={props.open} title={t.title} onClose={props.onClose}>
      <JoinForm onClose={props.onClose} />
    </Dialog>
  )
}
