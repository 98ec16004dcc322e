import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { ChoiceInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { type Activity, activity, activityTypes } from '#shared/domain/activity.ts'
import { checkActivity } from '#shared/domain/activity-check.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { type ActivityData, useActivityDeeds } from './model.ts'
import { PlannedInput } from './planned-input.tsx'
import { clubOptions } from './words.ts'

const { fields } = activity

/** Puts an activity into the plan of a year; the rest is written when it is held. */
export const PlanForm = (props: {
  readonly data: ActivityData
  readonly year: number
  readonly month: number | null
  readonly onClose: () => void
}) => {
  const messages = useMessages()
  const t = messages.activityYear.plan
  const w = messages.activity
  const toast = useToast()
  const deeds = useActivityDeeds()
  const start: Activity = { plannedFor: props.month ? { year: props.year, month: props.month } : null }
  const [edits, setEdits] = useState<Activity>({})
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: Activity = { ...start, ...edits }
  const set = (part: Activity) => setEdits((now) => ({ ...now, ...part }))
  const checked = checkActivity(values)
  const problems = checked.ok ? [] : checked.error
  const noMonth = values.plannedFor?.month == null
  const noTitle = problems.some((one) => one.type === 'field' && one.field === 'title')
  const badDay = problems.find((one) => one.type === 'no-such-plan-day')
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || noMonth || busy) return
    const saved = await saving(deeds.saveActivity(null, {}, values))
    if (!saved.ok) return
    toast({ text: t.saved(values.title ?? '') })
    setEdits({})
    props.onClose()
  }
  return (
    <Dialog open title={t.create} width={680} onClose={props.onClose}>
      <Form
        label={t.create}
        columns={2}
        dirty={Object.keys(edits).length > 0}
        busy={busy}
        onSave={() => void onSave()}
      >
        <TextInput
          label={w.fields.title}
          required
          wide
          autoFocus
          max={fields.title.is.max}
          value={values.title}
          problem={tried && noTitle ? messages.activityPage.form.needTitle : null}
          onChange={(title) => set({ title })}
        />
        <PlannedInput
          required
          year={props.year}
          value={values.plannedFor}
          monthProblem={tried && noMonth ? sentenceOf(w.problems, { type: 'plan-month-needed' }) : null}
          dayProblem={badDay ? sentenceOf(w.problems, badDay) : null}
          onChange={(plannedFor) => set({ plannedFor })}
        />
        <ChoiceInput
          label={w.fields.type}
          value={values.type}
          options={optionsOf(activityTypes, w.choices.type)}
          onChange={(type) => set({ type })}
        />
        <MoneyInput
          label={w.fields.budget}
          min={0}
          value={values.budget}
          onChange={(budget) => set({ budget })}
        />
        <TextInput
          label={w.fields.organiser}
          max={fields.organiser.is.max}
          value={values.organiser}
          onChange={(organiser) => set({ organiser })}
        />
        <ChoiceInput
          label={w.fields.club}
          value={values.club}
          options={clubOptions(props.data, values.club)}
          onChange={(club) => set({ club })}
        />
        <TextArea
          label={w.fields.plan}
          wide
          rows={3}
          max={fields.plan.is.max}
          value={values.plan}
          onChange={(plan) => set({ plan })}
        />
      </Form>
    </Dialog>
  )
}
