import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { Facts } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { useErase, usePersonalRecords } from './personal.ts'

/** Erases what is held of a person, for good, after the name was typed. */
export const EraseDialog = (props: {
  readonly id: EntityId
  /** What must be typed: the name, or what stands for it. */
  readonly name: string
  /** It belongs to a union below, which keeps the sensitive records to itself. */
  readonly isBelow: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.erase
  const toast = useToast()
  const found = usePersonalRecords(props.id)
  const erase = useErase()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const onErase = async () => {
    if (!found) return
    if (typed?.trim() !== props.name.trim()) {
      setProblem(t.mismatch)
      return
    }
    setBusy(true)
    const done = await erase(found)
    setBusy(false)
    if (!done.ok) {
      setProblem(problemSentence(messages, done.error))
      return
    }
    toast({ text: t.done })
    props.onDone()
  }
  const count = (ids: readonly EntityId[]) => t.records(ids.length)
  return (
    <Dialog open title={t.title(props.name)} onClose={props.onClose}>
      <Form
        label={t.title(props.name)}
        dirty={false}
        busy={busy}
        disabled={!found}
        saveLabel={t.action}
        onSave={() => void onErase()}
      >
        <p>{t.body}</p>
        {found ? (
          <>
            <Facts
              items={[
                { label: t.member, value: t.all },
                { label: t.events, value: count(found.events) },
                { label: t.identities, value: count(found.identities) },
                { label: t.families, value: count(found.families) },
                { label: messages.post.kind, value: count(found.posts) },
                { label: messages.honour.kind, value: count(found.honours) },
                { label: messages.dues.kind, value: count([...found.dues, ...found.bases]) },
                { label: t.healths, value: count(found.healths) },
                { label: messages.helpPage.erased, value: t.records(found.needs.length) },
              ]}
            />
            <p className="xj-note">{t.stays(found.visits.length, props.isBelow)}</p>
          </>
        ) : (
          <p className="xj-note">{messages.app.loading}</p>
        )}
        <TextInput
          label={t.confirm(props.name)}
          required
          autoFocus
          value={typed}
          problem={problem}
          onChange={(text) => {
            setTyped(text)
            setProblem(null)
          }}
        />
      </Form>
    </Dialog>
  )
}
