import { useState } from 'react'
import { Form } from '#renderer/ui/form.tsx'
import { Card } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'

/** Asks for the pass phrase of a workspace before it opens. */
export const UnlockForm = (props: {
  readonly name: string
  /** The last one was not right. */
  readonly wrong: boolean
  readonly busy: boolean
  readonly onUnlock: (passPhrase: string) => void
  readonly onLeave: () => void
}) => {
  const t = useMessages().shell.locked
  const [phrase, setPhrase] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (phrase?.trim()) props.onUnlock(phrase.trim())
  }
  const problem = tried && !phrase?.trim() ? t.need : props.wrong ? t.wrong : null
  return (
    <Card title={t.title(props.name)}>
      <p className="xj-note">{t.lead}</p>
      <Form
        onSave={save}
        dirty={false}
        busy={props.busy}
        saveLabel={t.open}
        onCancel={props.onLeave}
        label={t.title(props.name)}
      >
        <TextInput
          label={t.phrase}
          type="password"
          required
          autoFocus
          value={phrase}
          onChange={setPhrase}
          hint={t.forgot}
          problem={problem}
        />
      </Form>
    </Card>
  )
}
