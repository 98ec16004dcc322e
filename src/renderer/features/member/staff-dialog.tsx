import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Facts } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { admissionRate, type Staff, staffProblem } from '#shared/domain/membership.ts'
import { useMemberCommands, usePlace } from './model.ts'
import type { MemberCounts } from './rows.ts'

const parts = ['count', 'nonEstablished', 'foreign'] as const

/** How many staff there are, members or not: the whole of which the admission rates are a share. */
export const StaffDialog = (props: {
  readonly staff: { readonly id: EntityId | null; readonly values: Staff | null }
  readonly counts: MemberCounts
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.memberPage.staff
  const w = messages.organisation.parts.staff
  const toast = useToast()
  const format = useFormat()
  const { today } = usePlace()
  const commands = useMemberCommands()
  const [start] = useState<Staff>(() => ({ day: today, ...props.staff.values }))
  const [staff, setStaff] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const { counts } = props
  const members = { count: counts.people, nonEstablished: counts.nonEstablished, foreign: counts.foreign }
  const onSave = async () => {
    if (staffProblem(staff)) return setProblem(t.partLarger)
    const done = await commands.staff(props.staff.id, staff)
    if (!done.ok) return setProblem(problemSentence(messages, done.error))
    toast({ text: t.saved })
    props.onClose()
  }
  return (
    <Dialog open title={t.title} onClose={props.onClose}>
      <Form
        label={t.title}
        columns={2}
        dirty={staff !== start}
        onSave={() => void onSave()}
        extra={problem ? <span className="xj-problem">{problem}</span> : null}
      >
        {parts.map((part) => (
          <NumberInput
            key={part}
            label={w[part]}
            min={0}
            max={1_000_000}
            integer
            autoFocus={part === 'count'}
            value={staff[part]}
            onChange={(value) => setStaff((now) => ({ ...now, [part]: value }))}
          />
        ))}
        <DayInput
          label={w.day}
          value={staff.day}
          today={today}
          onChange={(day) => setStaff((now) => ({ ...now, day }))}
        />
        <div className="xj-stack" data-gap="small" data-wide>
          <Facts
            items={parts.map((part) => {
              const rate = admissionRate(members[part], staff[part])
              return {
                label: t.members[part](members[part]),
                value: rate === null ? t.unknown : t.rate(format.percent(rate)),
              }
            })}
          />
          <p className="xj-hint">{t.hint}</p>
        </div>
      </Form>
    </Dialog>
  )
}
