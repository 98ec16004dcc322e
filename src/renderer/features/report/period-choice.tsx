import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { DayInput } from '#renderer/ui/day-input.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Day } from '#shared/base/day.ts'
import { periodsAt, useChoice } from './model.ts'

/** The period of every report: a word, or two days. */
export const PeriodChoice = (props: { readonly from: Day; readonly to: Day; readonly today: Day }) => {
  const t = useMessages().reportPage
  const { from, to, today } = props
  const periods = periodsAt(today)
  const current = (['thisYear', 'lastYear', 'firstHalf'] as const).filter(
    (name) => periods[name].from === from && periods[name].to === to,
  )
  return (
    <>
      <FilterChips
        single
        label={t.period}
        options={(['thisYear', 'firstHalf', 'lastYear'] as const).map((value) => ({
          value,
          label: t[value],
        }))}
        value={current}
        onChange={([name]) => {
          if (name) useChoice.setState(periods[name])
        }}
      />
      <DayInput
        label={t.from}
        today={today}
        value={from}
        onChange={(day) => useChoice.setState({ from: day })}
      />
      <DayInput label={t.to} today={today} value={to} onChange={(day) => useChoice.setState({ to: day })} />
    </>
  )
}
