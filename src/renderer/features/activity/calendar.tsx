import type { KeyboardEvent } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { EntityId } from '#shared/base/id.ts'
import type { CalendarEntry } from '#shared/domain/activity-plan.ts'

/** Left and right go to the first of the month before or after, up and down to the activity before or after. */
const onArrow = (event: KeyboardEvent<HTMLOListElement>) => {
  const { key, currentTarget: list } = event
  const by =
    key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0
  const from = document.activeElement
  if (by === 0 || !(from instanceof HTMLElement)) return
  const month = from.closest('.xj-calendar-month')
  if (!month) return
  event.preventDefault()
  const months = [...list.children]
  const all = [...list.querySelectorAll<HTMLElement>('button')]
  const to =
    key === 'ArrowLeft' || key === 'ArrowRight'
      ? months[months.indexOf(month) + by]?.querySelector<HTMLElement>('button')
      : all[all.indexOf(from) + by]
  to?.focus()
}

/** The year in twelve months, each with what was and what will be; an activity opens, a month can be planned for. */
export const Calendar = (props: {
  readonly year: number
  readonly months: readonly (readonly CalendarEntry[])[]
  /** The month of today, where the year is the running one. */
  readonly now: number | null
  readonly openId: string | null
  /** Whose an activity is, where those of several branches stand together. */
  readonly branchOf?: ((record: CalendarEntry['record']) => string) | undefined
  readonly onOpen: (id: EntityId) => void
  /** Null where planning is done by somebody else. */
  readonly onPlan: ((month: number) => void) | null
}) => {
  const messages = useMessages()
  const t = messages.activityYear.plan
  return (
    <ol className="xj-calendar" aria-label={t.calendarLabel(props.year)} onKeyDown={onArrow}>
      {props.months.map((entries, index) => {
        const month = index + 1
        return (
          <li key={month} className="xj-calendar-month" data-now={month === props.now ? true : undefined}>
            <div className="xj-calendar-head">
              <strong>{t.monthName(month)}</strong>
              {props.onPlan ? (
                <Button
                  kind="quiet"
                  small
                  icon="add"
                  label={t.addIn(messages.app.form.month(props.year, month))}
                  onClick={() => props.onPlan?.(month)}
                />
              ) : null}
            </div>
            {entries.length === 0 ? (
              <span className="xj-hint">{t.nothing}</span>
            ) : (
              <ul>
                {entries.map(({ record, day, state }) => (
                  <li key={record.id}>
                    <button
                      type="button"
                      className="xj-calendar-entry"
                      data-state={state}
                      aria-current={record.id === props.openId ? true : undefined}
                      onClick={() => props.onOpen(record.id)}
                    >
                      <span className="xj-calendar-day">{day === null ? t.noDay : t.dayName(day)}</span>
                      <span className="xj-calendar-title">
                        {record.values.title}
                        {props.branchOf ? (
                          <span className="xj-calendar-branch">{props.branchOf(record)}</span>
                        ) : null}
                      </span>
                      {state === 'held' ? null : <span className="xj-calendar-state">{t.states[state]}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}
