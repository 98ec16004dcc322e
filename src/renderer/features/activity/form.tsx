import { useState } from 'react'
import { problemSentence } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoiceInput, FlagInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { MoneyInput, NumberInput } from '#renderer/ui/number-input.tsx'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type Activity, activity, activityAreas, activityTypes } from '#shared/domain/activity.ts'
import { checkActivity } from '#shared/domain/activity-check.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { useActivityDeeds, useActivityPlace } from './model.ts'
import type { ActivityRow } from './summary.ts'

const none: Activity = {}
const { fields } = activity

/** One activity on one screen; `row` null makes a new one. What was typed stays until it is saved. */
export const ActivityForm = (props: {
  readonly row: ActivityRow | null
  readonly onSaved?: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.activityPage
  const words = messages.activity
  const format = useFormat()
  const toast = useToast()
  const place = useActivityPlace()
  const deeds = useActivityDeeds()
  const before = props.row?.record.values ?? none
  const [edits, setEdits] = useState<Activity>(none)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const values: Activity = { ...before, ...edits }
  const set = <N extends keyof Activity>(name: N, value: Activity[N]) =>
    setEdits((now) => ({ ...now, [name]: value }))

  const checked = checkActivity(values)
  const problems = checked.ok ? [] : checked.error
  const noTitle = problems.some((one) => one.type === 'field' && one.field === 'title')
  const span = problems.find((one) => one.type === 'ends-before-start' || one.type === 'start-needed')
  const dirty = Object.keys(edits).length > 0

  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    setBusy(true)
    const saved = await deeds.saveActivity(props.row?.id ?? null, before, values)
    setBusy(false)
    if (!saved.ok) {
      toast({ text: problemSentence(messages, saved.error), tone: 'bad' })
      return
    }
    toast({ text: t.saved(values.title ?? '') })
    setEdits(none)
    props.onSaved?.(saved.value)
  }
  const draftNews = () =>
    set(
      'news',
      t.form.news(
        values.startsOn ? format.day(values.startsOn) : '',
        place.name,
        values.title ?? '',
        values.place ?? '',
        props.row?.signed ?? 0,
        values.content ?? '',
      ),
    )

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
        options={activityTypes.map((one) => ({ value: one, label: words.choices.type[one] }))}
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
        onChange={(value) => set('startsOn', value)}
      />
      <DayInput
        label={words.fields.endsOn}
        value={values.endsOn}
        today={place.today}
        problem={span ? problemText(messages, 'activity', words.problems, span) : null}
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
        options={activityAreas.map((one) => ({ value: one, label: words.choices.area[one] }))}
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
        label={words.fields.news}
        rows={3}
        max={fields.news.is.max}
        value={values.news}
        hint={
          values.content && !values.news ? (
            <Button kind="link" small onClick={draftNews}>
              {t.form.writeNews}
            </Button>
          ) : null
        }
        onChange={(value) => set('news', value)}
      />
      <TextInput
        label={words.fields.note}
        wide
        max={fields.note.is.max}
        value={values.note}
        onChange={(value) => set('note', value)}
      />
    </Form>
  )
}
