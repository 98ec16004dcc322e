import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea, TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type Club, club } from '#shared/domain/club.ts'
import { type ClubProblem, checkClub } from '#shared/domain/club-check.ts'
import type { Rec } from '#shared/domain/field.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { useClubDeeds } from './club-model.ts'
import { type ActivityData, useActivityPlace } from './model.ts'
import { memberOptions } from './words.ts'

const { fields } = club

/** One club on one screen; `record` null makes a new one. */
export const ClubForm = (props: {
  readonly record: Rec<Club> | null
  readonly data: ActivityData
  readonly onSaved?: (id: EntityId) => void
}) => {
  const messages = useMessages()
  const t = messages.activityYear.club
  const words = messages.club
  const toast = useToast()
  const deeds = useClubDeeds()
  const place = useActivityPlace()
  const { record, data } = props
  const [edits, setEdits] = useState<Club>({})
  const [tried, setTried] = useState(false)
  const { busy, saving } = useSaving(problemNotice)
  const values: Club = { ...record?.values, ...edits }
  const set = (part: Club) => setEdits((now) => ({ ...now, ...part }))
  const home = record?.home ?? place.org
  const checked = checkClub(
    values,
    data.clubs.filter((one) => one.id !== record?.id && one.home === home),
    place,
  )
  const problems = checked.ok ? [] : checked.error
  const of = (type: ClubProblem['type']): string | null => {
    const found = problems.find((one) => one.type === type)
    return found ? problemText(messages, 'club', words.problems, found) : null
  }
  const noName = problems.some((one) => one.type === 'field' && one.field === 'name')
  const onSave = async () => {
    setTried(true)
    if (problems.length > 0 || busy) return
    const saved = await saving(deeds.saveClub(record, values))
    if (!saved.ok) return
    setEdits({})
    toast({ text: t.saved(values.name ?? '') })
    props.onSaved?.(saved.value)
  }
  return (
    <Form
      label={record ? t.title(record.values.name ?? '') : t.create}
      columns={2}
      dirty={Object.keys(edits).length > 0}
      busy={busy}
      onSave={() => void onSave()}
    >
      <TextInput
        label={words.fields.name}
        required
        autoFocus={record === null}
        max={fields.name.is.max}
        value={values.name}
        problem={of('name-taken') ?? (tried && noName ? t.needName : null)}
        onChange={(name) => set({ name })}
      />
      <PersonPicker
        label={words.fields.leader}
        people={memberOptions(data, home, place.today, messages)}
        value={values.leader ?? null}
        onChange={(leader) => set({ leader })}
      />
      <TextInput
        label={words.fields.time}
        max={fields.time.is.max}
        value={values.time}
        onChange={(time) => set({ time })}
      />
      <TextInput
        label={words.fields.place}
        max={fields.place.is.max}
        value={values.place}
        onChange={(next) => set({ place: next })}
      />
      <DayInput
        label={words.fields.foundedOn}
        today={place.today}
        value={values.foundedOn}
        problem={values.foundedOn && values.foundedOn > place.today ? of('ended-in-future') : null}
        onChange={(foundedOn) => set({ foundedOn })}
      />
      <DayInput
        label={words.fields.termEndsOn}
        today={place.today}
        value={values.termEndsOn}
        problem={values.endedOn ? null : of('ends-before-founded')}
        onChange={(termEndsOn) => set({ termEndsOn })}
      />
      <TextArea
        label={words.fields.purpose}
        wide
        rows={3}
        max={fields.purpose.is.max}
        value={values.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      {record ? (
        <DayInput
          label={words.fields.endedOn}
          today={place.today}
          value={values.endedOn}
          problem={
            values.endedOn
              ? (of('ends-before-founded') ?? (values.endedOn > place.today ? of('ended-in-future') : null))
              : null
          }
          onChange={(endedOn) => set({ endedOn })}
        />
      ) : null}
      <TextInput
        label={words.fields.note}
        wide={!record}
        max={fields.note.is.max}
        value={values.note}
        onChange={(note) => set({ note })}
      />
    </Form>
  )
}
