import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FlagInput, optionsOf } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Activity, activity, activityAreas, activityTypes } from '#shared/domain/activity.ts'
import { type ActivityProblem, checkActivity } from '#shared/domain/activity-check.ts'
import { plannedTime } from '#shared/domain/activity-plan.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { type ActivityData, useActivityDeeds, useActivityPlace } from './model.ts'
import { plannedText } from './plan-rows.ts'
import { PlannedInput } from './planned-input.tsx'
import type { ActivityRow } from './summary.ts'
import { clubOptions } from './words.ts'

const none: Activity = {}
const { fields } = activity

/** One activity on one screen; `row` null makes a new one. What was typed stays until it is saved. */
export const ActivityForm = (props: {
  readonly row: ActivityRow | null
  /** Null while it is read. */
  readonly data: ActivityData | null
  readonly onSaved?: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage
  const words = messages.activity
  const toast = useToast()
  const place = useActivityPlace()
  const deeds = useActivityDeeds()
  const before = props.row?.record.values ?? none
  const [edits, setEdits] = useState<Activity>(none)
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: Activity = { ...before, ...edits }
  const set = <N extends keyof Activity>(name: N, value: Activity[N]) =>
    setEdits((now) => ({ ...now, [name]: value }))

  const checked = checkActivity(values)
  const problems = checked.ok ? [] : checked.error
  const noTitle = problems.some((one) => one.type === 'field' && one.field === 'title')
  const span = problems.find((one) => one.type === 'ends-before-start' || one.type === 'start-needed')
  const plan = (type: ActivityProblem['type']) => problems.find((one) => one.type === type)
  const textOf = (problem: ActivityProblem | undefined): string | null =>
    problem ? problemText(messages, 'activity', words.problems, problem) : null
  const dirty = Object.keys(edits).length > 0

  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    const saved = await saving(deeds.saveActivity(props.row?.id ?? null, before, values))
    if (!saved.ok) return
    toast({ text: t.saved(values.title ?? '') })
    setEdits(none)
    props.onSaved?.(saved.value)
  }
  const planned = plannedTime(values)
  const plannedDay = planned?.day == null ? null : dayOf(planned.year, planned.month, planned.day)
  const startHint = () => {
    if (!planned || values.startsOn) return null
    const text = messages.activityYear.plan.plannedOn(plannedText(messages, planned))
    return plannedDay ? (
      <Button kind="link" small onClick={() => set('startsOn', plannedDay)}>
        {text}
      </Button>
    ) : (
      text
    )
  }

  return (
    <Form onSave={() => void onSave()} dirty={dirty} busy={busy} columns={3} label={t.form.basic}>
      <TextInput
        label={words.fields.title}
        required
        autoFocus={props.row === null}
        max={fields.title.is.max}
        value={values.title}
        problem={tried && noTitle ? t.form.needTitle : null}
        onChange={(value) => set('title', value)}
      />
      <ChoiceInput
        label={words.fields.type}
        value={values.type}
        options={optionsOf(activityTypes, words.choices.type)}
        onChange={(value) => set('type', value)}
      />
      <TextInput
        label={words.fields.place}
        max={fields.place.is.max}
        value={values.place}
        onChange={(value) => set('place', value)}
      />
      <DayInput
        label={words.fields.startsOn}
        value={values.startsOn}
        today={place.today}
        hint={startHint()}
        onChange={(value) => set('startsOn', value)}
      />
      <DayInput
        label={words.fields.endsOn}
        value={values.endsOn}
        today={place.today}
        problem={textOf(span)}
        onChange={(value) => set('endsOn', value)}
      />
      <TextInput
        label={words.fields.time}
        max={fields.time.is.max}
        placeholder={t.form.timeHint}
        value={values.time}
        onChange={(value) => set('time', value)}
      />
      <NumberInput
        label={words.fields.hours}
        min={0}
        max={fields.hours.is.max}
        value={values.hours}
        onChange={(value) => set('hours', value)}
      />
      <TextInput
        label={words.fields.organiser}
        max={fields.organiser.is.max}
        value={values.organiser}
        onChange={(value) => set('organiser', value)}
      />
      <ChoiceInput
        label={words.fields.area}
        value={values.area}
        options={optionsOf(activityAreas, words.choices.area)}
        onChange={(value) => set('area', value)}
      />
      <NumberInput
        label={words.fields.guests}
        hint={t.form.guestsHint}
        integer
        min={0}
        max={fields.guests.is.max}
        value={values.guests}
        onChange={(value) => set('guests', value)}
      />
      <MoneyInput
        label={words.fields.budget}
        min={0}
        value={values.budget}
        onChange={(value) => set('budget', value)}
      />
      <ChoiceInput
        label={words.fields.club}
        value={values.club}
        options={props.data ? clubOptions(props.data, values.club) : []}
        onChange={(value) => set('club', value)}
      />
      <PlannedInput
        year={dayParts(values.startsOn ?? place.today).year}
        value={values.plannedFor}
        monthProblem={textOf(plan('plan-month-needed'))}
        dayProblem={textOf(plan('no-such-plan-day'))}
        onChange={(value) => set('plannedFor', value)}
      />
      <Stack gap="small">
        <FlagInput
          label={words.fields.joint}
          value={values.joint}
          onChange={(value) => set('joint', value)}
        />
        <FlagInput
          label={words.fields.cancelled}
          value={values.cancelled}
          onChange={(value) => set('cancelled', value)}
        />
      </Stack>
      <TextArea
        label={words.fields.plan}
        rows={3}
        max={fields.plan.is.max}
        value={values.plan}
        onChange={(value) => set('plan', value)}
      />
      <TextArea
        label={words.fields.content}
        rows={3}
        max={fields.content.is.max}
        value={values.content}
        onChange={(value) => set('content', value)}
      />
      <TextArea
        label={words.fields.note}
        rows={3}
        max={fields.note.is.max}
        value={values.note}
        onChange={(value) => set('note', value)}
      />
    </Form>
  )
}
