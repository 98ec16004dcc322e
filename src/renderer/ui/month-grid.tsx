import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, type Day, dayOf, dayParts } from '#shared/base/day.ts'
import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'

/** Monday = 0. */
const weekday = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const moveMonth = (day: Day, months: number): Day => {
  const { year, month, day: date } = dayParts(day)
  const index = year * 12 + month - 1 + months
  const to = [Math.floor(index / 12), (index % 12) + 1] as const
  for (let d = date; d > 27; d--) {
    const found = dayOf(to[0], to[1], d)
    if (found) return found
  }
  return dayOf(to[0], to[1], Math.min(date, 28)) ?? day
}

/** The weeks that a month touches, each from Monday to Sunday. */
export const weeksOf = (day: Day): readonly (readonly Day[])[] => {
  const { year, month } = dayParts(day)
  const first = dayOf(year, month, 1) ?? day
  const start = addDays(first, -weekday(first))
  const last = addDays(moveMonth(first, 1), -1)
  const weeks: Day[][] = []
  for (let at = start; at <= last; at = addDays(at, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => addDays(at, n)))
  }
  return weeks
}

const steps: Readonly<Record<string, (day: Day) => Day>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => moveMonth(day, -1),
  PageDown: (day) => moveMonth(day, 1),
  Home: (day) => addDays(day, -weekday(day)),
  End: (day) => addDays(day, 6 - weekday(day)),
}

/** A month to choose a day from, by the ARIA date grid pattern. */
export const MonthGrid = (props: {
  readonly value: Day | null
  readonly today: Day
  readonly onChoose: (day: Day) => void
  readonly onClose: () => void
}) => {
  const t = useMessages().app.form
  const [at, setAt] = useState<Day>(props.value ?? props.today)
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
  }, [at])
  const { year, month } = dayParts(at)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      props.onClose()
      return
    }
    const step = steps[event.key]
    if (!step || !(event.target instanceof HTMLElement) || event.target.dataset.day === undefined) return
    event.preventDefault()
    setAt(step(at))
  }
  return (
    <div role="dialog" aria-label={t.calendar} className="xj-month" onKeyDown={onKeyDown}>
      <div className="xj-month-head">
        <Button
          kind="quiet"
          small
          icon="left"
          label={t.previousMonth}
          onClick={() => setAt(moveMonth(at, -1))}
        />
        <span aria-live="polite">{t.month(year, month)}</span>
        <Button kind="quiet" small icon="right" label={t.nextMonth} onClick={() => setAt(moveMonth(at, 1))} />
      </div>
      <table ref={grid}>
        <thead>
          <tr>
            {t.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    data-day={day}
                    data-other={dayParts(day).month !== month}
                    data-today={day === props.today}
                    aria-pressed={day === props.value}
                    aria-label={day}
                    tabIndex={day === at ? 0 : -1}
                    onClick={() => props.onChoose(day)}
                  >
                    {dayParts(day).day}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button kind="link" small onClick={() => props.onChoose(props.today)}>
        {t.today}
      </Button>
    </div>
  )
}
