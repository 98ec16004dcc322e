import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { Form, FormSection } from '#renderer/ui/form.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Facts, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import { useSaving } from '#renderer/ui/saving.ts'
import { TextArea } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { type HomeRating, homeRating } from '#shared/domain/home.ts'
import { checkRating, reviewRates } from '#shared/domain/home-check.ts'
import { problemText } from '#shared/i18n/sentence.ts'
import { useHomeDeeds, useHomePlace, useRatingEdits } from './model.ts'
import { pointsText, type RatingRow } from './rating.ts'

const { fields } = homeRating
const answers = [
  'distributed',
  'returned',
  'valid',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
] as const

/** The tally of the members' review, the level applied for, the summary, the day of handing in. */
const OwnForm = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const t = messages.homePage
  const words = messages.home
  const format = useFormat()
  const toast = useToast()
  const place = useHomePlace()
  const deeds = useHomeDeeds()
  const { row } = props
  const { edits, set, clear } = useRatingEdits(row.id)
  const { busy, saving } = useSaving(problemNotice)
  const values: HomeRating = { ...row.record.values, ...edits }
  const review = values.review ?? {}
  const checked = checkRating(values, { today: place.today })
  const problem = checked.ok ? undefined : checked.error[0]
  const rates = reviewRates(review)
  const share = (value: number | null) => (value === null ? t.review.none : format.percent(value))
  const onSave = async () => {
    if (problem || busy) return
    const saved = await saving(deeds.saveRating(row, values))
    if (!saved.ok) return
    clear()
    toast({ text: t.review.saved })
  }
  const levels = row.scheme?.levels.map((one) => ({ value: one.id, label: one.name })) ?? []
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      busy={busy}
      columns={3}
      label={t.tab.review}
    >
      <FormSection title={t.review.title} note={t.review.hint} />
      {answers.map((part) => (
        <NumberInput
          key={part}
          label={words.parts.review[part]}
          integer
          min={0}
          value={review[part]}
          onChange={(count) => set({ review: { ...review, [part]: count } })}
        />
      ))}
      {problem ? (
        <VerdictStrip state="bad">
          {problemText(messages, 'home-rating', messages.home.problems, problem)}
        </VerdictStrip>
      ) : rates.returned !== null ? (
        <VerdictStrip state="info">
          {t.review.rates(share(rates.returned), share(rates.satisfied), share(rates.atLeastBasically))}
        </VerdictStrip>
      ) : null}
      <FormSection title={t.review.summary} />
      <ChoiceInput
        label={words.fields.ownLevel}
        value={values.ownLevel}
        options={levels}
        onChange={(ownLevel) => set({ ownLevel })}
      />
      <ChoiceInput
        label={words.fields.target}
        value={values.target?.level}
        options={levels}
        onChange={(level) => set({ target: level && row.scheme ? { scheme: row.scheme.id, level } : null })}
      />
      <DayInput
        label={words.fields.dueOn}
        today={place.today}
        value={values.dueOn}
        onChange={(dueOn) => set({ dueOn })}
      />
      <DayInput
        label={words.fields.submittedOn}
        today={place.today}
        value={values.submittedOn}
        disabled={place.level === 'group'}
        onChange={(submittedOn) => set({ submittedOn })}
      />
      <TextArea
        label={words.fields.summary}
        wide
        rows={8}
        max={fields.summary.is.max}
        value={values.summary}
        onChange={(summary) => set({ summary })}
      />
    </Form>
  )
}

type Outcome = NonNullable<HomeRating['result']>

/** What the school found: written there, read below. */
const ResultForm = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const t = messages.homePage
  const words = messages.home.parts.result
  const toast = useToast()
  const place = useHomePlace()
  const deeds = useHomeDeeds()
  const { row } = props
  const [edits, setEdits] = useState<Outcome>({})
  const result: Outcome = { ...row.record.values.result, ...edits }
  const set = (part: Outcome) => setEdits((now) => ({ ...now, ...part }))
  const onSave = async () => {
    const saved = await deeds.saveRating(row, { ...row.record.values, result })
    if (!saved.ok) {
      toast(problemNotice(messages, saved.error))
      return
    }
    setEdits({})
    toast({ text: t.review.saved })
  }
  return (
    <Form
      onSave={() => void onSave()}
      dirty={Object.keys(edits).length > 0}
      columns={3}
      saveLabel={t.review.saveResult}
      label={t.review.result}
    >
      <NumberInput
        label={words.points}
        value={result.points}
        hint={
          row.schoolTotals
            ? t.ofMax(pointsText(row.schoolTotals.total), pointsText(row.schoolTotals.max))
            : null
        }
        onChange={(points) => set({ points })}
      />
      <ChoiceInput
        label={words.level}
        value={result.level}
        options={row.scheme?.levels.map((one) => ({ value: one.id, label: one.name })) ?? []}
        onChange={(level) => set({ level })}
      />
      <DayInput label={words.day} today={place.today} value={result.day} onChange={(day) => set({ day })} />
      <TextArea
        label={words.note}
        wide
        rows={2}
        max={fields.result.is.of.note.max}
        value={result.note}
        onChange={(note) => set({ note })}
      />
    </Form>
  )
}

const ResultFacts = (props: { readonly row: RatingRow }) => {
  const messages = useMessages()
  const format = useFormat()
  const words = messages.home.parts.result
  const { result } = props.row.record.values
  if (!result) return <p className="xj-note">{messages.homePage.review.noResult}</p>
  return (
    <Facts
      items={[
        { label: words.points, value: result.points == null ? '' : pointsText(result.points) },
        {
          label: words.level,
          value: props.row.scheme?.levels.find((one) => one.id === result.level)?.name ?? result.level ?? '',
        },
        { label: words.day, value: result.day ? format.day(result.day) : '' },
        { label: words.note, value: result.note ?? '' },
      ]}
    />
  )
}

/** Members' review, application, and what the school found. */
export const ReviewPanel = (props: { readonly row: RatingRow; readonly above: boolean }) => {
  const t = useMessages().homePage
  return (
    <Stack>
      <Card title={t.tab.review}>
        <OwnForm row={props.row} />
      </Card>
      <Card title={t.review.result}>
        {props.above ? <ResultForm row={props.row} /> : <ResultFacts row={props.row} />}
      </Card>
    </Stack>
  )
}
