import { useEffect, useRef, useState } from 'react'
import { type Day, readDay } from '#shared/base/day.ts'
import { Button } from './button.tsx'
import type { FieldProps } from './field.tsx'
import { useMessages } from './messages.tsx'
import { MonthGrid } from './month-grid.tsx'
import { TypedInput } from './typed-input.tsx'

/** A day as people write it: 2026-3-8, 20260308, 2026年3月8日; or chosen in a month (arrow down opens it). */
export const DayInput = (
  props: FieldProps & {
    readonly value: Day | null | undefined
    readonly onChange: (value: Day | null) => void
    readonly today: Day
  },
) => {
  const t = useMessages().app.form
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open])
  const close = () => {
    setOpen(false)
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} className="xj-day">
      <TypedInput<Day>
        {...props}
        read={readDay}
        show={(day) => day}
        unreadable={t.badDay}
        placeholder={t.dayHint}
        onKey={(key) => {
          if (key !== 'ArrowDown') return false
          setOpen(true)
          return true
        }}
        after={
          <Button
            kind="quiet"
            icon="activity"
            label={`${t.openCalendar}: ${props.label}`}
            disabled={props.disabled}
            onClick={() => setOpen(!open)}
          />
        }
      />
      {open ? (
        <MonthGrid
          value={props.value ?? null}
          today={props.today}
          onChoose={(day) => {
            props.onChange(day)
            close()
          }}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
