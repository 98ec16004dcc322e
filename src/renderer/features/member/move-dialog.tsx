import { useState } from 'react'
import { problemNotice, problemSentence } from '#renderer/engine-words.ts'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId, OrgId } from '#shared/base/id.ts'
import { useMove, usePersonalRecords, usePlacesBelow, useUndo } from './personal.ts'

/** Moves a member with its events to another organisation below. */
export const MoveDialog = (props: {
  readonly id: EntityId
  readonly name: string
  readonly home: string
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.move
  const toast = useToast()
  const places = usePlacesBelow(props.home)
  const found = usePersonalRecords(props.id)
  const move = useMove()
  const undo = useUndo()
  const [to, setTo] = useState<OrgId | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const onMove = async () => {
    const place = places.find(({ id }) => id === to)
    if (!found) return
    if (!place) {
      setProblem(t.needTo)
      return
    }
    setBusy(true)
    const done = await move(found, place.id)
    setBusy(false)
    if (!done.ok) {
      setProblem(problemSentence(messages, done.error))
      return
    }
    const onUndo = async () => {
      const undone = await undo(done.value)
      if (undone.ok) toast({ text: t.undone, tone: 'info' })
      else toast(problemNotice(messages, undone.error))
    }
    toast({
      text: t.done(props.name, place.name),
      action: { label: messages.app.undo, onClick: () => void onUndo() },
    })
    props.onClose()
  }
  return (
    <Dialog open title={t.title(props.name)} onClose={props.onClose}>
      <Form
        label={t.title(props.name)}
        dirty={false}
        busy={busy}
        disabled={!found}
        saveLabel={t.action}
        onSave={() => void onMove()}
      >
        <p>{found ? t.body(found.events.length) : messages.app.loading}</p>
        <ChoiceInput
          label={t.to}
          required
          autoFocus
          value={to}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          problem={problem}
          onChange={(place) => {
            setTo(place)
            setProblem(null)
          }}
        />
      </Form>
    </Dialog>
  )
}
