import { ChoiceInput } from '#renderer/ui/choice-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { NumberInput } from '#renderer/ui/number-input.tsx'
import type { Activity } from '#shared/domain/activity.ts'

type Planned = NonNullable<Activity['plannedFor']> | null

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

const keyOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/** 计划时间: a month of this year or the next, and perhaps a day; two fields of a form. */
export const PlannedInput = (props: {
  readonly value: Planned | undefined
  /** The year whose months are offered first. */
  readonly year: number
  readonly required?: boolean
  readonly monthProblem: string | null
  readonly dayProblem: string | null
  readonly onChange: (value: Planned) => void
}) => {
  const messages = useMessages()
  const t = messages.activityYear.plan
  const { value } = props
  const years = [...new Set([value?.year ?? props.year, props.year, props.year + 1])].sort()
  const options = years.flatMap((year) =>
    months.map((month) => ({ value: keyOf(year, month), label: messages.app.form.month(year, month) })),
  )
  const set = (key: string | null) => {
    if (key === null) return props.onChange(null)
    props.onChange({ year: Number(key.slice(0, 4)), month: Number(key.slice(5)), day: value?.day ?? null })
  }
  return (
    <>
      <ChoiceInput
        label={t.month}
        required={props.required}
        value={value?.year != null && value.month != null ? keyOf(value.year, value.month) : null}
        options={options}
        problem={props.monthProblem}
        onChange={set}
      />
      <NumberInput
        label={t.day}
        hint={t.dayHint}
        integer
        min={1}
        max={31}
        disabled={value?.month == null}
        value={value?.day}
        problem={props.dayProblem}
        onChange={(day) => props.onChange({ ...value, day })}
      />
    </>
  )
}
