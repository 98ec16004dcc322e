import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { Day } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Member, type MemberEvent, type MemberEventType, memberEvents } from '#shared/domain/member.ts'
import { checkMemberEvent } from '#shared/domain/member-check.ts'
import { useMemberCommands, usePlace } from './model.ts'
import { memberProblemText } from './problems.ts'

/** What happened to a membership, and when: joined, moved, retired, left. */
export const EventDialog = (props: {
  readonly id: EntityId
  readonly name: string
  readonly person: Member
  /** What happened to the membership before. */
  readonly others: readonly MemberEvent[]
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.form
  const w = messages.member.event
  const toast = useToast()
  const { today } = usePlace()
  const commands = useMemberCommands()
  const [event, setEvent] = useState<MemberEventType | null>(null)
  const [day, setDay] = useState<Day | null>(today)
  const [note, setNote] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const onSave = async () => {
    if (!event || !day) {
      setProblem(t.needEvent)
      return
    }
    const checked = checkMemberEvent(
      { member: props.id, event, day },
      { today, person: props.person, others: props.others },
    )
    if (!checked.ok) {
      setProblem(checked.error.map((one) => memberProblemText(messages, one)).join(' '))
      return
    }
    const done = await commands.event(props.id, event, day, note)
    if (!done.ok) {
      setProblem(problemSentence(messages, done.error))
      return
    }
    toast({ text: t.eventSaved })
    props.onClose()
  }
  const title = `${t.addEvent} · ${props.name}`
  return (
    <Dialog open title={title} onClose={props.onClose}>
      <Form label={title} columns={2} dirty={event !== null || note !== null} onSave={() => void onSave()}>
        <ChoiceInput
          label={w.fields.event}
          required
          autoFocus
          value={event}
          problem={problem}
          options={optionsOf(memberEvents, w.choices.event)}
          onChange={setEvent}
        />
        <DayInput label={w.fields.day} required today={today} value={day} onChange={setDay} />
        <TextArea label={w.fields.note} wide max={500} value={note} onChange={setNote} />
      </Form>
    </Dialog>
  )
}
