import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useKeys } from './trust-model.ts'

const least = 8

const PhraseForm = (props: { readonly onDone: () => void }) => {
  const messages = useMessages()
  const t = messages.storePage.phrase
  const toast = useToast()
  const { protection, protect } = useKeys()
  const [present, setPresent] = useState<string | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!protection) return null
  const { passPhrase, recovery } = protection
  const short = (next ?? '').trim().length < least
  const differ = next !== again
  const change = async (to: string | null) => {
    setBusy(true)
    setWrong(false)
    try {
      const done = await protect(to, passPhrase ? (present ?? '').trim() : null)
      if (done.ok) {
        toast({ text: to === null ? t.removed : t.done })
        props.onDone()
      } else if (done.error.type === 'wrong-code') setWrong(true)
      else toast(problemNotice(messages, done.error))
    } finally {
      setBusy(false)
    }
  }
  const save = () => {
    setTried(true)
    if (!short && !differ) void change((next ?? '').trim())
  }
  return (
    <Form
      onSave={save}
      dirty={false}
      busy={busy}
      saveLabel={t.set}
      onCancel={props.onDone}
      label={t.title}
      extra={
        passPhrase ? (
          <Button disabled={busy} onClick={() => void change(null)}>
            {t.remove}
          </Button>
        ) : undefined
      }
    >
      <p className="xj-note">{t.lead}</p>
      {recovery ? null : <VerdictStrip state="warn">{t.noRecovery}</VerdictStrip>}
      {passPhrase ? (
        <TextInput
          label={t.present}
          type="password"
          required
          autoFocus
          value={present}
          onChange={setPresent}
          problem={wrong ? t.wrong : null}
        />
      ) : null}
      <TextInput
        label={t.next}
        type="password"
        required
        value={next}
        onChange={setNext}
        hint={t.hint}
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
    </Form>
  )
}

/** 口令保护: where the operating system does not seal the keys. */
export const PhraseDialog = (props: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog open={props.open} title={useMessages().storePage.phrase.title} onClose={props.onClose}>
    <PhraseForm onDone={props.onClose} />
  </Dialog>
)
