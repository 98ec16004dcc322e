import { optionsOf, RadioInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { addMonths } from '#shared/base/day.ts'
import { type HardshipEvent, hardshipEvent } from '#shared/domain/hardship.ts'
import {
  checkHardshipEvent,
  type HardshipEventProblem,
  type HardshipFileProblem,
  stepsAfter,
} from '#shared/domain/hardship-file.ts'
import { useEdit } from './edit.tsx'
import { type HelpData, useHelpDeeds } from './model.ts'
import type { FileRow } from './rows.ts'
import { saysOf } from './words.ts'

const { fields } = hardshipEvent

/** The next step of a file: only those that can follow are offered. */
export const StepForm = (props: {
  readonly data: HelpData
  readonly row: FileRow
  readonly onSaved: () => void
}) => {
  const messages = useMessages()
  const t = messages.helpPage.file
  const w = messages.hardship
  const deeds = useHelpDeeds()
  const { data, row } = props
  const offered = stepsAfter(row.state)
  const { values, set, tried, onSave, form } = useEdit<HardshipEvent>({
    begun: {
      file: row.id,
      step: offered[0] ?? null,
      day: data.today,
      nextOn: addMonths(data.today, 12),
    },
    said: t.stepSaved,
    save: (after) => deeds.saveStep(after.step === 'closed' ? { ...after, nextOn: null } : after),
    onSaved: props.onSaved,
  })
  const checked = checkHardshipEvent(values, row.steps, data.today)
  const problems = checked.ok ? [] : checked.error
  const all = saysOf<HardshipFileProblem | HardshipEventProblem>(messages, w.problems, problems)
  return (
    <Form onSave={() => void onSave(problems.length === 0)} {...form} columns={2} label={t.addStep}>
      <RadioInput
        label={w.event.fields.step}
        required
        wide
        value={values.step}
        options={optionsOf(offered, w.event.choices.step)}
        onChange={(step) => set({ step })}
      />
      <DayInput
        label={w.event.fields.day}
        required
        today={data.today}
        value={values.day}
        problem={all(null, 'step-in-future', 'wrong-order') ?? (tried ? all('day') : null)}
        onChange={(day) => set(day ? { day, nextOn: addMonths(day, 12) } : { day })}
      />
      {values.step === 'closed' ? null : (
        <DayInput
          label={w.event.fields.nextOn}
          today={data.today}
          value={values.nextOn}
          hint={t.nextHint}
          problem={all(null, 'next-not-after')}
          onChange={(nextOn) => set({ nextOn })}
        />
      )}
      <TextInput
        label={w.event.fields.by}
        max={fields.by.is.max}
        value={values.by}
        onChange={(by) => set({ by })}
      />
      <TextArea
        label={w.event.fields.opinion}
        wide
        rows={3}
        max={fields.opinion.is.max}
        value={values.opinion}
        onChange={(opinion) => set({ opinion })}
      />
    </Form>
  )
}
